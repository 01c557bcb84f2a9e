using System.Globalization;
using Maru.Core;

namespace Maru.Web.Text;

/// <summary>Numbers, sizes and dates as a reader expects them on the page.</summary>
public static class Figures
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>1,890 — thousands separated, at most <paramref name="decimals"/> digits after the point, never "-0".</summary>
    public static string Number(double value, int decimals = 0)
    {
        if (!double.IsFinite(value)) return "–";
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("#,0" + (decimals > 0 ? "." + new string('#', decimals) : ""), Invariant);
    }

    /// <summary>As <see cref="Number"/> with the decimals kept, so that figures in a column line up: 24.0.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value)) return "–";
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(Invariant), Invariant);
    }

    /// <summary>Large numbers in the reader's own units: 1.8조, 2,300만 in Korean; 1.8T, 23M in English. Used on axes and in direct labels.</summary>
    public static string Short(double value, Language language)
    {
        var size = Math.Abs(value);
        (double Divisor, string Unit) scale = language == Language.English
            ? size switch { >= 1e12 => (1e12, "T"), >= 1e9 => (1e9, "B"), >= 1e6 => (1e6, "M"), >= 1e4 => (1e3, "K"), _ => (1, "") }
            : size switch { >= 1e12 => (1e12, "조"), >= 1e8 => (1e8, "억"), >= 1e4 => (1e4, "만"), _ => (1, "") };
        if (scale.Divisor == 1) return Number(value, size < 10 ? 2 : size < 1000 ? 1 : 0);
        var scaled = value / scale.Divisor;
        return Number(scaled, Math.Abs(scaled) < 100 ? 1 : 0) + scale.Unit;
    }

    /// <summary>68.4% from a share of 0–1.</summary>
    public static string Percent(double share, int decimals = 1) => Number(share * 100, decimals) + "%";

    /// <summary>142 KB, 1.8 MB: powers of 1,000 as file managers and 공공데이터포털 show them.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => Number(bytes) + " B",
        < 1_000_000 => Number(bytes / 1e3, bytes < 10_000 ? 1 : 0) + " KB",
        < 1_000_000_000 => Number(bytes / 1e6, bytes < 100_000_000 ? 1 : 0) + " MB",
        _ => Number(bytes / 1e9, 1) + " GB",
    };

    /// <summary>2026-09-26.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", Invariant);

    /// <summary>2026-10-02 03:10, in the time zone the value carries.</summary>
    public static string Minute(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", Invariant);

    /// <summary>"오늘", "어제", "24일 전", "2달 전", "3년 전": how long ago a day was, never finer than it is known.</summary>
    public static Bilingual Ago(DateOnly day, DateOnly today)
    {
        var days = today.DayNumber - day.DayNumber;
        return days switch
        {
            < 0 => new(Day(day), Day(day)),
            0 => new("오늘", "Today"),
            1 => new("어제", "Yesterday"),
            < 60 => new($"{days}일 전", $"{days} days ago"),
            < 730 => new($"{days / 30}달 전", $"{days / 30} months ago"),
            _ => new($"{days / 365}년 전", $"{days / 365} years ago"),
        };
    }
}
