using System.Text.RegularExpressions;
using Maru.App.Rows;
using Maru.Core.Data;

namespace Maru.App.Charts;

/// <summary>What may be done with a column of numbers: quantities are added up, levels and rates are averaged, codes and coordinates neither.</summary>
public static partial class MeasureSense
{
    // Quantities that may be added up whatever they count.
    private static readonly HashSet<string> Countable =
        new(["건", "명", "원", "천원", "백만원", "억원", "대", "회", "개", "곳", "개소", "가구", "세대", "호", "권", "톤", "t", "kg", "㎏", "kWh", "MWh", "㎡", "㎢", "㎥", "천㎥", "ha", "TOE"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> CoordinateNames = new(["X", "Y", "dmX", "dmY", "lon", "lat"], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("(률|[^효]율|비율|비중|평균|중앙|점수|만족|지수|온도|기온|농도|습도|풍속|풍향|소음|수위|단가|가격|시세|연령|나이|등급|순위|속도|제한|차로|너비|폭|높이|깊이|심$|두께|크기|인치|낮$|밤$|최고|최저|최대|최소|염소|탁도|ph$|rate|ratio|share|avg|mean|index|score|age$|price|temp|level|spd|speed|width|lanes|ppm|\\(m\\)|mg/L|dB|^time$|elderly|density|per_)", RegexOptions.IgnoreCase)]
    private static partial Regex Level();

    [GeneratedRegex("(총계|합계|전체|^총|^계$|[_ ·]계$|total|amount|amt)", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex("(금액|지출|예산|인원|인구|건수|수량|세대|가구|이용|승차|confirmed|count|cnt)", RegexOptions.IgnoreCase)]
    private static partial Regex Main();

    [GeneratedRegex("(금액|예산|지출|세액|매출|사업비|amt|amount)", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    // How many there are at a time: the same people are counted again the next month.
    [GeneratedRegex("(인구|세대|가구|주민|거주|수급|회원|정원|보유|누적|confirmed|deceased|released)", RegexOptions.IgnoreCase)]
    private static partial Regex Stock();

    [GeneratedRegex("^좌표|(?:위도|경도|좌표)$|_?(?:lon|lat|longitude|latitude)$", RegexOptions.IgnoreCase)]
    private static partial Regex Coordinate();

    /// <summary>True for a quantity or level whose values differ.</summary>
    public static bool IsMeasure(Column column) =>
        !column.Closed && column.Role == ColumnRole.Measure && column.Type is ColumnType.Integer or ColumnType.Number
        && column.Profile is { Distinct: > 1 } && !CoordinateNames.Contains(column.Name) && !Coordinate().IsMatch(column.Name);

    /// <summary>True when values of several rows may be added up.</summary>
    public static bool Adds(Column column)
    {
        if (Level().IsMatch(column.Name)) return false;
        return UnitOf(column) is { Length: > 0 } unit ? Countable.Contains(unit) : column.Type == ColumnType.Integer || Main().IsMatch(column.Name) || Whole().IsMatch(column.Name);
    }

    /// <summary>True for sums of money: who spends says more than who has most rows.</summary>
    public static bool IsMoney(Column column) => Adds(column) && Money().IsMatch(column.Name);

    /// <summary>True for what may be added up over places but not over time.</summary>
    public static bool IsStock(Column column) => Stock().IsMatch(column.Name);

    public static AggregateFunction Natural(Column column) => Adds(column) ? AggregateFunction.Sum : AggregateFunction.Avg;

    /// <summary>The unit, unless one header named the units of several columns: then nobody can say which is this one's.</summary>
    public static string? UnitOf(Column column) => column.Unit is { } unit && !unit.Contains(',', StringComparison.Ordinal) ? unit : null;

    /// <summary>The measures, those that say most about a row first.</summary>
    public static IReadOnlyList<Column> Ranked(IEnumerable<Column> columns) =>
        [.. columns.Where(IsMeasure).Select((column, i) => (column, i)).OrderByDescending(c => Weight(c.column)).ThenBy(c => c.i).Select(c => c.column)];

    private static int Weight(Column column) =>
        (Whole().IsMatch(column.Name) ? 2 : 0) + (Main().IsMatch(column.Name) ? 1 : 0) - (column.Profile!.Blank * 2 > column.Profile.Rows ? 4 : 0);
}
