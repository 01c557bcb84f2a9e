namespace Maru.App.Indicators;

/// <summary>Periods of an indicator, each by its beginning in Korean time.</summary>
public static class Periods
{
    /// <summary>The beginning of the period <paramref name="count"/> periods after this one; before it when negative.</summary>
    public static DateTime Add(Grain grain, DateTime period, int count) => grain switch
    {
        Grain.Hour => period.AddHours(count),
        Grain.Day => period.AddDays(count),
        Grain.Month => period.AddMonths(count),
        Grain.Quarter => period.AddMonths(3 * count),
        _ => period.AddYears(count),
    };

    /// <summary>The period of the same kind that this one is like: the hour a day before, the day a week before, the month or quarter a year before; null for years.</summary>
    public static DateTime? Alike(Grain grain, DateTime period) => grain switch
    {
        Grain.Hour => period.AddDays(-1),
        Grain.Day => period.AddDays(-7),
        Grain.Month or Grain.Quarter => period.AddYears(-1),
        _ => null,
    };

    /// <summary>True when the data end within the period: what it has is not all it will have.</summary>
    /// <param name="asOf">The last day the data speak of.</param>
    public static bool IsOpen(Grain grain, DateTime period, DateOnly asOf)
    {
        var end = Add(grain, period, 1);
        return grain > Grain.Day && asOf >= DateOnly.FromDateTime(period) && asOf.AddDays(1) < DateOnly.FromDateTime(end);
    }

    /// <summary>2026-09-15 14시, 2026-09-15, 2026-09, 2026 Q3, 2026.</summary>
    public static string Name(Grain grain, DateTime period) => grain switch
    {
        Grain.Hour => FormattableString.Invariant($"{period:yyyy-MM-dd HH:mm}"),
        Grain.Day => FormattableString.Invariant($"{period:yyyy-MM-dd}"),
        Grain.Month => FormattableString.Invariant($"{period:yyyy-MM}"),
        Grain.Quarter => FormattableString.Invariant($"{period:yyyy} Q{(period.Month + 2) / 3}"),
        _ => FormattableString.Invariant($"{period:yyyy}"),
    };
}
