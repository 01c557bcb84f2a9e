using System.Diagnostics;
using System.DirectoryServices.Protocols;
using System.Net;
using System.Net.Sockets;
using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.App.Lake;
using Maru.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Tests.Access;

/// <summary>Sign-in by a real directory, and what it refuses. Each test has a site of its own; they share the directory.</summary>
public sealed class LdapTests(LdapTests.Shared shared) : IClassFixture<LdapTests.Shared>, IAsyncLifetime
{
    private const string Roles = "  create: true\n  roles:\n    traffic: data-lead:교통과\n    cn=analysts,ou=groups,dc=maru,dc=test: analyst\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-ldap-site-").FullName;
    private WebApplication? _app;

    public sealed class Shared : IDisposable
    {
        public LdapServer? Server { get; } = LdapServer.IsMissing ? null : new();

        public void Dispose() => Server?.Dispose();
    }

    public async Task InitializeAsync()
    {
        if (shared.Server is null) return;
        _app = MaruServer.Build(_folder, 0);
        await _app.StartAsync();
        Get<SignOnFile>().KeepSecret(SignOnSource.Ldap, shared.Server.SecretOfMaru);
        await Local("root", new RoleHeld(Role.Administrator));
    }

    public async Task DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [LdapTheory]
    [InlineData(false, false), InlineData(true, false), InlineData(false, true)]
    public async Task Who_is_in_a_group_comes_in_with_the_directorys_password(bool startTls, bool searched)
    {
        Say(Roles + (searched ? $"  groupBase: ou=groups,{LdapServer.Base}\n" : ""), startTls);
        using var browser = await In("kim", LdapServer.Password);
        Assert.Contains("김서연", (await browser.Open("/account")).Said, StringComparison.Ordinal);
        var made = Get<Accounts>().Find("kim");
        Assert.Equal([new RoleHeld(Role.DataLead, "교통과")], made.Roles);
        Assert.True(made.IsOfDirectory && !made.HasPassword);
        // Names are alike in any case there, and one account here.
        using var again = await In("KIM", LdapServer.Password);
        Assert.Single(Get<Accounts>().List(), account => account.IsOfDirectory);
        using var analyst = await In("lee", LdapServer.Password);
        Assert.Equal([Role.Analyst], Get<Accounts>().Find("lee").Roles.Select(held => held.Role));
        await Out("park", LdapServer.Password, "그룹에 들어 있지 않습니다");
        await Out("kim", "틀린 비밀번호 1");
        await Out("nobody-there", LdapServer.Password);
    }

    [LdapFact]
    public async Task Failures_lock_the_account_here_too()
    {
        Say(Roles);
        using var first = await In("kim", LdapServer.Password);
        for (var i = 0; i < 5; i++) await Out("kim", $"틀린 비밀번호 {i}");
        Assert.True(Get<Accounts>().Find("kim").IsLocked);
        await Out("kim", LdapServer.Password);
        await Get<Accounts>().Unlock(Reader.Machine, "kim");
        using var again = await In("kim", LdapServer.Password);
    }

    [LdapTheory]
    [InlineData("*"), InlineData("ki*"), InlineData("kim)(uid=*"), InlineData("*)(objectClass=*"), InlineData("kim)(|(uid=*"), InlineData("kim\0"), InlineData("\\6bim"), InlineData("kim,ou=people")]
    public async Task A_name_is_a_name_and_no_filter(string name)
    {
        Say(Roles);
        // A form that holds %00 is turned back before anybody asks whose name it is.
        if (name.Contains('\0', StringComparison.Ordinal)) await Out(name, LdapServer.Password, "양식을 읽을 수 없습니다");
        else await Out(name, LdapServer.Password);
        Assert.DoesNotContain(Get<Accounts>().List(), account => account.IsOfDirectory);
        Assert.Null(await Get<LdapDirectory>().Find(Get<SignOnFile>().Settings.Ldap!, name));
    }

    [Theory]
    [InlineData("kim", "kim"), InlineData("*", "\\2a"), InlineData("a(b)c\\d\0", "a\\28b\\29c\\5cd\\00"), InlineData("김", "\\ea\\b9\\80"), InlineData("uid=a,dc=b", "uid=a,dc=b"), InlineData("a|b&c!", "a\\7cb\\26c\\21")]
    public void What_means_something_in_a_filter_is_escaped(string value, string escaped) => Assert.Equal(escaped, LdapDirectory.Escaped(value));

    [LdapFact]
    public async Task An_empty_password_opens_nothing_though_the_directory_takes_it()
    {
        Say(Roles);
        using (var direct = new LdapConnection(new LdapDirectoryIdentifier("127.0.0.1", shared.Server!.Plain)) { AuthType = AuthType.Basic })
        {
            direct.SessionOptions.ProtocolVersion = 3;
            direct.Bind(new NetworkCredential(LdapServer.Place("kim"), ""));
        }
        await Out("kim", "");
        var person = await Get<LdapDirectory>().Find(Get<SignOnFile>().Settings.Ldap!, "kim");
        Assert.False(await Get<LdapDirectory>().IsRight(Get<SignOnFile>().Settings.Ldap!, person!, ""));
        Assert.True(await Get<LdapDirectory>().IsRight(Get<SignOnFile>().Settings.Ldap!, person!, LdapServer.Password));
    }

    [LdapTheory]
    [InlineData(false), InlineData(true)]
    public async Task A_certificate_that_nobody_trusted_signed_ends_it(bool startTls)
    {
        var other = Directory.CreateDirectory(Path.Combine(_folder, "other-trust"));
        Say(Roles, startTls, other.FullName);
        await Out("kim", LdapServer.Password, "인증서를 믿을 수 없습니다");
        // People of Maru's own come in all the same.
        using var root = await In("root", AccessSite.Password);
    }

    [LdapFact]
    public void Nothing_goes_out_in_clear()
    {
        Write($"ldap:\n  server: ldap://127.0.0.1:{shared.Server!.Plain}\n  base: {LdapServer.Base}\n");
        Assert.Contains("암호화되지 않고", Get<SignOnFile>().Problem!.Message, StringComparison.Ordinal);
        Assert.Null(Get<SignOnFile>().Settings.Ldap);
    }

    [LdapFact]
    public async Task A_local_account_is_not_the_directorys_of_the_same_name()
    {
        await Local("boss", new RoleHeld(Role.Executive));
        Say(Roles);
        await Out("boss", LdapServer.Password);
        using var own = await In("boss", AccessSite.Password);
        Assert.False(Get<Accounts>().Find("boss").IsOfDirectory);
        // Given to the directory by an administrator, it is of that one alone.
        using var root = await In("root", AccessSite.Password);
        Assert.Equal(HttpStatusCode.Redirect, (await root.Send("/accounts", "give-" + Get<Accounts>().Find("boss").Id, ("directory-name", "boss"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Open("/account")).Status);
        await Out("boss", AccessSite.Password);
        using var by = await In("boss", LdapServer.Password);
        Assert.Equal([Role.DataLead, Role.Executive], Get<Accounts>().Find("boss").Roles.Select(held => held.Role));
        Assert.Throws<Core.InputException>(() => Get<Accounts>().Link(Reader.Machine, "boss"));
        Get<SignOnDesk>().FromDirectory(Reader.Machine, "boss");
        await Out("boss", LdapServer.Password);
    }

    [LdapFact]
    public async Task A_name_that_another_person_got_is_not_the_account()
    {
        Say(Roles);
        using (await In("cho", LdapServer.Password))
        {
        }
        shared.Server!.Change($"dn: {LdapServer.Place("cho")}\nchangetype: modrdn\nnewrdn: uid=cho2\ndeleteoldrdn: 1\n\ndn: {LdapServer.Place("park")}\nchangetype: modrdn\nnewrdn: uid=cho\ndeleteoldrdn: 1\n");
        try
        {
            await Out("cho", LdapServer.Password);
            // Whoever was renamed is who they were.
            using var renamed = await In("cho2", LdapServer.Password);
            Assert.Contains("조은별", (await renamed.Open("/account")).Said, StringComparison.Ordinal);
            Assert.Single(Get<Accounts>().List(), account => account.IsOfDirectory);
        }
        finally
        {
            shared.Server.Change($"dn: {LdapServer.Place("cho")}\nchangetype: modrdn\nnewrdn: uid=park\ndeleteoldrdn: 1\n\ndn: {LdapServer.Place("cho2")}\nchangetype: modrdn\nnewrdn: uid=cho\ndeleteoldrdn: 1\n");
        }
    }

    [LdapFact]
    public async Task The_second_factor_and_the_question_who_one_is_hold_here_too()
    {
        Say(Roles);
        using var browser = await In("kim", LdapServer.Password);
        Assert.DoesNotContain("value=\"factor-begin\"", (await browser.Open("/account")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/account", "prove", ("present", "틀린 비밀번호 1"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/account", "prove", ("present", LdapServer.Password))).Status);
        await browser.Send("/account", "factor-begin");
        var own = new Reader(ReaderKind.Account, "kim") { Account = Get<Accounts>().Find("kim").Id };
        var key = Get<Accounts>().KeyToConfirm(own)!;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/account", "factor-on", ("code", TimeCode.Of(key, DateTimeOffset.UtcNow)))).Status);
        using var next = new Browser(new(_app!.Urls.Single()));
        Assert.Contains("step=code", (await next.Send("/signin", "password", ("name", "kim"), ("password", LdapServer.Password))).Location, StringComparison.Ordinal);
        Assert.False(next.Cookies.ContainsKey("maru.session"));
        Assert.Equal(HttpStatusCode.Redirect, (await next.Send("/signin?step=code", "code", ("code", TimeCode.Of(key, DateTimeOffset.UtcNow.AddSeconds(30))))).Status);
    }

    [LdapFact]
    public async Task A_closed_account_stays_closed()
    {
        Say(Roles);
        using var browser = await In("kim", LdapServer.Password);
        Get<Accounts>().Close(Reader.Machine, "kim");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/account")).Status);
        await Out("kim", LdapServer.Password);
        Assert.DoesNotContain(Get<Accounts>().List(), account => account.IsOfDirectory);
    }

    [LdapFact]
    public async Task A_directory_that_hangs_costs_its_time_and_no_more()
    {
        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        Write($"ldap:\n  server: ldaps://127.0.0.1:{((IPEndPoint)hanging.LocalEndpoint).Port}\n  base: {LdapServer.Base}\n  time: 1\n{Roles}");
        Assert.Null(Get<SignOnFile>().Problem);
        var clock = Stopwatch.StartNew();
        await Out("kim", LdapServer.Password, "디렉터리에 물을 수 없습니다");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
        clock.Restart();
        // Left alone for a moment, it keeps nobody waiting.
        await Out("lee", LdapServer.Password, "잠시 쉬고 있습니다");
        using var root = await In("root", AccessSite.Password);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    [LdapFact]
    public async Task The_test_says_what_works_and_what_is_wrong()
    {
        async Task<string> Tried(string? name) => string.Join('\n', (await Get<TestSignOn>().Run(name, CancellationToken.None)).Select(one => $"{one.IsGood} {one.Said.Ko}"));
        Say(Roles);
        var said = await Tried("kim");
        Assert.DoesNotContain("False", said, StringComparison.Ordinal);
        Assert.Contains(LdapServer.Place("kim"), said, StringComparison.Ordinal);
        Assert.Contains("데이터 담당 · 교통과", said, StringComparison.Ordinal);
        Assert.Contains("False 디렉터리에 '없는사람'", await Tried("없는사람"), StringComparison.Ordinal);
        Get<SignOnFile>().KeepSecret(SignOnSource.Ldap, "wrong");
        Assert.Contains("비밀값이 틀렸습니다", await Tried(null), StringComparison.Ordinal);
        Get<SignOnFile>().KeepSecret(SignOnSource.Ldap, shared.Server!.SecretOfMaru);
        Write(Yaml(false, shared.Server.Trust).Replace($"base: {LdapServer.Base}", $"base: ou=none,{LdapServer.Base}", StringComparison.Ordinal));
        Assert.Contains("ldap.base가 없는 곳", await Tried(null), StringComparison.Ordinal);
    }

    private T Get<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    private async Task Local(string name, params RoleHeld[] roles) => await Get<Accounts>().SetPassword(await Get<Accounts>().Add(Reader.Machine, name, null, roles), AccessSite.Password);

    private void Say(string more, bool startTls = false, string? trust = null)
    {
        Write(Yaml(startTls, trust ?? shared.Server!.Trust) + more);
        Assert.Null(Get<SignOnFile>().Problem);
    }

    private string Yaml(bool startTls, string trust) =>
        $"ldap:\n  server: {(startTls ? $"ldap://127.0.0.1:{shared.Server!.Plain}" : shared.Server!.ToString())}\n  starttls: {(startTls ? "true" : "false")}\n  trust: {trust}\n  bind: {LdapServer.Maru}\n  base: {LdapServer.Base}\n";

    private void Write(string yaml)
    {
        var path = Get<DataHome>().SignOnFile;
        File.WriteAllText(path, yaml);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(Random.Shared.Next(1, 100_000)));
    }

    private async Task<Browser> In(string name, string password)
    {
        var browser = new Browser(new(_app!.Urls.Single()));
        var answer = await browser.Send("/signin", "password", ("name", name), ("password", password));
        Assert.True(answer.Status == HttpStatusCode.Redirect && browser.Cookies.ContainsKey("maru.session"), answer.Said);
        return browser;
    }

    private async Task Out(string name, string password, string said = "로그인하지 못했습니다")
    {
        using var browser = new Browser(new(_app!.Urls.Single()));
        var answer = await browser.Send("/signin", "password", ("name", name), ("password", password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(said, answer.Said, StringComparison.Ordinal);
        Assert.False(browser.Cookies.ContainsKey("maru.session"));
    }
}
