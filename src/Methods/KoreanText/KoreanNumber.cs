using System.Globalization;
using System.Text;

namespace Maru.Methods.KoreanText;

/// <summary>Numbers as Koreans read them in a sentence: 28만 명, 3조 883억 원.</summary>
public static class KoreanNumber
{
    private static readonly string[] Units = ["", "만", "억", "조", "경"];

    /// <summary>All places, grouped by ten thousands: 3,088,328,520,776 → "3조 883억 2852만 776".</summary>
    public static string InWords(long value) => InWords(value, Units.Length);

    /// <summary>The largest <paramref name="groups"/> groups of ten thousands, rounded: with 2, 3,088,328,520,776 → "3조 883억".</summary>
    public static string InWords(long value, int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (value == 0) return "0";
        UInt128 magnitude = value < 0 ? (UInt128)(-(Int128)value) : (UInt128)value;
        var kept = Keep(magnitude, groups);
        var words = new StringBuilder(value < 0 ? "-" : "");
        for (int unit = Units.Length - 1; unit >= 0; unit--)
        {
            int part = (int)(kept / Power(unit) % 10_000);
            if (part == 0) continue;
            if (words.Length > 0 && words[^1] != '-') words.Append(' ');
            words.Append(part.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", "", StringComparison.Ordinal)).Append(Units[unit]);
        }
        return words.ToString();
    }

    /// <summary>One unit with one decimal at most, for a tile: 281,234 → "28.1만", 3,088,328,520,776 → "3.1조", 9,800 → "9,800".</summary>
    public static string Short(double value)
    {
        double magnitude = Math.Abs(value);
        int unit = magnitude < 1e4 ? 0 : magnitude < 1e8 ? 1 : magnitude < 1e12 ? 2 : magnitude < 1e16 ? 3 : 4;
        double scaled = value / Math.Pow(10, 4 * unit);
        // 9,999.96만 rounds up to the next unit.
        if (unit is > 0 and < 4 && Math.Round(Math.Abs(scaled), 1) >= 10_000) scaled = value / Math.Pow(10, 4 * ++unit);
        string format = unit == 0 ? "#,0.#" : Math.Abs(scaled) >= 100 ? "#,0" : "#,0.#";
        return scaled.ToString(format, CultureInfo.InvariantCulture) + Units[unit];
    }

    /// <summary>Thousands grouped by commas, as tables show them: 3,088,328,520,776.</summary>
    public static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static UInt128 Keep(UInt128 value, int groups)
    {
        int top = 0;
        while (top < Units.Length - 1 && value >= Power(top + 1)) top++;
        int drop = top - groups + 1;
        if (drop <= 0) return value;
        var step = Power(drop);
        return (value + step / 2) / step * step;
    }

    private static UInt128 Power(int unit)
    {
        UInt128 power = 1;
        for (int i = 0; i < unit; i++) power *= 10_000;
        return power;
    }
}
