using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Keeping;
using Maru.App.Lake;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.AccessLog;

/// <summary>The retention guard: what goes, when, and that the rest is proven without it.</summary>
public sealed class RetireTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-retire-").FullName;
    private readonly Calendar _clock = new() { Now = new(2024, 3, 4, 1, 0, 0, TimeSpan.Zero) };
    private readonly ServiceProvider _services;

    public RetireTests() => _services = new ServiceCollection().AddLogging().AddMaru(Path.Combine(_folder, "data")).AddSingleton<TimeProvider>(_clock).BuildServiceProvider();

    private sealed class Calendar : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private DataHome Home => _services.GetRequiredService<DataHome>();

    private RetireAccessLog Guard => _services.GetRequiredService<RetireAccessLog>();

    private static Reader Officer { get; } = new(ReaderKind.Account, "officer") { Account = "officer", Roles = [new(Role.PrivacyOfficer)] };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Year(int year, int records)
    {
        _clock.Now = new(year, 3, 4, 1, 0, 0, TimeSpan.Zero);
        await using var log = new AccessLogStore(Home, _clock);
        for (var i = 0; i < records; i++)
        {
            _clock.Now += TimeSpan.FromDays(1);
            await log.Append(new("kim", "10.0.0.1", AccessAction.View, "대상자", 2));
        }
    }

    private RetiredBlock Retire(int block, string why = "내부 관리계획 제12조") => Guard.Retire(Officer, Officer.Name, block, why);

    private static string Refused(Action act) => Assert.Throws<InputException>(act).Problem.Ko;

    private Task<AccessLogReport> Verify() => new VerifyAccessLog(Home).Run(CancellationToken.None);

    [Fact]
    public async Task A_missing_reason_is_asked_for_in_words_of_retiring()
    {
        await Year(2024, 3);
        var problem = Assert.Throws<InputException>(() => Retire(1, " "));
        Assert.Equal("까닭이 없거나 너무 짧거나 깁니다.", problem.Problem.Ko);
        Assert.Contains("폐기하는지", problem.Todo!.Value.Ko, StringComparison.Ordinal);
        Assert.DoesNotContain("접속기록에", problem.Todo!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_begins_with_each_year_and_goes_only_when_its_time_is_over_oldest_first_with_a_reason()
    {
        await Year(2024, 10);
        await Year(2025, 7);
        await Year(2026, 5);
        Assert.Equal([(1, 10L), (2, 7L), (3, 5L)], Guard.Blocks().Select(block => (block.File, block.Records)));
        Assert.Equal(1, Guard.Term().Years);
        _clock.Now = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.Contains("쌓이고 있는", Refused(() => Retire(3)), StringComparison.Ordinal);
        Assert.Contains("보관 기간이 끝나지 않았습니다", Refused(() => Retire(2)), StringComparison.Ordinal);
        Assert.Equal("reason", Assert.Throws<InputException>(() => Retire(1, "응")).Where);
        Assert.Throws<InputException>(() => Guard.Retire(Officer with { Roles = [new(Role.Administrator)] }, "boss", 1, "내부 관리계획 제12조"));
        _clock.Now = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.Contains("1번 블록이 남아 있습니다", Refused(() => Retire(2)), StringComparison.Ordinal);
        Assert.Equal(3, AccessLogStore.Files(Home).Count);

        var gone = Retire(1);
        Assert.Equal((1L, 10L, 1, "officer"), (gone.First, gone.Last, gone.Years, gone.By));
        Assert.Equal([2, 3], AccessLogStore.Files(Home));
        var report = await Verify();
        Assert.True(report.IsWhole, report.Bad?.ToString());
        Assert.Equal((22L, 10L), (report.Records, report.Retired));
        Assert.Equal(Enumerable.Range(11, 12).Select(n => (long)n), new ReadAccessLog(Home).Records(new()).Select(record => record.Number));
        Retire(2);
        await Year(2027, 3);
        Assert.True((await Verify()).IsWhole);
        Assert.Equal(25, (await Verify()).Records);
    }

    [Fact]
    public async Task Whatever_is_tampered_with_after_a_retirement_is_still_found()
    {
        await Year(2024, 10);
        await Year(2025, 7);
        await Year(2026, 5);
        _clock.Now = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
        Retire(1);
        var book = Path.Combine(Home.AccessLog, "retired.log");
        var said = await File.ReadAllTextAsync(book);
        await File.WriteAllTextAsync(book, said.Replace("officer", "nobody1", StringComparison.Ordinal));
        Assert.Equal("retired.log:1", (await Verify()).Bad?.Where);
        File.Delete(book);
        Assert.False((await Verify()).IsWhole);
        await File.WriteAllTextAsync(book, said);
        Assert.True((await Verify()).IsWhole);
        // A block that goes without an act is missed.
        File.Delete(AccessLogStore.PathOf(Home, 2));
        Assert.Equal("access-000002.log", (await Verify()).Bad?.Where);
    }

    [Fact]
    public async Task A_block_that_is_not_as_it_was_written_is_not_retired()
    {
        await Year(2024, 10);
        await Year(2025, 7);
        var path = AccessLogStore.PathOf(Home, 1);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"n\":4,", "\"n\":9,", StringComparison.Ordinal));
        _clock.Now = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.Contains("그대로가 아닙니다", Refused(() => Retire(1)), StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task An_act_whose_process_was_killed_before_the_file_went_is_finished_by_the_next_and_proven_meanwhile()
    {
        await Year(2024, 10);
        await Year(2025, 7);
        await Year(2026, 5);
        _clock.Now = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
        var (path, aside) = (AccessLogStore.PathOf(Home, 1), Path.Combine(_folder, "aside"));
        File.Copy(path, aside);
        Retire(1);
        File.Copy(aside, path);
        Assert.True((await Verify()).IsWhole);
        Assert.Equal([2, 3], Guard.Blocks().Select(block => block.File));
        Retire(2);
        Assert.Equal([3], AccessLogStore.Files(Home));
    }

    [Fact]
    public async Task The_backup_goes_on_over_a_retirement_and_keeps_what_it_has()
    {
        await Year(2024, 10);
        await Year(2025, 7);
        var target = Path.Combine(_folder, "other");
        var backup = _services.GetRequiredService<BackUpAccessLog>();
        await backup.Run(target, null, CancellationToken.None);
        await Year(2026, 5);
        _clock.Now = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
        Retire(1);
        Assert.Equal(22, (await backup.Run(target, null, CancellationToken.None)).Records);
        var copy = AccessLogPlace.InBackup(target);
        Assert.True((await VerifyAccessLog.Run(copy, CancellationToken.None)).IsWhole);
        Assert.Equal([1, 2, 3], copy.Files());
        Assert.True(CompareAccessLogs.Run(AccessLogPlace.Of(Home), copy, CancellationToken.None).IsWhole);
        // A backup that begins only now begins behind what was retired.
        var late = Path.Combine(_folder, "late");
        await backup.Run(late, null, CancellationToken.None);
        var proof = await VerifyAccessLog.Run(AccessLogPlace.InBackup(late), CancellationToken.None);
        Assert.Equal((true, 22L, 10L), (proof.IsWhole, proof.Records, proof.Retired));
    }

    [Fact]
    public void The_term_can_be_lengthened_and_not_go_below_the_law()
    {
        var settings = _services.GetRequiredService<AccessSettings>();
        settings.Say("log-years", "5", "시험");
        Assert.Equal(5, Guard.Term().Years);
        Assert.Throws<InputException>(() => settings.Say("log-years", "0", "시험"));
        Assert.Throws<InputException>(() => settings.Say("log-years-long", "1", "시험"));
        Assert.Throws<InputException>(() => settings.Say("log-many-subjects", "50001", "시험"));
    }
}
