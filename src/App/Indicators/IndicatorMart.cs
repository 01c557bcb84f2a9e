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
    public IReadOnlyList<IndicatorPoint> Whole => field ??= [.. Of(null, null)];

    /// <summary>Regions there are values of.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Regions => field ??= [.. Points.Select(point => point.Region).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Offices there are values of.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Offices => field ??= [.. Points.Select(point => point.Office).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Periods there are values of.</summary>
    [JsonIgnore]
    public IReadOnlyList<DateTime> Periods => field ??= [.. Points.Select(point => point.Period).Distinct()];

    [JsonIgnore]
    private ILookup<(string? Region, string? Office), IndicatorPoint> ByPart => field ??= Points.ToLookup(point => (point.Region, point.Office));

    [JsonIgnore]
    private ILookup<DateTime, IndicatorPoint> ByPeriod => field ??= Points.ToLookup(point => point.Period);

    /// <summary>The values of a region and office, null for all of them, by time.</summary>
    public IEnumerable<IndicatorPoint> Of(string? region, string? office) => ByPart[(region, office)];

    /// <summary>The values of a period, of every region and office.</summary>
    public IEnumerable<IndicatorPoint> In(DateTime period) => ByPeriod[period];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndicatorMart))]
internal sealed partial class IndicatorJson : JsonSerializerContext;

/// <summary>The marts of indicators: <c>marts/ID.json</c> of the data folder.</summary>
public sealed class IndicatorMarts(DataHome home) : DerivedFiles<IndicatorMart>(home.Marts, IndicatorJson.Default.IndicatorMart);
