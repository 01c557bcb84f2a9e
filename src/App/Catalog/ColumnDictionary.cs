using Maru.App.Catalog.Storage;

namespace Maru.App.Catalog;

/// <summary>The data dictionary's rows by column. Names that differ in case only are one column, as they are in every query.</summary>
internal static class ColumnDictionary
{
    public static Dictionary<string, ColumnRow> ByName(IEnumerable<ColumnRow> rows) =>
        rows.GroupBy(row => row.ColumnName, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => Together([.. same]), StringComparer.OrdinalIgnoreCase);

    /// <summary>What several rows say of one column: of each thing, what was said last.</summary>
    public static ColumnRow Together(IReadOnlyList<ColumnRow> rows)
    {
        if (rows.Count == 1) return rows[0];
        var newest = rows.MaxBy(row => row.UpdatedAt)!;
        var all = new ColumnRow { Dataset = newest.Dataset, ColumnName = newest.ColumnName, UpdatedAt = newest.UpdatedAt, UpdatedBy = newest.UpdatedBy };
        foreach (var row in rows.OrderBy(row => row.UpdatedAt)) Take(all, row);
        return all;
    }

    /// <summary>Writes what a row says over another.</summary>
    public static void Take(ColumnRow target, ColumnRow said)
    {
        target.Type = said.Type ?? target.Type;
        target.Role = said.Role ?? target.Role;
        target.Unit = said.Unit ?? target.Unit;
        target.LabelKo = said.LabelKo ?? target.LabelKo;
        target.LabelEn = said.LabelEn ?? target.LabelEn;
        target.Description = said.Description ?? target.Description;
        target.StandardTerm = said.StandardTerm ?? target.StandardTerm;
        if (said.Decision is null) return;
        (target.Decision, target.DecidedBy, target.DecidedAt, target.DecidedWhy) = (said.Decision, said.DecidedBy, said.DecidedAt, said.DecidedWhy);
    }
}
