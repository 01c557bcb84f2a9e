using Maru.App.Catalog;

namespace Maru.Web.Tests.Dataset;

[Collection(nameof(DatasetSite))]
public sealed class ClosedColumnTests(DatasetSite site)
{
    [Theory]
    [InlineData("/datasets/명부")]
    [InlineData("/datasets/명부?sort=지원금액")]
    [InlineData("/datasets/명부?sort=휴대전화")]
    [InlineData("/datasets/명부?휴대전화=010-2345-6789")]
    [InlineData("/datasets/명부?f.column=휴대전화&f.is=starts&f.value=010")]
    [InlineData("/datasets/명부?q=6789")]
    [InlineData("/datasets/명부?chart=bar&chart.x=휴대전화")]
    [InlineData("/datasets/명부?chart=bar&chart.x=동&chart.split=휴대전화")]
    [InlineData("/api/v1/datasets/명부/set-aside")]
    public async Task Values_of_a_closed_column_are_on_no_page(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        // What the reader typed into the address may come back to them; the data may not.
        page = page.Replace(Uri.EscapeDataString(DatasetSite.Phone), "", StringComparison.Ordinal);
        if (!address.Contains(DatasetSite.Phone, StringComparison.Ordinal)) Assert.DoesNotContain(DatasetSite.Phone, page, StringComparison.Ordinal);
        Assert.DoesNotContain("010-3037-4053", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_column_keeps_its_place_with_a_lock()
    {
        var page = await site.Page("/datasets/명부");
        Assert.Contains("휴대전화", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"closed\">", page, StringComparison.Ordinal);
        Assert.Contains("<td>N001</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_closed_by_a_person_disappears_from_the_page_at_once()
    {
        await site.Ingest("닫을표.csv", "이름,별명\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"이름{i},별명여기{i}\n")));
        Assert.Contains("별명여기7", await site.Page("/datasets/닫을표"), StringComparison.Ordinal);
        site.Get<CatalogStore>().Decide("닫을표", "별명", PrivacyDecision.Closed, "시험", "닫는다");
        Assert.DoesNotContain("별명여기", await site.Page("/datasets/닫을표"), StringComparison.Ordinal);
        site.Get<CatalogStore>().Decide("닫을표", "별명", PrivacyDecision.Opened, "시험", "연다");
        Assert.Contains("별명여기7", await site.Page("/datasets/닫을표"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_that_is_not_open_shows_no_row_and_says_why()
    {
        await site.Ingest("내부표.csv", "이름,값\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"안보임{i},{i}\n")));
        site.Get<CatalogStore>().EditDataset("내부표", "시험", row => { row.Access = "refused"; row.AccessReason = "조사 중인 자료입니다."; });
        var page = await site.Page("/datasets/내부표");
        Assert.DoesNotContain("안보임", page, StringComparison.Ordinal);
        Assert.Contains("조사 중인 자료입니다.", page, StringComparison.Ordinal);
        using var map = await site.Client.GetAsync("/datasets/내부표/map.json?bbox=127,38,128,39");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, map.StatusCode);
    }
}
