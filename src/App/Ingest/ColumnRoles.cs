using System.Globalization;
using System.Text.RegularExpressions;
using Maru.Core.Data;

namespace Maru.App.Ingest;

/// <summary>Says what each column is for, from its name, type and profile. The first column that identifies rows is the key.</summary>
internal static partial class ColumnRoles
{
    private const long MostCategories = 60;
    private const int FewestIdDigits = 8;

    [GeneratedRegex("(번호|코드|아이디|id$|_cd$|key|관리번호|gid)", RegexOptions.IgnoreCase)]
    private static partial Regex KeyName();

    [GeneratedRegex("(년도|연도|년$|year|기준년|^fyr$|_yr$)", RegexOptions.IgnoreCase)]
    private static partial Regex YearName();

    [GeneratedRegex("(^|[^년연])(시간대?|hour|시$)", RegexOptions.IgnoreCase)]
    private static partial Regex HourName();

    [GeneratedRegex("(^|[^년연])월$|(^|_)(month|mm|mon)$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthName();

    [GeneratedRegex("(번호|코드|일련|우편|구분|(^|[_ .])id$|[a-z]id$|_?cd\\d*$|code|_no$|(^|_)num$|_node$|zip|gid|^(sido|sgg|emd)$)", RegexOptions.IgnoreCase)]
    private static partial Regex CodeName();

    [GeneratedRegex("(명$|이름|명칭|name|제목|title|_nm$)", RegexOptions.IgnoreCase)]
    private static partial Regex NameName();

    [GeneratedRegex("(시도|시군구|행정동|법정동|읍면동|읍면|자치구|시군|지역|adm_|sgg|sido|province|city$|region)", RegexOptions.IgnoreCase)]
    private static partial Regex RegionName();

    [GeneratedRegex("(연번|순번|^no\\.?$|^번호$|index|^열1$|^objectid|^fid$)", RegexOptions.IgnoreCase)]
    private static partial Regex SerialName();

    /// <param name="placed">Roles known from finding places: longitude, latitude, geometry, region.</param>
    /// <param name="isUnique">Asks whether a column's values are all different and there; asked of few columns.</param>
    public static IReadOnlyList<Column> Assign(IReadOnlyList<Column> columns, long rows, IReadOnlyDictionary<string, ColumnRole> placed, Func<string, bool> isUnique)
    {
        var key = FindKey(columns, rows, placed, isUnique);
        return [.. columns.Select(column => column with { Role = placed.TryGetValue(column.Name, out var role) ? role : column.Name == key ? ColumnRole.Key : RoleOf(column, rows) })];
    }

    /// <summary>True of a name that only counts the rows: 연번, 순번, No.</summary>
    public static bool IsSerial(string name) => SerialName().IsMatch(name);

    private static string? FindKey(IReadOnlyList<Column> columns, long rows, IReadOnlyDictionary<string, ColumnRole> placed, Func<string, bool> isUnique)
    {
        if (rows < 2) return null;
        var candidates = columns
            .Where(column => !placed.ContainsKey(column.Name))
            .Where(column => column.Type == ColumnType.Text || (column.Type == ColumnType.Integer && (KeyName().IsMatch(column.Name) || SerialName().IsMatch(column.Name))))
            .Where(column => column.Profile is { Blank: 0 } profile && profile.Distinct >= rows * 0.97)
            .OrderByDescending(column => SerialName().IsMatch(column.Name) ? 0 : KeyName().IsMatch(column.Name) ? 2 : 1)
            .Take(rows > 2_000_000 ? 1 : 3);
        return candidates.FirstOrDefault(column => column.Profile!.Distinct == rows && rows <= 65_536 || isUnique(column.Name))?.Name;
    }

    private static ColumnRole RoleOf(Column column, long rows) => column.Type switch
    {
        ColumnType.Geometry => ColumnRole.Geometry,
        ColumnType.Date or ColumnType.DateTime or ColumnType.Time => ColumnRole.Time,
        ColumnType.Integer or ColumnType.Number => NumberRole(column),
        ColumnType.Text => TextRole(column, rows),
        _ => ColumnRole.Category,
    };

    private static ColumnRole NumberRole(Column column)
    {
        if (column.Type == ColumnType.Integer && YearName().IsMatch(column.Name) && Between(column, 1900, 2100)) return ColumnRole.Time;
        if (column.Type == ColumnType.Integer && HourName().IsMatch(column.Name) && Between(column, 0, 24) && column.Profile?.Distinct <= 25) return ColumnRole.Time;
        if (column.Type == ColumnType.Integer && MonthName().IsMatch(column.Name) && Between(column, 1, 12)) return ColumnRole.Time;
        if (SerialName().IsMatch(column.Name)) return ColumnRole.None;
        return column.Type == ColumnType.Integer && (CodeName().IsMatch(column.Name) || IsRepeatedId(column)) ? ColumnRole.Code : ColumnRole.Measure;
    }

    // 250000100, 250000100, 265000793 …: long whole numbers of one length that come again and again name things; no quantity does that.
    private static bool IsRepeatedId(Column column) => column is { Unit: null, Profile: { Min: { Length: >= FewestIdDigits } min, Max: { } max, Distinct: > 1 } profile }
        && min.Length == max.Length && IsDigits(min) && IsDigits(max) && profile.Distinct * 5 <= profile.Rows - profile.Blank;

    private static bool Between(Column column, double low, double high) =>
        double.TryParse(column.Profile?.Min, NumberStyles.Float, CultureInfo.InvariantCulture, out var min)
        && double.TryParse(column.Profile?.Max, NumberStyles.Float, CultureInfo.InvariantCulture, out var max) && min >= low && max <= high;

    private static ColumnRole TextRole(Column column, long rows)
    {
        if (column.Profile is not { } profile || profile.Rows == profile.Blank) return ColumnRole.None;
        if (IsMonths(profile)) return ColumnRole.Time;
        if (RegionName().IsMatch(column.Name) && profile.Distinct * 3 <= Math.Max(rows, 1)) return ColumnRole.Region;
        if (IsCodes(profile)) return ColumnRole.Code;
        if (profile.Distinct <= MostCategories && profile.Distinct * 2 <= rows - profile.Blank) return ColumnRole.Category;
        return NameName().IsMatch(column.Name) ? ColumnRole.Name : ColumnRole.None;
    }

    private static bool IsMonths(ColumnProfile profile) => IsMonth(profile.Min) && IsMonth(profile.Max);

    private static bool IsMonth(string? text) => text is { Length: 7 } && text[4] == '-' && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsCodes(ColumnProfile profile) => IsDigits(profile.Min) && IsDigits(profile.Max);

    private static bool IsDigits(string? text) => text is { Length: > 0 } && text.All(char.IsAsciiDigit);
}
