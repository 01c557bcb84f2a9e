using System.Text.Json.Serialization;

namespace Maru.Web.Components.Chart;

/// <summary>A chart the reader builds, as the island draws it and as an endpoint answers it.</summary>
/// <param name="Kind">column, bar, line, area, scatter, pie or heat.</param>
/// <param name="Places">Names along the axis.</param>
/// <param name="Language">ko or en: which number words the axis uses.</param>
public sealed record ChartSpec(string Kind, string Title, IReadOnlyList<string> Places, IReadOnlyList<ChartSpec.Line> Series, string? Unit = null, bool Stacked = false, string Language = "ko")
{
    /// <param name="Values">One per place; null where there is none.</param>
    public sealed record Line(string Name, IReadOnlyList<double?> Values);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChartSpec))]
public sealed partial class ChartJson : JsonSerializerContext;
