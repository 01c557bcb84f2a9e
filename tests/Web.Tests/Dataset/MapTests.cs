using System.Net;
using System.Text.Json;

namespace Maru.Web.Tests.Dataset;

[Collection(nameof(DatasetSite))]
public sealed class MapTests(DatasetSite site)
{
    [Fact]
    public async Task The_map_gets_what_lies_in_its_window_and_nothing_else()
    {
        var inside = await Features("/datasets/정류장/map.json?bbox=127.1,38.0,127.2,38.1");
        Assert.Equal(58, inside.Sum(Rows));
        Assert.All(inside, feature => Assert.InRange(feature.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), 127.1, 127.2));
        Assert.Empty(await Features("/datasets/정류장/map.json?bbox=10,10,11,11"));
    }

    [Fact]
    public async Task However_many_rows_there_are_the_answer_keeps_to_its_limit()
    {
        var few = await Features("/datasets/정류장/map.json?bbox=127,38,128,39&limit=16");
        Assert.InRange(few.Count, 1, 16);
        Assert.Equal(120, few.Sum(Rows));
        Assert.Contains(few, feature => feature.GetProperty("properties").GetProperty("name").GetString()!.EndsWith('건'));
    }

    [Fact]
    public async Task A_single_place_has_its_name_and_facts_and_says_when_it_lies_outside()
    {
        var hall = Assert.Single(await Features("/datasets/정류장/map.json?bbox=127.113,38.111,127.114,38.113")).GetProperty("properties");
        Assert.Equal(("시청앞", "S007"), (hall.GetProperty("name").GetString(), hall.GetProperty("f0").GetString()));
        Assert.False(hall.TryGetProperty("outside", out _));
        var beyond = await Features("/datasets/정류장/map.json?bbox=127.349,38.049,127.353,38.053");
        Assert.Equal(4, beyond.Count);
        Assert.All(beyond, feature => Assert.True(feature.GetProperty("properties").GetProperty("outside").GetBoolean()));
    }

    [Fact]
    public async Task The_map_follows_the_conditions_of_the_page()
    {
        Assert.Equal(1, (await Features("/datasets/정류장/map.json?bbox=127,38,128,39&정류장명=시청앞")).Sum(Rows));
        Assert.Contains("/datasets/%EC%A0%95%EB%A5%98%EC%9E%A5/map.json", await site.Page("/datasets/정류장?정류장명=시청앞"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundaries_come_as_areas()
    {
        var areas = await Features("/datasets/행정동경계/map.json?bbox=127,38,128,39");
        Assert.Equal(4, areas.Count);
        Assert.All(areas, area => Assert.Equal("MultiPolygon", area.GetProperty("geometry").GetProperty("type").GetString()));
        Assert.Equal(4, (await Features("/maps/ground.json")).Count);
    }

    [Theory]
    [InlineData("/datasets/정류장/map.json", HttpStatusCode.BadRequest)]
    [InlineData("/datasets/정류장/map.json?bbox=1,2,3", HttpStatusCode.BadRequest)]
    [InlineData("/datasets/정류장/map.json?bbox=127,38,126,39", HttpStatusCode.BadRequest)]
    [InlineData("/datasets/정류장/map.json?bbox=127,38,NaN,39", HttpStatusCode.BadRequest)]
    [InlineData("/datasets/정류장/map.json?bbox=127,38,128,39&limit=4001", HttpStatusCode.BadRequest)]
    [InlineData("/datasets/없음/map.json?bbox=127,38,128,39", HttpStatusCode.NotFound)]
    public async Task A_wrong_question_gets_a_clear_refusal(string address, HttpStatusCode status)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
    }

    private static long Rows(JsonElement feature) => feature.GetProperty("properties").TryGetProperty("n", out var n) ? n.GetInt64() : 1;

    private async Task<List<JsonElement>> Features(string address)
    {
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync(address));
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.Clone())];
    }
}
