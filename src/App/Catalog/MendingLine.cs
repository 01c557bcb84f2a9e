using Maru.App.Lake;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>One cell that was mended, as the history of a dataset shows it.</summary>
/// <param name="Version">The version in which it came about.</param>
/// <param name="Row">Line or row of the source.</param>
/// <param name="Column">Null when the row was taken as it is.</param>
/// <param name="Before">The source's cell; null for "no value".</param>
public sealed record MendingLine(
    int Version, MendingState State, string RowHash, long Row, string Rule, string? Column, string? Before, string? After, string By, DateTimeOffset At, string Why);

public static class MendingLines
{
    /// <summary>
    /// The lines as readers may see them: values of closed columns are covered, and so is what was wrong when it reads like personal data, for
    /// nobody judged it by its column.
    /// </summary>
    /// <param name="version">With the dictionary's decisions laid over it.</param>
    public static IReadOnlyList<MendingLine> Covered(this IEnumerable<MendingLine> lines, VersionManifest version)
    {
        var open = version.Columns.Where(column => !column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Select(line => line.Column is null ? line : open.Contains(line.Column) ? line with { Before = Judged(line.Before), After = Judged(line.After) } : line with { Before = Hidden(line.Before), After = Hidden(line.After) })];
    }

    private static string? Judged(string? value) => PersonalText.IsPersonal(value) || PersonalText.IsName(value) ? SetAsideReading.Covered : value;

    private static string? Hidden(string? value) => value is null ? null : SetAsideReading.Covered;
}
