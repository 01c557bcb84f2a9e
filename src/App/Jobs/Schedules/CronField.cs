using System.Globalization;
using System.Numerics;

namespace Maru.App.Jobs.Schedules;

/// <summary>Which minutes, hours, days or months of a cron expression are meant: a bit for each value.</summary>
internal readonly record struct CronField(ulong Bits)
{
    public bool Has(int value) => (Bits >> value & 1) != 0;

    /// <summary>The smallest value that is <paramref name="from"/> or later; null when there is none.</summary>
    public int? From(int from)
    {
        var rest = from > 63 ? 0 : Bits >> from;
        return rest == 0 ? null : from + BitOperations.TrailingZeroCount(rest);
    }

    public int Count => BitOperations.PopCount(Bits);

    public int First => BitOperations.TrailingZeroCount(Bits);

    /// <summary>Reads <c>*</c>, <c>5</c>, <c>1-5</c>, <c>*/10</c>, <c>0-30/5</c> and lists of them.</summary>
    /// <param name="names">Words for values, as MON; null when there are none.</param>
    /// <returns>Null when it can't be read, or names a value outside the limits.</returns>
    public static CronField? Read(string text, int least, int most, IReadOnlyDictionary<string, int>? names = null)
    {
        ulong bits = 0;
        foreach (var part in text.Split(','))
        {
            if (Range(part, least, most, names) is not var (from, to, step)) return null;
            for (var value = from; value <= to; value += step) bits |= 1UL << value;
        }
        return bits == 0 ? null : new(bits);
    }

    private static (int From, int To, int Step)? Range(string part, int least, int most, IReadOnlyDictionary<string, int>? names)
    {
        var slash = part.Split('/');
        var step = 1;
        if (slash.Length > 2 || (slash.Length == 2 && (!Number(slash[1], out step) || step < 1 || step > most))) return null;
        if (slash[0] == "*") return (least, most, step);
        var ends = slash[0].Split('-');
        if (ends.Length > 2 || Value(ends[0], names) is not { } from || Value(ends[^1], names) is not { } to) return null;
        // "5/10" goes on to the end, as in other crons.
        if (slash.Length == 2 && ends.Length == 1) to = most;
        return from >= least && to <= most && from <= to ? (from, to, step) : null;
    }

    private static int? Value(string text, IReadOnlyDictionary<string, int>? names) =>
        Number(text, out var number) ? number : names?.TryGetValue(text.ToUpperInvariant(), out number) == true ? number : null;

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
