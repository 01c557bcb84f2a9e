using System.Text;
using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.App.Tests.AccessLog;

public sealed class AccessLogTests : IDisposable
{
    private const int Records = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-access-log-").FullName;

    private DataHome Home => new(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Three files and a few more than one signed checkpoint's worth of processes.
    private async Task Write(int records = Records, long mostBytes = 6_000)
    {
        for (var process = 0; process < 2; process++)
        {
            await using var log = new AccessLogStore(Home, TimeProvider.System, mostBytes);
            for (var i = 0; i < records / 2; i++)
                await log.Append(new("김주무관", "10.0.0.7", AccessAction.Download, "복지-대상자", i) { Columns = ["성명", "생년월일"], Reason = "현장 점검 \t\n 명단" });
        }
    }

    private Task<AccessLogReport> Verify() => new VerifyAccessLog(Home).Run(CancellationToken.None);

    private string[] Files() => [.. Directory.GetFiles(Home.AccessLog, "access-*.log").Order()];

    [Fact]
    public async Task A_log_as_it_was_written_is_whole_and_read_back()
    {
        await Write();
        var report = await Verify();
        Assert.True(report.IsWhole, report.Bad?.ToString());
        Assert.Equal((Records, true), ((int)report.Records, report.Files >= 3));
        var records = new ReadAccessLog(Home).Records(new(What: "복지-대상자")).ToList();
        Assert.Equal(Enumerable.Range(1, Records).Select(n => (long)n), records.Select(record => record.Number));
        Assert.Equal(("현장 점검 \t\n 명단", "김주무관", AccessAction.Download), (records[3].Reason, records[3].Account, records[3].Action));
        Assert.Empty(new ReadAccessLog(Home).Records(new(Account: "다른 사람")));
    }

    [Fact]
    public async Task An_empty_folder_is_whole_and_nothing_is_made_in_it()
    {
        Assert.True((await Verify()).IsWhole);
        Assert.False(Directory.Exists(Home.AccessSeals));
    }

    [Fact]
    public async Task Any_changed_byte_is_found_with_its_line()
    {
        await Write(12);
        var random = new Random(20261122);
        foreach (var path in Files())
        {
            var whole = await File.ReadAllBytesAsync(path);
            for (var tries = 0; tries < 200; tries++)
            {
                var changed = (byte[])whole.Clone();
                var at = random.Next(changed.Length);
                changed[at] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(path, changed);
                var report = await Verify();
                Assert.False(report.IsWhole, $"byte {at} of {Path.GetFileName(path)}");
                var line = whole.AsSpan(0, at).Count((byte)'\n') + 1;
                // A changed end makes two lines one, which begins where it was.
                Assert.Equal($"{Path.GetFileName(path)}:{line}", report.Bad!.Where);
            }
            await File.WriteAllBytesAsync(path, whole);
        }
        Assert.True((await Verify()).IsWhole);
    }

    [Theory]
    [InlineData("taken out")]
    [InlineData("twice")]
    [InlineData("moved")]
    [InlineData("last")]
    public async Task A_record_that_is_taken_out_doubled_or_moved_is_found(string how)
    {
        await Write();
        var lines = (await File.ReadAllLinesAsync(Files()[^1])).ToList();
        switch (how)
        {
            case "taken out": lines.RemoveAt(2); break;
            case "twice": lines.Insert(2, lines[2]); break;
            case "moved": (lines[1], lines[2]) = (lines[2], lines[1]); break;
            default: lines.RemoveAt(lines.Count - 1); break;
        }
        await File.WriteAllTextAsync(Files()[^1], string.Concat(lines.Select(line => line + "\n")));
        Assert.False((await Verify()).IsWhole);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_file_that_is_gone_or_in_anothers_place_is_found(int which)
    {
        await Write();
        var files = Files();
        var (gone, other) = (files[which < 0 ? ^1 : which], files[which == 0 ? 1 : 0]);
        var (whole, others) = (await File.ReadAllBytesAsync(gone), await File.ReadAllBytesAsync(other));
        File.Delete(gone);
        Assert.False((await Verify()).IsWhole);
        await File.WriteAllBytesAsync(gone, others);
        await File.WriteAllBytesAsync(other, whole);
        Assert.False((await Verify()).IsWhole);
    }

    [Fact]
    public async Task A_log_written_anew_with_right_hashes_differs_from_what_was_signed()
    {
        await Write();
        var signed = Directory.CreateTempSubdirectory("maru-seals-").FullName;
        foreach (var file in Directory.GetFiles(Home.AccessSeals)) File.Copy(file, Path.Combine(signed, Path.GetFileName(file)));
        Directory.Delete(Home.AccessLog, recursive: true);
        Directory.Delete(Home.AccessSeals, recursive: true);
        await Write();
        Directory.Delete(Home.AccessSeals, recursive: true);
        Directory.Move(signed, Home.AccessSeals);
        Assert.False((await Verify()).IsWhole);
    }

    [Fact]
    public async Task Checkpoints_that_are_gone_or_changed_are_found()
    {
        await Write();
        var head = Path.Combine(Home.AccessSeals, "head.json");
        var text = await File.ReadAllTextAsync(head);
        await File.WriteAllTextAsync(head, text.Replace("\"n\":60", "\"n\":59", StringComparison.Ordinal));
        Assert.Equal("head.json", (await Verify()).Bad?.Where);
        await File.WriteAllTextAsync(head, text);
        Assert.True((await Verify()).IsWhole);
        Directory.Delete(Home.AccessSeals, recursive: true);
        Assert.False((await Verify()).IsWhole);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_still_missed_when_more_was_written_after_it()
    {
        await Write();
        var lines = await File.ReadAllLinesAsync(Files()[^1]);
        await File.WriteAllTextAsync(Files()[^1], string.Concat(lines.SkipLast(2).Select(line => line + "\n")));
        await using (var log = new AccessLogStore(Home, TimeProvider.System))
            for (var i = 0; i < 10; i++) await log.Append(new("이주무관", "10.0.0.8", AccessAction.View, "민원", 1));
        Assert.False((await Verify()).IsWhole);
    }

    [Fact]
    public async Task Half_a_line_of_a_process_that_was_killed_is_laid_aside_and_the_log_goes_on()
    {
        await Write();
        await File.AppendAllTextAsync(Files()[^1], "{\"n\":61,\"at\":\"2026");
        Assert.True((await Verify()).IsWhole);
        await using (var log = new AccessLogStore(Home, TimeProvider.System)) await log.Append(new("이주무관", "10.0.0.8", AccessAction.View, "민원", 1));
        var report = await Verify();
        Assert.True(report.IsWhole, report.Bad?.ToString());
        Assert.Equal(Records + 1, report.Records);
        Assert.Single(Directory.GetFiles(Home.AccessLog, "*.torn"));
    }

    [Fact]
    public async Task Many_callers_in_several_processes_lose_and_double_nothing()
    {
        await using (AccessLogStore one = new(Home, TimeProvider.System, 50_000), other = new(Home, TimeProvider.System, 50_000))
            await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => (i % 2 == 0 ? one : other).Append(new($"a{i}", "10.0.0.7", AccessAction.View, "민원", 1))));
        var report = await Verify();
        Assert.True(report.IsWhole, report.Bad?.ToString());
        Assert.Equal(1_000, new ReadAccessLog(Home).Records(new()).Select(record => record.Account).Distinct().Count());
    }

    // A page's thread runs what is posted to it when it is free: not while it waits itself.
    private sealed class Waiting : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    [Fact]
    public void Who_keeps_a_record_on_a_pages_thread_does_not_wait_for_ever()
    {
        using var log = new AccessLogStore(Home, TimeProvider.System);
        var page = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new Waiting());
            log.Keep(new("lead", "10.0.0.7", AccessAction.Change, "민원", 1));
        })
        { IsBackground = true };
        page.Start();
        Assert.True(page.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal("lead", new ReadAccessLog(Home).Last()!.Account);
    }

    [Fact]
    public async Task A_log_that_can_not_be_written_says_so_to_whoever_waits()
    {
        await Write();
        await File.WriteAllBytesAsync(Files()[^1], Encoding.UTF8.GetBytes("no line of a log\n"));
        await using var log = new AccessLogStore(Home, TimeProvider.System);
        await Assert.ThrowsAsync<IOException>(() => log.Append(new("a", "b", AccessAction.View, "c", 1)));
    }
}
