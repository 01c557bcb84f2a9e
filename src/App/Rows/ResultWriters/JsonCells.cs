using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Core.Engine;

namespace Maru.App.Rows.ResultWriters;

/// <summary>Writes the cells of a row as JSON: numbers as numbers, shapes as GeoJSON, other blobs as Base64, dates and times as ISO 8601 text.</summary>
public sealed class JsonCells
{
    /// <summary>Korean stays readable; only what JSON itself needs is escaped.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly OutputColumn[] _columns;
    private readonly JsonEncodedText[] _names;

    public JsonCells(IReadOnlyList<OutputColumn> columns)
    {
        _columns = [.. columns];
        _names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    }

    /// <summary>One object, or the inside of one.</summary>
    /// <param name="except">A column to leave out, as a geometry written elsewhere.</param>
    public void WriteProperties(ResultBatch batch, int row, Utf8JsonWriter json, int except = -1)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i == except) continue;
            json.WritePropertyName(_names[i]);
            WriteValue(batch, i, row, json);
        }
    }

    public void WriteObject(ResultBatch batch, int row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteProperties(batch, row, json);
        json.WriteEndObject();
    }

    public void WriteArray(ResultBatch batch, int row, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (var i = 0; i < _columns.Length; i++) WriteValue(batch, i, row, json);
        json.WriteEndArray();
    }

    private void WriteValue(ResultBatch batch, int index, int row, Utf8JsonWriter json)
    {
        if (batch.IsNull(index, row))
        {
            json.WriteNullValue();
            return;
        }
        var column = _columns[index];
        switch (column.Type)
        {
            case ResultType.Text:
                json.WriteStringValue(batch.Bytes(index, row));
                break;
            case ResultType.Int64:
                json.WriteNumberValue(batch.Int64(index)[row]);
                break;
            case ResultType.Double:
                WriteNumber(batch.Double(index)[row], json);
                break;
            case ResultType.Boolean:
                json.WriteBooleanValue(batch.Boolean(index)[row]);
                break;
            case ResultType.Decimal:
                json.WriteNumberValue(batch.Decimal(index, row));
                break;
            case ResultType.Blob when column.IsGeometry:
                Wkb.WriteGeoJson(batch.Bytes(index, row), json);
                break;
            case ResultType.Blob:
                json.WriteBase64StringValue(batch.Bytes(index, row));
                break;
            default:
                WriteFormatted(batch, column, index, row, json);
                break;
        }
    }

    private static void WriteFormatted(ResultBatch batch, OutputColumn column, int index, int row, Utf8JsonWriter json)
    {
        Span<byte> text = stackalloc byte[CellText.MaxLength];
        var length = CellText.Format(batch, column, index, row, text);
        if (column.Type == ResultType.Int128) json.WriteRawValue(text[..length], skipInputValidation: true);
        else json.WriteStringValue(text[..length]);
    }

    // JSON has no NaN and no infinity.
    private static void WriteNumber(double value, Utf8JsonWriter json)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteNullValue();
    }
}
