using System.Globalization;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Web.Features.Api;

/// <summary>Datasets, versions and columns as the API writes them.</summary>
internal static class DatasetJson
{
    /// <summary>A line of the list.</summary>
    public static void WriteSummary(Utf8JsonWriter json, CatalogEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        WriteDescription(json, entry);
        json.WriteNumber("rows", entry.Rows);
        WriteDate(json, "referenceDate", entry.ReferenceDate);
        if (entry.CollectedAt is { } collected) json.WriteString("collectedAt", collected);
        WriteLinks(json, entry.Id);
        json.WriteEndObject();
    }

    /// <summary>Everything about one version of a dataset but its rows.</summary>
    public static void WriteWhole(Utf8JsonWriter json, VersionManifest manifest, CatalogEntry? entry, IReadOnlyList<int> versions)
    {
        json.WriteStartObject();
        json.WriteString("id", manifest.Dataset);
        if (entry is not null) WriteDescription(json, entry);
        else WriteBoth(json, "title", new(manifest.Title, manifest.Title));
        json.WriteNumber("version", manifest.Version);
        json.WriteStartArray("versions");
        foreach (var version in versions) json.WriteNumberValue(version);
        json.WriteEndArray();
        json.WriteNumber("rows", manifest.Rows);
        json.WriteNumber("setAside", manifest.SetAside);
        if (entry?.Share is { } share) json.WriteString("grantedRows", share.ToString());
        WriteDate(json, "referenceDate", manifest.ReferenceDate);
        json.WriteString("collectedAt", manifest.CollectedAt);
        WriteSource(json, manifest.Source);
        json.WriteStartArray("columns");
        foreach (var column in manifest.Columns.Where(c => !c.Closed)) WriteColumn(json, column, entry?.Columns.FirstOrDefault(c => c.Name == column.Name));
        json.WriteEndArray();
        json.WriteNumber("closedColumns", manifest.Columns.Count(c => c.Closed));
        if (manifest.Places is { } places) WritePlaces(json, places);
        if (entry?.Quality is { } quality) WriteQuality(json, quality);
        json.WriteNumber("issues", manifest.Issues.Count);
        WriteLinks(json, manifest.Dataset);
        json.WriteEndObject();
    }

    public static void WriteVersion(Utf8JsonWriter json, VersionManifest manifest)
    {
        json.WriteStartObject();
        json.WriteNumber("version", manifest.Version);
        json.WriteNumber("rows", manifest.Rows);
        json.WriteNumber("setAside", manifest.SetAside);
        WriteDate(json, "referenceDate", manifest.ReferenceDate);
        json.WriteString("collectedAt", manifest.CollectedAt);
        json.WriteNumber("bytes", manifest.Parts.Sum(p => p.Bytes));
        if (manifest.Diff is { } diff)
        {
            json.WriteStartObject("diff");
            json.WriteNumber("against", diff.Against);
            json.WriteNumber("added", diff.Added);
            json.WriteNumber("removed", diff.Removed);
            json.WriteNumber("changed", diff.Changed);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteDescription(Utf8JsonWriter json, CatalogEntry entry)
    {
        WriteBoth(json, "title", entry.Title);
        WriteBoth(json, "description", entry.Description);
        json.WriteStartObject("domain");
        json.WriteString("id", entry.Domain.Id);
        WriteBoth(json, "name", entry.Domain.Name);
        json.WriteEndObject();
        WriteText(json, "department", entry.Department);
        WriteText(json, "team", entry.Team);
        WriteText(json, "contact", entry.Contact);
        json.WriteString("cycle", entry.Cycle.Code);
        if (entry.Freshness is { } freshness) json.WriteString("freshness", ApiNames.Of(freshness.State));
        WriteText(json, "licence", entry.Licence);
        json.WriteString("access", ApiNames.Of(entry.Access));
        json.WriteStartArray("keywords");
        foreach (var keyword in entry.Keywords) json.WriteStringValue(keyword);
        json.WriteEndArray();
        json.WriteStartArray("formats");
        foreach (var format in entry.Formats) json.WriteStringValue(format);
        json.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter json, Column column, CatalogColumn? known)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        if (known is not null) WriteBoth(json, "label", known.Label);
        json.WriteString("type", ApiNames.Of(column.Type));
        json.WriteString("role", ApiNames.Of(column.Role));
        WriteText(json, "unit", column.Unit);
        WriteText(json, "source", column.Source);
        WriteText(json, "description", known?.Description);
        WriteText(json, "standardTerm", known?.StandardTerm);
        if (column.Profile is { } profile) WriteProfile(json, profile);
        json.WriteEndObject();
    }

    private static void WriteProfile(Utf8JsonWriter json, ColumnProfile profile)
    {
        json.WriteStartObject("profile");
        json.WriteNumber("rows", profile.Rows);
        json.WriteNumber("blank", profile.Blank);
        json.WriteNumber("masked", profile.Masked);
        json.WriteNumber("distinct", profile.Distinct);
        WriteText(json, "min", profile.Min);
        WriteText(json, "max", profile.Max);
        if (profile.Mean is { } mean && double.IsFinite(mean)) json.WriteNumber("mean", mean);
        if (profile.Sum is { } sum && double.IsFinite(sum)) json.WriteNumber("sum", sum);
        if (profile.Histogram is { } bins)
        {
            json.WriteStartArray("histogram");
            foreach (var bin in bins) json.WriteNumberValue(bin);
            json.WriteEndArray();
        }
        if (profile.Top is { } top)
        {
            json.WriteStartArray("top");
            foreach (var value in top)
            {
                json.WriteStartObject();
                json.WriteString("value", value.Value);
                json.WriteNumber("count", value.Count);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, SourceRecord source)
    {
        json.WriteStartObject("source");
        json.WriteString("name", source.Name);
        WriteText(json, "table", source.Table);
        WriteText(json, "encoding", source.Encoding);
        WriteText(json, "crs", source.Crs);
        json.WriteNumber("bytes", source.Bytes);
        json.WriteString("sha256", source.Sha256);
        json.WriteEndObject();
    }

    private static void WritePlaces(Utf8JsonWriter json, PlaceSummary places)
    {
        json.WriteStartObject("places");
        json.WriteString("sourceCrs", places.Crs);
        json.WriteNumber("located", places.Located);
        if (places.Inside is { } inside) json.WriteNumber("inside", inside);
        json.WriteStartArray("bbox");
        foreach (var side in places.Box) json.WriteNumberValue(side);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuality(Utf8JsonWriter json, App.Quality.QualityScore quality)
    {
        json.WriteStartObject("quality");
        json.WriteNumber("total", quality.Total);
        foreach (var criterion in quality.Criteria) json.WriteNumber(ApiNames.Of(criterion.Kind), criterion.Score);
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, string id)
    {
        var address = $"/api/v1/datasets/{Uri.EscapeDataString(id)}";
        json.WriteStartObject("links");
        json.WriteString("self", address);
        json.WriteString("rows", address + "/rows");
        json.WriteString("schema", address + "/schema");
        json.WriteString("page", $"/datasets/{Uri.EscapeDataString(id)}");
        json.WriteEndObject();
    }

    private static void WriteBoth(Utf8JsonWriter json, string name, Bilingual text)
    {
        json.WriteStartObject(name);
        json.WriteString("ko", text.Ko);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) json.WriteString(name, text);
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } day) json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else json.WriteNull(name);
    }
}
