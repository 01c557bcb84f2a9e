using System.Collections.Frozen;

namespace Maru.App.Quality;

/// <summary>Which criterion an ingest rule speaks to. A rule not named here is about values.</summary>
internal static class QualityRules
{
    private static readonly FrozenSet<string> StructureRules = FrozenSet.Create(
        "ragged-row", "short-row", "swallowed-rows", "repeated-header", "header", "unnamed-column", "duplicate-column", "duplicate-row", "cut", "encoding", "key", "no-rows",
        "title-row", "unit-row", "stacked-header", "merged-header", "merged-cells", "total-row", "footnote", "blank-row");

    private static readonly FrozenSet<string> LayoutRules = FrozenSet.Create(
        "title-row", "unit-row", "stacked-header", "merged-header", "merged-cells", "total-row", "footnote", "repeated-header", "blank-row");

    private static readonly FrozenSet<string> StandardRules = FrozenSet.Create("date-format", "date-style", "mixed-dates", "unit", "unit-contradiction", "region-code", "old-region-code");

    /// <summary>Found by Maru for the reader's sake; no fault of the values.</summary>
    private static readonly FrozenSet<string> NoFaultRules = FrozenSet.Create("personal-data", "masked", "partial-period", "older-reference-date", "schema-drift");

    public static bool IsStructure(string rule) => StructureRules.Contains(rule);

    /// <summary>The file is laid out for the eye: a machine has to find the table in it first.</summary>
    public static bool IsLayout(string rule) => LayoutRules.Contains(rule);

    public static bool IsStandard(string rule) => StandardRules.Contains(rule);

    public static bool IsAccuracy(string rule) => !IsStructure(rule) && !IsStandard(rule) && !NoFaultRules.Contains(rule);
}
