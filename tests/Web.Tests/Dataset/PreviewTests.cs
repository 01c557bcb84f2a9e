using System.Text.RegularExpressions;

namespace Maru.Web.Tests.Dataset;

[Collection(nameof(DatasetSite))]
public sealed partial class PreviewTests(DatasetSite site)
{
    [GeneratedRegex("href=\"([^\"]*after=[^\"]*)\"")]
    private static partial Regex NextLink();

    [Fact]
    public async Task Rows_are_sorted_by_the_column_of_the_address()
    {
        var page = await Preview("/datasets/정류장?sort=-정류장번호");
        Assert.True(page.IndexOf("<td>S119</td>", StringComparison.Ordinal) is > 0 and var last && last < page.IndexOf("<td>S118</td>", StringComparison.Ordinal));
        Assert.Contains("aria-sort=\"descending\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_together_show_every_row_once()
    {
        var address = "/datasets/정류장?sort=의자수";
        var seen = new List<string>();
        for (var turns = 0; address is not null && turns < 5; turns++)
        {
            var page = await Preview(address);
            seen.AddRange(Regex.Matches(page, "<td>(S\\d{3})</td>").Select(m => m.Groups[1].Value));
            Assert.Contains("전체 120건 중", page, StringComparison.Ordinal);
            address = NextLink().Matches(page).Select(m => m.Groups[1].Value).FirstOrDefault(href => href.Contains("after=", StringComparison.Ordinal))?.Split('#')[0];
        }
        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_condition_from_the_form_becomes_one_that_can_be_taken_off_again()
    {
        var page = await Preview("/datasets/정류장?f.column=정류장명&f.is=contains&f.value=시청");
        Assert.Contains("전체 1건 중 1건 표시", page, StringComparison.Ordinal);
        Assert.Contains("정류장명 시청 들어 있음", page, StringComparison.Ordinal);
        Assert.Contains("조건 풀기", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_does_not_fit_a_number_is_read_as_equal()
    {
        var page = await Preview("/datasets/정류장?f.column=의자수&f.is=contains&f.value=3");
        Assert.Contains("전체 24건 중 24건 표시", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_without_a_hit_says_what_to_do()
    {
        var page = await Preview("/datasets/정류장?q=아무데도없는말");
        Assert.Contains("전체 0건 중 0건 표시", page, StringComparison.Ordinal);
        Assert.Contains("조건에 맞는 행이 없습니다", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_aside_rows_are_listed_by_reason_with_line_column_and_value()
    {
        var page = await site.Page("/datasets/정류장");
        page = page[page.IndexOf("id=\"set-aside\"", StringComparison.Ordinal)..page.IndexOf("id=\"versions\"", StringComparison.Ordinal)];
        Assert.Contains("의자수: 정수 아님 · 1행", page, StringComparison.Ordinal);
        Assert.Contains("<td>서너개</td>", page, StringComparison.Ordinal);
        Assert.Contains(">122</th>", page, StringComparison.Ordinal);
        Assert.Contains("S999 | 고장난 곳", page, StringComparison.Ordinal);
    }

    // From the preview's section to the next one.
    private async Task<string> Preview(string address)
    {
        var page = await site.Page(address);
        var start = page.IndexOf("id=\"preview\"", StringComparison.Ordinal);
        return page[start..page.IndexOf("id=\"chart\"", start, StringComparison.Ordinal)];
    }
}
