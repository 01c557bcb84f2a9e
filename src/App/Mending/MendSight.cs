using Maru.App.Lake;
using Maru.Core.Lake;

namespace Maru.App.Mending;

/// <summary>Rows that were tried, as people may see them: cells of closed columns are covered in what was, what is to be, and why it does not fit.</summary>
public static class MendSight
{
    /// <param name="version">With the dictionary's decisions laid over it.</param>
    public static IReadOnlyList<TriedRow> Of(VersionManifest version, IEnumerable<TriedRow> rows)
    {
        var cover = SetAsideReading.Covering(version);
        var closed = version.Columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(row => row with
        {
            Row = cover(row.Row),
            Cells = [.. row.Cells.Select(cell => closed.Contains(cell.Column) ? cell with { Before = Hidden(cell.Before), After = Hidden(cell.After) } : cell with { Before = Judged(cell.Before), After = Judged(cell.After) })],
            Refused = row.Refused is { } refused && closed.Contains(refused.Column) ? refused with { Found = SetAsideReading.Covered } : row.Refused,
        })];
    }

    private static string? Hidden(string? value) => value is null ? null : SetAsideReading.Covered;

    private static string? Judged(string? value) => PersonalText.IsPersonal(value) || PersonalText.IsName(value) ? SetAsideReading.Covered : value;
}
