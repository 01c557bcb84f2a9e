using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Maru.Web.Components.Map;

/// <summary>What an interactive map shows. Sources are our own addresses; nothing comes from another host.</summary>
public sealed record MapLayers
{
    /// <summary>West, south, east, north in degrees: what is shown at first.</summary>
    public required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>Borders under <see cref="Areas"/> that are only there to tell where one is.</summary>
    public MapSource? Ground { get; init; }

    /// <summary>Borders, drawn first. Features may carry <c>step</c> (1–7) to be coloured, <c>name</c>, <c>value</c> and <c>key</c>.</summary>
    public MapSource? Areas { get; init; }

    /// <summary>Streets or other lines; features may carry <c>width</c> (1–3) and <c>name</c>.</summary>
    public MapSource? Lines { get; init; }

    /// <summary>Rivers, lakes and the sea.</summary>
    public MapSource? Water { get; init; }

    /// <summary>Places, as circles; features may carry <c>outside</c> (true draws a hollow ring), <c>name</c> and <c>key</c>.</summary>
    public MapSource? Points { get; init; }

    /// <summary>Named streets as the ground of a map from near; features carry <c>width</c> (1–3) and <c>name</c>.</summary>
    public MapSource? Streets { get; init; }

    /// <summary>
    /// Works on streets: lines of <c>kind</c> work with <c>state</c> (closed, open, planned), <c>title</c>, <c>text</c> and the number <c>n</c> of
    /// their tag, lines of kind detour and points of kind stop.
    /// </summary>
    public MapSource? Works { get; init; }

    /// <summary>The place that was asked for, with a circle around it.</summary>
    public MapSpot? Spot { get; init; }

    /// <summary>Close places are joined into counted circles until the map is near enough.</summary>
    public bool Cluster { get; init; }

    /// <summary>Columns shown in the card of a place or area, in order: name in the data, and label.</summary>
    public IReadOnlyList<MapField> Card { get; init; } = [];
}

/// <summary>GeoJSON at an address, vector tiles, or a little GeoJSON in the page itself.</summary>
/// <param name="Url">Address of GeoJSON, or of tiles with <c>{z}/{x}/{y}</c>; null when <see cref="GeoJson"/> is given.</param>
/// <param name="Layer">Name of the layer inside vector tiles; null for GeoJSON.</param>
/// <param name="MaxZoom">Deepest level the tiles are made for.</param>
public sealed record MapSource(string? Url, string? Layer = null, int? MaxZoom = null)
{
    /// <summary>A FeatureCollection, for a few hundred features at most.</summary>
    public JsonNode? GeoJson { get; init; }
}

/// <param name="Metres">Radius of the circle; 0 for none.</param>
public sealed record MapSpot(double Longitude, double Latitude, string Name, int Metres);

public sealed record MapField(string Name, string Label);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MapLayers))]
internal sealed partial class MapJson : JsonSerializerContext;
