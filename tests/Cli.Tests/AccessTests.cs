using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.App.Access;
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
        await new Accounts(database, new AccountManagers(database, settings), settings, new CatalogStore(new LakeStore(new DataHome(_home.Data)), TimeProvider.System), TimeProvider.System).SetPassword(secret, "긴 비밀번호 8823");
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

    [GeneratedRegex("/password\\?link=([0-9a-f]{64})")]
    private static partial Regex Link();
}
