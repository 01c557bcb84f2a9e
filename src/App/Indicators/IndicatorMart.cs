using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.Indicators;

/// <summary>A value of an indicator.</summary>
/// <param name="Period">Its beginning, in Korean time.</param>
/// <param name="Region">Null for all regions.</param>
/// <param name="Office">Null for all offices.</param>
/// <param name="Value">Null where the expression gives none, as a mean of no rows.</param>
/// <param name="Rows">Rows of the dataset it is computed of.</param>
public sealed record IndicatorPoint(
    [property: JsonPropertyName("p")] DateTime Period, [property: JsonPropertyName("r")] string? Region, [property: JsonPropertyName("o")] string? Office, [property: JsonPropertyName("v")] double? Value, [property: JsonPropertyName("n")] long Rows);

/// <summary>All values of an indicator, computed once for a version of its dataset and kept: a board opens without asking the engine.</summary>
/// <param name="Basis">What it was computed of: another declaration, version or closed column makes another.</param>
/// <param name="AsOf">The last day the data speak of.</param>
/// <param name="Receipt">Null when it could not be computed.</param>
/// <param name="Problem">Why it could not, in Korean and English; null when it was.</param>
public sealed record IndicatorMart(string Basis, int Version, DateOnly AsOf, DateOnly? ReferenceDate, DateTimeOffset CollectedAt, DateTimeOffset ComputedAt, string? Receipt, Core.Bilingual? Problem, IReadOnlyList<IndicatorPoint> Points)
{
    /// <summary>Those of all regions and offices together, by time.</summary>
    [JsonIgnore]
    public IReadOnlyList<IndicatorPoint> Whole => field ??= [.. Points.Where(point => point is { Region: null, Office: null })];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndicatorMart))]
internal sealed partial class IndicatorJson : JsonSerializerContext;

/// <summary>The marts of indicators: <c>marts/ID.json</c> of the data folder.</summary>
public sealed class IndicatorMarts(DataHome home) : DerivedFiles<IndicatorMart>(home.Marts, IndicatorJson.Default.IndicatorMart);
