using System.Net;
using System.Text.RegularExpressions;

namespace Maru.Web.Tests.Dataset;

[Collection(nameof(DatasetSite))]
public sealed class ChartBuilderTests(DatasetSite site)
{
    [Fact]
    public async Task A_chart_is_drawn_before_anybody_chose_one()
    {
        var page = await Builder("/datasets/민원");
        Assert.Contains("<svg class=\"bar-plot\"", page, StringComparison.Ordinal);
        Assert.Contains("240건 가운데 240건을 보입니다", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("대출", "*", "(가려진 칸을 뺀 전체의 69.2%)")]
    [InlineData("대출전부", "3", "(전체의 54.5%)")]
    public async Task A_share_of_a_sum_says_when_withheld_cells_are_not_in_it(string dataset, string cell, string share)
    {
        await site.Ingest(dataset + ".csv", $"도서관,대출권수\n가,9\n나,{cell}\n다,{cell}\n라,0\n가,9\n나,4\n다,3\n라,{(cell == "*" ? 1 : 2)}\n");
        var page = await Builder($"/datasets/{dataset}?chart=bar&chart.x=도서관&chart.y=대출권수&chart.agg=sum");
        Assert.Contains(share, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Months_that_are_missing_break_the_line_and_are_said_in_the_table()
    {
        await site.Ingest("끊긴달.csv", "기준월,이용자수\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{(i % 5) switch { 3 => "2024-11", 4 => "2024-12", var month => $"2024-0{month + 1}" }},{100 + (i * 7)}\n")));
        var page = await Builder("/datasets/끊긴달?chart=line&chart.x=기준월&chart.y=이용자수&chart.agg=sum");
        Assert.Equal(3, Regex.Match(page, "<path class=\"line[^\"]*\" d=\"([^\"]*)\"").Groups[1].Value.Split('M').Length);
        Assert.Contains("사이에 자료가 없습니다", page, StringComparison.Ordinal);
        Assert.DoesNotContain("사이에 자료가 없습니다", await Builder("/datasets/민원?chart=line&chart.x=접수일&chart.per=month"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_holds_the_whole_chart()
    {
        var page = await Builder("/datasets/민원?chart=bar&chart.x=부서&chart.y=처리일수&chart.agg=avg");
        Assert.Contains("부서별 처리일수 평균", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"avg\" selected", page, StringComparison.Ordinal);
        Assert.Contains(">교통과</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_highest_are_shown_and_how_many_there_are_is_said()
    {
        var page = await Builder("/datasets/정류장?chart=bar&chart.x=정류장명&chart.top=10");
        Assert.Contains("120가지 가운데 10가지", page, StringComparison.Ordinal);
        Assert.Contains("120건 가운데 10건을 보입니다", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_gives_each_part_its_colour_and_its_column_in_the_table()
    {
        var page = await Builder("/datasets/정류장?chart=bar&chart.x=행정동&chart.split=유형");
        Assert.Contains("class=\"cat2\"", page, StringComparison.Ordinal);
        Assert.Contains("<ul class=\"key\">", page, StringComparison.Ordinal);
        Assert.Contains(">표지판형</span></th>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chart=histogram&chart.y=처리일수", "columns")]
    [InlineData("chart=line&chart.x=접수일&chart.per=month", "lines")]
    [InlineData("chart=column&chart.x=접수일&chart.per=year", "columns")]
    [InlineData("chart=heat&chart.x=접수일&chart.per=month&chart.split=부서", "heat")]
    public async Task Each_form_is_drawn(string chart, string css) =>
        Assert.Contains($"class=\"plot {css}\"", await Builder("/datasets/민원?" + chart), StringComparison.Ordinal);

    [Fact]
    public async Task Two_measures_against_each_other_say_how_they_go_together()
    {
        var page = await Builder("/datasets/점수?chart=scatter&chart.x=공부시간&chart.y=점수");
        Assert.Contains("공부시간이 클수록 점수도 뚜렷이 큽니다(상관 1)", page, StringComparison.Ordinal);
        Assert.Contains("class=\"spot\"", page, StringComparison.Ordinal);
        Assert.Contains("40건을 점 33개로 보입니다", page, StringComparison.Ordinal);
        var alone = await Builder("/datasets/월별가구?chart=scatter");
        Assert.Contains("이 차트는 그릴 수 없습니다", alone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_on_rows_hold_for_the_chart_and_for_the_table()
    {
        var page = await site.Page("/datasets/민원?부서=교통과&chart=bar&chart.x=부서");
        Assert.Contains("1가지 가운데 1가지, 80건 가운데 80건을 보입니다", page, StringComparison.Ordinal);
        Assert.Contains("전체 80건 중 50건 표시", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_that_can_not_be_drawn_says_why_and_the_page_stays()
    {
        var page = await site.Page("/datasets/민원?chart=bar&chart.x=없는항목");
        Assert.Contains("이 차트는 그릴 수 없습니다", page, StringComparison.Ordinal);
        Assert.Contains("'없는항목' 컬럼이 없습니다", page, StringComparison.Ordinal);
        Assert.Contains("전체 240건 중 50건 표시", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_of_a_chart_leads_to_its_SQL_and_is_kept_only_when_asked_for()
    {
        var folder = Path.Combine(site.Get<Maru.App.Lake.DataHome>().Receipts, "passing");
        var before = Count(folder);
        await site.Page("/datasets/민원?chart=bar&chart.x=부서&chart.y=처리일수&chart.agg=median");
        Assert.Equal(before, Count(folder));
        using var answer = await site.Client.GetAsync("/datasets/민원/receipt?chart=bar&chart.x=부서&chart.y=처리일수&chart.agg=median");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(before + 1, Count(folder));
        var receipt = await site.Page(answer.Headers.Location!.OriginalString);
        Assert.Contains("민원, 부서별 처리일수 중앙값", receipt, StringComparison.Ordinal);
        Assert.Contains("percentile_cont(0.5)", receipt, StringComparison.Ordinal);
        Assert.Contains("from \"민원\"", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_whose_time_is_over_says_so_and_is_computed_again_by_its_address()
    {
        const string Chart = "chart=bar&chart.x=부서&chart.y=처리일수&chart.agg=max";
        using var first = await site.Client.GetAsync("/datasets/민원/receipt?" + Chart);
        var address = first.Headers.Location!.OriginalString;
        foreach (var file in Directory.GetFiles(Path.Combine(site.Get<Maru.App.Lake.DataHome>().Receipts, "passing"))) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-91));
        site.Get<Maru.App.Receipts.ReceiptStore>().Sweep();
        using var gone = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var page = WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync());
        Assert.Contains("90일 동안 아무도 열지 않으면 지웁니다", page, StringComparison.Ordinal);
        var again = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/datasets/[^\"]*/receipt[^\"]*)\"").Groups[1].Value;
        using var second = await site.Client.GetAsync(again);
        Assert.Equal(address, second.Headers.Location!.OriginalString);
        Assert.Contains("from \"민원\"", await site.Page(address), StringComparison.Ordinal);
    }

    private static int Count(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;

    // From the builder's section to the next one.
    private async Task<string> Builder(string address)
    {
        var page = await site.Page(address);
        var start = page.IndexOf("id=\"chart\"", StringComparison.Ordinal);
        return page[start..page.IndexOf("id=\"columns\"", start, StringComparison.Ordinal)];
    }
}
