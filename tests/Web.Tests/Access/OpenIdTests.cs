using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Access.SignOn;

namespace Maru.Web.Tests.Access;

/// <summary>Sign-in by a real OpenID provider, and what it refuses. Each test has a site of its own; they share the provider.</summary>
public sealed partial class OpenIdTests(OpenIdTests.Shared shared) : IClassFixture<OpenIdTests.Shared>, IAsyncLifetime
{
    private const string Roles = "  create: true\n  roles:\n    traffic: data-lead:교통과\n    analysts: analyst\n";

    private readonly SignOnSite _site = new() { Lent = shared.Provider };

    public sealed class Shared : IAsyncLifetime
    {
        public OpenIdServer Provider { get; private set; } = null!;

        public async Task InitializeAsync() => Provider = await OpenIdServer.Start();

        public Task DisposeAsync()
        {
            Provider.Dispose();
            return Task.CompletedTask;
        }
    }

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Whom_an_administrator_declared_comes_in_by_the_provider()
    {
        _site.SayProvider();
        await Declared("declared", "s-kim");
        using var browser = _site.Anonymous();
        Assert.Contains("/signin/openid?back=", (await browser.Open("/signin?back=%2Faccount")).Body, StringComparison.Ordinal);
        var sent = new Uri((await browser.Open("/signin/openid?back=/account")).Location!);
        foreach (var part in (string[])["response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce="]) Assert.Contains(part, sent.Query, StringComparison.Ordinal);
        Assert.Contains("httponly", browser.LastCookies["maru.signon"], StringComparison.OrdinalIgnoreCase);
        var answer = await _site.Through(browser, "s-kim");
        Assert.Equal("/account", answer.Location);
        Assert.False(browser.Cookies.ContainsKey("maru.signon"));
        Assert.Contains("declared", (await browser.Open("/account")).Said, StringComparison.Ordinal);
        var line = _site.Get<SignIns>().Between(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5))[^1];
        Assert.Equal(("declared", true), (line.Account, line.IsRight));
        _site.Get<SignOnDesk>().Unlink(Reader.Machine, "declared");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/account")).Status);
    }

    [Fact]
    public async Task A_way_back_with_another_state_in_another_browser_or_again_leads_nowhere()
    {
        _site.SayProvider();
        await Declared("careful", "s-kim");
        using var browser = _site.Anonymous();
        var back = await _site.Gone(browser, "s-kim");
        using var other = _site.Anonymous();
        other.Cookies["maru.signon"] = new string('a', 64);
        Assert.Contains("이 브라우저에서 시작하지 않았거나", await _site.Told(other, await other.Open(back)), StringComparison.Ordinal);
        // The first to come with a state uses it up, whoever they are.
        Assert.Contains("시작하지 않았거나", await _site.Told(browser, await browser.Open(back)), StringComparison.Ordinal);
        back = await _site.Gone(browser, "s-kim");
        Assert.Contains("시작하지 않았거나", await _site.Told(browser, await browser.Open(State().Replace(back, "state=" + new string('0', 64)))), StringComparison.Ordinal);
        back = await _site.Gone(browser, "s-kim");
        var held = browser.Cookies["maru.signon"];
        Assert.Equal("/account", (await browser.Open(back)).Location);
        browser.Cookies["maru.signon"] = held;
        Assert.Contains("시작하지 않았거나", await _site.Told(browser, await browser.Open(back)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_was_used_or_is_of_another_sign_in_is_refused_by_the_provider()
    {
        _site.SayProvider();
        await Declared("replayed", "s-kim");
        using var browser = _site.Anonymous();
        var first = await _site.Gone(browser, "s-kim");
        Assert.Equal("/account", (await browser.Open(first)).Location);
        var second = await _site.Gone(browser, "s-kim");
        var code = Code().Match(first).Value;
        Assert.Contains("invalid_grant", await _site.Told(browser, await browser.Open(Code().Replace(second, code))), StringComparison.Ordinal);
        // Somebody else's code, planted into this browser's sign-in: it fits no proof that was sent from here.
        using var attacker = _site.Anonymous();
        var planted = Code().Match(await _site.Gone(attacker, "s-lee")).Value;
        var third = await _site.Gone(browser, "s-kim");
        Assert.Contains("invalid_grant", await _site.Told(browser, await browser.Open(Code().Replace(third, planted))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audience", "(aud)"), InlineData("audiences", "모양이"), InlineData("issuer", "(iss)"), InlineData("expired", "(exp)"), InlineData("early", "(nbf)"), InlineData("nonce", "(nonce)"), InlineData("no-nonce", "(nonce)")]
    [InlineData("key", "서명"), InlineData("none", "서명"), InlineData("hmac", "서명"), InlineData("userinfo", "userinfo"), InlineData("subject", "모양이")]
    public async Task A_token_that_is_wrong_in_one_way_lets_nobody_in(string kind, string said)
    {
        // Everybody who is vouched for would get an account.
        _site.SayProvider(Roles);
        await _site.Provider.Spoil(kind);
        using var browser = _site.Anonymous();
        Assert.Contains(said, await _site.Told(browser, await _site.Through(browser, "s-lee")), StringComparison.Ordinal);
        Assert.False(browser.Cookies.ContainsKey("maru.session"));
    }

    [Fact]
    public async Task Clocks_that_differ_a_little_are_forgiven()
    {
        _site.SayProvider();
        await Declared("late", "s-nobody");
        await _site.Provider.Spoil("skewed");
        using var browser = _site.Anonymous();
        Assert.Equal("/account", (await _site.Through(browser, "s-nobody")).Location);
        _site.SayProvider("  skew: 5\n");
        Assert.Contains("(exp)", await _site.Told(browser, await _site.Through(browser, "s-nobody")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("https://evil.example/"), InlineData("javascript:alert(1)")]
    public async Task Going_back_stays_on_this_site(string away)
    {
        _site.SayProvider();
        using var browser = _site.Anonymous();
        await Declared("returning", "s-nobody");
        Assert.Equal("/", (await _site.Through(browser, "s-nobody", "/signin/openid?back=" + Uri.EscapeDataString(away))).Location);
    }

    [Fact]
    public async Task Nobody_gets_an_account_by_its_name_or_address()
    {
        _site.SayProvider();
        using var browser = _site.Anonymous();
        Assert.Contains("이어진 마루 계정이 없습니다", await _site.Told(browser, await _site.Through(browser, "s-alike")), StringComparison.Ordinal);
        _site.SayProvider(Roles);
        Assert.Contains("'boss' 이름의 다른 계정이", await _site.Told(browser, await _site.Through(browser, "s-alike")), StringComparison.Ordinal);
        Assert.Empty(_site.Get<Accounts>().Find("boss").Links);
        Assert.Contains("그룹에 들어 있지 않습니다", await _site.Told(browser, await _site.Through(browser, "s-nobody")), StringComparison.Ordinal);
        Assert.Contains("계정 이름으로 쓸 수 없습니다", await _site.Told(browser, await _site.Through(browser, "s-odd")), StringComparison.Ordinal);
        Assert.False(browser.Cookies.ContainsKey("maru.session"));
    }

    [Fact]
    public async Task Groups_give_an_account_and_roles_and_take_them_again()
    {
        _site.SayProvider(Roles);
        using var browser = _site.Anonymous();
        Assert.Equal("/account", (await _site.Through(browser, "s-lee")).Location);
        var made = _site.Get<Accounts>().Find("lee");
        Assert.Equal([Role.DataLead, Role.Analyst], made.Roles.Select(held => held.Role));
        Assert.False(made.HasPassword);
        _site.Get<Accounts>().SetRoles(Reader.Machine, "lee", [.. made.Roles, new(Role.Auditor)]);
        _site.SayProvider("  create: true\n  roles:\n    analysts: executive\n");
        await _site.Through(browser, "s-lee");
        // What a person gave stays.
        Assert.Equal([Role.Executive, Role.Auditor], _site.Get<Accounts>().Find("lee").Roles.Select(held => held.Role));
        // Closed, it comes to life by no sign-in.
        _site.Get<Accounts>().Close(Reader.Machine, "lee");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/account")).Status);
        Assert.Contains("로그인하지 못했습니다", await _site.Told(browser, await _site.Through(browser, "s-lee")), StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Get<Accounts>().List(), account => account.Name == "lee");
    }

    [Fact]
    public async Task The_last_administrator_stays_one_whatever_groups_say()
    {
        _site.SayProvider("  create: true\n  roles:\n    traffic: administrator\n");
        using var browser = _site.Anonymous();
        await _site.Through(browser, "s-kim");
        _site.Get<Accounts>().Close(Reader.Machine, "boss");
        _site.SayProvider("  create: true\n  roles:\n    traffic: staff\n");
        await _site.Through(browser, "s-kim");
        Assert.Equal([Role.Staff, Role.Administrator], _site.Get<Accounts>().Find("kim").Roles.Select(held => held.Role));
        Assert.True(_site.Get<Accounts>().HasAdministrator);
    }

    [Fact]
    public async Task Somebody_signed_in_links_themselves_after_giving_their_password()
    {
        _site.SayProvider();
        var id = await _site.Account("linker");
        using var browser = await _site.SignedIn("linker");
        var page = (await _site.Through(browser, "s-kim", "/signin/openid?link=1")).Location!;
        Assert.StartsWith("/account?link=", page, StringComparison.Ordinal);
        var waiting = page.Split('#')[0];
        Assert.Contains("kim", (await browser.Open(waiting)).Said, StringComparison.Ordinal);
        Assert.Empty(_site.Get<Accounts>().Find(id).Links);
        // Without the password there is no button, and another account finds nobody waiting.
        Assert.DoesNotContain("value=\"link\"", (await browser.Open(waiting)).Body, StringComparison.Ordinal);
        await _site.Account("thief");
        using var thief = await _site.SignedIn("thief");
        await thief.Send("/account", "prove", ("present", AccessSite.Password));
        Assert.DoesNotContain("value=\"link\"", (await thief.Open(waiting)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(waiting, "prove", ("present", "틀린 비밀번호 1"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send(waiting, "prove", ("present", AccessSite.Password))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send(waiting, "link")).Status);
        Assert.Equal("s-kim", Assert.Single(_site.Get<Accounts>().Find(id).Links).Subject);
        using var other = _site.Anonymous();
        await _site.Through(other, "s-kim");
        Assert.Contains("linker", (await other.Open("/account")).Said, StringComparison.Ordinal);
        // One person, one account.
        var again = (await _site.Through(thief, "s-kim", "/signin/openid?link=1")).Location!.Split('#')[0];
        Assert.Equal(HttpStatusCode.BadRequest, (await thief.Send(again, "link")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/account", "unlink")).Status);
        Assert.Empty(_site.Get<Accounts>().Find(id).Links);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_all_the_same()
    {
        _site.SayProvider();
        var id = await Declared("factored", "s-kim");
        var own = new Reader(ReaderKind.Account, "factored") { Account = id };
        var key = await _site.Get<Accounts>().BeginSecondFactor(own);
        await _site.Get<Accounts>().ConfirmSecondFactor(own, TimeCode.Of(key, DateTimeOffset.UtcNow));
        using var browser = _site.Anonymous();
        var answer = await _site.Through(browser, "s-kim");
        Assert.StartsWith("/signin?step=code&back=", answer.Location, StringComparison.Ordinal);
        Assert.False(browser.Cookies.ContainsKey("maru.session"));
        Assert.Equal("/account", _site.Here(await browser.Send(answer.Location!, "code", ("code", TimeCode.Of(key, DateTimeOffset.UtcNow.AddSeconds(30))))));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/account")).Status);
    }

    [Fact]
    public async Task Who_has_no_password_says_anew_who_they_are_at_the_provider()
    {
        _site.SayProvider(Roles);
        using var browser = _site.Anonymous();
        await _site.Through(browser, "s-kim");
        var shown = await browser.Open("/account");
        Assert.DoesNotContain("value=\"key\"", shown.Body, StringComparison.Ordinal);
        Assert.Contains("fresh=1", shown.Body, StringComparison.Ordinal);
        await _site.Through(browser, "s-kim", "/signin/openid?back=%2Faccount&fresh=1");
        Assert.Contains("value=\"key\"", (await browser.Open("/account")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_goes_on_to_the_provider()
    {
        _site.SayProvider();
        await Declared("leaver", "s-nobody");
        using var browser = _site.Anonymous();
        await _site.Through(browser, "s-nobody");
        var left = await browser.Send("/account", "leave");
        Assert.Equal("/signin?left=0", _site.Here(left));
        Assert.Contains("http-equiv=\"refresh\"", (await browser.Open(left.Location!)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/account")).Status);
        var there = (await browser.Open("/signin/openid/out")).Location!;
        Assert.StartsWith(_site.Provider.Issuer + "/session/end?", there, StringComparison.Ordinal);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(there));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_provider_that_refuses_is_told_in_words_and_nothing_of_its_own()
    {
        _site.SayProvider();
        using var browser = _site.Anonymous();
        var state = State().Match(new Uri((await browser.Open("/signin/openid")).Location!).Query).Value;
        Assert.Contains("그만두었거나", await _site.Told(browser, await browser.Open($"/signin/openid/back?error=access_denied&{state}")), StringComparison.Ordinal);
        state = State().Match(new Uri((await browser.Open("/signin/openid")).Location!).Query).Value;
        var told = await browser.Open((await browser.Open($"/signin/openid/back?error={Uri.EscapeDataString("<script>alert(1)</script>")}&{state}")).Location!);
        Assert.DoesNotContain("alert(1)", told.Body, StringComparison.Ordinal);
        state = State().Match(new Uri((await browser.Open("/signin/openid")).Location!).Query).Value;
        Assert.Contains("스스로", await _site.Told(browser, await browser.Open($"/signin/openid/back?code=x&iss=https%3A%2F%2Felsewhere.example&{state}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_test_says_what_works_and_what_is_wrong()
    {
        async Task<IReadOnlyList<SignOnFinding>> Tried() => await _site.Get<TestSignOn>().Run(null, CancellationToken.None);
        _site.SayProvider();
        Assert.All(await Tried(), one => Assert.True(one.IsGood, one.Said.Ko));
        _site.Get<SignOnFile>().KeepSecret(SignOnSource.OpenId, "not-the-secret");
        Assert.Contains(await Tried(), one => !one.IsGood && one.Said.Ko.Contains("invalid_client", StringComparison.Ordinal));
        _site.Get<SignOnFile>().KeepSecret(SignOnSource.OpenId, SignOnSite.Secret);
        _site.Say($"site: https://data.example.go.kr\nopenid:\n  issuer: {_site.Provider.Issuer}\n  client: maru\n");
        Assert.Contains(await Tried(), one => !one.IsGood && one.Todo!.Value.Ko.Contains("https://data.example.go.kr/signin/openid/back", StringComparison.Ordinal));
        _site.Say($"site: {_site.Address}\nopenid:\n  issuer: {_site.Provider.Issuer}/\n  client: maru\n");
        Assert.Contains(await Tried(), one => !one.IsGood && one.Said.Ko.Contains("스스로", StringComparison.Ordinal));
        _site.Say($"site: {_site.Address}\nopenid:\n  issuer: http://127.0.0.1:9\n  client: maru\n");
        Assert.Contains(await Tried(), one => !one.IsGood && one.Said.Ko.Contains("연결하지 못했습니다", StringComparison.Ordinal));
        using var boss = await _site.SignedIn("boss");
        _site.SayProvider();
        var page = await boss.Send("/accounts/sign-on", "test");
        Assert.Contains("서명 열쇠", page.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(SignOnSite.Secret, page.Body, StringComparison.Ordinal);
        await _site.Account("plain", new RoleHeld(Role.Auditor));
        using var auditor = await _site.SignedIn("plain");
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Open("/accounts/sign-on")).Status);
    }

    [Fact]
    public async Task A_description_that_leads_elsewhere_is_not_followed()
    {
        using var decoy = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        decoy.Start();
        using var liar = new HttpListener();
        var port = Random.Shared.Next(20_000, 60_000);
        liar.Prefixes.Add($"http://127.0.0.1:{port}/");
        liar.Start();
        var answering = Task.Run(async () =>
        {
            while (liar.IsListening)
            {
                var context = await liar.GetContextAsync();
                var elsewhere = $"http://127.0.0.1:{((IPEndPoint)decoy.LocalEndpoint).Port}";
                await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(
                    $$"""{"issuer":"http://127.0.0.1:{{port}}","authorization_endpoint":"{{elsewhere}}/auth","token_endpoint":"{{elsewhere}}/token","jwks_uri":"{{elsewhere}}/jwks"}"""));
                context.Response.Close();
            }
        });
        _site.Say($"site: {_site.Address}\nopenid:\n  issuer: http://127.0.0.1:{port}\n  client: maru\n");
        using var browser = _site.Anonymous();
        Assert.Contains("다른 곳(127.0.0.1)을 가리킵니다", await _site.Told(browser, await browser.Open("/signin/openid")), StringComparison.Ordinal);
        Assert.False(decoy.Pending());
        liar.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => answering);
    }

    [Fact]
    public async Task The_secret_is_in_its_file_alone()
    {
        _site.SayProvider();
        await Declared("secretive", "s-nobody");
        using var browser = _site.Anonymous();
        await _site.Through(browser, "s-nobody");
        await _site.Provider.Spoil("key");
        await _site.Through(browser, "s-nobody");
        await _site.Provider.Spoil("nothing");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var file = _site.Get<SignOnFile>().SecretFile(SignOnSource.OpenId);
        var secret = System.Text.Encoding.UTF8.GetBytes(SignOnSite.Secret);
        Assert.Equal([file], Directory.EnumerateFiles(_site.DataFolder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "jobs.lock" && File.ReadAllBytes(path).AsSpan().IndexOf(secret) >= 0));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Contains(_site.Logged.All, line => line.Contains("Nobody was signed in", StringComparison.Ordinal));
        Assert.DoesNotContain(_site.Logged.All, line => line.Contains(SignOnSite.Secret, StringComparison.Ordinal) || line.Contains("eyJ", StringComparison.Ordinal) || line.Contains("code=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_see_personal_data_links_nobody_who_may()
    {
        _site.SayProvider();
        await _site.Account("officer", new RoleHeld(Role.PrivacyOfficer));
        var boss = _site.Get<Accounts>().Find("boss");
        var by = new Reader(ReaderKind.Account, "boss") { Account = boss.Id, Roles = boss.Roles };
        Assert.Throws<Core.InputException>(() => _site.Get<SignOnDesk>().Link(by, "officer", "s-mine"));
        Assert.Throws<Core.InputException>(() => _site.Get<SignOnDesk>().Link(by with { Roles = [new(Role.DataLead)] }, "boss", "s-mine"));
    }

    private async Task<string> Declared(string name, string subject)
    {
        var id = await _site.Account(name);
        using var boss = await _site.SignedIn("boss");
        Assert.Equal(HttpStatusCode.Redirect, (await boss.Send("/accounts", "declare-" + id, ("subject", subject))).Status);
        return id;
    }

    [GeneratedRegex("state=[^&]*")]
    private static partial Regex State();

    [GeneratedRegex("code=[^&]*")]
    private static partial Regex Code();
}
