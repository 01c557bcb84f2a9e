using Maru.App.Egress;
using Maru.App.OpenApi;
using Maru.App.Sources;
using Maru.Core;

namespace Maru.App.Tests.OpenApi;

public sealed class OpenApisTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void Every_description_that_comes_with_maru_is_complete_and_may_be_called()
    {
        var policy = new EgressPolicy();
        var apis = OpenApis.BuiltIn().ToList();
        Assert.NotEmpty(apis);
        foreach (var api in apis)
        {
            Assert.True(policy.Allows(AddressOf(api).DnsSafeHost), $"{api.Id}: {AddressOf(api).Host} is not on the allow-list");
            Assert.True(api.Page is not null && api.Keys.Count > 0 && api.Name.En.Length > 0 && api.Summary.Ko.Length > 0, api.Id);
            Assert.All(api.Parameters, parameter => Assert.True(parameter.Label.Ko.Length > 0 && parameter.Label.En.Length > 0, $"{api.Id} {parameter.Id}"));
            Assert.DoesNotContain("{", AddressOf(api).OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_collection_says_which_host_it_asks_before_it_begins()
    {
        using var home = new ApiHome("name: {ko: 시험}\naddress: https://a.example/{key}/json/\n");
        ICollector collector = new ApiCollector(home.Home, new OpenApis(home.Home), new ApiKeys(home.Home), null!, TimeProvider.System);
        Assert.Equal("a.example", collector.AddressOf("test?nx=73")?.Host);
        Assert.All(OpenApis.BuiltIn(), api => Assert.Equal(AddressOf(api).Host, collector.AddressOf(api.Id)?.Host));
        Assert.Null(collector.AddressOf("no-such-api"));
    }

    [Fact]
    public void A_description_of_ones_own_goes_before_the_one_that_comes_with_maru()
    {
        using var home = new ApiHome("name: {ko: 시험}\naddress: https://a.example/\n");
        File.WriteAllText(Path.Combine(home.Home.Apis, "standard-toilets.yaml"), "name: {ko: 우리 화장실}\naddress: https://b.example/\n");
        var apis = new OpenApis(home.Home);
        Assert.Equal("우리 화장실", apis.Find("standard-toilets").Name.Ko);
        Assert.Equal(1, apis.All().Count(api => api.Id == "standard-toilets"));
        Assert.Contains(apis.All(), api => api.Id == "test");
    }

    [Theory]
    [InlineData("name: {ko: 이름}\n", "address")]
    [InlineData("name: {ko: 이름}\naddress: https://a.example/\nadress: x\n", "adress")]
    [InlineData("name: [\n", "째 줄")]
    [InlineData("name: {ko: 이름}\naddress: https://a.example/\nkeys: [{name: ../x}]\n", "keys")]
    [InlineData("name: {ko: 이름}\naddress: https://a.example/\npaging: {kind: range}\n", "{start}")]
    [InlineData("", "name.ko")]
    public void A_description_with_a_mistake_is_refused_with_its_place(string yaml, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => ApiDescription.Parse("x", yaml, "apis/x.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_api_is_refused_with_those_near_it()
    {
        using var home = new ApiHome("name: {ko: 시험}\naddress: https://a.example/\n");
        Assert.Contains("kma-nowcast", Assert.Throws<InputException>(() => new OpenApis(home.Home).Find("kma-forecast")).Message, StringComparison.Ordinal);
    }

    // 단기예보 is issued eight times a day and can be had ten minutes later; at night the newest is yesterday's.
    [Theory]
    [InlineData("2026-11-22T12:00:00+09:00", "20261122 1100")]
    [InlineData("2026-11-22T14:09:00+09:00", "20261122 1100")]
    [InlineData("2026-11-22T14:10:00+09:00", "20261122 1400")]
    [InlineData("2026-11-22T02:09:59+09:00", "20261121 2300")]
    [InlineData("2026-11-21T17:10:00Z", "20261122 0200")]
    public void The_newest_forecast_that_can_be_had_is_asked_for(string now, string expected)
    {
        var forecast = OpenApis.BuiltIn().Single(api => api.Id == "kma-village-forecast").Moment;
        Assert.Equal(expected, ApiMoments.Fill("{moment:yyyyMMdd} {moment:HHmm}", forecast, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Before_forty_past_the_nowcast_is_the_hours_before() =>
        Assert.Equal("20261121 2300", ApiMoments.Fill("{moment:yyyyMMdd} {moment:HHmm}", new() { OpenAfter = 40 }, new(2026, 11, 22, 0, 39, 0, TimeSpan.FromHours(9))));

    [Fact]
    public void Days_are_counted_by_korean_clocks() =>
        Assert.Equal("20261117", ApiMoments.Fill("{today-6:yyyyMMdd}", null, new(2026, 11, 22, 16, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../admin")]
    public void A_value_cannot_climb_out_of_its_place_in_the_address(string path)
    {
        var call = ApiCall.Of(OpenApis.BuiltIn().Single(api => api.Id == "odcloud"), new Dictionary<string, string> { ["path"] = path }, Noon);
        Assert.Throws<InputException>(() => call.AddressOf(0, null, new Dictionary<string, string> { ["data-go-kr"] = "k" }, null));
    }

    [Fact]
    public void A_value_stays_a_value_in_the_query()
    {
        var call = ApiCall.Of(OpenApis.BuiltIn().Single(api => api.Id == "standard-toilets"), new Dictionary<string, string> { ["insttNm"] = "춘천시&pageNo=9#x" }, Noon);
        var address = call.AddressOf(0, null, new Dictionary<string, string> { ["data-go-kr"] = "a+b/c==" }, null);
        Assert.Equal("https://api.data.go.kr/openapi/tn_pubr_public_toilet_api?serviceKey=a%2Bb%2Fc%3D%3D&type=json&insttNm=%EC%B6%98%EC%B2%9C%EC%8B%9C%26pageNo%3D9%23x&pageNo=1&numOfRows=1000", address.AbsoluteUri);
    }

    // With every key and every parameter filled in.
    private static Uri AddressOf(ApiDescription api)
    {
        var given = api.Parameters.ToDictionary(parameter => parameter.Id, parameter => parameter.Default ?? parameter.Choices.FirstOrDefault() ?? "x");
        return ApiCall.Of(api, given, Noon).AddressOf(0, null, api.Keys.ToDictionary(key => key.Name, _ => "k"), "t");
    }
}
