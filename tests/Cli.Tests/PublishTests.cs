using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Lake;
using Maru.App.Privacy.Publishing;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Tests;

/// <summary><c>maru publish</c>, and that its budget survives being killed.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Dispose();
    }

    [Fact]
    public async Task A_table_is_made_shown_and_approved_by_somebody_else()
    {
        await Survey();
        Assert.Contains("만든 표가 없습니다", (await _home.Run("publish", "list")).Output, StringComparison.Ordinal);
        var (exit, _, error) = await _home.Run("publish", "make", "welfare", "--by", "동");
        Assert.True(exit == 2 && error.Contains("꺼져", StringComparison.Ordinal), error);
        await Ok("publish", "switch", "welfare", "small-cells", "--why", "공표");
        var shown = await Ok("publish", "make", "welfare", "--by", "동", "--by", "성별");
        Assert.Contains("가림", shown, StringComparison.Ordinal);
        Assert.Contains("합계", shown, StringComparison.Ordinal);
        // What this machine made, this machine does not approve.
        Assert.Equal(2, (await _home.Run("publish", "approve", "T-" + Year + "-001")).Exit);
        await using (var services = new ServiceCollection().AddMaru(_home.Data).BuildServiceProvider())
        {
            var officer = new Reader(ReaderKind.Account, "officer") { Account = "officer", Roles = [new(Role.PrivacyOfficer)] };
            await services.GetRequiredService<PublishDesk>().Prepare(officer, new("welfare", [new("성별")]), "10.0.0.1", default);
        }
        Assert.Contains("산출 근거", await Ok("publish", "approve", "T-" + Year + "-002"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await Ok("publish", "list", "--json"));
        Assert.Equal(["published", "waits"], json.RootElement.EnumerateArray().Select(line => line.GetProperty("state").GetString()));
        Assert.Contains("온전합니다", await Ok("publish", "verify"), StringComparison.Ordinal);
        var book = Path.Combine(new DataHome(_home.Data).Publishing, "tables.log");
        await File.WriteAllTextAsync(book, (await File.ReadAllTextAsync(book)).Replace("\"공표\"", "\"공포\"", StringComparison.Ordinal));
        Assert.Equal(2, (await _home.Run("publish", "verify")).Exit);
    }

    [Fact]
    public async Task Killed_at_any_moment_no_more_is_spent_than_there_is_and_nothing_that_was_shown_is_unpaid()
    {
        await Survey();
        await Ok("publish", "switch", "welfare", "private", "--why", "공표");
        var watch = Stopwatch.StartNew();
        using (var first = Start(1))
        {
            await first.StandardOutput.ReadToEndAsync();
            await first.WaitForExitAsync();
        }
        var span = watch.Elapsed;
        var random = new Random(20261123);
        var (told, killed) = (new List<decimal>(), 0);
        for (var i = 2; i <= 24; i++)
        {
            using var process = Start(i);
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(span * (0.4 + random.NextDouble() * 0.7))) killed++;
            process.Kill();
            await process.WaitForExitAsync();
            // Whatever came out of it was seen by somebody.
            if ((await output).Contains("\"epsilon\"", StringComparison.Ordinal)) told.Add(i * 0.01m);
        }
        Assert.True(killed > 4, $"Only {killed} were killed.");
        await using var services = new ServiceCollection().AddMaru(_home.Data).BuildServiceProvider();
        var desk = services.GetRequiredService<PublishDesk>();
        Assert.Null(desk.Fault());
        var (whole, spent) = desk.BudgetOf("welfare");
        var made = desk.All(Reader.Machine);
        Assert.True(spent <= whole && spent == made.Sum(release => release.Table.Spec.Epsilon));
        Assert.Empty(told.Except(made.Select(release => release.Table.Spec.Epsilon!.Value)));
        foreach (var release in made) Assert.Equal(release.Table.Cells, desk.TableOf(release).Values.Count);
    }

    private static string Year => DateTime.UtcNow.AddHours(9).Year.ToString(CultureInfo.InvariantCulture);

    private Process Start(int hundredths)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "maru");
        var start = new ProcessStartInfo(program, ["publish", "make", "welfare", "--by", "동", "--labels", "동=가동,나동,다동", "--epsilon", (hundredths * 0.01m).ToString(CultureInfo.InvariantCulture), "--json", "--data", _home.Data]) { RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private async Task<string> Ok(params string[] args)
    {
        var (exit, output, error) = await _home.Run(args);
        Assert.True(exit == 0, error);
        return output;
    }

    private async Task Survey()
    {
        await _home.Ingest("welfare.csv", "번호,동,성별\n" + string.Concat(Enumerable.Range(0, 120).Select(i => FormattableString.Invariant($"W{i},{(i % 40 == 7 ? "다" : i % 2 == 0 ? "가" : "나")}동,{(i % 3 == 0 ? "여" : "남")}\n"))));
        _home.Catalog.Prepare();
        _home.Catalog.EditDataset("welfare", "local", row => row.Access = "Internal");
    }
}
