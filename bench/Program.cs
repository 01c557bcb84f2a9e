using System.Text.Json;

namespace Maru.Bench;

/// <param name="Ratio">Over 1 means Maru is better.</param>
internal sealed record BenchResult(string Name, string Unit, double Ours, double Peer, string PeerName, double Ratio, IReadOnlyList<double> Runs);

/// <summary>Runs benchmarks, each beside its peer in the same run: <c>maru bench [NAME] [--json FILE]</c>.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static int Main(string[] args)
    {
        // A part of a benchmark that must run in a process of its own.
        if (args is ["peer-copy", var csv, var parquet]) return Peers.CopyCsv(csv, parquet);
        if (args is ["peer-query", var files, var sql]) return Peers.Query(files, sql);
        if (args is ["link", var left, var right, var report]) return LinkBench.Link(left, right, report);
        var names = args.TakeWhile(arg => arg != "--json").ToList();
        var json = args.SkipWhile(arg => arg != "--json").Skip(1).FirstOrDefault();
        if (names.Find(name => Benchmarks().All(benchmark => benchmark.Name != name)) is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' 측정은 없습니다. 있는 측정: {string.Join(", ", Benchmarks().Select(benchmark => benchmark.Name))}");
            return 2;
        }

        var results = new List<BenchResult>();
        foreach (var (name, run) in Benchmarks())
            if (names.Count == 0 || names.Contains(name)) results.AddRange(run());
        foreach (var result in results)
            Console.Out.WriteLine(FormattableString.Invariant($"{result.Name,-34} ours {result.Ours,9:0.00} {result.Unit,-8} {result.PeerName} {result.Peer,9:0.00}  ratio {result.Ratio:0.00}  runs [{string.Join(", ", result.Runs.Take(10).Select(r => r.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)))}]"));
        if (json is not null) File.WriteAllText(json, JsonSerializer.Serialize(new { results }, Indented));
        return results.Count == 0 ? 2 : 0;
    }

    private static IEnumerable<(string Name, Func<IEnumerable<BenchResult>> Run)> Benchmarks() =>
        [("ingest", IngestBench.Run), ("query", QueryBench.Run), ("page", PageBench.Run), ("link", LinkBench.Run), ("privacy", PrivacyBench.Run), ("access-log", AccessLogBench.Run), ("feeds", FeedsBench.Run), ("board", BoardBench.Run)];
}
