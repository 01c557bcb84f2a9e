using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.City.Chance;
using Maru.City.Environment;
using Maru.City.Model;
using Maru.City.Surveying;

namespace Maru.City.Live;

/// <summary>A place something live happens at.</summary>
internal sealed record FeedPlace(string Id, string Name, double Longitude, double Latitude);

/// <summary>The places the sample city's live feeds speak of, taken from its model once and kept beside its files.</summary>
internal sealed record FeedPlaces(ulong Seed, IReadOnlyList<FeedPlace> Air, IReadOnlyList<FeedPlace> Gauges, IReadOnlyList<FeedPlace> Chargers, IReadOnlyList<FeedPlace> Stops, IReadOnlyList<FeedPlace> Roads, FeedPlace Hall)
{
    private const string FileName = "live-places.json";

    public static FeedPlaces Of(CityModel city)
    {
        var chance = Pcg.For(city.Options.Seed, "live");
        var hall = city.Places.Near(chance, city.DongNamed("은행동"));
        return new(
            city.Options.Seed,
            [.. AirStations.All.Select((station, i) => Place($"99010{i + 1}", station.Name, city.Places.Near(chance, city.DongNamed(station.Dong))))],
            [.. city.Land.Streams.Select((stream, i) => (Index: i, stream.Name, Middle: stream.Line.GetPointN(stream.Line.NumPoints / 2))).Select(at => Gauge(at.Index, at.Name, at.Middle.X, at.Middle.Y))],
            [.. city.Places.Spread(chance, 40, dong => Math.Sqrt(dong.Plan.Population), 22).Select((spot, i) => Place($"GR{i + 1:000000}", city.Landmarks.NameNear(spot, chance) + " 충전소", spot))],
            [.. city.Transit.Stops.Where(stop => !stop.IsOutside).OrderByDescending(stop => stop.Pull).Take(8).Select(stop => new FeedPlace("GRB" + stop.Number, stop.Name, stop.Spot.Longitude, stop.Spot.Latitude))],
            [.. city.Places.Spread(chance, 30, dong => Math.Sqrt(dong.Plan.Population)).Select((spot, i) => new FeedPlace($"R{i}", $"{spot.RoadName}|{spot.Dong.Name}", spot.Longitude, spot.Latitude))],
            new("hall", CityPlace.Name, hall.Longitude, hall.Latitude));
    }

    public void Save(string folder) => File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, FeedPlacesJson.Default.FeedPlaces));

    public static FeedPlaces? Read(string folder) =>
        Path.Combine(folder, FileName) is var path && File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), FeedPlacesJson.Default.FeedPlaces) : null;

    private static FeedPlace Place(string id, string name, Spot spot) => new(id, name, spot.Longitude, spot.Latitude);

    private static FeedPlace Gauge(int index, string stream, double x, double y)
    {
        var (longitude, latitude) = CoordinateSystem.ToGeographic(x, y);
        return new($"10136{index:00}", $"{stream} 수위관측소", longitude, latitude);
    }
}

[JsonSerializable(typeof(FeedPlaces))]
internal sealed partial class FeedPlacesJson : JsonSerializerContext;
