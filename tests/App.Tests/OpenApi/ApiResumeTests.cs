using System.Globalization;
using Maru.App.Lake;
using Maru.App.Tests.Catalog;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.OpenApi;

public sealed class ApiResumeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData("geographic: true")]
    public async Task A_collection_that_failed_goes_on_behind_its_last_page_and_gives_the_same_file(string more)
    {
        await using var whole = new FakeApi(request => Page(request, 45));
        using var once = new ApiHome(Description(whole, more));
        var expected = await once.Lines();

        await using var api = new FakeApi(Down(page: 4, after: 3, request => Page(request, 45)));
        using var home = new ApiHome(Description(api, more)) { Clock = new SetClock(Noon) };
        Assert.True((await Refused(home)).IsTransient);
        Assert.Equal(["1", "2", "3", "4", "4", "4", "4"], PagesOf(api));
        var file = await home.Collect();
        Assert.Equal(expected, await File.ReadAllLinesAsync(file.Path));
        Assert.Equal(["4", "5"], PagesOf(api).Skip(7));
        var issue = Assert.Single(file.Issues);
        Assert.Equal(("collected-in-parts", "3", Severity.Info), (issue.Rule, issue.Found, issue.Severity));
        Assert.Contains("2026-11-22 12:00", issue.Message.Ko, StringComparison.Ordinal);
        Assert.Empty(Kept(home));
    }

    [Fact]
    public async Task Daily_calls_that_ran_out_are_gone_on_with_after_midnight()
    {
        var spent = true;
        await using var api = new FakeApi(request => spent && request.Query("pageNo", 0) == 3
            ? new("<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>LIMITED NUMBER OF SERVICE REQUESTS EXCEEDS ERROR.</returnAuthMsg><returnReasonCode>22</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>")
            : Page(request, 30));
        var clock = new SetClock(Noon);
        using var home = new ApiHome(Description(api)) { Clock = clock };
        Assert.Contains("이어서", (await Refused(home)).Message, StringComparison.Ordinal);
        spent = false;
        clock.Advance(TimeSpan.FromHours(12.5));
        Assert.Equal(30, (await home.Lines()).Length);
        Assert.Equal(["1", "2", "3", "3"], PagesOf(api));
    }

    [Fact]
    public async Task Calls_of_a_day_are_counted_before_they_are_made_so_that_the_provider_is_never_asked_once_too_often()
    {
        await using var api = new FakeApi(request => Page(request, 50));
        var clock = new SetClock(Noon);
        using var home = new ApiHome(Description(api, "perDay: 2\nkeys: [{name: portal, parameter: serviceKey}]")) { Clock = clock };
        home.Key("portal", "first");
        var refusal = await Refused(home);
        Assert.Equal((2, true, new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(9))), (api.Asked.Count, refusal.IsTransient, refusal.RetryAt));
        await Refused(home);
        Assert.Equal(2, api.Asked.Count);
        clock.Advance(TimeSpan.FromHours(12));
        await Refused(home);
        Assert.Equal(["1", "2", "3", "4"], PagesOf(api));
        // Another key has calls of its own.
        home.Key("portal", "second");
        Assert.Equal(50, (await home.Lines()).Length);
        Assert.Equal("5", PagesOf(api).Last());
    }

    [Theory]
    [InlineData("", 24)]
    [InlineData("resumeWithin: 2", 2)]
    [InlineData("resumeWithin: 0", 0)]
    public async Task Pages_that_are_too_old_are_collected_anew(string more, double hours)
    {
        await using var api = new FakeApi(Down(page: 2, after: 1, request => Page(request, 20)));
        var clock = new SetClock(Noon);
        using var home = new ApiHome(Description(api, more)) { Clock = clock };
        await Refused(home);
        clock.Advance(TimeSpan.FromHours(hours));
        var file = await home.Collect();
        Assert.Empty(file.Issues);
        Assert.Equal(["1", "2"], PagesOf(api).Skip(5));
    }

    [Fact]
    public async Task What_was_noticed_about_pages_before_is_told_after_going_on_too()
    {
        // The second page is empty, the third the first again.
        FakeAnswer Odd(FakeRequest request) => request.Query("pageNo", 0) switch
        {
            2 => new(Envelope("[]", 50)),
            3 => new(Body(1, 10, 50)),
            _ => Page(request, 50),
        };
        await using var whole = new FakeApi(Odd);
        using var once = new ApiHome(Description(whole));
        var expected = (await once.Collect()).Issues;
        Assert.Equal(["rows-differ-from-total", "page-repeated"], expected.Select(issue => issue.Rule));

        await using var api = new FakeApi(Down(page: 5, after: 6, Odd));
        using var home = new ApiHome(Description(api));
        await Refused(home);
        var told = (await home.Collect()).Issues;
        Assert.Equal(expected.Select(issue => issue.Message.Ko), told.SkipLast(1).Select(issue => issue.Message.Ko));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task A_page_that_was_cut_by_a_power_failure_is_asked_for_again(int bytes)
    {
        await using var api = new FakeApi(Down(page: 4, after: 3, request => Page(request, 40)));
        using var home = new ApiHome(Description(api));
        await Refused(home);
        var second = Kept(home).Single(path => path.EndsWith("000001.page", StringComparison.Ordinal));
        var written = await File.ReadAllBytesAsync(second);
        await File.WriteAllBytesAsync(second, bytes < 0 ? [] : written[..(written.Length - bytes)]);
        Assert.Equal(40, (await home.Lines()).Length);
        Assert.Equal(["2", "3", "4"], PagesOf(api).Skip(7));
    }

    [Fact]
    public async Task A_refusal_that_will_not_pass_forgets_the_pages()
    {
        await using var api = new FakeApi(request => request.Query("pageNo", 0) == 2
            ? new("""{"response":{"header":{"resultCode":"10","resultMsg":"INVALID_REQUEST_PARAMETER_ERROR"}}}""")
            : Page(request, 20));
        using var home = new ApiHome(Description(api));
        Assert.False((await Refused(home)).IsTransient);
        Assert.Empty(Kept(home));
    }

    [Fact]
    public async Task Two_that_ask_for_the_same_at_once_each_gather_their_own()
    {
        await using var api = new FakeApi(Down(page: 2, after: 1, request => Page(request, 20)));
        using var home = new ApiHome(Description(api));
        await Refused(home);
        var held = FileLock.TryTake(Assert.Single(Directory.GetFiles(home.Home.Pages, "*.lock")));
        Assert.NotNull(held);
        Assert.Equal(20, (await home.Lines()).Length);
        Assert.Equal(["1", "2"], PagesOf(api).Skip(5));
        Assert.Single(Kept(home));
        held.Dispose();
        Assert.Equal(20, (await home.Lines()).Length);
        Assert.Equal(["2"], PagesOf(api).Skip(7));
    }

    [Fact]
    public async Task Other_settings_are_another_collection()
    {
        await using var api = new FakeApi(Down(page: 2, after: 1, request => Page(request, 20)));
        using var home = new ApiHome(Description(api, "filters: true"));
        await Refused(home);
        Assert.Equal(20, File.ReadLines((await home.Collect("test", "name=가")).Path).Count());
        Assert.Equal(["1", "2"], PagesOf(api).Skip(5));
    }

    [Fact]
    public async Task Fields_to_be_left_out_are_not_in_kept_pages_either()
    {
        await using var api = new FakeApi(Down(page: 2, after: 1, request => Page(request, 20)));
        using var home = new ApiHome(Description(api, "leaveOut: [OWNER]"));
        await Refused(home);
        var kept = await File.ReadAllTextAsync(Assert.Single(Kept(home)));
        Assert.Contains("가 10", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("누구", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cursors_are_gone_on_from()
    {
        await using var api = new FakeApi(request => request.Number is >= 3 and < 7
            ? new("", 503)
            : new($"{{\"resultCode\":\"00\",\"items\":{Records(request.Query("after", 1), 10)},\"next\":{(request.Query("after", 1) < 31 ? request.Query("after", 1) + 10 : "null")}}}"));
        using var home = new ApiHome($"name: {{ko: 커서}}\naddress: {api.Address}/list\npaging: {{kind: cursor, number: after, size: \"\", rows: 10, next: next}}\n");
        await Refused(home);
        Assert.Equal(40, (await home.Lines()).Length);
        Assert.Equal(["/list?after=21", "/list?after=31"], api.Asked.Skip(6));
    }

    /// <summary>Answers so, but a page with 503, from when it was asked so many times on, four times.</summary>
    private static Func<FakeRequest, FakeAnswer> Down(int page, int after, Func<FakeRequest, FakeAnswer> otherwise) =>
        request => request.Query("pageNo", 0) == page && request.Number > after && request.Number <= after + 4 ? new("", 503) : otherwise(request);

    private static IEnumerable<string> PagesOf(FakeApi api) => api.Asked.Select(target => new FakeRequest(target, 0, "").Query("pageNo", 0).ToString(CultureInfo.InvariantCulture));

    private static string[] Kept(ApiHome home) => Directory.GetFiles(home.Home.Pages, "*.page", SearchOption.AllDirectories);

    private static FakeAnswer Page(FakeRequest request, int total)
    {
        var first = ((request.Query("pageNo", 1) - 1) * 10) + 1;
        return new(Body(first, Math.Clamp(total - first + 1, 0, 10), total));
    }

    private static string Body(int first, int count, int total) => Envelope(Records(first, count), total);

    private static string Envelope(string items, int total) =>
        $"{{\"response\":{{\"header\":{{\"resultCode\":\"00\",\"resultMsg\":\"OK\"}},\"body\":{{\"items\":{items},\"totalCount\":{total}}}}}}}";

    private static string Records(int first, int count) =>
        "[" + string.Join(',', Enumerable.Range(first, count).Select(n => $"{{\"id\":{n},\"name\":\"가 {n}\",\"OWNER\":\"누구\"}}")) + "]";

    private static string Description(FakeApi api, string more = "") =>
        $"name: {{ko: 시험 자료}}\naddress: {api.Address}/list\npaging: {{kind: page, rows: 10}}\n{more}\n";

    private static Task<InputException> Refused(ApiHome home) => Assert.ThrowsAsync<InputException>(() => home.Collect());
}
