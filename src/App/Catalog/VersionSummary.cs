using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>What listings and quality need of a version, without the profiles' values: small enough to hold thousands in memory.</summary>
public sealed record VersionSummary(
    string Dataset, int Version, string Title, long Rows, long SetAside, DateOnly? ReferenceDate, DateTimeOffset CollectedAt)
{
    public IReadOnlyList<ColumnSummary> Columns { get; init; } = [];

    /// <summary>Issues of one rule and column taken together.</summary>
    public IReadOnlyList<IssueSummary> Issues { get; init; } = [];
    public VersionDiff? Diff { get; init; }
    public PlaceSummary? Places { get; init; }

    /// <summary>Regions the rows lie in with their counts, most rows first; empty when not known.</summary>
    public IReadOnlyList<RegionRows> Regions { get; init; } = [];

    /// <summary>The column that says the regions; null when there is none.</summary>
    public string? RegionColumn { get; init; }
    public string Connector { get; init; } = "";
    public string SourceName { get; init; } = "";
    public string? Encoding { get; init; }
    public long SourceBytes { get; init; }

    /// <summary>Bytes of the Parquet parts.</summary>
    public long Bytes { get; init; }

    /// <summary>Seconds the ingest took.</summary>
    public double Seconds { get; init; }
}

/// <param name="Source">The header as the source wrote it; null when Maru derived the column.</param>
public sealed record ColumnSummary(string Name, ColumnType Type, ColumnRole Role, PrivacyClass Privacy, bool Closed, string? Source, string? Unit)
{
    public long Blank { get; init; }
    public long Masked { get; init; }
    public long Distinct { get; init; }

    /// <summary>Kind of personal data found, or null.</summary>
    public string? Personal { get; init; }

    /// <summary>The columns it was worked out from; null for the source's own.</summary>
    public IReadOnlyList<string>? From { get; init; }
}

public sealed record IssueSummary(string Rule, string Column, long Count, Severity Severity, Bilingual Message);

/// <param name="Name">A region's name as the data have it, or its code.</param>
public sealed record RegionRows(string Name, long Rows);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(VersionSummary))]
internal sealed partial class CatalogJson : JsonSerializerContext
{
    static CatalogJson() => Default = new CatalogJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
