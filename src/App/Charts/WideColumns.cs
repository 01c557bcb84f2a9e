using System.Globalization;
using System.Text.RegularExpressions;
using Maru.Core.Data;

namespace Maru.App.Charts;

/// <summary>Measures of one thing in columns side by side, one a year, month or hour: 2024년_1월, 2024년_2월 …</summary>
/// <param name="What">The part the names share, as 내국인; empty when the names are nothing but times.</param>
/// <param name="Columns">In order of time.</param>
public sealed partial record WideColumns(string What, IReadOnlyList<WideColumn> Columns)
{
    private const int Fewest = 4;

    [GeneratedRegex(@"^(?:(?<y>(?:19|20)\d\d)(?:년|년도)?(?:[_ .·-]*(?<m>1[0-2]|0?[1-9])(?:월|(?=$|[_ ·])))?|(?<h>[01]?\d|2[0-4])시)(?:[_ ·]+(?<what>.*))?$")]
    private static partial Regex TimeFirst();

    /// <summary>All such runs of a table, the longest first.</summary>
    public static IReadOnlyList<WideColumns> Find(IEnumerable<Column> columns) =>
        [.. columns
            .Where(column => !column.Closed && column.Type is ColumnType.Integer or ColumnType.Number && column.Role == ColumnRole.Measure)
            .Select(column => (Column: column, Name: TimeFirst().Match(column.Name)))
            .Where(named => named.Name.Success)
            .GroupBy(named => (What: named.Name.Groups["what"].Value, Kind: KindOf(named.Name)))
            .Select(group => new WideColumns(group.Key.What, [.. group.Select(named => Read(named.Column, named.Name)).OrderBy(column => column.Order)]))
            .Where(wide => wide.Columns.Count >= Fewest && wide.Columns.DistinctBy(column => column.Order).Count() == wide.Columns.Count)
            .OrderByDescending(wide => wide.Columns.Count)];

    private static string KindOf(Match name) => name.Groups["h"].Success ? "hour" : name.Groups["m"].Success ? "month" : "year";

    private static WideColumn Read(Column column, Match name)
    {
        int Number(string group) => name.Groups[group].Success ? int.Parse(name.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var (year, month, hour) = (Number("y"), Number("m"), Number("h"));
        var text = name.Groups["h"].Success ? $"{hour:00}:00" : month > 0 ? $"{year:0000}-{month:00}" : $"{year:0000}";
        return new(column, text, (year * 100) + month + hour);
    }
}

/// <param name="Text">2024-01, 2024 or 09:00.</param>
public sealed record WideColumn(Column Column, string Text, int Order);
