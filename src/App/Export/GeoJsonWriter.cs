using System.Text.Json;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Engine;

namespace Maru.App.Export;

/// <summary>
/// A FeatureCollection (RFC 7946): WGS 84 degrees, longitude first. Rows without a place keep their properties with a null geometry.
/// </summary>
public sealed class GeoJsonWriter(ByteSink sink) : IResultWriter
{
    private readonly Utf8JsonWriter _json = new(sink, JsonCells.Options);
    private OutputColumn[] _columns = [];
    private PlaceColumns _place;
    private JsonCells? _cells;
    private bool _first = true;

    /// <exception cref="InputException">No column says where a row lies.</exception>
    public void Begin(IReadOnlyList<OutputColumn> columns)
    {
        _columns = [.. columns];
        _place = PlaceColumns.Of(columns);
        if (!_place.Found) throw NoPlace();
        _cells = new JsonCells(columns);
        sink.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);
    }

    public static InputException NoPlace() => new(
        new("이 결과에는 위치(도형, 또는 경도와 위도) 컬럼이 없습니다.", "This result has no column that says where a row lies (a shape, or longitude and latitude)."),
        new("CSV나 JSON으로 받거나, select에 위치 컬럼을 넣으세요.", "Take CSV or JSON, or select the columns of the place too."), "format=geojson");

    public void Write(ResultBatch batch, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            sink.Write(_first ? "\n"u8 : ",\n"u8);
            _first = false;
            WriteFeature(batch, row);
            _json.Flush();
            _json.Reset();
        }
    }

    public void End() => sink.Write("\n]}\n"u8);

    public void Dispose() => _json.Dispose();

    private void WriteFeature(ResultBatch batch, int row)
    {
        _json.WriteStartObject();
        _json.WriteString("type"u8, "Feature"u8);
        _json.WritePropertyName("geometry"u8);
        if (_place.Geometry >= 0) WriteShape(batch, row);
        else WritePoint(batch, row);
        _json.WriteStartObject("properties"u8);
        _cells!.WriteProperties(batch, row, _json, except: _place.Geometry);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteShape(ResultBatch batch, int row)
    {
        if (batch.IsNull(_place.Geometry, row)) _json.WriteNullValue();
        else Wkb.WriteGeoJson(batch.Bytes(_place.Geometry, row), _json);
    }

    private void WritePoint(ResultBatch batch, int row)
    {
        var longitude = Degrees(batch, _place.Longitude, row);
        var latitude = Degrees(batch, _place.Latitude, row);
        if (!(Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90))
        {
            _json.WriteNullValue();
            return;
        }
        _json.WriteStartObject();
        _json.WriteString("type"u8, "Point"u8);
        _json.WriteStartArray("coordinates"u8);
        _json.WriteNumberValue(longitude);
        _json.WriteNumberValue(latitude);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private double Degrees(ResultBatch batch, int column, int row) => batch.IsNull(column, row) ? double.NaN : _columns[column].Type switch
    {
        ResultType.Double => batch.Double(column)[row],
        ResultType.Int64 => batch.Int64(column)[row],
        _ => (double)batch.Decimal(column, row),
    };
}
