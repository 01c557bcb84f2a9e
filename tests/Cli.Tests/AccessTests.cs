using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Lake;

namespace Maru.Cli.Tests;

public sealed partial class AccessTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Dispose();
    }

    [Fact]
    public async Task The_first_administrator_is_made_and_gets_a_link_that_is_kept_as_a_hash()
    {
        Assert.Contains("첫 관리자", (await _home.Run("accounts", "list")).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_home.Data, "accounts.db")));
        var (exit, output, error) = await _home.Run("accounts", "add", "kim", "--display", "김서연", "--role", "administrator", "data-lead:교통과/신호팀");
        Assert.True(exit == 0, error);
        var secret = Link().Match(output).Groups[1].Value;
        Assert.Equal(64, secret.Length);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var kept = Directory.EnumerateFiles(_home.Data, "accounts.db*").SelectMany(File.ReadAllBytes).ToArray();
        Assert.True(kept.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_home.Data, "accounts.db")));
        using var json = JsonDocument.Parse((await _home.Run("accounts", "list", "--json")).Output);
        var account = json.RootElement.EnumerateArray().Single();
        Assert.Equal("kim", account.GetProperty("name").GetString());
        Assert.False(account.GetProperty("hasPassword").GetBoolean());
        Assert.Equal(["administrator", "data-lead"], account.GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("role").GetString()).Order());
        Assert.Contains("신호팀", (await _home.Run("accounts", "record")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slips_are_said_with_what_to_do()
    {
        await _home.Run("accounts", "add", "kim", "--role", "administrator");
        foreach (var call in (string[][])[["accounts", "add", "kim"], ["accounts", "add", "a b"], ["accounts", "add", "lee", "--role", "king"], ["accounts", "roles", "nobody"], ["accounts", "settings", "--set", "lockout-failures=1"], ["accounts", "settings", "--set", "nothing=1"], ["keys", "revoke", "none"], ["keys", "screen", "홀", "--network", "어디든"], ["grants", "approve", "none"]])
        {
            var (exit, _, error) = await _home.Run(call);
            Assert.Equal(2, exit);
            Assert.Matches("\\p{IsHangulSyllables}", error);
        }
        Assert.Equal(0, (await _home.Run("accounts", "settings", "--set", "lockout-failures=7")).Exit);
        Assert.Contains("7번", (await _home.Run("accounts", "settings")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_stays()
    {
        var secret = Link().Match((await _home.Run("accounts", "add", "kim", "--role", "administrator")).Output).Groups[1].Value;
        var database = new AccountsDatabase(new DataHome(_home.Data));
        var settings = new AccessSettings(database, TimeProvider.System);
        await new Accounts(database, new AccountManagers(database, settings), settings, new CatalogStore(new LakeStore(new DataHome(_home.Data)), TimeProvider.System), new Sessions(database, settings, TimeProvider.System), TimeProvider.System).SetPassword(secret, "긴 비밀번호 8823");
        Assert.Equal(2, (await _home.Run("accounts", "close", "kim")).Exit);
        Assert.Equal(2, (await _home.Run("accounts", "roles", "kim")).Exit);
    }

    [Fact]
    public async Task A_screens_token_is_told_once_and_revoked()
    {
        var (exit, token, error) = await _home.Run("keys", "screen", "민원실", "--network", "10.1.0.0/16");
        Assert.True(exit == 0, error);
        Assert.Matches("^maru_[0-9a-f]{32}_[0-9a-f]{64}$", token.Trim());
        var list = (await _home.Run("keys", "list", "--json")).Output;
        Assert.DoesNotContain(token.Trim().Split('_')[2], list, StringComparison.Ordinal);
        Assert.Equal(0, (await _home.Run("keys", "revoke", token.Trim().Split('_')[1])).Exit);
        Assert.Equal(2, (await _home.Run("keys", "revoke", token.Trim().Split('_')[1])).Exit);
        Assert.Contains("신청이 없습니다", (await _home.Run("grants", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_vouches_for_people_is_said_by_a_file_and_what_is_wrong_with_it_in_words()
    {
        Assert.Contains("아직 없음", (await _home.Run("accounts", "sso")).Output, StringComparison.Ordinal);
        var (exit, output, _) = await _home.Run("accounts", "sso", "test");
        Assert.Equal(1, exit);
        Assert.Contains("sign-on.yaml", output, StringComparison.Ordinal);
        var file = Path.Combine(_home.Data, "sign-on.yaml");
        // The example is one that can be read, once the names in it are one's own.
        await File.WriteAllTextAsync(file, (await _home.Run("accounts", "sso", "--example")).Output);
        var shown = await _home.Run("accounts", "sso");
        Assert.True(shown.Exit == 0, shown.Error);
        foreach (var said in (string[])["https://sso.example.go.kr/realms/city", "https://data.example.go.kr/signin/openid/back", "ldaps://ldap.example.go.kr", "127.0.0.1", "없음 (maru accounts sso secret openid)"]) Assert.Contains(said, shown.Output, StringComparison.Ordinal);
        foreach (var (from, to, said) in new[]
        {
            ("https://sso.example", "http://sso.example", "openid.issuer"), ("client: maru", "client: ''", "openid.client"), ("site: https", "site: http", "site"), ("[127.0.0.1]", "[0.0.0.0/0]", "proxies"), ("[127.0.0.1]", "[proxy]", "proxies"),
            ("ldaps://", "ldap://", "암호화되지 않고"), ("(uid={0})", "(uid=x)", "ldap.filter"), ("analyst\n", "king\n", "king"), ("openid:", "opened:", "줄을 읽을 수 없습니다"),
        })
        {
            await File.WriteAllTextAsync(file, SignOnFile.Example.Replace(from, to, StringComparison.Ordinal));
            var (bad, _, error) = await _home.Run("accounts", "sso");
            Assert.Equal(2, bad);
            Assert.Contains(said, error, StringComparison.Ordinal);
        }
        await File.WriteAllTextAsync(file, SignOnFile.Example);
        Assert.Equal(2, (await _home.Run("accounts", "sso", "link", "nobody", "s-1")).Exit);
        await _home.Run("accounts", "add", "kim", "--role", "administrator");
        Assert.Equal(0, (await _home.Run("accounts", "sso", "link", "kim", "s-1")).Exit);
        Assert.Equal(2, (await _home.Run("accounts", "sso", "link", "kim", "s-2")).Exit);
        using (var json = JsonDocument.Parse((await _home.Run("accounts", "list", "--json")).Output))
            Assert.Equal("s-1", json.RootElement[0].GetProperty("links")[0].GetProperty("subject").GetString());
        Assert.Contains("통합 로그인과 이음", (await _home.Run("accounts", "record")).Output, StringComparison.Ordinal);
        // The last administrator keeps a way in.
        Assert.Equal(2, (await _home.Run("accounts", "sso", "unlink", "kim")).Exit);
        await _home.Run("accounts", "add", "lee");
        Assert.Equal(0, (await _home.Run("accounts", "sso", "link", "lee", "s-3")).Exit);
        Assert.Equal(0, (await _home.Run("accounts", "sso", "unlink", "lee")).Exit);
    }

    [GeneratedRegex("/password\\?link=([0-9a-f]{64})")]
    private static partial Regex Link();
}
