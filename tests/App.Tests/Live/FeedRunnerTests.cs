using System.Globalization;
using System.Text.Json;
using Maru.App.Egress;
using Maru.App.Live;
using Maru.App.OpenApi;
using Maru.App.Tests.OpenApi;
using Maru.Core;
using static Maru.App.Tests.Live.LiveHome;

namespace Maru.App.Tests.Live;

/// <summary>Feeds against a server on this machine that behaves as the real ones do, faults included.</summary>
public sealed class FeedRunnerTests
{
    private const string Key = "abc+/=비밀";

    private const string Portal = """{"response":{"header":{"resultCode":"00","resultMsg":"NORMAL_CODE"},"body":{"totalCount":TOTAL,"pageNo":1,"numOfRows":100,"items":[ROWS]}}}""";

    private const string NotRegistered = """<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>DEADLINE_HAS_EXPIRED_ERROR</returnAuthMsg><returnReasonCode>31</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>""";

    private const string Quota = """<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR</returnAuthMsg><returnReasonCode>22</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>""";

    private static string Row(int minutes, string value, string station = "A", string flag = "null") =>
        $$"""{"station":"{{station}}","quantity":"t","at":"{{Noon.AddMinutes(minutes).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}}","value":"{{value}}","flag":{{flag}}}""";

    private static string Answer(params string[] rows) => Portal.Replace("ROWS", string.Join(',', rows), StringComparison.Ordinal).Replace("TOTAL", rows.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private sealed class Asked : IAsyncDisposable
    {
        private readonly EgressGuard _egress;

        public Asked(FakeApi api, string paging = "{kind: page, rows: 100}")
        {
            Home = new(setting: TestFeed.Setting with { Source = FeedSetting.OfApi });
            Directory.CreateDirectory(Home.Home.Apis);
            File.WriteAllText(Path.Combine(Home.Home.Apis, "test.yaml"), $"name: {{ko: 시험}}\naddress: {api.Address}/feed\nkeys:\n  - {{name: test, parameter: serviceKey}}\npaging: {paging}\n");
            Directory.CreateDirectory(Home.Home.Keys);
            File.WriteAllText(Path.Combine(Home.Home.Keys, "test"), Key);
            _egress = new(new EgressPolicy { AllowLoopback = true }, new HostLimits(HostLimit.Defaults, new MemoryCallLedger(), Home.Clock), Home.Clock);
            var patience = new ApiPatience { Tries = 1, Time = TimeSpan.FromSeconds(1), FirstWait = TimeSpan.FromMilliseconds(1) };
            Runner = new(Home.Store, Home.Files, [new ApiFeedSource(Home.Home, new OpenApis(Home.Home), new ApiKeys(Home.Home), _egress, Home.Clock, patience)], Home.Clock);
        }

        public LiveHome Home { get; }

        public FeedRunner Runner { get; }

        public FeedHealth Health => Home.Store.Health("weather");

        public FeedView View => FeedView.Of(Home.Feed, Health, Home.Clock.GetUtcNow());

        public Task<Arrival?> Call() => Runner.Call("weather", CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            _egress.Dispose();
            await Home.DisposeAsync();
        }
    }

    [Fact]
    public async Task Late_double_and_disordered_answers_with_faults_between_lose_and_double_nothing()
    {
        string[] answers =
        [
            Answer(Row(-60, "1"), Row(-50, "2")),
            "HTTP 500",
            Answer(Row(-50, "2"), Row(-30, "4"), Row(-60, "1")),
            NotRegistered,
            "<html>점검 중</html>",
            Answer(Row(-40, "3"), Row(-20, "-", flag: "\"점검및교정\""), Row(-30, "4"), Row(-10, "999")),
            "CUT",
            Answer(),
            "SLOW",
            Quota,
            Answer(Row(-20, "5"), Row(-10, "6"), Row(-50, "2.5")),
        ];
        var calls = 0;
        await using var api = new FakeApi(_ => answers[calls++] switch
        {
            "HTTP 500" => new("oops", 500),
            "CUT" => new(Answer(Row(-5, "7")), 200) { IsCut = true },
            "SLOW" => new(Answer(Row(-5, "7"))) { Delay = TimeSpan.FromSeconds(2) },
            var body => new(body),
        });
        await using var asked = new Asked(api);
        var arrivals = new List<Arrival?>();
        foreach (var answer in answers)
        {
            arrivals.Add(await asked.Call());
            // The server answers one after the other, and is still at the one nobody waited for.
            if (answer == "SLOW") await Task.Delay(TimeSpan.FromSeconds(2));
        }
        Assert.Equal([1, 2.5, 3, 4, 5, 6], asked.Home.Feed.Values("A", "t", Noon.AddDays(-1), Noon).Select(reading => reading.Value));
        Assert.Equal([false, true, false, true, true, false, true, false, true, true, false], arrivals.Select(arrival => arrival is null));
        // 1, 2, 4, 3, 5, 6 and the correction 2.5; of these 3 and the correction came late; "-" and 999 are aside.
        Assert.Equal(new() { Readings = 7, Late = 2, Revised = 1, Duplicates = 3, SetAside = 2 }, asked.Home.Feed.Days().Single().Value);
        Assert.Equal(FeedState.Working, asked.View.State);
    }

    [Fact]
    public async Task A_key_that_has_ended_makes_the_feed_broken_when_its_values_grow_old_and_no_word_of_the_key_is_kept()
    {
        var isOver = false;
        await using var api = new FakeApi(request => isOver ? new(NotRegistered.Replace("SERVICE ERROR", "key " + Uri.UnescapeDataString(request.Text("serviceKey")!), StringComparison.Ordinal)) : new(Answer(Row(-10, "1"))));
        await using var asked = new Asked(api);
        await asked.Call();
        isOver = true;
        Assert.Null(await asked.Call());
        Assert.Equal(FeedState.Working, asked.View.State);
        Assert.Contains("31", asked.View.Why.Ko, StringComparison.Ordinal);
        asked.Home.Set.Now = Noon.AddHours(1);
        Assert.Equal(FeedState.Broken, asked.View.State);
        Assert.DoesNotContain(Key, string.Concat(Directory.EnumerateFiles(asked.Home.Home.Live, "*.*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "lock").Select(File.ReadAllText)) + asked.View.Why.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_quota_rests_until_tomorrow()
    {
        await using var api = new FakeApi(_ => new(Quota));
        await using var asked = new Asked(api);
        await asked.Call();
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.FromHours(9)), asked.Health.NextCall);
    }

    [Fact]
    public async Task Failures_are_followed_by_longer_and_longer_rests_and_a_success_ends_them()
    {
        var fails = true;
        await using var api = new FakeApi(_ => fails ? new("<html>", 200) : new(Answer(Row(-5, "1"))));
        await using var asked = new Asked(api);
        var rests = new List<TimeSpan>();
        for (var i = 0; i < 9; i++)
        {
            await asked.Call();
            rests.Add(asked.Health.NextCall!.Value - asked.Home.Clock.GetUtcNow());
        }
        Assert.All(rests.Zip(rests.Skip(1)).Take(4), pair => Assert.True(pair.Second > pair.First * 1.5));
        Assert.True(rests[^1] <= TimeSpan.FromMinutes(33));
        fails = false;
        await asked.Call();
        Assert.Equal((0, null), (asked.Health.Failures, asked.Health.ProblemKo));
        Assert.Equal(TimeSpan.FromMinutes(10), asked.Health.NextCall!.Value - asked.Home.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_host_that_fails_again_and_again_is_left_alone()
    {
        await using var api = new FakeApi(_ => new("", 503));
        await using var asked = new Asked(api);
        for (var i = 0; i < 12; i++) await asked.Call();
        // The breaker opened after five.
        Assert.Equal(5, api.Asked.Count);
    }

    [Fact]
    public async Task Every_page_is_asked_for_and_half_an_answer_ends_no_event()
    {
        const string Whole = """{"response":{"header":{"resultCode":"00"},"body":{"totalCount":3,"items":[ROWS]}}}""";
        var half = false;
        await using var api = new FakeApi(request => new(Whole.Replace("ROWS", (request.Query("pageNo", 1), half) switch
        {
            (1, _) => """{"event":"1","title":"사고","at":"2026-11-24 11:00"},{"event":"2","title":"공사","at":"2026-11-24 11:00"}""",
            (2, false) => """{"event":"3","title":"통제","at":"2026-11-24 11:00"}""",
            _ => "",
        }, StringComparison.Ordinal)));
        await using var asked = new Asked(api, "{kind: page, rows: 2}");
        Assert.Equal(3, (await asked.Call())!.Events);
        half = true;
        await asked.Call();
        Assert.Equal(3, asked.Home.Feed.OpenEvents().Count);
    }

    [Fact]
    public async Task Stale_is_told_with_the_age_of_the_last_value()
    {
        await using var api = new FakeApi(_ => new(Answer(Row(-10, "1"))));
        await using var asked = new Asked(api);
        Assert.Equal(FeedState.Waiting, asked.View.State);
        await asked.Call();
        Assert.Equal(FeedState.Working, asked.View.State);
        asked.Home.Set.Now = Noon.AddHours(3);
        await asked.Call();
        Assert.Equal(FeedState.Stale, asked.View.State);
        Assert.Contains("3시간 전", asked.View.Why.Ko, StringComparison.Ordinal);
        Assert.Equal(1, asked.View.StaleStations);
    }

    [Fact]
    public async Task A_feed_without_its_key_says_where_to_put_it_and_one_whose_file_is_broken_takes_no_other_away()
    {
        await using var api = new FakeApi(_ => new(Answer()));
        await using var asked = new Asked(api);
        File.Delete(Path.Combine(asked.Home.Home.Keys, "test"));
        await asked.Call();
        Assert.Contains("keys/test", asked.Health.ProblemKo, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(asked.Home.Home.Feeds, "broken.yaml"), "kind: [a");
        await File.WriteAllTextAsync(Path.Combine(asked.Home.Home.Feeds, "unknown.yaml"), "kind: nothing");
        Assert.Single(asked.Home.Files.All().Unreadable);
        Assert.Equal("weather", Assert.Single(asked.Home.Store.All()).Setting.Id);
    }

    [Theory]
    [InlineData("""{"readings":[{"station":"A","quantity":"t","at":"2026-11-24T11:50:00+09:00","value":3.5}]}""", 1, 0)]
    [InlineData("""[{"station":"A","quantity":"t","at":1795488600,"value":3.5},{"station":"A","quantity":"t","at":1795488600000,"value":"-"}]""", 1, 1)]
    [InlineData("""{"phenomenonTime":"2026-11-24T02:50:00Z","result":3.5,"Datastream":{"@iot.id":"A/t"}}""", 1, 0)]
    [InlineData("""{"value":[{"phenomenonTime":"2026-11-24T02:40:00Z/2026-11-24T02:50:00Z","result":3.5,"Datastream":{"Thing":{"name":"A"},"ObservedProperty":{"name":"t"}},"resultQuality":"bad"}]}""", 0, 1)]
    [InlineData("""{"readings":[{"station":"A","quantity":"t","value":"x"},{"quantity":"t","value":1}]}""", 0, 2)]
    public void Pushed_bodies_are_read_in_every_form(string body, int readings, int bad)
    {
        var answer = PushBody.Read(System.Text.Encoding.UTF8.GetBytes(body), Noon);
        Assert.Equal((readings, bad), (answer.Readings.Count, answer.Bad.Count));
        Assert.All(answer.Readings, reading => Assert.Equal(("A", "t", 3.5), (reading.Station, reading.Quantity, reading.Value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("3")]
    [InlineData("""{"hello":1}""")]
    [InlineData("[1]")]
    [InlineData("""{"readings":[1]}""")]
    public void Bodies_that_are_none_are_refused_whole(string body) => Assert.Throws<InputException>(() => PushBody.Read(System.Text.Encoding.UTF8.GetBytes(body), Noon));
}
