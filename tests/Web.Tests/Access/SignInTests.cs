using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Tests.Access;

[Collection(nameof(AccessSite))]
public sealed class SignInTests(AccessSite site)
{
    [Fact]
    public async Task Signing_in_gives_a_new_secret_that_no_script_reads()
    {
        using var browser = site.Anonymous();
        // Somebody planted a session they know.
        browser.Cookies["maru.session"] = new string('a', 64);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/signin", "password", ("name", "citizen"), ("password", AccessSite.Password))).Status);
        Assert.NotEqual(new string('a', 64), browser.Cookies["maru.session"]);
        var cookie = browser.LastCookies["maru.session"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var first = browser.Cookies["maru.session"];
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/signin", "password", ("name", "citizen"), ("password", AccessSite.Password))).Status);
        Assert.NotEqual(first, browser.Cookies["maru.session"]);
        using var before = site.Anonymous();
        before.Cookies["maru.session"] = first;
        Assert.Equal(HttpStatusCode.Forbidden, (await before.Open("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/account")).Status);
        Assert.Contains("no-store", browser.LastHeaders!.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_names_and_wrong_passwords_are_answered_alike_and_failures_lock()
    {
        await site.Account("clumsy", new RoleHeld(Role.Staff, "교통과"));
        using var browser = site.Anonymous();
        var unknown = await browser.Send("/signin", "password", ("name", "nobody-here"), ("password", "틀린 비밀번호 1"));
        var wrong = await browser.Send("/signin", "password", ("name", "clumsy"), ("password", "틀린 비밀번호 1"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Equal((unknown.Status, Notice(unknown)), (wrong.Status, Notice(wrong)));
        for (var i = 0; i < 4; i++) await browser.Send("/signin", "password", ("name", "clumsy"), ("password", "틀린 비밀번호 1"));
        var locked = await browser.Send("/signin", "password", ("name", "clumsy"), ("password", AccessSite.Password));
        Assert.Equal(Notice(unknown), Notice(locked));
        Assert.True(site.Get<Accounts>().Find("clumsy").IsLocked);
        await site.Get<Accounts>().Unlock(Reader.Machine, "clumsy");
        using var again = await site.SignedIn("clumsy");
    }

    [Fact]
    public async Task The_record_of_rights_speaks_in_words()
    {
        await site.Account("recorded", new RoleHeld(Role.Staff, "교통과"));
        var lines = site.Get<AccessEvents>().Newest(1_000);
        Assert.Contains("역할: 직원 교통과", lines.Select(line => line.Words().Ko));
        Assert.Contains("링크로 비밀번호를 정함", lines.Select(line => line.Words().Ko));
        Assert.All(lines, line => Assert.DoesNotContain(line.What, line.Words().Ko, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_is_not_taken()
    {
        using var browser = await site.SignedIn("boss");
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true))
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (route.StartsWith("/api/", StringComparison.Ordinal)) continue;
            var answer = await browser.Post(Regex.Replace(route, @"\{[^}]*\}", Uri.EscapeDataString(AccessSite.Open)), ("access", "Everyone"), ("do", "approve"));
            Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone || answer.Location?.Contains("notice=", StringComparison.Ordinal) == true || answer.Location?.Contains("slip=", StringComparison.Ordinal) == true, $"{route}: {answer.Status} {answer.Location}");
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/accounts", ("_handler", "add"), ("name", "planted"), ("role", "administrator"))).Status);
        Assert.DoesNotContain(site.Get<Accounts>().List(), account => account.Name == "planted");
        // A token that another account was given fits nobody else.
        using var other = await site.SignedIn("citizen");
        var token = Regex.Match((await other.Open("/account")).Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        browser.Cookies.Where(cookie => cookie.Key.Contains("Antiforgery", StringComparison.OrdinalIgnoreCase)).ToList().ForEach(cookie => browser.Cookies.Remove(cookie.Key));
        foreach (var cookie in other.Cookies.Where(cookie => cookie.Key.Contains("Antiforgery", StringComparison.OrdinalIgnoreCase))) browser.Cookies[cookie.Key] = cookie.Value;
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/accounts", ("_handler", "add"), ("__RequestVerificationToken", token), ("name", "planted"), ("role", "administrator"))).Status);
        Assert.DoesNotContain(site.Get<Accounts>().List(), account => account.Name == "planted");
    }

    [Theory]
    [InlineData("staff-traffic"), InlineData("auditor"), InlineData("privacy"), InlineData("lead-traffic")]
    public async Task Fields_that_a_form_does_not_have_give_nobody_a_role(string who)
    {
        using var browser = await site.SignedIn(who);
        var answer = await browser.Send("/account", "password", ("old", AccessSite.Password), ("password", AccessSite.Password), ("again", AccessSite.Password), ("role", "administrator"), ("Roles[0].Role", "7"), ("department", ""));
        Assert.True(answer.Status is HttpStatusCode.Redirect, answer.Said);
        Assert.DoesNotContain(site.Get<Accounts>().Find(who).Roles, held => held.Role == Role.Administrator);
        var token = Regex.Match((await browser.Open("/account")).Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        await browser.Post("/accounts", ("_handler", "add"), ("__RequestVerificationToken", token), ("name", "mine"), ("role", "administrator"));
        Assert.DoesNotContain(site.Get<Accounts>().List(), account => account.Name == "mine");
        Assert.Throws<Core.InputException>(() => site.Get<Accounts>().SetRoles(new(ReaderKind.Account, who) { Roles = site.Get<Accounts>().Find(who).Roles }, who, [new(Role.Administrator)]));
    }

    [Fact]
    public async Task A_data_lead_changes_what_is_told_of_the_own_offices_data_only()
    {
        using var browser = await site.SignedIn("lead-traffic");
        Assert.Contains($"action=\"/datasets/{Uri.EscapeDataString(AccessSite.Open)}/metadata\"", (await browser.Open($"/datasets/{Uri.EscapeDataString(AccessSite.Open)}/metadata")).Body, StringComparison.Ordinal);
        var token = Regex.Match((await browser.Open("/account")).Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        await browser.Post($"/datasets/{Uri.EscapeDataString(AccessSite.Nature)}/metadata", ("__RequestVerificationToken", token), ("title", "빼앗음"), ("access", "Everyone"));
        Assert.Equal(AccessLevel.Internal, site.Get<CatalogStore>().Snapshot().Find(AccessSite.Nature)!.Access);
        Assert.DoesNotContain("빼앗음", site.Get<CatalogStore>().Snapshot().Find(AccessSite.Nature)!.Title.Ko, StringComparison.Ordinal);
        foreach (var desk in (string[])["/import", "/jobs", "/sources", "/links", "/reports"]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open(desk)).Status);
    }

    [Fact]
    public async Task The_desks_key_opens_nothing_once_an_administrator_has_a_password()
    {
        using var browser = site.Anonymous();
        await browser.Open(site.Get<DeskKey>().Address);
        Assert.True(browser.Cookies.ContainsKey("maru.desk"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/import")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/accounts")).Status);
    }

    [Fact]
    public async Task The_second_factor_takes_each_code_once()
    {
        await site.Account("careful", new RoleHeld(Role.Staff, "교통과"));
        using var browser = await site.SignedIn("careful");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/account", "prove", ("present", AccessSite.Password))).Status);
        var prepared = await browser.Send("/account", "factor-begin");
        var key = Regex.Match(prepared.Body, "secret=([A-Z2-7]+)").Groups[1].Value;
        Assert.Equal(32, key.Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await Confirm(browser, prepared, "000000")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Confirm(browser, prepared, Code(key, 0))).Status);
        using var other = site.Anonymous();
        Assert.Contains("step=code", (await other.Send("/signin", "password", ("name", "careful"), ("password", AccessSite.Password))).Location, StringComparison.Ordinal);
        Assert.False(other.Cookies.ContainsKey("maru.session"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Open("/account")).Status);
        // The code that turned it on was seen; the next one is new.
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Send("/signin?step=code", "code", ("code", Code(key, 0)))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Send("/signin?step=code", "code", ("code", Code(key, 1)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.Open("/account")).Status);
        using var replay = site.Anonymous();
        await replay.Send("/signin", "password", ("name", "careful"), ("password", AccessSite.Password));
        Assert.Equal(HttpStatusCode.BadRequest, (await replay.Send("/signin?step=code", "code", ("code", Code(key, 1)))).Status);
        // Older than one that was taken, though its time is not over; and longer than codes are.
        Assert.Equal(HttpStatusCode.BadRequest, (await replay.Send("/signin?step=code", "code", ("code", Code(key, 0)))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await replay.Send("/signin?step=code", "code", ("code", Code(key, 1) + "0"))).Status);
        Assert.False(replay.Cookies.ContainsKey("maru.session"));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_at_once()
    {
        await site.Account("roamer", new RoleHeld(Role.Staff, "교통과"));
        using var one = await site.SignedIn("roamer");
        using var two = await site.SignedIn("roamer");
        Assert.Equal(HttpStatusCode.OK, (await two.Open("/account")).Status);
        await one.Send("/account", "end-all");
        Assert.Equal(HttpStatusCode.Forbidden, (await one.Open("/account")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await two.Open("/account")).Status);
    }

    [Fact]
    public async Task A_link_sets_a_password_once_and_ends_the_sessions_there_were()
    {
        await site.Account("forgetful", new RoleHeld(Role.Staff, "교통과"));
        using var before = await site.SignedIn("forgetful");
        using var boss = await site.SignedIn("boss");
        var made = await boss.Follow(await boss.Send("/accounts", "link-" + site.Get<Accounts>().Find("forgetful").Id));
        var link = Regex.Match(made.Body, @"/password\?link=([0-9a-f]{64})").Value;
        using var browser = site.Anonymous();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(link, "set", ("password", "짧음"), ("again", "짧음"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(link, "set", ("password", "aaaaaaaaaaaaaa"), ("again", "aaaaaaaaaaaaaa"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send(link, "set", ("password", "새로운 비밀번호 5521"), ("again", "새로운 비밀번호 5521"))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Open(link)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await before.Open("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/signin", "password", ("name", "forgetful"), ("password", "새로운 비밀번호 5521"))).Status);
    }

    [Fact]
    public async Task Keys_that_were_revoked_replaced_forged_or_carried_elsewhere_open_nothing()
    {
        await site.Account("coder", new RoleHeld(Role.Staff, "교통과"));
        using var browser = await site.SignedIn("coder");
        await browser.Send("/account", "prove", ("present", AccessSite.Password));
        var sent = await browser.Send("/account", "key", ("key-name", "집계"), ("key-datasets", ""), ("key-days", "30"));
        var made = await browser.Follow(sent);
        var key = Regex.Match(made.Body, "maru_[0-9a-f]{32}_[0-9a-f]{64}").Value;
        Assert.NotEmpty(key);
        // Told once, in no address, and to who made it.
        Assert.DoesNotContain(key, sent.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(key, (await browser.Follow(sent)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(key, (await browser.Open("/account")).Body, StringComparison.Ordinal);
        using var program = site.Anonymous();
        program.Bearer = key;
        var rows = $"/api/v1/datasets/{Uri.EscapeDataString(AccessSite.Traffic)}/rows";
        Assert.Equal(HttpStatusCode.OK, (await program.Open(rows)).Status);
        // It reads and does nothing else.
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Open("/account")).Status);
        program.Bearer = key[..^1] + (key[^1] == '0' ? '1' : '0');
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Open(rows)).Status);
        Assert.Contains("Bearer", program.LastHeaders!.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        program.Bearer = "eyJhbGciOiJub25lIn0.e30.";
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Open(rows)).Status);
        var id = key.Split('_')[1];
        var rotated = await browser.Follow(await browser.Send("/account", "rotate-" + id));
        var next = Regex.Match(rotated.Body, "maru_[0-9a-f]{32}_[0-9a-f]{64}").Value;
        program.Bearer = next;
        Assert.Equal(HttpStatusCode.OK, (await program.Open(rows)).Status);
        await browser.Send("/account", "revoke-" + id);
        program.Bearer = key;
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Open(rows)).Status);
        // It reads no more than its account does.
        site.Get<Accounts>().SetRoles(Reader.Machine, "coder", []);
        program.Bearer = next;
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Open(rows)).Status);
        site.Get<Accounts>().Close(Reader.Machine, "coder");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Open(rows)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/account")).Status);
        program.Bearer = site.Get<AccessKeys>().MakeDisplay(Reader.Machine, "다른 곳", [AccessSite.Traffic], "203.0.113.0/24", 5);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Open(rows)).Status);
    }

    [Fact]
    public async Task Going_back_after_signing_in_stays_on_this_site()
    {
        foreach (var away in (string[])["//evil.example", "/\\evil.example", "https://evil.example/"])
        {
            using var browser = site.Anonymous();
            var answer = await browser.Send("/signin?back=" + Uri.EscapeDataString(away), "password", ("name", "citizen"), ("password", AccessSite.Password));
            Assert.DoesNotContain("evil", answer.Location, StringComparison.Ordinal);
        }
    }

    private static string Notice(Answer answer) => Regex.Match(answer.Body, "<div class=\"notice danger.*?</div>", RegexOptions.Singleline).Value is { Length: > 0 } notice ? notice : throw new InvalidOperationException(answer.Body);

    private static Task<Answer> Confirm(Browser browser, Answer prepared, string code)
    {
        var form = Regex.Matches(prepared.Body, "<form.*?</form>", RegexOptions.Singleline).Single(m => m.Value.Contains("factor-on", StringComparison.Ordinal)).Value;
        return browser.Post("/account", ("_handler", "factor-on"), ("__RequestVerificationToken", Regex.Match(form, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value), ("code", code));
    }

    // RFC 6238 with steps of 30 seconds.
    private static string Code(string key, int stepsAhead)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + stepsAhead);
        Array.Reverse(step);
#pragma warning disable CA5350 // The standard's own hash.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
