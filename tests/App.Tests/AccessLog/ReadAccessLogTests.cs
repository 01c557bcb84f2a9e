using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.App.Tests.AccessLog;

public sealed class ReadAccessLogTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-access-read-").FullName;

    private DataHome Home => new(_folder);

    private ReadAccessLog Log => new(Home);

    private ProveAccessLog Prover => new(Home, new VerifyAccessLog(Home), Log, TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A minute a record: files of several blocks and more than one file.
    private async Task Write(int records, long mostBytes)
    {
        await using var log = new AccessLogStore(Home, new Minutes(), mostBytes);
        foreach (var some in Enumerable.Range(1, records).Chunk(Math.Clamp(records / 6, 1, 500)))
            await Task.WhenAll(some.Select(i => log.Append(Record(i))));
    }

    private static AccessRecord Record(int i) => new($"계정{i % 7}", "10.0.0.7", (AccessAction)(i % 7), i % 1_000 == 0 ? "드문 데이터" : "복지-대상자", i) { Reason = new string('가', i % 90) };

    private sealed class Minutes : TimeProvider
    {
        private long _asked;

        public override DateTimeOffset GetUtcNow() => Start.AddMinutes(Interlocked.Increment(ref _asked));
    }

    private List<LoggedAccess> Paged(AccessLogQuery query, int most, long mostLooked = ReadAccessLog.MostLooked)
    {
        var all = new List<LoggedAccess>();
        for (long? before = null; ;)
        {
            var page = Log.Newest(query, before, most, mostLooked);
            all.AddRange(page.Records);
            if (page.Next is not { } next) return all;
            Assert.True(before is null || next < before, $"{next} after {before}");
            before = next;
        }
    }

    [Fact]
    public async Task Pages_from_the_end_give_every_record_once_over_all_files()
    {
        await Write(60, mostBytes: 4_000);
        Assert.True(AccessLogStore.Files(Home).Count >= 3);
        foreach (var most in (int[])[1, 7, 60, 500]) Assert.Equal(Enumerable.Range(1, 60).Select(n => (long)n).Reverse(), Paged(new(), most).Select(record => record.Number));
        Assert.Equal([12L, 11, 10], Log.Newest(new(), 13, 3).Records.Select(record => record.Number));
        Assert.Empty(Log.Newest(new(), 1, 3).Records);
        Assert.Equal(60, Log.Last()!.Number);
    }

    [Fact]
    public async Task Every_filter_finds_from_the_end_what_it_finds_from_the_beginning()
    {
        await Write(20_000, mostBytes: 3 << 20);
        Assert.True(new FileInfo(AccessLogStore.PathOf(Home, 1)).Length > 2 << 20);
        var all = Log.Records(new()).ToList();
        Assert.Equal(20_000, all.Count);
        foreach (var query in (AccessLogQuery[])[
            new(), new(Account: "계정3"), new(What: "드문 데이터"), new(Action: AccessAction.Download), new(Account: "없는 계정"),
            new(From: Start.AddMinutes(19_000)), new(Until: Start.AddMinutes(500)), new(Start.AddMinutes(6_000), Start.AddMinutes(6_700), "계정3"),
            new(Start.AddDays(60)), new(Until: Start)])
        {
            var wanted = all.Where(query.Wants).Select(record => record.Number).ToList();
            Assert.Equal(wanted, Log.Records(query).Select(record => record.Number));
            Assert.Equal(wanted, Paged(query, 900).Select(record => record.Number).Reverse());
        }
        for (var before = 1; before < 20_000; before += 1_373) Assert.Equal(before - 1, Log.Newest(new(), before, 1).Records.SingleOrDefault()?.Number ?? 0);
    }

    [Fact]
    public async Task A_rare_record_is_looked_for_page_by_page()
    {
        await Write(20_000, mostBytes: 3 << 20);
        var first = Log.Newest(new(What: "드문 데이터", Until: Start.AddMinutes(950)), null, 50, mostLooked: 1);
        Assert.Empty(first.Records);
        var far = Log.Newest(new(Account: "없는 계정"), null, 50, mostLooked: 1);
        Assert.Equal((0, true, true), (far.Records.Count, far.Next is > 1 and < 20_000, far.NextAt > Start));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => n * 1_000L).Reverse(), Paged(new(What: "드문 데이터"), 50, mostLooked: 1).Select(record => record.Number));
    }

    [Fact]
    public async Task A_line_longer_than_a_block_and_half_a_line_at_the_end_are_no_hindrance()
    {
        await using (var log = new AccessLogStore(Home, new Minutes()))
        {
            await log.Append(Record(1));
            await log.Append(Record(2) with { Reason = new string('나', 1_000_000) });
            await log.Append(Record(3));
        }
        await File.AppendAllTextAsync(AccessLogStore.PathOf(Home, 1), "{\"n\":4,\"at\":\"2026");
        Assert.Equal([3L, 2, 1], Paged(new(), 1).Select(record => record.Number));
        Assert.Equal([1L, 2, 3], Log.Records(new()).Select(record => record.Number));
        Assert.Equal([2L], Log.Newest(new(Until: Start.AddHours(1)), 3, 1).Records.Select(record => record.Number));
    }

    [Fact]
    public void An_empty_log_has_nothing_and_is_left_as_it_is()
    {
        Assert.Equal(new(0, null, 0, null, null, null, false), Prover.State());
        Assert.Null(Log.Last());
        Assert.False(Directory.Exists(Home.AccessLog));
    }

    [Fact]
    public async Task The_state_tells_how_far_it_is_signed_and_what_the_last_look_found()
    {
        await Write(60, mostBytes: 4_000);
        Assert.True((await Prover.Run("감사", CancellationToken.None)).IsWhole);
        var state = Prover.State();
        Assert.Equal((60L, 60L, false, false), (state.Records, state.Sealed, state.LacksEnd, state.IsProving));
        Assert.Equal((true, "감사", 60L), (state.Proof!.IsWhole, state.Proof.By, state.Proof.Records));

        var last = AccessLogStore.PathOf(Home, AccessLogStore.Files(Home)[^1]);
        var lines = await File.ReadAllLinesAsync(last);
        await File.WriteAllTextAsync(last, string.Concat(lines.SkipLast(1).Select(line => line + "\n")));
        Assert.True(Prover.State().LacksEnd);
        Assert.False((await Prover.Run(null, CancellationToken.None)).IsWhole);
        Assert.Equal((false, true), (Prover.Last()!.IsWhole, Prover.Last()!.Message is not null));
    }
}
