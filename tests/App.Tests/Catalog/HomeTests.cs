using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.App.Receipts;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Engines.DuckDb;

namespace Maru.App.Tests.Catalog;

public sealed class HomeTests : IDisposable
{
    private readonly CatalogFolder _city = new();
    private readonly DuckDbEngine _engine;
    private readonly ReceiptStore _receipts;

    public HomeTests()
    {
        _city.Store.Prepare();
        _engine = new DuckDbEngine(_city.Lake.Home.Lake);
        _receipts = new ReceiptStore(_city.Lake.Home, _city.Clock, ReceiptRetention.Default);
    }

    private ComputeHome Home => new(_city.Store, _city.Lake, _engine, _receipts, _city.Clock);

    private const string Numbers =
        """
        numbers:
          - id: people
            title: 인구
            unit: 명
            change: percent
            datasets: [people]
            sql: select month as label, n as value, lag(n) over (order by month) as compared from "people" order by month
        stories:
          - id: biggest
            title: 큰 동네
            form: bars
            datasets: [people]
            sql: select place as label, n as value from "people" order by n
            headline: select first(label order by value desc) || '{이가} 가장 큽니다' from result
          - id: absent
            title: 없는 것
            datasets: [nothing]
            sql: select 1 as label, 2 as value
          - id: broken
            title: 틀린 것
            datasets: [people]
            sql: select nope from "people"
        """;

    [Fact]
    public void A_number_is_computed_from_the_lake_and_its_receipt_opens()
    {
        Load("people", new TinyTable("month:text, place:text, n:int", ["2026-08", "서면", 200], ["2026-09", "중앙동", 250]));
        _city.Store.SaveSettings(CatalogSettings.Default with { Home = Numbers });
        Assert.Equal(4, Home.Refresh());

        var number = Assert.Single(_city.Store.Snapshot().Home.Numbers);
        Assert.Equal((250, 200, 25, "2026-09"), (number.Value, number.Compared, number.Change, number.AsOf));
        var receipt = _receipts.Find(number.Receipt!)!;
        Assert.Equal(("people", 1, 2L), (receipt.Data[0].Dataset, receipt.Data[0].Version, receipt.Data[0].Rows));
        Assert.Equal(2, Assert.Single(receipt.Steps).RowsOut);
        Assert.Equal("2026-09-26", receipt.ReferenceDate!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_headline_is_the_finding_with_the_right_particle_and_a_figure_that_fails_says_why()
    {
        Load("people", new TinyTable("month:text, place:text, n:int", ["2026-08", "서면", 200], ["2026-09", "중앙동", 250]));
        _city.Store.SaveSettings(CatalogSettings.Default with { Home = Numbers });
        Home.Refresh();
        var stories = _city.Store.Snapshot().Home.Stories;
        Assert.Equal("중앙동이 가장 큽니다", stories[0].Headline.Ko);
        Assert.Contains("nothing", stories[1].Missing!.Value.Ko, StringComparison.Ordinal);
        Assert.NotNull(stories[2].Missing);
        Assert.Null(stories[2].Receipt);
    }

    [Fact]
    public void A_figure_is_computed_again_only_when_its_data_change()
    {
        Load("people", new TinyTable("month:text, place:text, n:int", ["2026-09", "서면", 200]));
        _city.Store.SaveSettings(CatalogSettings.Default with { Home = Numbers });
        Home.Refresh();
        Assert.Equal(0, Home.Refresh());
        Load("people", new TinyTable("month:text, place:text, n:int", ["2026-10", "서면", 210]));
        Assert.Equal(3, Home.Refresh());
        Assert.Equal(210, _city.Store.Snapshot().Home.Numbers[0].Value);
    }

    [Fact]
    public void The_same_computation_has_the_same_receipt_and_another_result_has_another()
    {
        Load("people", new TinyTable("n:int", [1], [2]));
        var first = Sum();
        Assert.Equal(first.Id, Sum().Id);
        Load("people", new TinyTable("n:int", [1], [3]));
        Assert.NotEqual(first.Id, Sum().Id);
        Assert.Null(_receipts.Find("../../etc/passwd"));

        Core.Receipts.Receipt Sum() => ReceiptedQuery.Run(
            _engine, new("합", "sum"), [(_city.Lake.Latest("people")!, _city.Lake.Table(_city.Lake.Latest("people")!), "인구")],
            [new("둘보다 큰 것", default, "select n from people where n > 1"), new("더하기", default, "select sum(n) as n from \"둘보다 큰 것\"")], _city.Clock).Receipt;
    }

    [Fact]
    public void The_sample_citys_home_page_computes_on_tables_of_its_columns()
    {
        var day = new DateOnly(2026, 10, 19);
        var noon = new DateTime(2026, 10, 19, 12, 0, 0);
        string[] places = ["새터읍", "중앙동"];
        Load("population-monthly", new TinyTable("기준월:text, 행정동코드:text, 읍면동:text, 인구수:int, 65세이상:int",
            [.. Enumerable.Range(0, 14).SelectMany(m => places.Select((p, i) => new object?[] { new DateOnly(2025, 8, 1).AddMonths(m).ToString("yyyy-MM", null), $"51990250{i}0", p, 1000 + m, 200 + 250 * i }))]));
        Load("bus-ridership-daily", new TinyTable("일자:date, 합계:int", [.. Enumerable.Range(0, 20).Select(n => new object?[] { day.AddDays(-n), 80_000 + n })]));
        Load("complaints", new TinyTable("접수일시:time, 읍면동:text", [.. Enumerable.Range(0, 40).Select(n => new object?[] { noon.AddDays(-n), places[n % 2] })]));
        Load("air-quality", new TinyTable("측정일시:time, PM2.5(㎍/㎥):int", [.. Enumerable.Range(0, 50).Select(n => new object?[] { noon.AddHours(-n), 10 + n % 5 })]));
        Load("spending", new TinyTable("지출일자:date, 지출금액:int", [day.AddMonths(-1), 200_000], [day, 100_000]));
        Load("budget", new TinyTable("예산액_추경 포함:int", [1_000]));
        Load("road-excavations", new TinyTable("공사기간_시작:date, 공사기간_종료:date", [day.AddDays(-3), day.AddDays(2)], [day, day.AddDays(5)]));
        Load("households", new TinyTable("읍면동:text, 계:int, 세대원 수_1인:int", ["새터읍", 500, 300], ["중앙동", 900, 300]));
        Load("vacant-houses", new TinyTable("읍면동:text", ["새터읍"], ["새터읍"], ["중앙동"]));
        Load("bus-boardings", new TinyTable("운행일자:date, 시간대:int, 승차인원:int", [day, 8, 10], [day, 16, 30]));
        Load("heat-shades", new TinyTable("읍면동:text", ["중앙동"]));
        var folder = Path.Combine(RepositoryRoot(), "samples", "City");
        _city.Store.SaveSettings(CatalogSettings.Default with { Home = File.ReadAllText(Path.Combine(folder, "home.yaml")) });
        Home.Refresh();

        var home = _city.Store.Snapshot().Home;
        Assert.All(home.Figures, f => Assert.True(f.Missing is null, $"{f.Id}: {f.Missing?.Ko}"));
        Assert.Equal((6, 4, 3), (home.Numbers.Count, home.Maps.Count, home.Stories.Count));
        Assert.All(home.Figures, f => Assert.NotNull(_receipts.Find(f.Receipt!)));
        Assert.Equal([2026d, 2002d, 24d], [home.Numbers[0].Value!.Value, home.Numbers[0].Compared!.Value, home.Numbers[0].Change!.Value]);
        Assert.Equal([30d, 10d], [home.Numbers[4].Value!.Value, home.Numbers[4].Change!.Value]);
        Assert.Equal(2, home.Numbers[5].Value);
        Assert.Equal("중앙동은 44.4%로 가장 높고, 새터읍은 19.7%로 가장 낮습니다.", home.Maps[0].Text.Ko);
        Assert.Equal("버스는 오후 4시에 가장 붐빕니다", home.Stories[1].Headline.Ko);
        Assert.Equal("1개 읍면에는 그늘막이 하나도 없습니다", home.Stories[2].Headline.Ko);
    }

    private void Load(string dataset, TinyTable table)
    {
        using var writer = _city.Lake.BeginVersion(dataset);
        _engine.WriteParquet(writer.PartPath(0), table, new ParquetOptions(), CancellationToken.None);
        var found = Example.Manifest(dataset, dataset, [.. table.Columns.Select(c => new Column(c.Name, ColumnType.Text, Source: c.Name))]);
        var manifest = found with { Version = writer.Version, Rows = table.Rows, Parts = writer.Seal([table.Rows]) };
        writer.Commit(manifest);
        _city.Store.Register(manifest);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Maru.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    public void Dispose()
    {
        _engine.Dispose();
        _city.Dispose();
    }
}
