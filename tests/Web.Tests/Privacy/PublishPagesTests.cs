using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Privacy.Publishing;
using Maru.Web.Tests.Access;

namespace Maru.Web.Tests.Privacy;

/// <summary>The pages of safe publication: who may do what on them, and what those who may not see the rows are answered.</summary>
[Collection(nameof(AccessSite))]
public sealed class PublishPagesTests(AccessSite site)
{
    // Of its own: what is published of it may be seen by everyone, which other tests of this site would take for a leak.
    private const string Data = "점검대장";

    private static readonly string Of = "/publish/of/" + Uri.EscapeDataString(Data);

    [Fact]
    public async Task A_table_goes_from_the_switch_to_open_data_on_the_pages_and_answers_citizens()
    {
        await Take();
        using var lead = await site.SignedIn("lead-nature");
        using var officer = await site.SignedIn("privacy");
        using var citizen = site.Anonymous();
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send(Of, "switch", ("switch", "small-cells"), ("text", " "))).Status);
        await Done(officer, Of, "switch", ("switch", "small-cells"), ("text", "배출 통계 공표"));
        Assert.DoesNotContain("value=\"switch\"", (await lead.Open(Of)).Body, StringComparison.Ordinal);
        var made = await Done(lead, Of, "make", ("do", "make"), ("by-0", "구분"), ("step-0", ""), ("by-1", "양"), ("step-1", "20"), ("by-2", ""), ("measure", ""));
        var page = new Uri(site.Address, made).AbsolutePath;
        var id = page["/publish/".Length..];
        Assert.DoesNotContain("value=\"decide\"", (await lead.Open(page)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Signed("staff-traffic", page)).Status);
        // Nobody is answered out of it before it is approved.
        var rows = $"/api/v1/datasets/{Uri.EscapeDataString(Data)}/rows?group={Uri.EscapeDataString("구분")}";
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.Open(rows)).Status);
        await Forged(lead, page, "decide", ("do", "approve"));
        await Done(officer, page, "decide", ("do", "approve"), ("text", "내도 됨"));
        var release = site.Get<PublishDesk>().Find(site.Holder("privacy"), id);
        Assert.Equal(("lead-nature", ReleaseState.Published), (release.Maker, release.State));

        var answer = await citizen.Open(rows);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var json = JsonDocument.Parse(answer.Body);
        Assert.Equal("small-cells", json.RootElement.GetProperty("safe").GetProperty("switch").GetString());
        Assert.Equal(4, json.RootElement.GetProperty("rows").GetArrayLength());
        foreach (var refused in (string[])[$"&{Uri.EscapeDataString("번호")}=N01", $"&agg={Uri.EscapeDataString("max(양)")}", "&q=N01"])
        {
            var no = await citizen.Open(rows + refused);
            Assert.Equal(HttpStatusCode.BadRequest, no.Status);
            Assert.DoesNotContain("N01\"", no.Body, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.Open(rows[..rows.IndexOf('?')])).Status);
        var place = release.Place!;
        var shown = await citizen.Open("/datasets/" + Uri.EscapeDataString(place.Dataset));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        // What is counted are things, not cells.
        Assert.Contains("합계까지 30칸인 표입니다.", shown.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("모두 30건", shown.Said, StringComparison.Ordinal);
        var receipt = await citizen.Open("/receipts/" + place.Receipt);
        Assert.Contains("held-back-with-them", receipt.Said, StringComparison.Ordinal);
        Assert.Contains(place.Dataset, WebUtility.UrlDecode((await citizen.Open("/datasets/" + Uri.EscapeDataString(Data))).Body), StringComparison.Ordinal);
        await Done(officer, Of, "switch", ("switch", "off"), ("text", "시험이 끝남"));
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.Open(rows)).Status);
    }

    [Theory]
    [InlineData(null), InlineData("citizen"), InlineData("staff-nature"), InlineData("lead-traffic"), InlineData("auditor"), InlineData("analyst-nature"), InlineData("boss")]
    public async Task Those_who_neither_keep_the_data_nor_approve_set_up_nothing(string? who)
    {
        var of = "/publish/of/" + Uri.EscapeDataString(AccessSite.Nature);
        using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open(of)).Status);
        var token = who is null ? "" : Token(await browser.Open("/account"));
        var sent = await browser.Post(of, ("_handler", "switch"), ("__RequestVerificationToken", token), ("switch", "private"), ("text", "켬"));
        Assert.True((int)sent.Status is >= 400 and < 500, $"{sent.Status}");
        Assert.Equal(SafeSwitch.SmallCells, site.Get<PublishDesk>().SwitchOf(AccessSite.Nature));
    }

    private async Task Take()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("maru-publish-").FullName, Data + ".csv");
        await File.WriteAllTextAsync(file, "번호,구분,양\n" + string.Concat(Enumerable.Range(1, 90).Select(i => $"N{i:00},구분{(i < 4 ? 3 : i % 3)},{i}\n")));
        await site.Get<IngestSources>().Run(new([file], Data), null, default);
        site.Get<CatalogStore>().EditDataset(Data, "local", row => (row.Department, row.Access) = ("환경과", nameof(AccessLevel.Internal)));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private async Task<Answer> Signed(string who, string path)
    {
        using var browser = await site.SignedIn(who);
        return await browser.Open(path);
    }

    private static async Task<string> Done(Browser browser, string page, string form, params (string, string)[] fields)
    {
        var answer = await browser.Send(page, form, fields);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{form}: {answer.Status} {Regex.Match(answer.Said, "class=\"notice.*?</div>", RegexOptions.Singleline).Value}");
        return answer.Location!;
    }

    private static async Task Forged(Browser browser, string page, string form, params (string, string)[] fields)
    {
        var answer = await browser.Post(page, [("_handler", form), ("__RequestVerificationToken", Token(await browser.Open("/account"))), .. fields]);
        Assert.True((int)answer.Status is >= 400 and < 500, $"{form}: {answer.Status}");
    }

    private static string Token(Answer answer) => Regex.Match(answer.Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
}
