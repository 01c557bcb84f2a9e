using System.Diagnostics;
using System.Globalization;
using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.Bench;

/// <summary>
/// Records of the access log a second, each waited for until it is on the disk, while others read; then a log of 10 million records (or MARU_BENCH_ROWS):
/// how long proving all of it takes, and finding the newest of one account.
/// </summary>
internal static class AccessLogBench
{
    private const double RecordsASecond = 5_000, ProofSeconds = 60, PageSeconds = 1;
    private const int Callers = 256;
    private const int Together = 8_192;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static IEnumerable<BenchResult> Run()
    {
        var folder = Directory.CreateTempSubdirectory("maru-bench-access-log-").FullName;
        try
        {
            return Measure(new DataHome(folder), long.Parse(Environment.GetEnvironmentVariable("MARU_BENCH_ROWS") ?? "10000000", CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<BenchResult>> Measure(DataHome home, long rows)
    {
        var read = new ReadAccessLog(home);
        double rate;
        long reads, written;
        var filling = Stopwatch.StartNew();
        await using (var log = new AccessLogStore(home, TimeProvider.System))
        {
            (written, rate, reads) = await WhileRead(log, read);
            filling.Restart();
            await Fill(log, written, rows);
        }
        var all = Math.Max(rows, written);
        Console.Error.WriteLine(FormattableString.Invariant($"access-log: {reads} pages read meanwhile; {all - written} more records written in {filling.Elapsed.TotalSeconds:0.0} s"));
        var proof = Stopwatch.StartNew();
        var report = await new VerifyAccessLog(home).Run(CancellationToken.None);
        proof.Stop();
        if (!report.IsWhole || report.Records != all) throw new InvalidOperationException($"What was written is not what is there: {report}");
        // An account that no record but the first few has: all that a page may look through is looked through.
        double[] pages = [.. Enumerable.Range(0, 5).Select(_ => Page(read, new(Account: "nobody")))];
        var millions = string.Create(CultureInfo.InvariantCulture, $"{all / 1e6:0.##}M records");
        return
        [
            new("access log, durable appends", "1/s", rate, RecordsASecond, "limit", rate / RecordsASecond, [rate]),
            new($"proof of {millions}", "s", proof.Elapsed.TotalSeconds, ProofSeconds, "limit", ProofSeconds / proof.Elapsed.TotalSeconds, [proof.Elapsed.TotalSeconds]),
            new($"page of {millions}, rare account", "s", Timed.Median(pages), PageSeconds, "limit", PageSeconds / Timed.Median(pages), pages),
        ];
    }

    // As many callers as a busy site has, each with its next record when its last is safe; and somebody who reads pages all the while.
    private static async Task<(long Written, double Rate, long Reads)> WhileRead(AccessLogStore log, ReadAccessLog read)
    {
        using var end = new CancellationTokenSource();
        long written = 0, reads = 0;
        var reading = Task.Run(() =>
        {
            for (; !end.IsCancellationRequested; reads++) read.Newest(new(Account: "account-7"), null, 50);
        });
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            while (clock.Elapsed < Measured) await log.Append(Record(Interlocked.Increment(ref written), caller));
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        await end.CancelAsync();
        await reading;
        return (written, written / seconds, reads);
    }

    private static async Task Fill(AccessLogStore log, long from, long to)
    {
        for (var at = from; at < to; at += Together)
            await Task.WhenAll(Enumerable.Range(0, (int)Math.Min(Together, to - at)).Select(i => log.Append(Record(at + i, i % Callers))));
    }

    private static AccessRecord Record(long number, int caller) => new($"account-{caller}", $"10.0.{caller / 250}.{caller % 250}", (AccessAction)(number % 7), "복지-대상자", number % 1_000)
    {
        Columns = ["성명", "생년월일", "휴대전화"],
        Reason = number % 7 == (long)AccessAction.Download ? "현장 점검 명단" : null,
    };

    private static double Page(ReadAccessLog read, AccessLogQuery query)
    {
        var clock = Stopwatch.StartNew();
        read.Newest(query, null, 50);
        return clock.Elapsed.TotalSeconds;
    }
}
