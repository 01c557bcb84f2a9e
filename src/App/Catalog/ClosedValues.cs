using Maru.App.Lake;
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
            Columns = [.. version.Columns.Select(column => column is { Closed: true, Profile: { } profile }
                ? column with { Profile = new(profile.Rows, profile.Blank, profile.Masked, profile.Distinct) }
                : column)],
            Issues = [.. version.Issues.Select(issue => Tells(issue.Rule, issue.Column, closed) ? issue with { Found = SetAsideReading.Covered, Message = Message } : issue)],
        };
    }

    /// <param name="columns">The version's columns with the decisions laid over what was found.</param>
    public static VersionSummary Cover(VersionSummary version, IEnumerable<CatalogColumn> columns)
    {
        var closed = columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return version with { Issues = [.. version.Issues.Select(issue => Tells(issue.Rule, issue.Column, closed) ? issue with { Message = Message } : issue)] };
    }

    // That a column holds personal data may be said; it names no value.
    private static bool Tells(string rule, string column, HashSet<string> closed) => closed.Contains(column) && rule != "personal-data";
}
