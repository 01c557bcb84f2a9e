using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>Columns that a person opened and in which graver personal data was found since: what was decided of them does not cover it.</summary>
internal static class GravePrivacy
{
    public static IReadOnlyList<string> Columns(SchemaDrift drift) =>
        [.. drift.Columns.Where(column => column.Changes.Any(change => change is { Kind: ColumnChangeKind.Privacy, Grade: DriftGrade.Grave })).Select(column => column.Now).OfType<string>()];

    /// <summary>The columns without their values, whatever was decided.</summary>
    public static IReadOnlyList<Column> Cover(IReadOnlyList<Column> columns, SchemaDrift drift)
    {
        var grave = Columns(drift);
        return [.. columns.Select(column => grave.Contains(column.Name) && column.Profile is { } profile ? column with { Closed = true, Profile = new(profile.Rows, profile.Blank, profile.Masked, profile.Distinct) } : column)];
    }
}
