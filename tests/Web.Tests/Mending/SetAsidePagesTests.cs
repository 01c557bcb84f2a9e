using System.Net;
using System.Text;
using Maru.App.Lake;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Mending;

/// <summary>Rows set aside are mended with plain forms, as in a browser without script.</summary>
public sealed class SetAsidePagesTests(ImportSite site) : IClassFixture<ImportSite>
{
    private static int s_made;

    [Fact]
    public async Task A_row_is_opened_mended_tried_and_taken_in()
    {
        var (id, page) = await Dataset("S21,2025-13-01,2\n");
        Assert.Contains($"href=\"{Address(id)}\"", (await site.Open($"/datasets/{id}")).Html, StringComparison.Ordinal);
        var open = System.Text.RegularExpressions.Regex.Match(page.Html, "href=\"(/datasets/[^\"]+\\?row=[0-9a-f]+)\"").Groups[1].Value;
        var row = await site.Open(open);
        Assert.Contains("찾은 값 \"2025-13-01\", 기대한 값: 날짜", row.Text, StringComparison.Ordinal);
        Assert.Contains(new KeyValuePair<string, string>("cell.1", "2025-13-01"), row.Fields(open));

        var refused = await site.Submit(row, open, ("cell.1", "2025-12-32"), ("do", "preview"));
        Assert.Contains("아직 맞지 않습니다. ‘설치일’ 칸에서 찾은 값 \"2025-12-32\", 기대한 값: 날짜", refused.Text, StringComparison.Ordinal);
        var tried = await site.Submit(refused, open, ("cell.1", "2025-12-01"), ("do", "preview"));
        Assert.Contains("1행이 모두 맞습니다. 아직 아무것도 바꾸지 않았습니다.", tried.Text, StringComparison.Ordinal);
        Assert.Equal(1, site.Catalog.Snapshot().Find(id)!.Newest!.Version);
        var unsigned = await site.Submit(tried, open, ("do", "apply"));
        Assert.Contains("이름이 없거나", unsigned.Text, StringComparison.Ordinal);
        var done = await site.Submit(unsigned, open, ("by", "김서연"), ("why", "현장 확인"), ("do", "apply"));
        Assert.Contains("1행을 다시 들여 버전 2가 되었습니다", done.Text, StringComparison.Ordinal);
        Assert.Contains("따로 둔 행이 없습니다", done.Text, StringComparison.Ordinal);

        var dataset = await site.Open($"/datasets/{id}");
        Assert.Contains("사람이 고친 행", dataset.Text, StringComparison.Ordinal);
        Assert.Contains("김서연", dataset.Text, StringComparison.Ordinal);
        Assert.Contains("2025-13-01", dataset.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_before_says_so_and_no_page_holds_the_hash_it_was_made_of()
    {
        var (id, page) = await Dataset("S21,2025-13-01,2\n");
        var hash = Maru.App.Ingest.RowHash.Of(["S21", "2025-13-01", "2"]);
        Assert.DoesNotContain(hash, page.Html, StringComparison.Ordinal);
        var old = await site.Open($"{Address(id)}?row={hash}");
        Assert.Contains("예전 방식의 주소", old.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"cell.0\"", old.Html, StringComparison.Ordinal);
        Assert.Contains("이 주소가 가리키는 행이 없습니다", (await site.Open($"{Address(id)}?row={new string('0', 40)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_wrong_value_is_mended_everywhere_at_once()
    {
        var (id, page) = await Dataset("S21,2025-13-01,2\nS22,2025-13-01,3\nS23,미정,3\n");
        var tried = await site.Submit(page, Address(id), ("to.0", "2025-12-01"), ("do", "preview"));
        Assert.Contains("2행이 모두 맞습니다", tried.Text, StringComparison.Ordinal);
        var done = await site.Submit(tried, Address(id), ("by", "김서연"), ("why", "대장 대조"), ("do", "apply"));
        Assert.Contains("2행을 다시 들여 버전 2가 되었습니다", done.Text, StringComparison.Ordinal);
        Assert.Equal((402L, 1L), (site.Catalog.Snapshot().Find(id)!.Newest!.Rows, site.Catalog.Snapshot().Find(id)!.Newest!.SetAside));
        Assert.Contains("고칠 값을 하나도 적지 않았습니다", (await site.Submit(await site.Open(Address(id)), Address(id), ("do", "preview"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_may_be_left_out_with_a_reason()
    {
        var (id, page) = await Dataset("S21,2025-13-01,2\n");
        var open = System.Text.RegularExpressions.Regex.Match(page.Html, "href=\"(/datasets/[^\"]+\\?row=[0-9a-f]+)\"").Groups[1].Value;
        var done = await site.Submit(await site.Open(open), open, ("by", "김서연"), ("why", "없어진 정류장"), ("do", "out"));
        Assert.Contains("1행을 밖에 두기로 기록했습니다", done.Text, StringComparison.Ordinal);
        Assert.Contains("밖에 두기로 한 행", done.Text, StringComparison.Ordinal);
        Assert.Contains("없어진 정류장", (await site.Open($"/datasets/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_of_closed_columns_are_covered_until_they_are_asked_for()
    {
        var name = Name();
        var people = $"{name},전화,금액\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"N{n:00},010-{3000 + (n * 37)}-{4000 + (n * 53)},{n * 10}\n")) + "N99,010-2345-6789,십만원\n";
        var id = await Load(name, people);
        var page = await site.Open(Address(id));
        Assert.DoesNotContain("010-2345-6789", page.Html, StringComparison.Ordinal);
        Assert.Contains(SetAsideReading.Covered, page.Text, StringComparison.Ordinal);
        Assert.Contains("열어 보면 기록에 남습니다", page.Text, StringComparison.Ordinal);
        // Without a reason they stay covered.
        Assert.DoesNotContain("010-2345-6789", (await site.Open(Address(id) + "?show=closed")).Html, StringComparison.Ordinal);
        var shown = await site.Open(Address(id) + "?show=closed&why=" + Uri.EscapeDataString("전화 민원 확인"));
        Assert.Contains("010-2345-6789", shown.Html, StringComparison.Ordinal);
        Assert.Contains("이 열람은 기록했습니다", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_neither_the_page_nor_its_link_and_a_form_without_its_token_does_nothing()
    {
        var (id, page) = await Dataset("S21,2025-13-01,2\n");
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(id));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        var closed = await PageShown.Of(await site.Client.SendAsync(request));
        Assert.Equal(HttpStatusCode.Forbidden, closed.Status);
        Assert.DoesNotContain("2025-13-01", closed.Html, StringComparison.Ordinal);
        using var reader = new HttpClient { BaseAddress = site.Address };
        var seen = await reader.GetStringAsync($"/datasets/{id}");
        Assert.Contains($"/api/v1{Address(id)}\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{Address(id)}\"", seen, StringComparison.Ordinal);

        var refused = await site.Submit(page, Address(id), ("__RequestVerificationToken", null), ("to.0", "2025-12-01"), ("by", "김서연"), ("why", "몰래"), ("do", "apply"));
        Assert.Contains("열린 지 오래되어", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, site.Catalog.Snapshot().Find(id)!.Newest!.Version);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Open("/datasets/no-such-dataset/set-aside")).Status);
    }

    private static string Address(string id) => $"/datasets/{Uri.EscapeDataString(id)}/set-aside";

    private static string Name() => $"고침 시험 {Interlocked.Increment(ref s_made)}";

    private async Task<(string Id, PageShown Page)> Dataset(string wrong)
    {
        var name = Name();
        var id = await Load(name, $"{name.Replace(' ', '_')},설치일,의자수\n" + string.Concat(Enumerable.Range(100, 400).Select(n => $"S{n},2024-01-{(n % 28) + 1:00},{n % 4}\n")) + wrong);
        return (id, await site.Open(Address(id)));
    }

    private async Task<string> Load(string name, string text)
    {
        var found = await site.Upload(($"{name}.csv", Encoding.UTF8.GetBytes(text)));
        var about = await site.Submit(found, found.Path, ("do", "next"));
        var load = await site.Submit(about, about.Path, ("title", name), ("access", "everyone"), ("do", "next"));
        await site.Submit(load, load.Path);
        return site.Catalog.Snapshot().Entries.Single(entry => entry.Title.Ko == name).Id;
    }
}
