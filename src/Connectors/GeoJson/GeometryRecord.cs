using System.Text;
using System.Text.Json;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.GeoJson;

/// <summary>A record with a shape; counts what could not be read.</summary>
internal abstract class GeometryRecord(int geometryColumn) : IJsonRecordShape
{
    protected static readonly JsonReaderOptions Options = new() { MaxDepth = JsonSurvey.MaxDepth };

    private long _records;

    public long Broken { get; private set; }

    public long FirstBroken { get; private set; }

    public abstract bool HasElevation { get; }

    public void Fill(JsonRow row, ReadOnlySpan<byte> record, ReadOnlySpan<byte> key)
    {
        _records++;
        Fill(row, record);
    }

    protected abstract void Fill(JsonRow row, ReadOnlySpan<byte> record);

    protected void Set(JsonRow row, GeometryOutcome outcome, ReadOnlySpan<byte> wkb)
    {
        if (outcome == GeometryOutcome.Whole)
        {
            row.Set(geometryColumn, wkb);
        }
        else if (outcome == GeometryOutcome.Broken)
        {
            if (Broken++ == 0) FirstBroken = _records;
        }
    }

    /// <summary>A member's name, also when it is written with escapes that are no characters.</summary>
    protected static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}

internal enum GeometryOutcome
{
    /// <summary>No shape: null or without coordinates.</summary>
    Empty,
    Whole,
    Broken,
}

/// <summary>A GeoJSON feature.</summary>
internal sealed class FeatureRecord(GeoJsonGeometry geometry, int geometryColumn) : GeometryRecord(geometryColumn)
{
    // "id" alone would meet a property of that name.
    private const string IdColumn = "feature_id";

    public override bool HasElevation => geometry.HasElevation;

    protected override void Fill(JsonRow row, ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) Member(row, record, ref reader);
        reader.Read();
    }

    private void Member(JsonRow row, ReadOnlySpan<byte> record, ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("geometry"u8))
        {
            reader.Read();
            Set(row, geometry.Write(ref reader), geometry.Wkb);
        }
        else if (reader.ValueTextEquals("properties"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject) row.Object(record, ref reader);
            else reader.Skip();
        }
        else if (reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("bbox"u8))
        {
            reader.Read();
            reader.Skip();
        }
        else
        {
            var name = reader.ValueTextEquals("id"u8) ? IdColumn : NameOf(ref reader);
            reader.Read();
            row.Member(record, ref reader, name);
        }
    }
}

/// <summary>A shape without a feature around it.</summary>
internal sealed class BareGeometry(GeoJsonGeometry geometry, int geometryColumn) : GeometryRecord(geometryColumn)
{
    public override bool HasElevation => geometry.HasElevation;

    protected override void Fill(JsonRow row, ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record, Options);
        reader.Read();
        Set(row, geometry.Write(ref reader), geometry.Wkb);
    }
}
