using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>Draws the summary of a version from its manifest.</summary>
public static class SummariseVersion
{
    public static VersionSummary Of(VersionManifest manifest) => Of(manifest, RegionColumn(manifest));

    private static VersionSummary Of(VersionManifest manifest, Column? region) => new(
        manifest.Dataset, manifest.Version, manifest.Title, manifest.Rows, manifest.SetAside, manifest.ReferenceDate, manifest.CollectedAt)
    {
        Columns = [.. manifest.Columns.Select(Column)],
        Issues = [.. manifest.Issues.GroupBy(i => (i.Rule, i.Column)).Select(Together)],
        Diff = manifest.Diff,
        Places = manifest.Places,
        Regions = [.. (region?.Profile!.Top ?? []).Select(v => new RegionRows(v.Value, v.Count))],
        RegionColumn = region?.Name,
        Connector = manifest.Source.Connector,
        SourceName = manifest.Source.Name,
        Encoding = manifest.Source.Encoding,
        SourceBytes = manifest.Source.Bytes,
        Bytes = manifest.Parts.Sum(p => p.Bytes),
        Seconds = manifest.Seconds,
    };

    private static ColumnSummary Column(Column column) =>
        new(column.Name, column.Type, column.Role, column.Privacy, column.Closed, column.Source, column.Unit)
        {
            Blank = column.Profile?.Blank ?? 0,
            Masked = column.Profile?.Masked ?? 0,
            Distinct = column.Profile?.Distinct ?? 0,
            Personal = column.Personal?.Kind,
            From = column.From,
        };

    private static IssueSummary Together(IGrouping<(string Rule, string Column), Issue> issues) =>
        new(issues.Key.Rule, issues.Key.Column, issues.Sum(i => i.Count), issues.Max(i => i.Severity), issues.First().Message);

    // A profile's most frequent values are the coverage when they are all the values there are.
    private static Column? RegionColumn(VersionManifest manifest) =>
        manifest.Columns
            .Where(c => c is { Role: ColumnRole.Region, Closed: false, Profile.Top: { } top } && top.Sum(v => v.Count) + c.Profile.Blank == manifest.Rows)
            .OrderBy(c => c.Profile!.Top!.Count(v => v.Value.All(char.IsAsciiDigit)))
            .ThenByDescending(c => c.Profile!.Distinct)
            .FirstOrDefault();
}
