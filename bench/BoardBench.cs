using System.Diagnostics;
using System.Globalization;
using Maru.App.Boards;
using Maru.App.Indicators;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.Bench;

/// <summary>
/// A board of twelve tiles over 100 million rows of hourly living population: the whole page while its marts are warm (95th percentile), its first page of a server that has just started, and the
/// time until every tile is there when no mart was ever made. Beside it the DuckDB library, which answers the same questions of the tiles one after the other in this process.
/// </summary>
internal static class BoardBench
{
    private const string Id = "bench";
    private const int Pages = 300;

    private static readonly (string Id, TileForm Form, string Sql)[] Asked =
    [
        ("week", TileForm.Heat, "select 시간대 as label, cast(extract(isodow from 기준일) as integer) as \"group\", avg(생활인구) as value from {0} group by 1, 2 order by 2, 1"),
        ("hours", TileForm.Line, "select 시간대 as label, avg(생활인구) as value from {0} group by 1 order by 1"),
        ("years", TileForm.Stacked, "select cast(extract(year from 기준일) as varchar) as label, case when 시간대 between 9 and 18 then '낮' else '밤' end as \"group\", sum(생활인구) as value from {0} group by 1, 2 order by 1, 2"),
        ("busiest", TileForm.Table, "select 기준일 as label, sum(생활인구) as value from {0} where 시간대 between 9 and 18 group by 1 order by value desc limit 10"),
    ];

    private static readonly (string Id, string Value)[] Measured = [("people", "sum(생활인구)"), ("mean", "avg(생활인구)"), ("most", "max(생활인구)"), ("night", "sum(case when 시간대 < 6 then 생활인구 else 0 end)")];

    public static IEnumerable<BenchResult> Run()
    {
        var data = QueryBench.Folder(out var lake);
        var home = lake.Home;
        Declare(home);
        var files = lake.PartPaths(lake.Latest("living")!);
        MaruServerProcess.Start(data).Dispose();
        // The peer's way: each question of the board asked of the rows.
        using var database = Engines.DuckDb.DuckDbDatabase.Open();
        double Peer() => Seconds(() =>
        {
            foreach (var (_, _, sql) in Asked) Peers.Read(database, Peers.FilesIn(string.Format(CultureInfo.InvariantCulture, sql, "{files}"), files));
            foreach (var (_, value) in Measured)
                Peers.Read(database, Peers.FilesIn($"select date_trunc('month', 기준일) as t, 행정동코드 as r, {value} from {{files}} group by grouping sets ((t), (t, r))", files));
        });
        var made = new List<double>();
        var peers = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            if (Directory.Exists(home.Marts)) Directory.Delete(home.Marts, recursive: true);
            made.Add(Seconds(() => Timed.Process(Peers.Maru, ["boards", "--data", data])));
            peers.Add(Peer());
        }
        double first;
        List<double> warm = [];
        using (var server = MaruServerProcess.Start(data))
        using (var client = new HttpClient { BaseAddress = server.Address })
        {
            first = Page(client);
            for (var i = 0; i < 20; i++) Page(client);
            warm.AddRange(Enumerable.Range(0, Pages).Select(_ => Page(client) * 1000));
        }
        var p95 = warm.Order().ElementAt((int)(warm.Count * 0.95));
        yield return new("board of 12 tiles, warm p95", "ms", p95, 150, "limit", 150 / p95, warm);
        yield return new("board of 12 tiles, first page", "s", first, 3, "limit", 3 / first, [first]);
        yield return new("board of 12 tiles, all marts anew", "s", Timed.Median(made), 3, "limit", 3 / Timed.Median(made), made);
        yield return new("the same beside the questions alone", "s", Timed.Median(made), Timed.Median(peers), "duckdb", Timed.Median(made.Zip(peers, (ours, peer) => peer / ours)), peers);
    }

    // The whole page, and every tile of it drawn.
    private static double Page(HttpClient client) => Seconds(() =>
    {
        var page = client.GetStringAsync("/boards/" + Id).GetAwaiter().GetResult();
        var tiles = page.Split("<article class=\"tile").Length - 1;
        if (tiles != Asked.Length + (2 * Measured.Length) || page.Contains("state-title", StringComparison.Ordinal)) throw new InvalidOperationException($"{tiles} tiles; some say why they are empty.");
    });

    private static void Declare(DataHome home)
    {
        var indicators = new IndicatorBook(home);
        var tiles = new List<Tile>();
        foreach (var (id, value) in Measured)
        {
            indicators.Save(new(id, new(id, id), "living", value, "기준일", Grain.Month) { Region = "행정동코드", Unit = new("명", "people") });
            tiles.Add(new(id, TileForm.Number) { Width = 3, Indicator = id });
        }
        foreach (var (id, _) in Measured) tiles.Add(new(id + "-by", id == "most" ? TileForm.Line : TileForm.Ranking) { Width = 3, Indicator = id, By = id == "most" ? TilePart.Whole : TilePart.Region });
        foreach (var (id, form, sql) in Asked)
            tiles.Add(new(id, form) { Title = new(id, id), Unit = new("명", "people"), Datasets = ["living"], Sql = string.Format(CultureInfo.InvariantCulture, sql, "\"living\""), Headline = "select 'most ' || cast(cast(max(value) as bigint) as varchar) from result" });
        new BoardBook(home).Save(new(Id, new("생활인구", "Living population"), tiles) { SharedWith = [Board.Everyone] });
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }
}
