using System.Globalization;
using Maru.Core;

namespace Maru.App.Quality.Rules;

/// <summary>Names and values as SQL has them. Nothing a person writes reaches SQL but through here.</summary>
internal static class RuleSql
{
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A column of the rule's own table.</summary>
    public static string Own(string column) => "t." + Name(column);

    public static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    public static string Number(decimal value) => value < 0 ? $"({value.ToString(CultureInfo.InvariantCulture)})" : value.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateOnly day) => $"date '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    public static string Time(DateTime time) => $"timestamp '{time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}'";

    /// <summary>A number as people write it: thousands separated or not.</summary>
    public static decimal? ReadNumber(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTime? ReadTime(string? text) =>
        DateTime.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "yyyy.MM.dd", "yyyyMMdd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A value of a result as an exact number.</summary>
    /// <exception cref="InputException">It is beyond what money and counts come to.</exception>
    public static decimal? Exact(object? value) => value switch
    {
        null => null,
        long whole => whole,
        decimal exact => exact,
        Int128 large when Int128.Abs(large) < (Int128)1e27 => (decimal)large,
        double real when Math.Abs(real) < 1e27 => (decimal)real,
        IConvertible other and not double => Convert.ToDecimal(other, CultureInfo.InvariantCulture),
        _ => throw new InputException(new("합계가 셀 수 있는 수보다 큽니다.", "The sum is larger than can be counted with."), new("잘못 들어온 큰 값이 있는지 range 규칙으로 보세요.", "Look for a wrong large value with a range rule.")),
    };
}
