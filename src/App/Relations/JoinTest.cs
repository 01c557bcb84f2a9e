using Maru.Core.Data;

namespace Maru.App.Relations;

/// <summary>
/// When columns with values in common are told to join, and when that is chance (docs/explain/relations.md). A join needs a key: a column whose
/// values tell its rows apart. Numbers in a row need a name as well, because any two tables numbered from 1 have them in common.
/// </summary>
internal static class JoinTest
{
    /// <summary>Raised when the test changes, so that everything is measured anew.</summary>
    public const int Method = 1;

    /// <summary>Fewer different values than this agree by chance: yes and no, twelve months, a handful of kinds.</summary>
    public const long FewestValues = 8;

    /// <summary>Of rows with a value, those that a key tells apart: real lists have a row twice here and there.</summary>
    public const double KeyUniqueness = 0.95;

    /// <summary>From here on a column is numbered in a row: half of its values follow directly upon another.</summary>
    public const double SerialFrom = 0.5;

    // Of the different values on the left, those the key has: half are enough where the names agree, else nearly all.
    private const double NamedInclusion = 0.5;
    private const double BareInclusion = 0.8;
    private const double MismatchBelow = 0.1;
    private const long FewestCommon = 5;

    // An estimate may be off: what is measured is decided by the measure.
    private const double EstimateSlack = 0.75;

    // Values of prose are no keys, and long to read.
    private const int LongestValue = 120;

    /// <summary>Whether a column can be one side of a join at all.</summary>
    public static bool MayJoin(Column column) =>
        column is { Source: not null, From: null, Type: ColumnType.Text or ColumnType.Integer }
        && column.Role is not (ColumnRole.Measure or ColumnRole.Time or ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Geometry)
        && (column.Profile?.Distinct ?? 0) >= FewestValues && !(column.Profile!.Max?.Length > LongestValue)
        && !ColumnNames.IsNeverKey(column.Name) && (column.Role is ColumnRole.Key or ColumnRole.Code || !ColumnNames.IsFigure(column.Name));

    public static bool IsKey(ValueSketch sketch) => sketch.Distinct >= FewestValues && sketch.Uniqueness >= KeyUniqueness;

    /// <summary>What speaks for the left column referring to the right; null when numbers in a row, or nothing, do.</summary>
    public static JoinEvidence? Evidence(ValueSketch left, ValueSketch right)
    {
        if (ColumnNames.Alike(left.Column, right.Column) is { } named) return named;
        if (left.Prefix is not null && left.Prefix == right.Prefix) return JoinEvidence.Pattern;
        return left.Serial >= SerialFrom || right.Serial >= SerialFrom ? null : JoinEvidence.Values;
    }

    /// <summary>Whether a pair is worth an exact measure, by what the sketches say. Identifiers of one name always are: that they do not match is worth knowing.</summary>
    public static bool IsWorthMeasuring(string left, JoinEvidence evidence, double? estimate) =>
        MayWarn(left, evidence) || estimate >= EstimateSlack * (IsNamed(evidence) ? NamedInclusion : BareInclusion);

    /// <summary>Judges an exact measure; null when it is no relation.</summary>
    public static RelationKind? Judge(string left, JoinCounts counts, JoinEvidence evidence)
    {
        if (counts.LeftValues < FewestValues || counts.RightValues < FewestValues || counts.RightValues < KeyUniqueness * counts.RightRows) return null;
        if (counts.Common >= FewestCommon && counts.LeftInclusion >= (IsNamed(evidence) ? NamedInclusion : BareInclusion)) return RelationKind.Key;
        return MayWarn(left, evidence) && counts.LeftInclusion < MismatchBelow ? RelationKind.Mismatch : null;
    }

    private static bool IsNamed(JoinEvidence evidence) => evidence is JoinEvidence.Name or JoinEvidence.Term or JoinEvidence.NameEnd;

    // Two lists of addresses or titles are not expected to be the same; two columns of stop numbers are.
    private static bool MayWarn(string column, JoinEvidence evidence) => evidence is JoinEvidence.Name or JoinEvidence.Term && ColumnNames.IsIdentifier(column);
}
