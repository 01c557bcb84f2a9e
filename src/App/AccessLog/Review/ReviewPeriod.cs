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

    /// <summary>The first day after it.</summary>
    public DateOnly End => First.AddMonths(Months);

    public DateTimeOffset From => KoreanTime.StartOf(First);

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset Until => KoreanTime.StartOf(End);

    /// <summary>The period that a day lies in: counted from January, so that a quarter is a quarter.</summary>
    public static ReviewPeriod Of(DateOnly day, int months) => new(new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1), Math.Min(months, 12 - ((day.Month - 1) / months * months)));

    /// <summary>The period of a kept id; null when it is none.</summary>
    public static ReviewPeriod? OfId(string id) =>
        id.Split('~') is [var first, .. var rest] && rest.Length <= 1 && MonthOf(first) is { } from && MonthOf(rest is [var last] ? last : first) is { } to && to >= from
            ? new(from, ((to.Year - from.Year) * 12) + to.Month - from.Month + 1) : null;

    /// <summary>
    /// As much of it around a month as nobody has reviewed. The cycle may be set otherwise at any time; no day is reviewed twice and none left out.
    /// </summary>
    /// <param name="reviewed">The periods that were reviewed; the one the month lies in is given as it was.</param>
    public ReviewPeriod Beside(IReadOnlyList<ReviewPeriod> reviewed, DateOnly month)
    {
        if (reviewed.FirstOrDefault(known => known.First <= month && month < known.End) is { } same) return same;
        var first = reviewed.Select(known => known.End).Where(end => end > First && end <= month).DefaultIfEmpty(First).Max();
        var end = reviewed.Select(known => known.First).Where(start => start > month && start < End).DefaultIfEmpty(End).Min();
        return new(first, ((end.Year - first.Year) * 12) + end.Month - first.Month);
    }

    private static DateOnly? MonthOf(string text) => DateOnly.TryParseExact(text, Month, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 9000 ? month : null;

    /// <exception cref="InputException">It is not a month.</exception>
    public static ReviewPeriod Read(string text, int months) =>
        MonthOf(text) is { } month ? Of(month, months)
        : throw new InputException(new($"달이 ‘{text}’입니다.", $"The month is '{text}'."), new("2026-10처럼 쓰세요.", "Write it as 2026-10."), "--month");
}
