using System.Net;
using System.Text;
using Maru.App.Catalog;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Reports;

/// <summary>A reader reports an error with plain forms, staff answer it, the reader looks it up.</summary>
public sealed class ReportPagesTests(ImportSite site) : IClassFixture<ImportSite>
{
    private static int s_made;

    [Fact]
    public async Task A_report_is_sent_taken_on_answered_and_looked_up_by_its_number()
    {
        var dataset = await Dataset();
        using var reader = Reader("203.0.113.1");
        var page = await Open(reader, $"/datasets/{dataset}");
        Assert.Contains("들어온 오류 신고가 없습니다", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("신고 처리하기", page.Text, StringComparison.Ordinal);

        var form = $"/datasets/{Uri.EscapeDataString(dataset)}/report";
        Assert.Contains($"href=\"{form}\"", page.Html, StringComparison.Ordinal);
        var sent = await Post(reader, await Open(reader, form + "?column=%EA%B0%92"), form, ("kind", "wrong-value"), ("message", "둘째 행의 값이 틀렸습니다."), ("reply", "hong@example.kr"), ("do", "send"));
        Assert.Matches("^/report/[0-9]{8}-[A-Z0-9]{8}\\?sent=1$", sent.Path);
        Assert.Contains("신고를 받았습니다", sent.Text, StringComparison.Ordinal);
        Assert.Contains("값이 틀림 · 값", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hong@example.kr", sent.Text, StringComparison.Ordinal);
        var number = sent.Path[8..25];

        Assert.Equal(HttpStatusCode.Forbidden, (await Open(reader, "/reports")).Status);
        page = await Open(reader, $"/datasets/{dataset}");
        Assert.Contains("1건에 아직 답하지 않았습니다", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("둘째 행의", page.Text, StringComparison.Ordinal);

        var desk = await site.Open($"/reports?dataset={dataset}");
        Assert.Contains("둘째 행의 값이 틀렸습니다.", desk.Text, StringComparison.Ordinal);
        Assert.Contains("hong@example.kr", desk.Text, StringComparison.Ordinal);
        var action = $"/reports?dataset={Uri.EscapeDataString(dataset)}";
        desk = await site.Submit(desk, action, ("do", "accept"));
        Assert.Equal(ReportState.Accepted, site.Catalog.FindReport(number)!.State);
        var empty = await site.Submit(desk, action, ("answer", ""), ("do", "answer"));
        Assert.Contains("답이 비어 있습니다", empty.Text, StringComparison.Ordinal);
        desk = await site.Submit(empty, action, ("answer", "고쳤습니다. 고맙습니다."), ("do", "answer"));
        Assert.Contains("답할 신고가 없습니다", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hong@example.kr", desk.Text, StringComparison.Ordinal);

        var status = await Open(reader, "/report?number=" + number.ToLowerInvariant());
        Assert.Equal("/report/" + number, status.Path);
        Assert.Contains("고쳤습니다. 고맙습니다.", status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_kept_only_after_a_warning()
    {
        var dataset = await Dataset();
        using var reader = Reader("203.0.113.2");
        var form = $"/datasets/{Uri.EscapeDataString(dataset)}/report";
        var warned = await Post(reader, await Open(reader, form), form, ("kind", "wrong-value"), ("message", "담당자 010-2345-6789가 틀립니다."), ("do", "send"));
        Assert.Equal(form, warned.Path);
        Assert.Contains("아직 보내지 않았습니다", warned.Text, StringComparison.Ordinal);
        Assert.Contains("휴대전화번호가 있어 보입니다", warned.Text, StringComparison.Ordinal);
        Assert.Empty(site.Catalog.Reports(dataset));
        await Post(reader, warned, form, ("message", "담당자 010-2345-6789가 틀립니다."), ("do", "cover"));
        Assert.Equal("담당자 010-****-6789가 틀립니다.", Assert.Single(site.Catalog.Reports(dataset)).Message);
        await Post(reader, warned, form, ("message", "담당자 010-2345-6789가 틀립니다."), ("do", "keep"));
        Assert.Contains(site.Catalog.Reports(dataset), report => report.Message == "담당자 010-2345-6789가 틀립니다.");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_written_stays()
    {
        var dataset = await Dataset();
        using var reader = Reader("203.0.113.3");
        var form = $"/datasets/{Uri.EscapeDataString(dataset)}/report";
        var shown = await Post(reader, await Open(reader, form), form, ("message", "내용은 있습니다"), ("reply", "??"), ("do", "send"));
        Assert.Contains("무엇이 문제인지 하나를 고르세요", shown.Text, StringComparison.Ordinal);
        Assert.Contains("이메일 주소나 전화번호로 읽을 수 없습니다", shown.Text, StringComparison.Ordinal);
        Assert.Contains(">내용은 있습니다</textarea>", shown.Html, StringComparison.Ordinal);
        Assert.Empty(site.Catalog.Reports(dataset));
    }

    [Fact]
    public async Task A_form_without_its_token_keeps_nothing_and_loses_nothing()
    {
        var dataset = await Dataset();
        using var reader = Reader("203.0.113.4");
        var form = $"/datasets/{Uri.EscapeDataString(dataset)}/report";
        var refused = await Post(reader, await Open(reader, form), form, ("__RequestVerificationToken", null), ("kind", "missing"), ("message", "토큰이 없는 신고"), ("do", "send"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("열린 지 오래되어", refused.Text, StringComparison.Ordinal);
        Assert.Contains(">토큰이 없는 신고</textarea>", refused.Html, StringComparison.Ordinal);
        Assert.Empty(site.Catalog.Reports(dataset));
    }

    [Fact]
    public async Task A_sixth_report_in_ten_minutes_and_a_form_too_large_are_refused()
    {
        var dataset = await Dataset();
        using var reader = Reader("203.0.113.5");
        var form = $"/datasets/{Uri.EscapeDataString(dataset)}/report";
        var page = await Open(reader, form);
        for (var i = 0; i < 5; i++) Assert.StartsWith("/report/", (await Post(reader, page, form, ("kind", "missing"), ("message", $"신고 {i}"), ("do", "send"))).Path, StringComparison.Ordinal);
        var refused = await Post(reader, page, form, ("kind", "missing"), ("message", "여섯째"), ("do", "send"));
        Assert.Contains("10분 동안", refused.Text, StringComparison.Ordinal);
        Assert.Equal(5, site.Catalog.Reports(dataset).Count);

        using var large = new StringContent("message=" + new string('a', 70_000), Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await reader.PostAsync(form, large);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_number_that_is_none_is_told_and_cannot_be_guessed_at_for_long()
    {
        using var reader = Reader("203.0.113.6");
        var missing = await Open(reader, "/report/20261122-AAAAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Contains("그런 번호의 신고가 없습니다", missing.Text, StringComparison.Ordinal);
        for (var i = 0; i < 19; i++) await Open(reader, "/report/20261122-AAAAAAAA");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Open(reader, "/report/20261122-AAAAAAAB")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Open(reader, "/datasets/no-such-dataset/report")).Status);
    }

    private async Task<string> Dataset()
    {
        var name = $"신고 시험 {Interlocked.Increment(ref s_made)}";
        var column = name.Replace(' ', '_');
        var found = await site.Upload(($"{name}.csv", Encoding.UTF8.GetBytes($"{column},값\n" + string.Concat(Enumerable.Range(1, 30).Select(n => $"{column}{n},{n * 7}\n")))));
        var about = await site.Submit(found, found.Path, ("do", "next"));
        var load = await site.Submit(about, about.Path, ("title", name), ("access", "everyone"), ("do", "next"));
        await site.Submit(load, load.Path);
        return site.Catalog.Snapshot().Entries.Single(entry => entry.Title.Ko == name).Id;
    }

    // Somebody without the key, whose address a proxy of this machine hands on.
    private HttpClient Reader(string address)
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.9, " + address);
        return client;
    }

    private static async Task<PageShown> Open(HttpClient client, string address) => await PageShown.Of(await client.GetAsync(address));

    private static async Task<PageShown> Post(HttpClient client, PageShown page, string action, params (string Name, string? Value)[] changes)
    {
        var fields = page.Fields(action).Where(field => changes.All(change => change.Name != field.Key)).Concat(
            changes.Where(change => change.Value is not null).Select(change => new KeyValuePair<string, string>(change.Name, change.Value!)));
        return await PageShown.Of(await client.PostAsync(action, new FormUrlEncodedContent(fields)));
    }
}
