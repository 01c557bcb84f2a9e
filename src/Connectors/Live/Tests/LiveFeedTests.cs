using System.Globalization;
using System.Text;
using System.Text.Json;
using Maru.Contracts;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Tests;

public sealed class LiveFeedTests
{
    private static readonly DateTimeOffset Answered = new(2026, 11, 24, 9, 12, 0, TimeSpan.FromHours(9));

    private static readonly IReadOnlyList<IFeed> Feeds = [.. typeof(Air.AirKoreaFeed).Assembly.GetExportedTypes().Where(type => typeof(IFeed).IsAssignableFrom(type) && !type.IsAbstract).Select(type => (IFeed)Activator.CreateInstance(type)!)];

    public static TheoryData<string> Ids => [.. Feeds.Select(feed => feed.Card.Card.Id)];

    private static string Folder => Path.Combine(Repository.Root, "src", "Connectors", "Live", "Samples");

    private static IFeed Feed(string id) => Feeds.Single(feed => feed.Card.Card.Id == id);

    private static Settings Settings(IFeed feed) => feed.Card.Card.Bind(feed.Card.Card.Id switch
    {
        "push" => new Dictionary<string, string> { ["quantities"] = "temperature | 기온 | ℃ | -50 | 60" },
        "fields" => new Dictionary<string, string> { ["quantities"] = "pm | 먼지 | ㎍", ["station"] = "sn", ["name"] = "nm", ["time"] = "when", ["x"] = "lon", ["y"] = "lat" },
        _ => [],
    });

    private static FeedAnswer Read(IFeed feed, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        List<JsonElement> rows = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(row => row.Clone())] : [document.RootElement.Clone()];
        return feed.Read(rows, new(Settings(feed), Answered));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_feed_reads_its_sample_as_expected(string id)
    {
        var answer = Read(Feed(id), File.ReadAllBytes(Path.Combine(Folder, id + ".json")));
        var text = new StringBuilder();
        foreach (var station in answer.Stations) text.Append(CultureInfo.InvariantCulture, $"station {station.Id}|{station.Name}|{station.Longitude}|{station.Latitude}|{station.Region}\n");
        foreach (var reading in answer.Readings) text.Append(CultureInfo.InvariantCulture, $"reading {reading.Station}|{reading.Quantity}|{reading.At:yyyy-MM-dd HH:mm:ss zzz}|{reading.Value}\n");
        foreach (var bad in answer.Bad) text.Append(CultureInfo.InvariantCulture, $"aside {bad.Station}|{bad.Quantity}|{bad.At:yyyy-MM-dd HH:mm:ss zzz}|{bad.Found}|{bad.Reason}|{bad.Flag}\n");
        foreach (var e in answer.Events) text.Append(CultureInfo.InvariantCulture, $"event {e.Id}|{e.Kind}|{e.Title}|{e.From:yyyy-MM-dd HH:mm:ss}|{e.Until:yyyy-MM-dd HH:mm:ss}|{e.State}|{e.Severity}|{e.Longitude},{e.Latitude}|{e.Place}|{e.Office}|{e.Shape}|{string.Join(';', e.Details.Select(pair => $"{pair.Key}={pair.Value}"))}\n");
        Golden.Check(Path.Combine(Folder, id + ".json" + Golden.Ending), text.ToString());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_feed_says_of_itself_all_that_people_are_shown(string id)
    {
        var feed = Feed(id);
        var card = feed.Card;
        Assert.True(card.Card.Name.Ko.Length > 0 && card.Card.Name.En.Length > 0 && card.Card.Summary.Ko.Length > 0 && card.Card.Summary.En.Length > 0);
        Assert.True(card.Freshness >= card.Cadence && card.Cadence > TimeSpan.Zero);
        Assert.All(feed.Quantities(Settings(feed)), quantity => Assert.True(quantity.Name.Ko.Length > 0 && quantity.Min < quantity.Max));
        Assert.DoesNotContain(card.Card.Name.En + card.Card.Summary.En, letter => letter is >= '가' and <= '힣');
        Assert.Contains($"`{id}`", File.ReadAllText(Path.Combine(Repository.Root, "src", "Connectors", "Live", "README.md")), StringComparison.Ordinal);
    }

    /// <summary>Whatever a damaged answer still is as JSON: every feed reads it, in bounded time, and gives nothing outside its own quantities.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Damaged_answers_are_read_as_far_as_they_go(string id)
    {
        var feed = Feed(id);
        var whole = File.ReadAllBytes(Path.Combine(Folder, id + ".json"));
        var quantities = feed.Quantities(Settings(feed)).Select(quantity => quantity.Id).ToHashSet();
        var read = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            try
            {
                var answer = Read(feed, Mutation.Of(whole, seed));
                if (id != "push") Assert.All(answer.Readings, reading => Assert.Contains(reading.Quantity, quantities));
                Assert.All(answer.Readings, reading => Assert.True(double.IsFinite(reading.Value) && reading.Station.Length > 0));
                read++;
            }
            catch (JsonException)
            {
                // Whoever asks finds that out before a feed is asked.
            }
        }
        Assert.True(read > 100, $"Only {read} of 3,000 were JSON still.");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1, \"a\", null, [], true]")]
    [InlineData("[{}]")]
    [InlineData("{\"a\": {\"b\": []}}")]
    public void Answers_of_another_shape_give_nothing(string json) =>
        Assert.All(Feeds, feed => Assert.Empty(Read(feed, Encoding.UTF8.GetBytes(json)).Readings));

    [Fact]
    public void Names_of_applicants_are_nowhere_in_what_permits_become() =>
        Assert.DoesNotContain("홍길동", File.ReadAllText(Path.Combine(Folder, "excavation-permits.json" + Golden.Ending)) + File.ReadAllText(Path.Combine(Folder, "dispatch-119.json" + Golden.Ending)), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-11-24 24:00", "2026-11-25T00:00:00+09:00")]
    [InlineData("202611240910", "2026-11-24T09:10:00+09:00")]
    [InlineData("2026/11/24 07:10:02", "2026-11-24T07:10:02+09:00")]
    [InlineData("2026-11-24T00:10:02Z", "2026-11-24T09:10:02+09:00")]
    [InlineData("20261124", "2026-11-24T00:00:00+09:00")]
    [InlineData("2026-11-24T09:10:02.123", "2026-11-24T09:10:02+09:00")]
    [InlineData("20261324", null)]
    [InlineData("2026112425", null)]
    [InlineData("어제", null)]
    [InlineData("", null)]
    public void Times_are_read_as_providers_write_them(string written, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), LiveRow.Time(written));

    [Theory]
    [InlineData("temperature")]
    [InlineData("t | 기온 | ℃ | 50 | -50")]
    [InlineData("t | 기온 | ℃ | a | 3")]
    [InlineData(" | 기온 | ℃")]
    public void Quantities_that_can_not_be_read_are_refused(string line) =>
        Assert.Throws<InputException>(() => Feed("push").Quantities(new(new Dictionary<string, string> { ["quantities"] = line })));
}
