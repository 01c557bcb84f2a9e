using System.Diagnostics;
using System.Globalization;
using System.Text;
using Maru.Engines.DuckDb;
using Maru.Methods.PersonalData;
using Maru.Methods.Privacy;

namespace Maru.Bench;

/// <summary>
/// The optimum of Adult under 5-anonymity; whether 10 million rows of eight quasi-identifiers are k-anonymous, beside DuckDB's GROUP BY of the same rows; cells
/// looked through for personal data, beside one regular expression of DuckDB over the same cells, which finds candidates and judges none.
/// </summary>
internal static class PrivacyBench
{
    private const int Runs = 5;
    private const double AdultSeconds = 2, CheckSeconds = 8, ScanMegabytesASecond = 40;

    private static readonly int[] _cardinalities = [2, 90, 5, 16, 7, 14, 24, 40];

    public static IEnumerable<BenchResult> Run()
    {
        var results = new List<BenchResult>();
        if (SharedAdult() is { } folder) results.Add(Adult(folder));
        else Console.Error.WriteLine("../shared/data/arx_adult is missing: the optimum of Adult is not measured.");
        results.AddRange(Check(int.Parse(Environment.GetEnvironmentVariable("MARU_BENCH_ROWS") ?? "10000000", CultureInfo.InvariantCulture)));
        results.AddRange(Scan("PII scan, ordinary", PersonalDataThroughput.OrdinaryCells(600_000, 7)));
        results.AddRange(Scan("PII scan, dense", PersonalDataThroughput.DenseCells(1_500_000, 7)));
        return results;
    }

    private static string? SharedAdult()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "arx_adult") is var adult && Directory.Exists(adult)) return adult;
        return null;
    }

    private static BenchResult Adult(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "adult.csv")).Select(line => line.Split(';')).ToArray();
        Microdata Table() => new(
            [.. lines[0].Select((name, i) => GeneralizedColumn.Bind(CodedColumn.From(name, lines[1..].Select(line => line[i])), Hierarchy.Parse(File.ReadAllText(Path.Combine(folder, $"adult_hierarchy_{name}.csv")))))], []);
        double[] seconds = [.. Times(() => Require(GeneralizationSearch.Optimal(Table(), new([new KAnonymity(5)], new EntropyLoss(), 0.04))!.Loss.Value is > 255559.85 and < 255559.86))];
        return new("Adult, optimum of k=5", "s", Timed.Median(seconds), AdultSeconds, "limit", AdultSeconds / Timed.Median(seconds), seconds);
    }

    private static IEnumerable<BenchResult> Check(int rows)
    {
        using var database = DuckDbDatabase.Open();
        string columns = string.Join(", ", _cardinalities.Select((_, i) => $"q{i}"));
        Peers.Read(database, $"create table people as select {string.Join(", ", _cardinalities.Select((cardinality, i) => $"cast({Value("range", i, cardinality)} as utinyint) as q{i}"))} from range({rows})");
        var coded = _cardinalities.Select((cardinality, i) =>
        {
            var codes = new int[rows];
            for (long row = 0; row < rows; row++) codes[row] = (int)((row * (2654435761 + i * 40503L) >> 11) % cardinality * ((row >> (i + 3)) % 5) / 5);
            return GeneralizedColumn.Kept(new($"q{i}", [.. Enumerable.Range(0, cardinality).Select(value => $"{value}")], codes));
        }).ToArray();
        int smallest = -1;
        var pairs = new List<(double Ours, double Peer)>();
        for (int run = 0; run <= Runs; run++)
            pairs.Add((Seconds(() => smallest = new ClassBuilder(new(coded, [])).Group(new int[coded.Length]).Smallest()), Seconds(() => Peers.Read(database, $"select min(n) from (select count(*) as n from people group by {columns})"))));
        Peers.Read(database, $"select case when min(n) = {smallest} then 1 else error('The smallest classes differ.') end from (select count(*) as n from people group by {columns})");
        pairs.RemoveAt(0);
        var (ours, peer) = (Timed.Median(pairs.Select(pair => pair.Ours)), Timed.Median(pairs.Select(pair => pair.Peer)));
        string name = string.Create(CultureInfo.InvariantCulture, $"k check, {rows / 1e6:0.##}M x {_cardinalities.Length}");
        yield return new(name, "s", ours, peer, "duckdb", peer / ours, [.. pairs.Select(pair => pair.Peer / pair.Ours)]);
        yield return new(name + ", limit", "s", ours, CheckSeconds, "limit", CheckSeconds / ours, [.. pairs.Select(pair => pair.Ours)]);

        static string Value(string row, int column, int cardinality) => $"(((({row} * {2654435761 + column * 40503L}) >> 11) % {cardinality}) * (({row} >> {column + 3}) % 5)) // 5";
    }

    private static IEnumerable<BenchResult> Scan(string name, byte[][] cells)
    {
        double megabytes = cells.Sum(cell => (double)cell.Length) / 1e6;
        using var database = DuckDbDatabase.Open();
        var file = Path.Combine(Path.GetTempPath(), $"maru-bench-privacy-{Environment.ProcessId}.txt");
        try
        {
            File.WriteAllLines(file, cells.Select(Encoding.UTF8.GetString));
            Peers.Read(database, $"create table cells as select line from read_csv('{file}', columns = {{'line': 'VARCHAR'}}, delim = '\t', header = false, quote = '')");
        }
        finally
        {
            File.Delete(file);
        }
        var pairs = new List<(double Ours, double Peer)>();
        for (int run = 0; run <= Runs; run++)
            pairs.Add((megabytes / Seconds(() => PersonalDataThroughput.ScanAll(cells)), megabytes / Seconds(() => Peers.Read(database, $"select count(*) from cells where regexp_matches(line, '{Candidates}')"))));
        pairs.RemoveAt(0);
        var (ours, peer) = (Timed.Median(pairs.Select(pair => pair.Ours)), Timed.Median(pairs.Select(pair => pair.Peer)));
        yield return new(name, "MB/s", ours, peer, "duckdb", ours / peer, [.. pairs.Select(pair => pair.Ours / pair.Peer)]);
        yield return new(name + ", limit", "MB/s", ours, ScanMegabytesASecond, "limit", ours / ScanMegabytesASecond, [.. pairs.Select(pair => pair.Ours)]);
    }

    private const string Candidates = @"\d{6}[- ]?[1-8*][\d*]{6}|\+?\d{2,4}[-. )]?\d{3,4}[-. ]?\d{4}|[\w.]+@[\w.]+|\d{2,3}[가-힣] ?\d{4}|[가-힣]+[로길] ?\d+";

    private static IEnumerable<double> Times(Action action) => [.. Enumerable.Range(0, Runs + 1).Select(_ => Seconds(action)).Skip(1)];

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Require(bool isRight)
    {
        if (!isRight) throw new InvalidOperationException("What was measured gave a wrong answer.");
    }
}
