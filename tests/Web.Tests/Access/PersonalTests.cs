using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Lake;
using Maru.Core.Data;

namespace Maru.Web.Tests.Access;

/// <summary>The one door to closed columns: with a right, a reason and a record, or not at all.</summary>
[Collection(nameof(AccessSite))]
public sealed class PersonalTests(AccessSite site)
{
    private const string Page = $"/datasets/{AccessSite.Traffic}/personal";
    private const string Column = "휴대전화";

    [Fact]
    public async Task Who_may_sees_them_and_it_is_recorded()
    {
        using var browser = await site.SignedIn("privacy");
        var before = Records().Count;
        var shown = await browser.Send(Page, "open", ("columns", Column), ("reason", "단속 이의신청 확인"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains(AccessSite.Phone, shown.Said, StringComparison.Ordinal);
        var record = Assert.Single(Records().Skip(before));
        Assert.Equal(("privacy", AccessAction.View, AccessSite.Traffic, 40L, "단속 이의신청 확인"), (record.Account, record.Action, record.What, record.Subjects, record.Reason));
        Assert.Equal([Column], record.Columns);
        Assert.Equal("127.0.0.1", record.Place.Replace("::ffff:", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_keeps_what_was_looked_for_and_no_number_of_a_person()
    {
        using var browser = await site.SignedIn("privacy");
        var before = Records().Count;
        await browser.Send(Page, "open", ("columns", Column), ("reason", "단속 이의신청 확인"), ("q", "TR07"));
        await browser.Send(Page, "open", ("columns", Column), ("reason", "단속 이의신청 확인"), ("q", AccessSite.Phone));
        var records = Records().Skip(before).ToList();
        Assert.Equal([(AccessAction.Search, 1L), (AccessAction.Search, 1L)], records.Select(record => (record.Action, record.Subjects)));
        Assert.EndsWith("[TR07]", records[0].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("7193", records[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_holds_them_and_is_recorded_as_a_download()
    {
        using var browser = await site.SignedIn("privacy");
        var shown = await browser.Send(Page, "open", ("columns", Column), ("reason", "단속 이의신청 확인"));
        var before = Records().Count;
        var file = await browser.Post($"/datasets/{Uri.EscapeDataString(AccessSite.Traffic)}/personal.csv", ("columns", Column), ("reason", "단속 이의신청 확인"), ("__RequestVerificationToken", Token(shown)));
        Assert.Contains(AccessSite.Phone, file.Body, StringComparison.Ordinal);
        Assert.Equal(41, file.Body.Trim().Split('\n').Length);
        Assert.True(browser.LastHeaders!.CacheControl!.NoStore);
        var record = Assert.Single(Records().Skip(before));
        Assert.Equal((AccessAction.Download, 40L), (record.Action, record.Subjects));
    }

    [Fact]
    public async Task Rows_are_printed_only_from_a_page_whose_printing_is_recorded()
    {
        using var browser = await site.SignedIn("privacy");
        var shown = await browser.Send(Page, "open", ("columns", Column), ("reason", "현장 단속 명단"));
        Assert.Contains("personal-screen", shown.Body, StringComparison.Ordinal);
        var before = Records().Count;
        var printed = await browser.Post(Page, ("_handler", "open"), ("__RequestVerificationToken", Token(shown)), ("columns", Column), ("reason", "현장 단속 명단"), ("do", "print"));
        Assert.Contains(AccessSite.Phone, printed.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("personal-screen", printed.Body, StringComparison.Ordinal);
        var record = Assert.Single(Records().Skip(before));
        Assert.Equal((AccessAction.Print, 40L, "현장 단속 명단"), (record.Action, record.Subjects, record.Reason));
    }

    [Theory]
    [InlineData("columns", ""), InlineData("reason", ""), InlineData("reason", " 네 "), InlineData("columns", "번호"), InlineData("columns", "없는 컬럼")]
    public async Task Without_a_reason_or_a_closed_column_nothing_is_shown_or_recorded(string field, string value)
    {
        using var browser = await site.SignedIn("privacy");
        var before = Records().Count;
        (string, string)[] fields = [("columns", Column), ("reason", "단속 이의신청 확인")];
        fields = [.. fields.Where(one => one.Item1 != field), .. value.Length == 0 ? [] : new[] { (field, value) }];
        var shown = await browser.Send(Page, "open", fields);
        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.DoesNotContain(AccessSite.Phone, shown.Said, StringComparison.Ordinal);
        var file = await browser.Post($"{Page}.csv", [.. fields, ("__RequestVerificationToken", Token(shown))]);
        Assert.Equal(HttpStatusCode.Redirect, file.Status);
        Assert.Equal(before, Records().Count);
    }

    [Fact]
    public async Task A_file_asked_for_from_elsewhere_is_not_given()
    {
        using var browser = await site.SignedIn("privacy");
        var before = Records().Count;
        var file = await browser.Post($"{Page}.csv", ("columns", Column), ("reason", "단속 이의신청 확인"));
        Assert.Equal(HttpStatusCode.Redirect, file.Status);
        Assert.Equal(before, Records().Count);
    }

    [Theory]
    [InlineData(null), InlineData("citizen"), InlineData("auditor"), InlineData("staff-traffic"), InlineData("lead-traffic"), InlineData("boss"), InlineData("staff-nature")]
    public async Task Who_may_not_gets_neither_the_page_nor_the_file(string? who)
    {
        using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
        var before = Records().Count;
        var shown = await browser.Open(Page);
        Assert.Equal(HttpStatusCode.Forbidden, shown.Status);
        // The token of a form that they may see, on one that they may not.
        var token = who is null ? "" : Token(await browser.Open("/account"));
        foreach (var path in (string[])[Page, $"{Page}.csv"])
        {
            var answer = await browser.Post(path, ("_handler", "open"), ("columns", Column), ("reason", "그냥 보고 싶어서"), ("__RequestVerificationToken", token));
            Assert.DoesNotContain(AccessSite.Phone, answer.Said, StringComparison.Ordinal);
        }
        Assert.Equal(before, Records().Count);
    }

    [Fact]
    public async Task A_grant_of_the_class_opens_them_until_it_is_taken_back_and_a_key_never_does()
    {
        using var asking = await site.SignedIn("head-nature");
        using var privacy = await site.SignedIn("privacy");
        await asking.Send("/access", "ask", ("dataset", AccessSite.Traffic), ("for", "me"), ("columns", nameof(PrivacyClass.Personal)), ("reason", "합동 점검"), ("days", "30"));
        var grants = site.Get<Grants>();
        var id = grants.Of(Reader.Machine).Single(grant => grant.Account == "head-nature").Id;
        Assert.Equal(HttpStatusCode.Forbidden, (await asking.Open(Page)).Status);
        await privacy.Send("/access", "decide-" + id, ("do", "approve"), ("why", "확인"));
        Assert.Contains(AccessSite.Phone, (await asking.Send(Page, "open", ("columns", Column), ("reason", "합동 점검"))).Said, StringComparison.Ordinal);
        await privacy.Send("/access", "back-" + id);
        Assert.Equal(HttpStatusCode.Forbidden, (await asking.Open(Page)).Status);

        var officer = site.Get<Accounts>().Find("privacy");
        using var program = site.Anonymous();
        program.Bearer = site.Get<AccessKeys>().Make(new(ReaderKind.Account, officer.Name) { Account = officer.Id, Roles = officer.Roles }, "집계", null, 30);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Open(Page)).Status);
    }

    [Fact]
    public async Task A_grant_opens_its_columns_in_its_own_rows_only()
    {
        var own = new AccessSite();
        await own.InitializeAsync();
        try
        {
            await new PersonalTests(own).OfTwoGrants();
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private async Task OfTwoGrants()
    {
        using var asking = await site.SignedIn("analyst-nature");
        using var privacy = await site.SignedIn("privacy");
        using var lead = await site.SignedIn("lead-traffic");
        var grants = site.Get<Grants>();
        // Rows without their closed columns, and other rows with them.
        await Grant(PrivacyClass.None, "표식교통값1", lead);
        await Grant(PrivacyClass.Personal, "표식교통값2", privacy);
        var rows = (await asking.Open($"/datasets/{Uri.EscapeDataString(AccessSite.Traffic)}/download.csv")).Body;
        Assert.Contains("표식교통값1", rows, StringComparison.Ordinal);
        Assert.Contains("표식교통값2", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("표식교통값0", rows, StringComparison.Ordinal);
        var shown = (await asking.Send(Page, "open", ("columns", Column), ("reason", "합동 점검"))).Said;
        Assert.Contains("010-2002-3002", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.Phone, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("010-2003-3003", shown, StringComparison.Ordinal);
        // The record counts the thirteen that were handed out.
        Assert.Equal(13, Records()[^1].Subjects);

        async Task Grant(PrivacyClass columns, string value, Browser decides)
        {
            await asking.Send("/access", "ask", ("dataset", AccessSite.Traffic), ("for", "me"), ("columns", columns.ToString()), ("column", "표식교통열"), ("values", value), ("reason", "합동 점검"), ("days", "30"));
            var id = grants.Of(Reader.Machine).First(grant => grant is { Account: "analyst-nature", State: GrantState.Asked }).Id;
            Assert.Equal(HttpStatusCode.Redirect, (await decides.Send("/access", "decide-" + id, ("do", "approve"), ("column", "표식교통열"), ("values", value), ("why", "확인"))).Status);
        }
    }

    [Fact]
    public async Task What_can_not_be_recorded_is_not_shown()
    {
        var own = new AccessSite();
        await own.InitializeAsync();
        try
        {
            // A file stands where the log's folder should be.
            var folder = own.Get<DataHome>().AccessLog;
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            await File.WriteAllTextAsync(folder, "");
            using var browser = await own.SignedIn("privacy");
            var shown = await browser.Send(Page, "open", ("columns", Column), ("reason", "단속 이의신청 확인"));
            Assert.Equal(HttpStatusCode.InternalServerError, shown.Status);
            Assert.DoesNotContain(AccessSite.Phone, shown.Said, StringComparison.Ordinal);
            File.Delete(folder);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private static string Token(Answer shown) => Regex.Match(shown.Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;

    private List<LoggedAccess> Records() => [.. site.Get<ReadAccessLog>().Records(new()).OrderBy(record => record.Number)];
}
