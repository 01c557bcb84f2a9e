using Maru.App.Charts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Charts;

public sealed class SuggestChartsTests
{
    [Fact]
    public void Columns_named_after_months_are_an_axis()
    {
        var wide = Assert.Single(WideColumns.Find([.. new[] { "2024년_2월", "2024년_1월", "2024년_12월", "2024년_10월" }.Select(name => Number(name))]));
        Assert.Equal(["2024-01", "2024-02", "2024-10", "2024-12"], wide.Columns.Select(c => c.Text));
        Assert.Equal("", wide.What);
    }

    [Fact]
    public void Columns_of_two_things_by_month_are_two_axes()
    {
        string[] names = [.. Enumerable.Range(1, 5).SelectMany(month => new[] { $"2025년_{month}월_내국인", $"2025년_{month}월_외국인" })];
        Assert.Equal(["내국인", "외국인"], WideColumns.Find([.. names.Select(name => Number(name))]).Select(wide => wide.What).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Three_years_side_by_side_are_no_axis_yet() =>
        Assert.Empty(WideColumns.Find([Number("2021"), Number("2022"), Number("2023")]));

    [Theory]
    [InlineData("승차인원", null, AggregateFunction.Sum)]
    [InlineData("예산액", "천원", AggregateFunction.Sum)]
    [InlineData("평균가격", "원", AggregateFunction.Avg)]
    [InlineData("기온", "°C", AggregateFunction.Avg)]
    [InlineData("만족도", null, AggregateFunction.Avg)]
    [InlineData("고령비율", "%", AggregateFunction.Avg)]
    public void Quantities_are_added_up_and_levels_averaged(string name, string? unit, AggregateFunction expected) =>
        Assert.Equal(expected, MeasureSense.Natural(Number(name, unit)));

    [Fact]
    public void Coordinates_and_columns_with_one_value_are_no_measures()
    {
        Assert.False(MeasureSense.IsMeasure(Number("X좌표")));
        Assert.False(MeasureSense.IsMeasure(Number("금액") with { Profile = new(10, 0, 0, 1) }));
        Assert.True(MeasureSense.IsMeasure(Number("금액")));
    }

    [Fact]
    public void Rows_with_places_are_asked_for_by_region_before_time()
    {
        var charts = new SuggestCharts(Manifest(Region("행정동"), Date("설치일"), Number("의자수")) with { Places = new("EPSG:4326", 100, 100, [127, 37, 128, 38]) }).InOrder().ToList();
        Assert.Equal((ChartForm.Bar, "행정동", AggregateFunction.Count), (charts[0].Form, charts[0].By!.Name, charts[0].Function));
    }

    [Fact]
    public void Events_are_asked_for_over_time_first()
    {
        var chart = new SuggestCharts(Manifest(Date("접수일"), Region("읍면동"), Number("지출금액"))).InOrder().First();
        Assert.Equal((ChartForm.Line, "접수일", "지출금액", "month"), (chart.Form, chart.By!.Name, chart.Measure!.Name, chart.Period));
    }

    [Fact]
    public void The_day_a_record_was_changed_is_asked_for_last() =>
        Assert.Equal("수정일", new SuggestCharts(Manifest(Date("수정일"), Region("읍면동"), Number("금액"))).InOrder().Last().By!.Name);

    [Fact]
    public void A_total_among_the_names_is_found_by_its_value()
    {
        var by = Region("행정구역");
        var result = new ChartResult(new ChartRequest(ChartForm.Bar) { By = by, Measure = Number("인구"), Function = AggregateFunction.Sum }, ["한빛시", "가동", "나동", "다동"], [new(null, [60, 30, 20, 10])], 4) { Whole = 120 };
        Assert.Equal("ne.한빛시", Assert.Single(SuggestCharts.WithoutTotal(result)!.Filters).Text);
        Assert.Null(SuggestCharts.WithoutTotal(result with { Whole = 150 }));
    }

    [Fact]
    public void Changing_the_form_lets_columns_that_no_longer_fit_give_way()
    {
        var manifest = Manifest(Region("읍면동"), Number("면적", "㎡"), Number("인원", "명"));
        var scatter = Read(manifest, ("chart", "scatter"), ("chart.x", "읍면동"), ("chart.y", "인원"))!;
        Assert.Equal(("면적", "인원"), (scatter.By!.Name, scatter.Measure!.Name));
        var line = Read(manifest, ("chart", "line"), ("chart.x", "읍면동"))!;
        Assert.Equal(ChartForm.Bar, line.Form);
    }

    [Fact]
    public void A_chart_written_into_an_address_reads_back_the_same()
    {
        var manifest = Manifest(Date("접수일"), Region("읍면동"), Number("금액"));
        var asked = Read(manifest, ("chart", "line"), ("chart.x", "접수일"), ("chart.per", "year"), ("chart.y", "금액"), ("chart.agg", "median"), ("chart.split", "읍면동"))!;
        var again = ChartRequestReader.Read(ChartRequestReader.Write(asked), manifest)!;
        Assert.Equal(
            (asked.Form, asked.By, asked.Period, asked.Measure, asked.Function, asked.Split, asked.Top),
            (again.Form, again.By, again.Period, again.Measure, again.Function, again.Split, again.Top));
    }

    [Theory]
    [InlineData("pie")]
    [InlineData("3")]
    public void An_unknown_form_is_refused(string form) =>
        Assert.Throws<InputException>(() => Read(Manifest(Region("읍면동")), ("chart", form)));

    private static ChartRequest? Read(VersionManifest manifest, params (string Name, string Value)[] parameters) =>
        ChartRequestReader.Read(parameters.Select(p => new KeyValuePair<string, string>(p.Name, p.Value)), manifest);

    private static Column Number(string name, string? unit = null) =>
        new(name, ColumnType.Integer, ColumnRole.Measure, Unit: unit) { Profile = new(100, 0, 0, 50, "1", "99") };

    private static Column Region(string name) =>
        new(name, ColumnType.Text, ColumnRole.Region, Source: name) { Profile = new(100, 0, 0, 5, "가람동", "하늘동", Top: [new("가람동", 30), new("나루동", 20)]) };

    private static Column Date(string name) =>
        new(name, ColumnType.Date, ColumnRole.Time, Source: name) { Profile = new(100, 0, 0, 90, "2024-01-01", "2026-09-30") };

    private static VersionManifest Manifest(params Column[] columns) => new(
        "시험", 1, "시험", 100, 0, null, DateTimeOffset.UnixEpoch, columns, [], new SourceRecord("csv", "시험.csv", "시험.csv", 1, "00"));
}
