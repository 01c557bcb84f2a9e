using System.Xml.Linq;
using Maru.Web.Components.Basics;
using Maru.Web.Components.Chart;
using Maru.Web.Components.Map;
using Maru.Web.Gallery;
using Maru.Web.Text;

namespace Maru.Web.Tests.Components;

public sealed class DrawingTests
{
    private static readonly double[] Awkward = [double.NaN, -3, 0, 1e12, double.PositiveInfinity];

    public static TheoryData<string, string> Drawn => new()
    {
        { "sparkline", Render.Html<Sparkline>(new() { ["Values"] = Awkward, ["Compared"] = 3.0, ["Name"] = "a<b" }) },
        { "one value", Render.Html<Sparkline>(new() { ["Values"] = new double[] { 1 } }) },
        { "spark bars", Render.Html<SparkBars>(new() { ["Values"] = Awkward, ["Name"] = "<" }) },
        { "line", Render.Html<LineChart>(new() { ["Places"] = new[] { "가", "나", "다", "라", "마" }, ["Lines"] = new LineChart.Series[] { new("<합>", Awkward, true), new("b", [1, 2, 3, 4, 5]) }, ["Highlight"] = 3, ["HighlightLabel"] = "최고 & 하나" }) },
        { "column", Render.Html<ColumnChart>(new() { ["Places"] = new[] { "가", "나", "다", "라", "마" }, ["Values"] = Awkward, ["Highlight"] = 0, ["WithScale"] = true }) },
        { "bars", Render.Html<BarList>(new() { ["Bars"] = new BarList.Bar[] { new("a<b", 2), new("c", -1, true, "k\"1"), new("d", double.NaN) } }) },
        { "heat", Render.Html<HeatGrid>(new() { ["Rows"] = new[] { "월" }, ["Columns"] = new[] { "1", "2", "3", "4", "5" }, ["Values"] = new IReadOnlyList<double>[] { Awkward } }) },
        { "steps", Render.Html<StepChart>(new() { ["Values"] = new double[] { 7 }, ["Places"] = new[] { "2026" } }) },
        { "dots", Render.Html<ValueDots>(new() { ["Dots"] = new ValueDots.Dot[] { new("a", 1), new("b", 1), new("c", 1, Label: "씨") }, ["Classes"] = Classes.Natural([1, 1, 1], 7) }) },
        { "pyramid", Render.Html<Pyramid>(new() { ["Groups"] = new Pyramid.Group[] { new("0세", 0, 0) }, ["LeftName"] = "남", ["RightName"] = "여" }) },
        { "map", Render.Html<RegionMap>(new() { ["Shapes"] = GalleryCity.Shapes, ["Name"] = "지도" }) },
        { "map without area", Render.Html<RegionMap>(new() { ["Shapes"] = new MapShape[] { new("a", "점", [[127, 37, 127, 37]]) } }) },
    };

    [Fact]
    public void A_line_breaks_at_a_gap_and_its_places_lie_where_they_are()
    {
        LineChart.Series[] line = [new("합", [1, 2, 4, 3])];
        string[] places = ["2024-01", "2024-02", "2025-01", "2025-02"];
        string PathOf(Dictionary<string, object?> more) => XDocument.Parse("<x>" + Render.Html<LineChart>(new(more) { ["Places"] = places, ["Lines"] = line }) + "</x>").Descendants().Single(e => e.Name.LocalName == "path" && ((string?)e.Attribute("class"))!.StartsWith("line", StringComparison.Ordinal)).Attribute("d")!.Value;
        Assert.Single(PathOf([]), 'M');
        var broken = PathOf(new() { ["At"] = new double[] { 0, 1, 12, 13 }, ["Gaps"] = new HashSet<int> { 2 } });
        Assert.Equal(["0", "7.69", "92.31", "100"], broken.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(point => point.Split(' ')[0]));
        Assert.Equal([0, 2], broken.Where(c => c is 'M' or 'L').Select((c, i) => (c, i)).Where(p => p.c == 'M').Select(p => p.i));
        // A value between two gaps would be no line at all.
        Assert.EndsWith("L", string.Concat(PathOf(new() { ["At"] = new double[] { 0, 1, 2, 13 }, ["Gaps"] = new HashSet<int> { 3 } }).Where(c => c is 'M' or 'L')), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_drawing_is_well_formed_whatever_the_values(string drawing, string html)
    {
        Assert.NotNull(XDocument.Parse($"<{"root"} title=\"{drawing}\">{html}</root>").Root);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_value_of_a_sparkline_is_the_dot()
    {
        var svg = XDocument.Parse(Render.Html<Sparkline>(new() { ["Values"] = new double[] { 0, 10, 5 }, ["Height"] = 48.0 })).Root!;
        var dot = svg.Elements("circle").Single();
        Assert.Equal("100%", dot.Attribute("cx")!.Value);
        Assert.Equal("24", dot.Attribute("cy")!.Value);
    }

    [Fact]
    public void Bars_start_at_zero_and_only_the_highlighted_is_blue()
    {
        var html = Render.Html<ColumnChart>(new() { ["Places"] = new[] { "가", "나" }, ["Values"] = new double[] { 50, 100 }, ["Highlight"] = 1, ["Height"] = 100.0 });
        var bars = XDocument.Parse(html).Descendants("rect").ToArray();
        Assert.Equal(["mark", "this"], bars.Select(bar => bar.Attribute("class")!.Value));
        Assert.Equal(["50", "100"], bars.Select(bar => bar.Attribute("height")!.Value));
    }

    [Fact]
    public void A_named_chart_is_a_picture_with_its_finding_for_screen_readers()
    {
        var svg = XDocument.Parse(Render.Html<Sparkline>(new() { ["Values"] = new double[] { 1, 2 }, ["Name"] = "인구", ["Description"] = "1,036명 줄었습니다." })).Root!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("인구", svg.Element("title")!.Value);
        Assert.Equal("1,036명 줄었습니다.", svg.Element("desc")!.Value);
    }

    [Theory]
    [InlineData(new double[] { 2540, 4470 }, false, new double[] { 2000, 3000, 4000, 5000 })]
    [InlineData(new double[] { 291, 612 }, true, new double[] { 0, 250, 500, 750 })]
    [InlineData(new double[] { -12.3, 23.1 }, true, new double[] { -20, 0, 20, 40 })]
    [InlineData(new double[] { 5, 5 }, false, new double[] { 0, 2, 4, 6 })]
    public void Ticks_are_round_numbers_around_the_values(double[] values, bool fromZero, double[] ticks) =>
        Assert.Equal(ticks, Scale.Nice(values, fromZero).Ticks);

    [Fact]
    public void Natural_breaks_part_values_where_they_lie_apart()
    {
        var classes = Classes.Natural([1, 2, 3, 20, 21, 22, 70, 71, 72], 3);
        Assert.Equal(2, classes.Breaks.Count);
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], new double[] { 1, 2, 3, 20, 21, 22, 70, 71, 72 }.Select(classes.Of));
    }

    [Fact]
    public void Rounded_breaks_keep_every_value_in_the_class_it_was_given()
    {
        var values = Enumerable.Range(0, 25).Select(GalleryCity.Share).ToArray();
        var classes = Classes.Natural(values, 7);
        var sorted = values.Order().ToArray();
        Assert.Equal(classes.Count, sorted.Select(classes.Of).Distinct().Count());
        Assert.All(classes.Breaks, limit => Assert.True(limit > sorted[0] && limit <= sorted[^1]));
    }

    [Fact]
    public void A_name_stands_inside_its_area_even_when_the_middle_is_outside()
    {
        // A horseshoe: its centre of gravity lies in the gap.
        double[] ring = [0, 0, 10, 0, 10, 10, 8, 10, 8, 2, 2, 2, 2, 10, 0, 10];
        var projection = MapProjection.Fit(new(0, 0, 10, 10), 500, 500, 0);
        var (x, y, radius) = LabelPoint.Find([ring], projection);
        var inGap = x > projection.X(2) && x < projection.X(8) && y < projection.Y(2);
        Assert.False(inGap);
        Assert.True(radius > 40, $"radius {radius}");
    }

    [Fact]
    public void Cutting_keeps_the_part_inside_the_frame()
    {
        var cut = Clip.ToBounds([[0, 0, 4, 0, 4, 4, 0, 4]], new(1, 1, 2, 3)).Single();
        var corners = cut.Chunk(2).Select(corner => (corner[0], corner[1])).ToHashSet();
        Assert.Equal(new HashSet<(double, double)> { (1, 1), (2, 1), (2, 3), (1, 3) }, corners);
    }

    [Fact]
    public void A_map_says_names_and_values_on_the_areas_that_have_room()
    {
        var shapes = GalleryCity.Shapes.Select(shape => shape with { Css = "seq7", Value = "52.4" }).ToArray();
        var html = Render.Html<RegionMap>(new() { ["Shapes"] = shapes, ["Name"] = "지도" });
        Assert.Contains("class=\"name s7 on-high\"", html, StringComparison.Ordinal);
        Assert.Contains(">52.4</tspan>", html, StringComparison.Ordinal);
        Assert.Equal(25, XDocument.Parse(html).Descendants("path").Count());
    }

    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(4, 99, new[] { 1, 2, 3, 4, 5, 6, 0, 99 })]
    [InlineData(50, 99, new[] { 1, 0, 48, 49, 50, 51, 52, 0, 99 })]
    [InlineData(99, 99, new[] { 1, 0, 97, 98, 99 })]
    public void Page_numbers_stay_few(int page, int pages, int[] shown) => Assert.Equal(shown, Pagination.Shown(page, pages));

    [Fact]
    public void Matches_are_marked_and_everything_is_escaped()
    {
        var html = Render.Html<Highlighted>(new() { ["Text"] = "<b>버스</b>", ["Matches"] = new List<(int, int)> { (3, 2), (4, 3), (90, 1) } });
        Assert.Equal("&lt;b&gt;<mark>버스</mark>&lt;/b&gt;", System.Net.WebUtility.HtmlDecode(html).Replace("<b>", "&lt;b&gt;", StringComparison.Ordinal).Replace("</b>", "&lt;/b&gt;", StringComparison.Ordinal));
    }

    [Fact]
    public void A_closed_column_never_writes_its_values()
    {
        var columns = new Maru.Web.Components.Table.DataColumn[] { new("번호"), new("전화") { IsLocked = true } };
        var html = Render.Html<Maru.Web.Components.Table.DataTable>(new() { ["Caption"] = "표", ["Columns"] = columns, ["Rows"] = new IReadOnlyList<string?>[] { ["1", "010-1234-5678"] } });
        Assert.DoesNotContain("010-1234-5678", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_English_reader_gets_English_words()
    {
        var html = Render.Html<Times>(new() { ["Reference"] = "2026-09-30", ["Receipt"] = "/r" }, Language.English);
        Assert.Contains("As of", html, StringComparison.Ordinal);
        Assert.DoesNotContain("기준일", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }
}
