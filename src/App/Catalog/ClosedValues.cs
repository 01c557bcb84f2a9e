using Maru.App.Lake;
using Maru.App.Places;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>Keeps values of closed columns out of what is said of a version: a column may have been closed after its values were profiled.</summary>
internal static class ClosedValues
{
    public static VersionManifest Cover(VersionManifest version)
    {
        var closed = version.Columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return version with
        {
            Places = closed.Count == 0 || PlaceColumn.Of(version) is not null ? version.Places : null,
            Columns = [.. version.Columns.Select(column => column is { Closed: true, Profile: { } profile }
                ? column with { Profile = new(profile.Rows, profile.Blank, profile.Masked, profile.Distinct) }
                : column)],
            Issues = [.. version.Issues.Select(issue => IssueCovering.Cover(issue, closed))],
        };
    }

    /// <param name="columns">The version's columns with the decisions laid over what was found.</param>
    public static VersionSummary Cover(VersionSummary version, IReadOnlyList<CatalogColumn> columns)
    {
        var closed = columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        // A summary made before did not say which column its regions are of.
        var isRegionClosed = version.RegionColumn is { } region ? closed.Contains(region) : columns.Any(column => column is { Closed: true, Role: ColumnRole.Region });
        return version with
        {
            Places = closed.Count == 0 || CatalogEntry.ArePlacesOpen(columns) ? version.Places : null,
            Regions = isRegionClosed ? [] : version.Regions,
            Issues = [.. version.Issues.Select(issue => issue with { Message = IssueCovering.MessageOf(issue.Rule, issue.Column, issue.Message, closed) ?? issue.Message })],
        };
    }
}
