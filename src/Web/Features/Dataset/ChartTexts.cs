using System.Globalization;
using System.Text.RegularExpressions;
using Maru.App.Charts;
using Maru.App.Receipts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>How a chart's places and values are written: short along an axis, in full in a sentence.</summary>
internal static partial class ChartTexts
{
    [GeneratedRegex(@"\s*[(\[][^()\[\]]*[)\]]$")]
    private static partial Regex UnitBehind();

    [GeneratedRegex(@"^열\d+$")]
    private static partial Regex Nameless();

    /// <summary>A column's label as a word of a sentence: without the unit behind it, stacked headers joined by a space.</summary>
    public static Bilingual Word(Column column, ColumnLabels labels)
    {
        var label = labels.Of(column);
        return Nameless().IsMatch(label.Ko)
            ? AxisOf.IsOrdered(column) ? new("때", "time") : new("구분", "group")
            : new(Plain(label.Ko), Plain(label.En));
    }

    /// <summary>Along an axis: 2025-05, 2025, 5월, 09:00.</summary>
    public static string Axis(ChartRequest request, object? place, Language language) => place switch
    {
        DateTime or DateOnly => Dated(request.Period, Moment(place)),
        long number when IsHour(request.By) => string.Create(CultureInfo.InvariantCulture, $"{number:00}:00"),
        long number when IsMonth(request.By) => language == Language.English ? Month((int)number) : $"{number}월",
        long number when request.By?.Role == ColumnRole.Time => number.ToString(CultureInfo.InvariantCulture),
        bool flag => language == Language.English ? flag ? "Yes" : "No" : flag ? "예" : "아니요",
        long or int or double or decimal or Int128 when request.By?.Role is not (ColumnRole.Code or ColumnRole.Key) => Figures.Number(ResultTable.Number(place) ?? double.NaN, 4),
        null => "–",
        _ => ResultTable.Text(place),
    };

    /// <summary>In a sentence: 2025년 5월, 2025년, 9시, 서면.</summary>
    public static Bilingual Said(ChartRequest request, object? place)
    {
        var axis = Axis(request, place, Language.English);
        return place switch
        {
            DateTime or DateOnly => Said(request.Period, Moment(place), axis),
            long hour when IsHour(request.By) => new($"{hour}시", $"{hour:00}:00"),
            long month when IsMonth(request.By) => new($"{month}월", Month((int)month)),
            long year when request.By?.Role == ColumnRole.Time && year is >= 1800 and <= 2200 => new($"{year}년", axis),
            string text when request.IsOrdered => WrittenTime(text),
            bool flag => flag ? new("예", "Yes") : new("아니요", "No"),
            _ => new(axis, axis),
        };
    }

    /// <summary>A value with its unit: 143.1억 원, 1,840건, 0.523.</summary>
    public static Bilingual Value(double value, string unit, int decimals)
    {
        var won = unit switch { "원" => 1, "천원" => 1e3, "백만원" => 1e6, "억원" => 1e8, _ => 0.0 };
        if (won > 0 && Math.Abs(value * won) >= 1e4)
            return new($"{Figures.Short(value * won, Language.Korean)} 원", $"{Figures.Short(value * won, Language.English)} won");
        if (Math.Abs(value) >= 1e8) return new(Figures.Short(value, Language.Korean) + unit, Figures.Short(value, Language.English) + unit);
        var text = Figures.Number(value, decimals) + unit;
        return new(text, text);
    }

    /// <summary>Digits after the point that tell values of this size apart.</summary>
    public static int Decimals(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.All(value => value == Math.Floor(value))) return 0;
        return finite.Select(Math.Abs).DefaultIfEmpty(1).Max() switch { < 0.1 => 4, < 1 => 3, < 10 => 2, < 1000 => 1, _ => 0 };
    }

    private static string Plain(string label) => UnitBehind().Replace(label, "").Replace('_', ' ').Trim() is { Length: > 0 } plain ? plain : label;

    private static bool IsHour(Column? by) => by is not null && (by.Type == ColumnType.Time || (by.Type == ColumnType.Integer && by.Role == ColumnRole.Time && !IsMonth(by) && Largest(by) <= 24));

    private static bool IsMonth(Column? by) => by is { Type: ColumnType.Integer, Role: ColumnRole.Time } && Largest(by) <= 12 && Smallest(by) >= 1 && !by.Name.Contains('시', StringComparison.Ordinal) && !by.Name.Contains("hour", StringComparison.OrdinalIgnoreCase);

    private static double Largest(Column column) => Number(column.Profile?.Max);

    private static double Smallest(Column column) => Number(column.Profile?.Min);

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static DateTime Moment(object place) => place is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : (DateTime)place;

    private static string Dated(string? period, DateTime time) => time.ToString(period switch { "year" => "yyyy", "month" => "yyyy-MM", "hour" => "MM-dd HH:mm", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);

    private static Bilingual Said(string? period, DateTime time, string axis) => period switch
    {
        "year" => new($"{time.Year}년", axis),
        "month" => new($"{time.Year}년 {time.Month}월", axis),
        "hour" => new($"{time.Month}월 {time.Day}일 {time.Hour}시", axis),
        _ => new($"{time.Year}년 {time.Month}월 {time.Day}일", axis),
    };

    // yyyy-MM, yyyy and HH:mm are how months, years and hours are kept as text.
    private static Bilingual WrittenTime(string text) => text switch
    {
        [_, _, _, _, '-', _, _] when int.TryParse(text.AsSpan(0, 4), out var year) && int.TryParse(text.AsSpan(5), out var month) => new($"{year}년 {month}월", text),
        [_, _, ':', '0', '0'] when int.TryParse(text.AsSpan(0, 2), out var hour) => new($"{hour}시", text),
        [_, _, _, _] when int.TryParse(text, out var year) => new($"{year}년", text),
        _ => new(text, text),
    };

    private static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(Math.Clamp(month, 1, 12));

    public static Bilingual Name(AggregateFunction function) => function switch
    {
        AggregateFunction.Sum => new("합계", "Sum"),
        AggregateFunction.Avg => new("평균", "Mean"),
        AggregateFunction.Median => new("중앙값", "Median"),
        AggregateFunction.Min => new("가장 작은 값", "Smallest"),
        AggregateFunction.Max => new("가장 큰 값", "Largest"),
        AggregateFunction.Distinct => new("서로 다른 값", "Different values"),
        _ => new("건수", "Rows"),
    };

    public static Bilingual Name(ChartForm form) => form switch
    {
        ChartForm.Bar => new("가로 막대", "Bars"),
        ChartForm.Line => new("선", "Line"),
        ChartForm.Column => new("세로 막대", "Columns"),
        ChartForm.Heat => new("격자", "Heat grid"),
        ChartForm.Histogram => new("분포", "Histogram"),
        _ => new("산점도", "Scatter"),
    };
}
