using System.Globalization;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Engines.DuckDb;

namespace Maru.Bench;

/// <summary>Questions over 100 million rows of hourly living population: through the maru program, and by the DuckDB library itself over the same Parquet.</summary>
internal static class QueryBench
{
    private const int Runs = 5;
    private static readonly (string Name, string Sql)[] Questions =
    [
        ("query sum by dong and hour", "select 행정동코드, 시간대, sum(생활인구) from {0} group by all order by 1, 2"),
        ("query busiest days", "select 기준일, sum(생활인구) as s from {0} where 시간대 between 9 and 18 group by 기준일 order by s desc limit 10"),
    ];

    public static IEnumerable<BenchResult> Run()
    {
        var rows = long.Parse(Environment.GetEnvironmentVariable("MARU_BENCH_ROWS") ?? "100000000", CultureInfo.InvariantCulture);
        var data = Path.Combine(Path.GetTempPath(), "maru-bench-query");
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        var lake = new LakeStore(new DataHome(data));
        var files = Fill(lake, rows);
        foreach (var (name, sql) in Questions)
        {
            var ratios = new List<(double Ours, double Peer)>();
            for (var run = 0; run < Runs; run++)
                ratios.Add((
                    Timed.Process(Peers.Maru, ["query", string.Format(CultureInfo.InvariantCulture, sql, "\"living\""), "--format", "csv", "--data", data]).Seconds,
                    Timed.Process(Peers.Self, ["peer-query", string.Join('|', files), string.Format(CultureInfo.InvariantCulture, sql, "{files}")]).Seconds));
            var (ours, peer) = (Timed.Median(ratios.Select(r => r.Ours)), Timed.Median(ratios.Select(r => r.Peer)));
            yield return new(name, "s", ours, peer, "duckdb", peer / ours, [.. ratios.Select(r => r.Peer / r.Ours)]);
        }
        Directory.Delete(data, recursive: true);
    }

    private static IReadOnlyList<string> Fill(LakeStore lake, long rows)
    {
        using var engine = new DuckDbEngine(lake.Home.Lake);
        using var writer = lake.BeginVersion("living");
        var written = engine.WriteParquet(writer.PartPath(0), new LivingPopulation(rows), new ParquetOptions(), default);
        Column[] columns = [new("기준일", ColumnType.Date), new("시간대", ColumnType.Integer), new("행정동코드", ColumnType.Text), new("생활인구", ColumnType.Number)];
        writer.Commit(new("living", writer.Version, "생활인구", written, 0, null, DateTimeOffset.UnixEpoch, columns, writer.Seal([written]), new("bench", "", "", 0, "")));
        return lake.PartPaths(lake.Latest("living")!);
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
