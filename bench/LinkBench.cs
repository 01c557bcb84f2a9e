using System.Diagnostics;
using System.Globalization;
using Maru.Methods.Linkage;

namespace Maru.Bench;

/// <summary>
/// Two registers of a million people are linked: read, block, compare, fit, weigh, choose one to one, in a process of its own. Beside it DuckDB joins the
/// same blocks, compares with its own Jaro–Winkler and keeps what weighs enough: what Splink would have it run when the model is already there.
/// </summary>
internal static class LinkBench
{
    private const int Runs = 2;
    private const long PairLimit = 60_000_000;

    public static IEnumerable<BenchResult> Run()
    {
        int rows = int.Parse(Environment.GetEnvironmentVariable("MARU_BENCH_ROWS") ?? "1000000", CultureInfo.InvariantCulture);
        string folder = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"maru-bench-link-{rows}"));
        Directory.CreateDirectory(folder);
        string left = Path.Combine(folder, "left.tsv"), right = Path.Combine(folder, "right.tsv"), report = Path.Combine(folder, "report.txt");
        if (!File.Exists(right))
        {
            new LinkPeople(rows, seed: 20).Write(left, right + ".part");
            File.Move(right + ".part", right);
        }
        var ours = new List<Timed>();
        var duck = new List<Timed>();
        for (int run = 0; run < Runs; run++)
        {
            ours.Add(Timed.Process(Peers.Self, ["link", left, right, report]));
            duck.Add(Timed.Process(Peers.Self, ["peer-query", "", Sql(left, right)]));
        }
        var figures = File.ReadLines(report).Select(line => line.Split('=')).ToDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture));
        double seconds = Timed.Median(ours.Select(run => run.Seconds)), peer = Timed.Median(duck.Select(run => run.Seconds)), memory = ours.Max(run => run.PeakBytes) / 1e6;
        string size = string.Create(CultureInfo.InvariantCulture, $"link {rows / 1e6:0.##}M x {rows / 1e6:0.##}M");
        yield return new(size, "s", seconds, peer, "duckdb", peer / seconds, [.. ours.Select((run, i) => duck[i].Seconds / run.Seconds)]);
        yield return new(size + ", limit", "s", seconds, 180, "limit", 180 / seconds, [.. ours.Select(run => run.Seconds)]);
        yield return new(size + ", memory", "MB", memory, 4000, "limit", 4000 / memory, [.. ours.Select(run => run.PeakBytes / 1e6)]);
        yield return new(size + ", memory, duckdb", "MB", memory, duck.Max(run => run.PeakBytes) / 1e6, "duckdb", duck.Max(run => run.PeakBytes) / 1e6 / memory, [.. duck.Select(run => run.PeakBytes / 1e6)]);
        yield return new("pairs compared", "million", figures["pairs"] / 1e6, 50, "limit", 50e6 / figures["pairs"], [figures["pairs"] / 1e6]);
        yield return new("precision", "%", figures["precision"] * 100, 99, "goal", figures["precision"] / 0.99, [figures["precision"] * 100]);
        yield return new("recall", "%", figures["recall"] * 100, 95, "goal", figures["recall"] / 0.95, [figures["recall"] * 100]);
    }

    /// <summary>The part that is measured: a process of its own.</summary>
    public static int Link(string left, string right, string report)
    {
        var clock = Stopwatch.StartNew();
        var (first, second) = (ReadColumns(left), ReadColumns(right));
        Say("read", clock);
        LinkColumn<string> Text(string name, int column) => LinkColumn.Text(name, first[column], second[column]);
        var names = Compare.KoreanNames(Text("성명", 1));
        var births = Text("생년월일", 2).SelectValue<DateOnly>("생년월일", text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var addresses = Compare.KoreanAddresses(Text("주소", 3));
        var phones = Text("전화번호", 4);
        Say("columns", clock);
        var linkage = new RecordLinkage(
            [names, Compare.Dates(births), addresses, Compare.Text(phones, TextMeasure.Damerau, 0.9)],
            [new(births), new(names.Column, births.SelectValue<int>("출생연도", day => day.Year)), new(phones)],
            PairLimit);
        var patterns = linkage.CountPatterns();
        Say("patterns", clock);
        var model = linkage.Fit(patterns, seed: 1).Model;
        Say("fit", clock);
        double least = LinkageModel.BitsOf(0.9);
        var pairs = linkage.Score(PairWeights.Of(linkage.Space, model), least);
        Say("score", clock);
        var links = OneToOne.Choose(pairs, least);
        Say("choose", clock);
        int right1 = links.Chosen.Count(place => first[0][pairs[place].Left] == second[0][pairs[place].Right]);
        var accuracy = new LinkAccuracy(links.Chosen.Count, right1, first[0].Intersect(second[0]).Count());
        File.WriteAllLines(report, [FormattableString.Invariant($"pairs={patterns.Total}"), FormattableString.Invariant($"precision={accuracy.Precision}"), FormattableString.Invariant($"recall={accuracy.Recall}")]);
        return 0;
    }

    private static void Say(string step, Stopwatch clock) => Console.Error.WriteLine(FormattableString.Invariant($"{step,-10} {clock.Elapsed.TotalSeconds:0.0} s, {Environment.WorkingSet / 1e6:0} MB"));

    private static string[][] ReadColumns(string file)
    {
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Split('\t')).ToList();
        return [.. Enumerable.Range(0, 5).Select(column => rows.Select(row => row[column]).ToArray())];
    }

    // The blocks of Link, each pair once; levels and bits are of the size that a fitted model has.
    private static string Sql(string left, string right)
    {
        string Read(string file) => $"select row_number() over () as r, *, left(birth, 4) as year from read_csv('{file}', delim='\t', header=true, all_varchar=true)";
        string columns = "l.name as ln, r.name as rn, l.birth as lb, r.birth as rb, l.address as la, r.address as ra, l.phone as lp, r.phone as rp";
        return $"""
            with l as materialized ({Read(left)}), r as materialized ({Read(right)}),
            pairs as (
                select {columns} from l join r on l.birth = r.birth
                union all select {columns} from l join r on l.name = r.name and l.year = r.year where not coalesce(l.birth = r.birth, false)
                union all select {columns} from l join r on l.phone = r.phone where not coalesce(l.birth = r.birth, false) and not coalesce(l.name = r.name and l.year = r.year, false))
            select count(*) from (
                select case when ln = rn then 10 when jaro_winkler_similarity(ln, rn) >= 0.9 then 5 when jaro_winkler_similarity(ln, rn) >= 0.7 then 1 else -5 end
                    + case when lb is null or rb is null then 0 when lb = rb then 14 when damerau_levenshtein(lb, rb) <= 1 then 6 else -5 end
                    + case when la is null or ra is null then 0 when la = ra then 16 when jaro_winkler_similarity(la, ra) >= 0.95 then 10 when jaro_winkler_similarity(la, ra) >= 0.88 then 4 else -3 end
                    + case when lp is null or rp is null then 0 when lp = rp then 22 when damerau_levenshtein(lp, rp) <= 1 then 8 else -3 end as bits
                from pairs) where bits - 20 > 3
            """;
    }
}
