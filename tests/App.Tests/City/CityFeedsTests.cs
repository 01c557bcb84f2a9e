using System.Text.Json;
using Maru.City;
using Maru.City.Live;
using Maru.Core.Cards;
using Maru.Core.Live;
using Maru.Hosting;

namespace Maru.App.Tests.City;

public sealed class CityFeedsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(9));

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-city-feeds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_sample_city_answers_as_real_sources_do_the_same_for_the_same_moment_and_with_real_faults()
    {
        CityFeeds.Write(_folder, new CityOptions());
        var city = CityFeeds.Read(_folder)!;
        foreach (var kind in (string[])["airkorea", "kma-nowcast", "river-level", "its-events", "dispatch-119", "ev-chargers", "bus-arrivals"])
        {
            var feed = Composition.Feeds.Single(feed => feed.Card.Card.Id == kind);
            var quantities = feed.Card.Quantities.ToDictionary(quantity => quantity.Id);
            var (readings, events, missing) = (0, 0, 0);
            for (var minute = 0; minute < 180; minute++)
            {
                var at = Noon.AddMinutes(minute);
                Assert.Equal(city.Rows(kind, at), CityFeeds.Read(_folder)!.Rows(kind, at));
                using var json = JsonDocument.Parse(city.Rows(kind, at));
                var answer = feed.Read([.. json.RootElement.EnumerateArray()], new(Settings.None, at));
                Assert.All(answer.Bad, bad => Assert.True(bad.Reason is BadReason.Missing or BadReason.Flagged, $"{kind}: {bad}"));
                Assert.All(answer.Readings, reading => Assert.InRange(reading.Value, quantities[reading.Quantity].Min, quantities[reading.Quantity].Max));
                Assert.All(answer.Readings, reading => Assert.True(reading.At <= at && at - reading.At < TimeSpan.FromHours(6)));
                Assert.All(answer.Stations.Where(station => kind != "kma-nowcast"), station => Assert.True(station.Longitude is > 126 and < 129 && station.Latitude is > 37 and < 39, $"{station}"));
                Assert.All(answer.Events, happening => Assert.True(happening.From <= at && happening.Longitude is not null && happening.Place is not null));
                (readings, events, missing) = (readings + answer.Readings.Count, events + answer.Events.Count, missing + answer.Bad.Count);
            }
            Assert.True(kind is "its-events" or "dispatch-119" ? events > 100 : readings > 300, $"{kind}: {readings} readings, {events} events");
            if (kind is "airkorea" or "kma-nowcast") Assert.True(missing > 0, kind);
        }
    }
}
