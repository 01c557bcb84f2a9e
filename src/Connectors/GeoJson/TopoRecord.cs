using System.Text;
using System.Text.Json;
using Maru.Core.Sources.Geometry;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.GeoJson;

/// <summary>A geometry object of a topology: rings and lines are stitched from arcs; a negative arc runs backwards.</summary>
internal sealed class TopoRecord(Topology topology, int geometryColumn) : GeometryRecord(geometryColumn)
{
    private readonly WkbBuffer _wkb = new();

    public override bool HasElevation => false;

    protected override void Fill(JsonRow row, ReadOnlySpan<byte> record)
    {
        _wkb.Clear();
        var reader = new Utf8JsonReader(record, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        var outcome = Geometry(ref reader, row, record);
        Set(row, outcome, _wkb.Written);
    }

    /// <param name="row">Takes the properties; null for geometries inside a collection.</param>
    private GeometryOutcome Geometry(ref Utf8JsonReader reader, JsonRow? row, ReadOnlySpan<byte> record)
    {
        string? type = null;
        Utf8JsonReader parts = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            reader.Read();
            switch (name)
            {
                case "type":
                    type = reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetString(reader.ValueSpan) : null;
                    break;
                case "arcs" or "coordinates" or "geometries":
                    parts = reader;
                    break;
                case "properties" when row is not null && reader.TokenType == JsonTokenType.StartObject:
                    row.Object(record, ref reader);
                    continue;
                case "id" when row is not null:
                    row.Member(record, ref reader, "feature_id");
                    continue;
            }
            reader.Skip();
        }
        if (type is null && parts.TokenType == JsonTokenType.None) return GeometryOutcome.Empty;
        if (GeoJsonGeometry.TypeOf(type) is not { } known || parts.TokenType != JsonTokenType.StartArray) return GeometryOutcome.Broken;
        var start = _wkb.Length;
        var count = Shape(known, ref parts);
        if (count <= 0) _wkb.Rewind(start);
        return count > 0 ? GeometryOutcome.Whole : count == 0 ? GeometryOutcome.Empty : GeometryOutcome.Broken;
    }

    private int Shape(WkbType type, ref Utf8JsonReader reader) => type switch
    {
        WkbType.Point => Point(ref reader),
        WkbType.LineString => Line(ref reader),
        WkbType.Polygon => Polygon(ref reader),
        WkbType.MultiPoint => Many(type, ref reader, (TopoRecord t, ref Utf8JsonReader r) => t.Point(ref r)),
        WkbType.MultiLineString => Many(type, ref reader, (TopoRecord t, ref Utf8JsonReader r) => t.Line(ref r)),
        WkbType.MultiPolygon => Many(type, ref reader, (TopoRecord t, ref Utf8JsonReader r) => t.Polygon(ref r)),
        _ => Many(type, ref reader, (TopoRecord t, ref Utf8JsonReader r) => t.Member(ref r)),
    };

    private delegate int Part(TopoRecord record, ref Utf8JsonReader reader);

    private int Many(WkbType type, ref Utf8JsonReader reader, Part part)
    {
        var place = _wkb.Begin(type);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = _wkb.Length;
            var size = part(this, ref reader);
            if (size < 0) return -1;
            if (size == 0) _wkb.Rewind(start);
            else count++;
        }
        _wkb.SetCount(place, count);
        return count;
    }

    private int Member(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return -1;
        return Geometry(ref reader, null, default) switch
        {
            GeometryOutcome.Whole => 1,
            GeometryOutcome.Empty => 0,
            _ => -1,
        };
    }

    private int Point(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return -1;
        if (!Topology.ReadPosition(ref reader, out var x, out var y)) return -1;
        _wkb.Begin(WkbType.Point);
        (x, y) = topology.Place(x, y);
        _wkb.Position(x, y);
        return 1;
    }

    private int Line(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return -1;
        var place = _wkb.Begin(WkbType.LineString);
        var count = Stitch(ref reader);
        if (count is 1) return -1;
        if (count > 0) _wkb.SetCount(place, count);
        return count;
    }

    private int Polygon(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return -1;
        var place = _wkb.Begin(WkbType.Polygon);
        int rings = 0, seen = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray) return -1;
            var ring = _wkb.BeginCount();
            var count = Stitch(ref reader);
            if (count < 0) return -1;
            if (_wkb.EndRing(ring, count)) rings++;
            // Simplified topologies hold rings that shrank to a line: without its outer ring the part is nothing.
            else if (seen == 0) return Nothing(ref reader);
            seen++;
        }
        _wkb.SetCount(place, rings);
        return rings;
    }

    private static int Nothing(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) reader.Skip();
        return 0;
    }

    /// <summary>Writes the positions of the arcs one after another; where two meet, the point is written once.</summary>
    private int Stitch(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var number)) return -1;
            var arc = number < 0 ? ~number : number;
            if (arc >= topology.Arcs) return -1;
            count += Arc(arc, backwards: number < 0, skip: count > 0 ? 1 : 0);
        }
        return count;
    }

    private int Arc(int arc, bool backwards, int skip)
    {
        var length = topology.PointsOf(arc);
        for (var i = skip; i < length; i++)
        {
            var (x, y) = topology.Point(arc, backwards ? length - 1 - i : i);
            _wkb.Position(x, y);
        }
        return Math.Max(0, length - skip);
    }
}
