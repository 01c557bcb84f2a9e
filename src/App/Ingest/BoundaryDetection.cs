using System.Text.RegularExpressions;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Regions;

namespace Maru.App.Ingest;

/// <summary>Tells whether a table of polygons is a set of dong boundaries, from its headers and sampled values.</summary>
internal static partial class BoundaryDetection
{
    private const int FewestAreas = 3;

    [GeneratedRegex("(adm_?nm|행정동|읍면동|emd_?(kor_?)?nm|동이름|dong_?nm|^name$|명칭)", RegexOptions.IgnoreCase)]
    private static partial Regex NameHeader();

    [GeneratedRegex("(코드|code|_?cd\\d*$|^adm_?cd)", RegexOptions.IgnoreCase)]
    private static partial Regex CodeHeader();

    [GeneratedRegex("(sgg_?nm|시군구(명|이름)?$|sig_?kor_?nm|자치구)", RegexOptions.IgnoreCase)]
    private static partial Regex ParentHeader();

    public static BoundaryRecord? Detect(LoadPlan plan)
    {
        var geometry = plan.Columns.FirstOrDefault(column => column.Type == ColumnType.Geometry);
        if (geometry is null || plan.Rows.Count < FewestAreas) return null;
        var name = plan.Columns.FirstOrDefault(column => NameHeader().IsMatch(column.Name) && IsDongs(Values(plan, column)));
        if (name is null) return null;
        var code = plan.Columns
            .Where(column => column != name && CodeHeader().IsMatch(column.Name))
            .Select(column => (column.Name, Digits: DigitsOf(Values(plan, column))))
            .Where(candidate => candidate.Digits is 7 or 8 or 10)
            .OrderByDescending(candidate => candidate.Digits)
            .FirstOrDefault();
        var parent = plan.Columns.FirstOrDefault(column => column != name && ParentHeader().IsMatch(column.Name));
        return new(geometry.Name, code.Name, name.Name, parent?.Name, code.Digits);
    }

    private static List<string> Values(LoadPlan plan, ColumnPlan column) => [.. plan.Rows.Columns[plan.IndexOf(column)].OfType<string>()];

    private static bool IsDongs(List<string> values) =>
        values.Count >= FewestAreas && values.Count(value => RegionName.LooksLikeDong(value.Split(' ')[^1])) * 10 >= values.Count * 6
        && values.Distinct().Count() * 10 >= values.Count * 8;

    private static int DigitsOf(List<string> values) =>
        values.Count > 0 && values.All(value => value.Length == values[0].Length && value.All(char.IsAsciiDigit)) && values.Distinct().Count() == values.Count ? values[0].Length : 0;
}
