using System.Globalization;
using Maru.Core.Data;

namespace Maru.App.Charts;

/// <summary>How finely time is cut so that an axis shows a shape and not a thicket.</summary>
public static class ChartPeriod
{
    /// <summary>year, month, day or hour for dates; null for everything else.</summary>
    public static string? Of(Column time)
    {
        if (!AxisOf.IsDated(time)) return null;
        if (Day(time.Profile?.Min) is not { } first || Day(time.Profile?.Max) is not { } last) return "month";
        return (last - first).TotalDays switch
        {
            <= 3 when time.Type == ColumnType.DateTime => "hour",
            <= 120 => "day",
            <= 3660 => "month",
            _ => "year",
        };
    }

    private static DateTime? Day(string? text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
