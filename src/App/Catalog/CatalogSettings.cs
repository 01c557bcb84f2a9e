using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.App.Catalog;

/// <summary>The site's own settings, with what they are when nobody has set them.</summary>
public sealed record CatalogSettings
{
    public static CatalogSettings Default { get; } = new();

    /// <summary>The city's name: 한빛시. Empty when not set.</summary>
    public string CityKo { get; init; } = "";
    public string CityEn { get; init; } = "";

    /// <summary>Office that answers for the site, its hours and number.</summary>
    public string? ContactKo { get; init; }
    public string? ContactEn { get; init; }

    /// <summary>A line that says so when the city is invented.</summary>
    public string? NoticeKo { get; init; }
    public string? NoticeEn { get; init; }

    /// <summary>For a city of samples: the day it is always, so that nothing grows late while it lies on the shelf. Null for a real city.</summary>
    public DateOnly? AlwaysDay { get; init; }

    /// <summary>Only a real government site may show the masthead.</summary>
    public bool GovernmentSite { get; init; }

    /// <summary>The city's regions in official order; empty when not known.</summary>
    public IReadOnlyList<CityRegion> Regions { get; init; } = [];

    /// <summary>Definition of the home page's numbers, map and stories, as YAML; null when the home page shows datasets only.</summary>
    public string? Home { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CatalogSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext
{
    static SettingsJson() => Default = new SettingsJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
