using Maru.App.Lake;
using Maru.App.Places;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>Keeps values of closed columns out of what is said of a version: a column may have been closed after its values were profiled.</summary>
internal static class ClosedValues
{
    private static readonly Bilingual Message = new("개인정보 컬럼의 값이어서 가렸습니다.", "Covered: a value of a closed column.");

    public static VersionManifest Cover(VersionManifest version)
    {
        var closed = version.Columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return closed.Count == 0 ? version : version with
        {
            Places = PlaceColumn.Of(version) is null ? null : version.Places,
            Columns = [.. version.Columns.Select(column => column is { Closed: true, Profile: { } profile }
                ? column with { Profile = new(profile.Rows, profile.Blank, profile.Masked, profile.Distinct) }
                : column)],
            Issues = [.. version.Issues.Select(issue => Tells(issue.Rule, issue.Column, closed) ? issue with { Found = SetAsideReading.Covered, Message = Message } : issue)],
        };
    }

    /// <param name="columns">The version's columns with the decisions laid over what was found.</param>
    public static VersionSummary Cover(VersionSummary version, IReadOnlyList<CatalogColumn> columns)
    {
        var closed = columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        if (closed.Count == 0) return version;
        // A summary made before did not say which column its regions are of.
        var isRegionClosed = version.RegionColumn is { } region ? closed.Contains(region) : columns.Any(column => column is { Closed: true, Role: ColumnRole.Region });
        return version with
        {
            Places = CatalogEntry.ArePlacesOpen(columns) ? version.Places : null,
            Regions = isRegionClosed ? [] : version.Regions,
            Issues = [.. version.Issues.Select(issue => Tells(issue.Rule, issue.Column, closed) ? issue with { Message = Message } : issue)],
        };
    }

    // That a column holds personal data may be said; it names no value.
    private static bool Tells(string rule, string column, HashSet<string> closed) => closed.Contains(column) && rule != "personal-data";
}
