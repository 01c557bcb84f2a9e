using System.Text.Json;

namespace Maru.Cli.Tests;

public sealed class FeedsTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_feed_is_declared_looked_at_paused_and_removed()
    {
        Assert.Contains("피드가 없습니다", (await _home.Run("feeds")).Error, StringComparison.Ordinal);
        var (exit, _, said) = await _home.Run("feeds", "add", "weather", "kma-nowcast", "날씨", "--set", "longitude=126.978", "--set", "latitude=37.5635", "--department", "안전총괄과", "--every", "600");
        Assert.True(exit == 0, said);
        var yaml = await File.ReadAllTextAsync(Path.Combine(_home.Data, "feeds", "weather.yaml"));
        Assert.Contains("nx: 60", yaml, StringComparison.Ordinal);
        Assert.Contains("ny: 127", yaml, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await _home.Run("feeds", "list", "--json")).Output);
        var feed = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("waiting", "kma-nowcast", "안전총괄과"), (feed.GetProperty("state").GetString(), feed.GetProperty("kind").GetString(), feed.GetProperty("department").GetString()));

        // No key: it says so, and the list says so too.
        (exit, _, said) = await _home.Run("feeds", "run", "weather");
        Assert.Equal(2, exit);
        Assert.Contains("keys/data-go-kr", said, StringComparison.Ordinal);
        Assert.Matches("weather +날씨 +고장", (await _home.Run("feeds")).Output);

        await _home.Run("feeds", "pause", "weather");
        Assert.Contains("멈춤", (await _home.Run("feeds")).Output, StringComparison.Ordinal);
        await _home.Run("feeds", "resume", "weather");
        Assert.Equal(0, (await _home.Run("feeds", "remove", "weather")).Exit);
        Assert.Contains("피드가 없습니다", (await _home.Run("feeds")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Weather", "kma-nowcast", "nx=60")]
    [InlineData("weather", "nothing", "nx=60")]
    [InlineData("weather", "kma-nowcast", "nx=60")]
    [InlineData("weather", "kma-nowcast", "longitude=0")]
    [InlineData("weather", "kma-nowcast", "colour=red")]
    [InlineData("sensors", "push", "quantities=t | 기온")]
    [InlineData("other", "fields", "quantities=t | 기온 | ℃")]
    public async Task What_is_wrong_with_a_feed_is_said_before_it_is_kept(string id, string kind, string setting)
    {
        var (exit, _, error) = await _home.Run("feeds", "add", id, kind, "이름", "--set", setting);
        Assert.Equal(2, exit);
        Assert.NotEmpty(error);
        Assert.False(Directory.Exists(Path.Combine(_home.Data, "feeds")) && Directory.EnumerateFiles(Path.Combine(_home.Data, "feeds")).Any());
    }

    [Fact]
    public async Task Pushed_feeds_are_declared_with_what_they_measure_and_keys_are_allowed_by_their_number_only()
    {
        var (exit, _, said) = await _home.Run("feeds", "add", "sensors", "push", "센서", "--set", "quantities=level | 수위 | m | 0 | 20");
        Assert.True(exit == 0, said);
        Assert.Contains("POST /api/v1/feeds/sensors/readings", said, StringComparison.Ordinal);
        var secret = new string('a', 64);
        Assert.Equal(0, (await _home.Run("feeds", "allow", "sensors", $"maru_{new string('0', 32)}_{secret}")).Exit);
        var yaml = await File.ReadAllTextAsync(Path.Combine(_home.Data, "feeds", "sensors.yaml"));
        Assert.Contains(new string('0', 32), yaml, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, yaml, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("feeds", "show", "sensors", "--json")).Output);
        Assert.Empty(json.RootElement.GetProperty("readings").EnumerateArray());
    }

    [Fact]
    public async Task Kinds_of_feeds_are_listed()
    {
        var output = (await _home.Run("list", "feeds")).Output;
        foreach (var kind in (string[])["airkorea", "kma-nowcast", "kma-forecast", "kma-warnings", "its-events", "its-flow", "dispatch-119", "river-level", "excavation-permits", "ev-chargers", "bus-arrivals", "push", "fields"])
            Assert.Contains(kind, output, StringComparison.Ordinal);
    }
}
