using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Import;

/// <summary>Rows set aside, one group for each reason.</summary>
internal static class SetAsideGroups
{
    /// <summary>Rows looked at for lines and values; counts are of all.</summary>
    public const int MostRead = 20_000;

    private const int Lines = 12;
    private const int Values = 3;
    private static readonly HashSet<string> Rules = ["type", "total-row", "footnote", "repeated-header", "ragged-row"];

    public static bool IsAside(Issue issue) => Rules.Contains(issue.Rule);

    /// <param name="rows">In the order of the source; closed cells covered.</param>
    /// <param name="names">What covered columns are called on the page.</param>
    public static IReadOnlyList<FoundAside> Of(VersionManifest version, IReadOnlyList<SetAsideRow> rows, IReadOnlySet<int> covered, IReadOnlyDictionary<int, string> names)
    {
        var cells = version.Columns.Where(column => column.Cell is not null).ToDictionary(column => column.Name, column => column.Cell!.Value, StringComparer.Ordinal);
        return
        [
            .. from issue in version.Issues
               where IsAside(issue)
               orderby issue.Count descending, issue.Row
               let same = rows.Where(row => row.Rule == issue.Rule && row.Column == issue.Column).ToList()
               let cell = cells.GetValueOrDefault(issue.Column, -1)
               let hidden = cell >= 0 ? covered.Contains(cell) : issue.Rule != "ragged-row" && covered.Contains(0)
               select new FoundAside(
                   issue.Rule, hidden && issue.Column.Length > 0 ? names.GetValueOrDefault(cell, issue.Column) : issue.Column, issue.Expected, issue.Count, [.. same.Take(Lines).Select(row => row.Row)],
                   [.. same.Select(row => hidden ? SetAsideReading.Covered : Value(row)).OfType<string>().Distinct().Take(Values)],
                   TableCorrections.Admissible.ContainsKey(issue.Rule)),
        ];
    }

    // A total says more with its figures: "합계 41,882.6". Its cells are covered one by one already.
    private static string? Value(SetAsideRow row) => row.Rule == "total-row"
        ? ShownText.Of(string.Join(" ", row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell) && cell != SetAsideReading.Covered).Take(3)))
        : ShownText.Of(row.Found);
}
