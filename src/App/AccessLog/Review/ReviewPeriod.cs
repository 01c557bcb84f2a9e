using System.Globalization;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.AccessLog.Review;

/// <summary>Some whole months that are reviewed together.</summary>
/// <param name="First">The first day of the first month.</param>
public sealed record ReviewPeriod(DateOnly First, int Months)
{
    private const string Month = "yyyy-MM";

    /// <summary>"2026-10", or "2026-10~2026-12".</summary>
    public string Id => First.ToString(Month, CultureInfo.InvariantCulture) + (Months == 1 ? "" : "~" + First.AddMonths(Months - 1).ToString(Month, CultureInfo.InvariantCulture));

    public DateTimeOffset From => KoreanTime.StartOf(First);

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset Until => KoreanTime.StartOf(First.AddMonths(Months));

    /// <summary>The period that a day lies in: counted from January, so that a quarter is a quarter.</summary>
    public static ReviewPeriod Of(DateOnly day, int months) => new(new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1), Math.Min(months, 12 - ((day.Month - 1) / months * months)));

    /// <exception cref="InputException">It is not a month.</exception>
    public static ReviewPeriod Read(string text, int months) =>
        DateOnly.TryParseExact(text, Month, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 9000 ? Of(month, months)
        : throw new InputException(new($"달이 ‘{text}’입니다.", $"The month is '{text}'."), new("2026-10처럼 쓰세요.", "Write it as 2026-10."), "--month");
}
