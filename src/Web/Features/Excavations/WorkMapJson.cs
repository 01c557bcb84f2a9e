using System.Text.Json.Nodes;
using Maru.App.Excavations;
using Maru.Web.Components.Map;

namespace Maru.Web.Features.Excavations;

/// <summary>What the map of works shows: lines by state, tags with the numbers of the list, detours, stops that moved.</summary>
internal static class WorkMapJson
{
    // Detours farther off than this are no help to who stands here.
    private const double DetourMetres = 700;

    private const int MostTags = 9;

    public static MapLayers Layers(ExcavationBook book, IReadOnlyList<NearWork> works, Place? place, Func<NearWork, (string Title, string Text)> tag, MapBounds bounds, string? around)
    {
        var features = new JsonArray();
        for (var i = 0; i < works.Count; i++)
        {
            var (title, text) = tag(works[i]);
            features.Add(Feature(MultiLine(works[i].Work.Lines), new()
            {
                ["kind"] = "work",
                ["state"] = works[i].State.ToString().ToLowerInvariant(),
                ["key"] = Key(works[i].Work),
                ["n"] = i < MostTags ? i + 1 : null,
                ["title"] = title,
                ["text"] = text,
            }));
            foreach (var detour in Detour(book, works[i].Work)) features.Add(Feature(MultiLine([detour]), new() { ["kind"] = "detour" }));
            if (works[i].Work is { BusAction: BusAction.StopMoved, BusStop: { } number } && book.Stop(number) is { } stop)
                features.Add(Feature(new() { ["type"] = "Point", ["coordinates"] = new JsonArray(stop.Longitude, stop.Latitude) }, new() { ["kind"] = "stop" }));
        }
        return new()
        {
            Bounds = [bounds.West, bounds.South, bounds.East, bounds.North],
            Streets = book.Roads.Pieces.Count > 0 ? new MapSource(ExcavationAddress.Streets + "?bbox={bbox}") : null,
            Works = new MapSource(null) { GeoJson = new JsonObject { ["type"] = "FeatureCollection", ["features"] = features } },
            Spot = place is null or { Kind: PlaceKind.Road } ? null : new MapSpot(place.Longitude, place.Latitude, place.Title, around is null ? 0 : book.Settings.Near),
        };
    }

    public static string Key(Excavation work) => "work-" + work.Number;

    public static MapBounds Bounds(ExcavationBook book, IReadOnlyList<NearWork> works, Place? place)
    {
        var plane = book.Plane;
        if (place is not null and not { Kind: PlaceKind.Road }) return Around(plane, place.Longitude, place.Latitude, book.Settings.Near * 1.15);
        var lines = works.SelectMany(near => near.Work.Lines).ToList();
        if (place is { Kind: PlaceKind.Road }) lines.AddRange(book.Roads.Of(place.Title).Select(piece => piece.Corners));
        if (lines.Count == 0 && book.Roads.Pieces.Count > 0) return Core(book.Roads);
        if (lines.Count == 0) return Around(plane, place?.Longitude ?? plane.Longitude(0), place?.Latitude ?? plane.Latitude(0), 2_000);
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var line in lines)
            for (var i = 0; i + 1 < line.Length; i += 2)
                (west, east, south, north) = (Math.Min(west, line[i]), Math.Max(east, line[i]), Math.Min(south, line[i + 1]), Math.Max(north, line[i + 1]));
        var least = 150.0;
        var (middleX, middleY) = (plane.X((west + east) / 2), plane.Y((south + north) / 2));
        return new(Math.Min(west, plane.Longitude(middleX - least)), Math.Min(south, plane.Latitude(middleY - least)), Math.Max(east, plane.Longitude(middleX + least)), Math.Max(north, plane.Latitude(middleY + least)));
    }

    // Where most streets are: villages at the rim would make the town small.
    private static MapBounds Core(CityRoads roads)
    {
        var (longitudes, latitudes) = (roads.Pieces.Select(piece => piece.Corners[0]).Order().ToList(), roads.Pieces.Select(piece => piece.Corners[1]).Order().ToList());
        double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];
        return new(At(longitudes, 0.12), At(latitudes, 0.12), At(longitudes, 0.88), At(latitudes, 0.88));
    }

    private static MapBounds Around(Plane plane, double longitude, double latitude, double metres)
    {
        var (x, y) = (plane.X(longitude), plane.Y(latitude));
        return new(plane.Longitude(x - metres), plane.Latitude(y - metres), plane.Longitude(x + metres), plane.Latitude(y + metres));
    }

    private static IEnumerable<double[]> Detour(ExcavationBook book, Excavation work)
    {
        if (work is not { BusAction: BusAction.Detour, Detour: { } road }) yield break;
        var (longitude, latitude) = (work.Lines[0][0], work.Lines[0][1]);
        foreach (var piece in book.Roads.Of(road))
            if (book.Plane.Between(longitude, latitude, piece.Corners[0], piece.Corners[1]) < DetourMetres) yield return piece.Corners;
    }

    private static JsonObject Feature(JsonObject geometry, JsonObject properties) => new() { ["type"] = "Feature", ["geometry"] = geometry, ["properties"] = properties };

    private static JsonObject MultiLine(IReadOnlyList<double[]> lines)
    {
        var parts = new JsonArray();
        foreach (var line in lines)
        {
            var corners = new JsonArray();
            for (var i = 0; i + 1 < line.Length; i += 2) corners.Add(new JsonArray(Math.Round(line[i], 6), Math.Round(line[i + 1], 6)));
            // A ledger with points alone still has a mark on the map.
            if (line.Length == 2) corners.Add(new JsonArray(Math.Round(line[0] + 0.00012, 6), Math.Round(line[1], 6)));
            parts.Add(corners);
        }
        return new() { ["type"] = "MultiLineString", ["coordinates"] = parts };
    }
}
