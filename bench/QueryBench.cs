using System.Diagnostics;
using System.Globalization;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Engines.DuckDb;

namespace Maru.Bench;

/// <summary>
/// Questions over 100 million rows of hourly living population. Through the maru program, beside a process that only calls the DuckDB
/// library; and through the API of a running server, beside the DuckDB library already open in this process. The same Parquet for all.
/// </summary>
internal static class QueryBench
{
    private const int Runs = 15;
    private static readonly (string Name, string Sql)[] Questions =
    [
        ("sum by dong and hour", "select 행정동코드, 시간대, sum(생활인구) as 인구 from {0} group by all order by 1, 2"),
        ("busiest days", "select 기준일, sum(생활인구) as s from {0} where 시간대 between 9 and 18 group by 기준일 order by s desc limit 10"),
    ];

    public static IEnumerable<BenchResult> Run()
    {
        var data = Folder(out var lake);
        var files = lake.PartPaths(lake.Latest("living")!);
        foreach (var (name, sql) in Questions) yield return Command(name, data, files, sql);
        using var server = MaruServerProcess.Start(data);
        using var client = new HttpClient { BaseAddress = server.Address };
        using var database = DuckDbDatabase.Open();
        foreach (var (name, sql) in Questions) yield return Api(name, client, database, files, sql);
    }

    /// <summary>A data folder whose dataset <c>living</c> has 100 million rows, or MARU_BENCH_ROWS; made once.</summary>
    internal static string Folder(out LakeStore lake)
    {
        var rows = long.Parse(Environment.GetEnvironmentVariable("MARU_BENCH_ROWS") ?? "100000000", CultureInfo.InvariantCulture);
        var data = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"maru-bench-query-{rows}"));
        lake = new LakeStore(new DataHome(data));
        if (lake.Latest("living") is null) Fill(lake, rows);
        return data;
    }

    private static BenchResult Command(string name, string data, IReadOnlyList<string> files, string sql) => Compare(
        "maru query, " + name,
        () => Timed.Process(Peers.Maru, ["query", Ask(sql, "\"living\""), "--format", "csv", "--data", data]).Seconds,
        () => Timed.Process(Peers.Self, ["peer-query", string.Join('|', files), Ask(sql, "{files}")]).Seconds);

    private static BenchResult Api(string name, HttpClient client, DuckDbDatabase database, IReadOnlyList<string> files, string sql) => Compare(
        "API, " + name,
        () => Seconds(() => client.GetByteArrayAsync("/api/v1/query?format=csv&sql=" + Uri.EscapeDataString(Ask(sql, "\"living\""))).GetAwaiter().GetResult()),
        () => Seconds(() => Peers.Read(database, Peers.FilesIn(Ask(sql, "{files}"), files))));

    private static string Ask(string sql, string table) => string.Format(CultureInfo.InvariantCulture, sql, table);

    // In turn, so that a machine that slows down does so for both; the first of each only warms.
    private static BenchResult Compare(string name, Func<double> ours, Func<double> peer)
    {
        (ours(), peer()).ToString();
        var pairs = Enumerable.Range(0, Runs).Select(_ => (Ours: ours(), Peer: peer())).ToList();
        return new(name, "s", Timed.Median(pairs.Select(pair => pair.Ours)), Timed.Median(pairs.Select(pair => pair.Peer)), "duckdb",
            Timed.Median(pairs.Select(pair => pair.Peer / pair.Ours)), [.. pairs.Select(pair => pair.Peer / pair.Ours)]);
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Fill(LakeStore lake, long rows)
    {
        using var engine = new DuckDbEngine(lake.Home.Lake);
        using var writer = lake.BeginVersion("living");
        var written = engine.WriteParquet(writer.PartPath(0), new LivingPopulation(rows), new ParquetOptions(), default);
        Column[] columns = [new("기준일", ColumnType.Date), new("시간대", ColumnType.Integer), new("행정동코드", ColumnType.Text), new("생활인구", ColumnType.Number)];
        writer.Commit(new("living", writer.Version, "생활인구", written, 0, null, DateTimeOffset.UnixEpoch, columns, writer.Seal([written]), new("bench", "", "", 0, "")));
    }

    private sealed class LivingPopulation(long rows) : IBatchSource
    {
        private const int Dongs = 424;
        private static readonly byte[][] Codes = [.. Enumerable.Range(0, Dongs).Select(i => System.Text.Encoding.ASCII.GetBytes((1111051500L + (i * 1000)).ToString(CultureInfo.InvariantCulture)))];
        private long _row;
        private ulong _state = 7;

        public IReadOnlyList<StoredColumn> Columns { get; } = [new("기준일", StorageType.Date), new("시간대", StorageType.Int64), new("행정동코드", StorageType.Text), new("생활인구", StorageType.Double)];

        public int Fill(BatchWriter batch)
        {
            var n = (int)Math.Min(batch.Capacity, rows - _row);
            var days = batch.Int32(0);
            var hours = batch.Int64(1);
            var people = batch.Double(3);
            for (var i = 0; i < n; i++, _row++)
            {
                var hour = _row / Dongs;
                days[i] = 17_000 + (int)(hour / 24);
                hours[i] = hour % 24;
                batch.SetBytes(2, i, Codes[_row % Dongs]);
                _state = (_state * 6364136223846793005) + 1442695040888963407;
                people[i] = (_state >> 40) / 100.0;
            }
            return n;
        }
    }
}
