using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.Methods.QrCodes;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Tests.Access;

/// <summary>What keeps accounts from being taken over by who has a bit of one: a session, an open page, a code, a key, a place in the network.</summary>
[Collection(nameof(AccessSite))]
public sealed partial class HardeningTests(AccessSite site)
{
    [Fact]
    public async Task A_session_alone_makes_no_key_and_changes_no_second_factor()
    {
        await site.Account("robbed", new RoleHeld(Role.Staff, "교통과"));
        using var browser = await site.SignedIn("robbed");
        using var helper = await site.SignedIn("robbed");
        Assert.Equal(HttpStatusCode.Redirect, (await helper.Send("/account", "prove", ("present", AccessSite.Password))).Status);
        // The forms of one who gave the password, sent by one who did not.
        var shown = (await helper.Open("/account")).Body;
        var token = Token(shown);
        foreach (var cookie in helper.Cookies.Where(cookie => cookie.Key.Contains("Antiforgery", StringComparison.OrdinalIgnoreCase))) browser.Cookies[cookie.Key] = cookie.Value;
        foreach (var handler in (string[])["key", "factor-begin", "factor-on", "factor-off"])
        {
            Assert.DoesNotContain($"value=\"{handler}\"", (await browser.Open("/account")).Body, StringComparison.Ordinal);
            var answer = await browser.Post("/account", ("_handler", handler), ("__RequestVerificationToken", token), ("key-name", "훔친 키"), ("key-days", "30"), ("code", "000000"));
            Assert.NotEqual(HttpStatusCode.OK, answer.Status);
            Assert.NotEqual(HttpStatusCode.Redirect, answer.Status);
        }
        var session = new Reader(ReaderKind.Account, "robbed") { Account = site.Get<Accounts>().Find("robbed").Id, Session = site.Get<Sessions>().Find(browser.Cookies["maru.session"])!.Session };
        Assert.Throws<Core.InputException>(() => site.Get<AccessKeys>().Make(session, "훔친 키", null, 30));
        await Assert.ThrowsAsync<Core.InputException>(() => site.Get<Accounts>().BeginSecondFactor(session));
        await Assert.ThrowsAsync<Core.InputException>(() => site.Get<Accounts>().EndSecondFactor(session));
        Assert.Empty(site.Get<AccessKeys>().Of(site.Holder("robbed")));
        // Only the session that gave it is fresh, and wrong ones are counted.
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/account", "prove", ("present", $"틀린 비밀번호 {i}"))).Status);
        Assert.True(site.Get<Accounts>().Find("robbed").IsLocked);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/account", "prove", ("present", AccessSite.Password))).Status);
    }

    [Fact]
    public async Task The_picture_of_the_second_factor_says_what_the_key_says()
    {
        await site.Account("filming.person", new RoleHeld(Role.Staff, "교통과"));
        using var browser = await site.SignedIn("filming.person");
        await browser.Send("/account", "prove", ("present", AccessSite.Password));
        var page = await browser.Send("/account", "factor-begin");
        var link = WebUtility.HtmlDecode(Regex.Match(page.Body, "href=\"(otpauth:[^\"]*)\"").Groups[1].Value);
        var drawing = Regex.Match(page.Body, "<svg class=\"access-qr\" viewBox=\"-4 -4 (\\d+) \\d+\".*?<path d=\"([^\"]*)\"", RegexOptions.Singleline);
        var size = int.Parse(drawing.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 8;
        var dark = new bool[size, size];
        foreach (Match run in Runs().Matches(drawing.Groups[2].Value))
            for (var i = 0; i < Number(run, 3); i++) dark[Number(run, 2), Number(run, 1) + i] = true;
        Assert.StartsWith("otpauth://totp/Maru:filming.person?secret=", link, StringComparison.Ordinal);
        Assert.Equal(link, Assert.Single(await Read([Rows(size, (row, column) => dark[row, column])])));
    }

    [Fact]
    public async Task A_reader_that_is_not_ours_reads_every_length()
    {
        var random = new Random(7193);
        List<string> texts = [.. Enumerable.Range(1, 666).Where(length => length < 40 || length % 13 == 0 || length == 666).Select(length => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(33, 127)))), "otpauth://totp/마루:김서연?secret=ABCDEFGH"];
        var codes = texts.Select(QrCode.Of).ToList();
        Assert.Equal(20, codes.Select(code => code.Size).Distinct().Count());
        Assert.Equal<string?>(texts, await Read(codes.Select(code => Rows(code.Size, code.IsDark))));
        Assert.Throws<ArgumentException>(() => QrCode.Of(new string('x', 700)));
    }

    [Fact]
    public async Task No_form_of_these_pages_is_taken_without_its_token_or_with_another_accounts()
    {
        using var boss = await site.SignedIn("boss");
        using var other = await site.SignedIn("citizen");
        await boss.Send("/account", "prove", ("present", AccessSite.Password));
        await site.Account("target", new RoleHeld(Role.Staff, "교통과"));
        site.Get<AccessKeys>().MakeDisplay(Reader.Machine, "홀", [AccessSite.Nature], "203.0.113.0/24", 5);
        var foreign = Token((await other.Open("/account")).Body);
        var before = State();
        var tried = 0;
        // Found by the routes of the pages themselves.
        foreach (var path in typeof(MaruWeb).Assembly.GetTypes().Where(type => type.Namespace == "Maru.Web.Features.Access").SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template.Replace("{Id}", Uri.EscapeDataString(AccessSite.Traffic), StringComparison.Ordinal)))
        {
            using var visitor = path is "/signin" or "/device" or "/password" ? site.Anonymous() : await site.SignedIn(path.EndsWith("/personal", StringComparison.Ordinal) ? "privacy" : "boss");
            var shown = path == "/password" ? $"/password?link={site.Get<Accounts>().Link(Reader.Machine, "target")}" : path;
            if (path is "/account") await visitor.Send("/account", "prove", ("present", AccessSite.Password));
            before = State();
            var forms = Forms().Matches((await visitor.Open(shown)).Body).Where(form => form.Value.Contains("_handler", StringComparison.Ordinal)).ToList();
            foreach (var form in forms)
            {
                Assert.Contains("__RequestVerificationToken", form.Value, StringComparison.Ordinal);
                var address = WebUtility.HtmlDecode(form.Groups[1].Value);
                var handler = WebUtility.HtmlDecode(Regex.Match(form.Value, "name=\"_handler\" value=\"([^\"]*)\"").Groups[1].Value);
                // The other end of a session is not tried on: it would end this one.
                foreach (var token in (string?[])[null, "", foreign, "CfDJ8forged"])
                {
                    var answer = await visitor.Post(address, [("_handler", handler), .. token is null ? [] : ((string, string)[])[("__RequestVerificationToken", token)],
                        ("name", "planted"), ("password", AccessSite.Password), ("again", AccessSite.Password), ("role", "administrator"), ("why", "x"), ("reason", "심어 둔 까닭"), ("columns", "휴대전화"), ("present", AccessSite.Password), ("token", "x"), ("old", AccessSite.Password)]);
                    Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{path} {handler}: {answer.Status} {answer.Location}");
                    tried++;
                }
            }
            Assert.Equal(before, State());
        }
        Assert.True(tried > 60, $"{tried}");
    }

    [Fact]
    public async Task Fields_that_the_forms_of_an_account_do_not_have_change_nothing()
    {
        await site.Account("modest", new RoleHeld(Role.Staff, "교통과"));
        var id = site.Get<Accounts>().Find("modest").Id;
        var boss = site.Get<Accounts>().Find("boss");
        (string, string)[] more =
        [
            ("role", "administrator"), ("Roles[0].Role", "7"), ("roles", "administrator"), ("Account", boss.Id), ("account", boss.Id), ("Id", boss.Id), ("name", "boss"), ("UserName", "boss"),
            ("TwoFactorEnabled", "true"), ("LockoutEnd", ""), ("ClosedAt", ""), ("PasswordHash", "x"), ("closed", "false"), ("subject", "s-mine"), ("issuer", "ldap"), ("half", "0"), ("via", "openid"), ("proved_at", "2099-01-01"), ("kind", "Display"), ("network", "0.0.0.0/0"), ("datasets", AccessSite.Nature),
        ];
        using var browser = await site.SignedIn("modest");
        await browser.Send("/account", "prove", [("present", AccessSite.Password), .. more]);
        var made = await browser.Send("/account", "key", [("key-name", "집계"), ("key-datasets", ""), ("key-days", "30"), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        using (var other = await site.SignedIn("boss")) Assert.DoesNotMatch("maru_[0-9a-f]{32}_", (await other.Follow(made)).Body);
        Assert.Matches("maru_[0-9a-f]{32}_", (await browser.Follow(made)).Body);
        await browser.Send("/account", "password", [("old", AccessSite.Password), ("password", AccessSite.Password), ("again", AccessSite.Password), .. more]);
        await browser.Send("/access", "ask", [("dataset", AccessSite.Nature), ("for", "me"), ("columns", "None"), ("reason", "시험"), ("days", "5"), ("state", "Approved"), ("decided_by", "boss"), .. more]);
        using var fresh = site.Anonymous();
        await fresh.Send("/signin", "password", [("name", "modest"), ("password", AccessSite.Password), ("account", boss.Id), ("Account", boss.Id), ("role", "administrator")]);
        var now = site.Get<Accounts>().Find("modest");
        Assert.Equal([new RoleHeld(Role.Staff, "교통과")], now.Roles);
        Assert.Equal((id, false, 0), (now.Id, now.HasSecondFactor, now.Links.Count));
        Assert.Equal(boss, site.Get<Accounts>().Find("boss") with { SeenAt = boss.SeenAt, Roles = boss.Roles, Links = boss.Links });
        var key = Assert.Single(site.Get<AccessKeys>().Of(site.Holder("modest")), key => key.Account == "modest");
        Assert.True(!key.IsDisplay && key.Network is null && key.Datasets is null);
        Assert.DoesNotContain(site.Get<Grants>().Of(Reader.Machine), grant => grant.Account == "modest" && grant.State == GrantState.Approved);
        Assert.Equal("modest", site.Get<Sessions>().Find(fresh.Cookies["maru.session"])!.Name);
    }

    [Fact]
    public async Task No_secret_a_browser_held_before_is_worth_anything_after()
    {
        await site.Account("fixed", new RoleHeld(Role.Staff, "교통과"));
        var own = site.Holder("fixed");
        // Planted by somebody who knows them: a made-up session, a session of their own, a half one.
        using var attacker = await site.SignedIn("citizen");
        foreach (var planted in (string[])[new string('b', 64), attacker.Cookies["maru.session"], "", "' or 1=1 --"])
        {
            using var victim = site.Anonymous();
            victim.Cookies["maru.session"] = victim.Cookies["maru.half"] = planted;
            Assert.Equal(HttpStatusCode.Redirect, (await victim.Send("/signin", "password", ("name", "fixed"), ("password", AccessSite.Password))).Status);
            Assert.NotEqual(planted, victim.Cookies["maru.session"]);
            using var knows = site.Anonymous();
            knows.Cookies["maru.session"] = knows.Cookies["maru.half"] = planted;
            Assert.DoesNotContain("fixed", (await knows.Open("/account")).Said, StringComparison.Ordinal);
        }
        var key = await site.Get<Accounts>().BeginSecondFactor(own);
        await site.Get<Accounts>().ConfirmSecondFactor(own, TimeCode.Of(key, DateTimeOffset.UtcNow));
        using var browser = site.Anonymous();
        await browser.Send("/signin", "password", ("name", "fixed"), ("password", AccessSite.Password));
        var half = browser.Cookies["maru.half"];
        // A half one is no whole one, wherever it is shown.
        using var whole = site.Anonymous();
        whole.Cookies["maru.session"] = half;
        Assert.Equal(HttpStatusCode.Forbidden, (await whole.Open("/account")).Status);
        await browser.Send("/signin?step=code", "code", ("code", TimeCode.Of(key, DateTimeOffset.UtcNow.AddSeconds(30))));
        Assert.NotEqual(half, browser.Cookies["maru.session"]);
        using var late = site.Anonymous();
        Assert.Null(site.Get<Sessions>().Half(half));
        Assert.Null(site.Get<Sessions>().Find(half));
        // Signed out, it opens nothing, sent again.
        var session = browser.Cookies["maru.session"];
        await browser.Send("/account", "leave");
        late.Cookies["maru.session"] = session;
        Assert.Equal(HttpStatusCode.Forbidden, (await late.Open("/account")).Status);
    }

    [Fact]
    public void Codes_are_of_six_digits_each_later_than_the_last()
    {
        const string Key = "JBSWY3DPEHPK3PXP";
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = TimeCode.Of(Key, now);
        var step = TimeCode.Step(Key, code, now, null)!.Value;
        Assert.Null(TimeCode.Step(Key, code + "0", now, null));
        Assert.Null(TimeCode.Step(Key, "0" + code, now, null));
        Assert.Null(TimeCode.Step(Key, code[..5], now, null));
        Assert.Null(TimeCode.Step(Key, code, now, Text(step)));
        Assert.Null(TimeCode.Step(Key, TimeCode.Of(Key, now.AddSeconds(-30)), now, Text(step)));
        Assert.Equal(step - 1, TimeCode.Step(Key, TimeCode.Of(Key, now.AddSeconds(-30)), now, null));
        Assert.Equal(step + 1, TimeCode.Step(Key, TimeCode.Of(Key, now.AddSeconds(30)), now, Text(step)));
        Assert.Null(TimeCode.Step(Key, TimeCode.Of(Key, now.AddSeconds(60)), now, null));
        Assert.Null(TimeCode.Step(Key, TimeCode.Of(Key, now.AddSeconds(-60)), now, null));
        // RFC 6238, appendix B, six of its eight digits.
        Assert.Equal("287082", TimeCode.Of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(59)));
    }

    [Fact]
    public async Task Keys_that_ended_open_nothing_however_often_they_are_sent()
    {
        await site.Account("keyed", new RoleHeld(Role.Staff, "교통과"));
        var keys = site.Get<AccessKeys>();
        var own = site.Holder("keyed");
        var first = keys.Make(own, "하나", null, 30);
        var second = keys.Make(own, "둘", null, 30);
        var rows = $"/api/v1/datasets/{Uri.EscapeDataString(AccessSite.Traffic)}/rows";
        using var program = site.Anonymous();
        async Task<HttpStatusCode> With(string key)
        {
            program.Bearer = key;
            return (await program.Open(rows)).Status;
        }
        Assert.Equal(HttpStatusCode.OK, await With(first));
        keys.Revoke(own, first.Split('_')[1]);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Unauthorized, await With(first));
        Assert.Throws<Core.InputException>(() => keys.Rotate(own, first.Split('_')[1]));
        Assert.Throws<Core.InputException>(() => keys.Revoke(own, first.Split('_')[1]));
        // The secret of one with the number of another, the number alone, two at once.
        foreach (var forged in (string[])[$"maru_{second.Split('_')[1]}_{first.Split('_')[2]}", $"maru_{second.Split('_')[1]}_", $"{first}_{second.Split('_')[2]}", second.ToUpperInvariant(), $"maru_{second.Split('_')[1]}_{new string('0', 64)}"]) Assert.Equal(HttpStatusCode.Unauthorized, await With(forged));
        Assert.Equal(HttpStatusCode.OK, await With(second));
        // A key is no session and no screen.
        program.Bearer = null;
        program.Cookies["maru.session"] = program.Cookies["maru.display"] = second;
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Open(rows)).Status);
    }

    [Fact]
    public async Task Whose_request_a_proxy_hands_on_is_believed_of_named_proxies_only()
    {
        await using var own = new ProxiedSite();
        await own.InitializeAsync();
        // No proxy is named: what the header says is nobody's.
        Assert.Equal("127.0.0.1", await own.AddressOf("203.0.113.7"));
        own.Site.Say("proxies: [10.1.0.5]\n");
        Assert.Equal("127.0.0.1", await own.AddressOf("203.0.113.7"));
        own.Site.Say("proxies: [127.0.0.1, 10.1.0.0/24]\n");
        Assert.Equal("203.0.113.7", await own.AddressOf("203.0.113.7"));
        // What the client wrote itself stands before what the proxies add.
        Assert.Equal("203.0.113.7", await own.AddressOf("10.9.9.9, 203.0.113.7"));
        Assert.Equal("203.0.113.7", await own.AddressOf("192.0.2.1, 203.0.113.7, 10.1.0.9"));
        Assert.Equal("10.2.0.9", await own.AddressOf("203.0.113.7, 10.2.0.9"));
        Assert.Equal("127.0.0.1", await own.AddressOf("not an address"));
        Assert.Equal("203.0.113.7", await own.AddressOf("evil, 203.0.113.7"));
        Assert.Equal("2001:db8::7", await own.AddressOf("2001:db8::7"));
        // Encrypted up to the proxy, the cookie is for encrypted connections alone; and who is behind it has no key of the desk.
        Assert.Contains("secure", own.LastCookie, StringComparison.OrdinalIgnoreCase);
        own.Site.Say("# none\n");
        await own.AddressOf("203.0.113.7");
        Assert.DoesNotContain("; secure", own.LastCookie, StringComparison.OrdinalIgnoreCase);
        File.WriteAllText(own.Site.Get<App.Lake.DataHome>().SignOnFile, "proxies: [0.0.0.0/0]\n");
        File.SetLastWriteTimeUtc(own.Site.Get<App.Lake.DataHome>().SignOnFile, DateTime.UtcNow.AddDays(2));
        Assert.NotNull(own.Site.Get<SignOnFile>().Problem);
        Assert.Equal("127.0.0.1", await own.AddressOf("203.0.113.7"));
    }

    [Fact]
    public async Task A_screen_elsewhere_does_not_lie_itself_into_its_network()
    {
        await using var own = new ProxiedSite();
        await own.InitializeAsync();
        using var screen = own.Site.Anonymous();
        screen.Bearer = own.Site.Get<AccessKeys>().MakeDisplay(Reader.Machine, "홀", [], "203.0.113.0/24", 5);
        async Task<HttpStatusCode> From(string? said)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/datasets");
            if (said is not null) request.Headers.Add("X-Forwarded-For", said);
            return (await screen.Ask(request)).Status;
        }
        Assert.Equal(HttpStatusCode.Unauthorized, await From("203.0.113.7"));
        own.Site.Say("proxies: [127.0.0.1]\n");
        Assert.Equal(HttpStatusCode.OK, await From("203.0.113.7"));
        Assert.Equal(HttpStatusCode.Unauthorized, await From("203.0.113.7, 198.51.100.1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await From(null));
    }

    /// <summary>A site whose sign-ins tell the address they came from.</summary>
    private sealed class ProxiedSite : IAsyncDisposable
    {
        public SignOnSite Site { get; } = new();

        public string LastCookie { get; private set; } = "";

        public Task InitializeAsync() => Site.InitializeAsync();

        public async Task<string?> AddressOf(string forwarded)
        {
            using var browser = Site.Anonymous();
            var page = await browser.Open("/signin");
            var request = new HttpRequestMessage(HttpMethod.Post, "/signin")
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "password", ["__RequestVerificationToken"] = Token(page.Body), ["name"] = "boss", ["password"] = AccessSite.Password }),
            };
            request.Headers.Add("X-Forwarded-For", forwarded);
            request.Headers.Add("X-Forwarded-Proto", "https");
            Assert.Equal(HttpStatusCode.Redirect, (await browser.Ask(request)).Status);
            LastCookie = browser.LastCookies["maru.session"];
            return Site.Get<SignIns>().Between(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5))[^1].Address;
        }

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }

    private string State() => string.Join('\n', [.. site.Get<AccessEvents>().Newest(100_000).Select(line => $"{line}").Order(StringComparer.Ordinal), .. site.Get<Accounts>().List(closedToo: true).Select(account => $"{account.Name} {account.HasPassword} {string.Join(",", account.Roles)} {account.ClosedAt}")]);

    private static string Token(string body) => Regex.Match(body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;

    private static string Text(long step) => step.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Rows(int size, Func<int, int, bool> isDark) => string.Join('/', Enumerable.Range(0, size).Select(row => string.Concat(Enumerable.Range(0, size).Select(column => isDark(row, column) ? '1' : '0'))));

    // jsqr, in Node: see Provider/read-qr.mjs.
    private static async Task<List<string?>> Read(IEnumerable<string> codes)
    {
        var folder = OpenIdServer.Folder();
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "read-qr.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var reading = process.StandardOutput.ReadToEndAsync();
        foreach (var code in codes) await process.StandardInput.WriteLineAsync(code);
        process.StandardInput.Close();
        return [.. (await reading).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<string?>(line))];
    }

    [GeneratedRegex("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")]
    private static partial Regex Runs();

    [GeneratedRegex("<form[^>]*action=\"([^\"]*)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();
}
