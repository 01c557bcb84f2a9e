using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;

namespace Maru.App.Boards;

/// <summary>What the SQL of a tile gave, kept with its receipt: a board opens without asking the engine.</summary>
/// <param name="Basis">What it was computed of: other SQL, versions or closed columns make another.</param>
/// <param name="Rows">Cells are numbers, texts (ISO days and moments among them), booleans or null, one for each of <paramref name="Columns"/>.</param>
/// <param name="Problem">Why it could not be computed; null when it was.</param>
public sealed record TileMart(
    string Basis, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, Bilingual Headline, string? Receipt, DateOnly? ReferenceDate, DateTimeOffset? CollectedAt, DateTimeOffset ComputedAt, Bilingual? Problem)
{
    public int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    public string? TextAt(object?[] row, string name) => Column(name) is >= 0 and var at && row[at] is { } cell ? (cell is string text ? text : ResultTable.Text(cell)) : null;

    public double? NumberAt(object?[] row, string name) => Column(name) is >= 0 and var at ? ResultTable.Number(row[at]) : null;

    public bool IsMarked(object?[] row) => Column("marked") is >= 0 and var at && row[at] is true;

    internal static object? Cell(object? value) => value switch
    {
        null or bool or string => value,
        double or float or decimal or long or int or short or sbyte or byte or ushort or uint or ulong or Int128 => ResultTable.Number(value) is { } number && double.IsFinite(number) ? number : null,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => ResultTable.Text(value),
    };
}

/// <summary>The results of tiles' SQL: <c>marts/tiles/KEY.json</c> of the data folder. Tiles that ask the same share one.</summary>
public sealed class TileMarts(DataHome home) : DerivedFiles<TileMart>(Path.Combine(home.Marts, "tiles"), TileJson.Default.TileMart);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(CellConverter)])]
[JsonSerializable(typeof(TileMart))]
internal sealed partial class TileJson : JsonSerializerContext
{
    static TileJson() => Default = new TileJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>A cell of a result: a number, a text, a boolean or null.</summary>
internal sealed class CellConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
