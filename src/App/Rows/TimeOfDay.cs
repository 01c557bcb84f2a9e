using System.Globalization;

namespace Maru.App.Rows;

/// <summary>A time of day in microseconds. Unlike .NET's own it knows 24:00, with which timetables end.</summary>
internal readonly record struct TimeOfDay(long Microseconds)
{
    private const long Day = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;

    private static readonly string[] Forms = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFF"];

    /// <summary>13:05, 13:05:10, 13:05:10.5, 24:00 or 24:00:00; null for anything else.</summary>
    public static TimeOfDay? Read(string text)
    {
        if (text is "24:00" or "24:00:00") return new(Day);
        return TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new(time.Ticks / TimeSpan.TicksPerMicrosecond) : null;
    }

    public override string ToString()
    {
        var time = TimeSpan.FromMicroseconds(Microseconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{Microseconds % 1_000_000:000000}");
    }
}
