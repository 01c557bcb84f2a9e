using System.Globalization;
using Maru.App.Rows.ResultWriters;
using Maru.Cli.Terminal;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Cli.Commands;

/// <summary>What <c>maru show</c> prints of a version: what it is, its columns, the problems found. Values of closed columns never appear.</summary>
/// <param name="version">With the data dictionary's decisions laid over it.</param>
internal sealed class DatasetSheet(VersionManifest version, string title)
{
    private const int Samples = 3;
    private const string Indent = "  ";

    public void WriteTo(TextWriter output, int? room)
    {
        output.WriteLine(DisplayWidth.OneLine($"{title} ({version.Dataset})"));
        var facts = Facts().ToList();
        var width = facts.Max(fact => DisplayWidth.Of(fact.Name));
        foreach (var (name, value) in facts)
            output.WriteLine(Indent + name + new string(' ', width - DisplayWidth.Of(name) + 2) + DisplayWidth.OneLine(value));
        output.WriteLine();
        output.WriteLine($"컬럼 {Words.Count(version.Columns.Count)}개");
        Columns().WriteTo(output, room, Indent);
        output.WriteLine();
        WriteIssues(output);
    }

    private IEnumerable<(string Name, string Value)> Facts()
    {
        var source = version.Source;
        yield return ("버전", Words.Count(version.Version));
        yield return ("행", $"{Words.Count(version.Rows)}, 따로 둔 행 {Words.Count(version.SetAside)}");
        yield return ("기준일", Words.Day(version.ReferenceDate) ?? "알 수 없음");
        yield return ("수집", Words.Minute(version.CollectedAt));
        yield return ("원본", source.Table is { } table ? $"{source.Name} ({table})" : source.Name);
        yield return ("읽은 방법", string.Join(", ", new[] { source.Connector + " 연결기", source.Encoding }.OfType<string>()));
        if (version.Places is { } places) yield return ("좌표계", $"{source.Crs ?? places.Crs}, {Places(places)}");
        else if (source.Crs is { } crs) yield return ("좌표계", crs);
    }

    // Boundaries lie in no boundary: they are the ones others lie in.
    private string Places(PlaceSummary places) => version.Boundary is null && places.Inside is { } inside
        ? $"{Words.Count(places.Located)}행에 위치가 있고 그 가운데 {Words.Count(inside)}행이 아는 경계 안"
        : $"{Words.Count(places.Located)}행에 위치가 있음";

    private TextTable Columns()
    {
        var table = new TextTable(
            new("이름", Least: 10), new("자료형"), new("역할"), new("단위", Least: 4), new("빈칸", Right: true), new("서로 다름", Right: true), new("값", Least: 12));
        foreach (var column in version.Columns)
            table.Add(
                column.Name, column.Type.Name().Ko, column.Role.Name()?.Ko, column.Unit,
                column.Profile is { } profile ? Words.Percent(profile.Blank, profile.Rows) : "", column.Profile is { } counted ? Words.Count(counted.Distinct) : "", Values(column));
        return table;
    }

    /// <summary>Least to greatest of numbers and times; the most frequent texts.</summary>
    private static string Values(Column column)
    {
        if (column.Closed) return "잠김";
        if (column.Type == ColumnType.Geometry || column.Profile is not { } profile) return "";
        if (column.Type is not (ColumnType.Text or ColumnType.Boolean) && profile is { Min: { } least, Max: { } greatest })
            return least == greatest ? Written(column, least) : $"{Written(column, least)} ~ {Written(column, greatest)}";
        var samples = (profile.Top ?? []).Take(Samples).Select(value => value.Value).ToList();
        return string.Join(", ", samples) + (profile.Distinct > samples.Count && samples.Count > 0 ? " …" : "");
    }

    // Years and codes are numbers that nobody counts with.
    private static string Written(Column column, string value)
    {
        if (column.Type is ColumnType.DateTime) return value.Replace('T', ' ');
        if (column.Type is not (ColumnType.Integer or ColumnType.Number) || column.Role is ColumnRole.Time or ColumnRole.Code or ColumnRole.Key) return value;
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Words.Number(number) : value;
    }

    private void WriteIssues(TextWriter output)
    {
        if (version.Issues.Count == 0)
        {
            output.WriteLine("읽으면서 찾은 문제가 없습니다.");
            return;
        }
        output.WriteLine($"찾은 문제 {Words.Count(version.Issues.Count)}가지");
        foreach (var issue in version.Issues.OrderByDescending(issue => issue.Severity))
            output.WriteLine($"{Indent}{issue.Severity.Name().Ko}  {DisplayWidth.OneLine(issue.Message.Ko ?? issue.Rule)}");
    }
}
