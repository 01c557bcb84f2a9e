namespace Maru.Engines.DuckDb;

/// <summary>
/// DuckDB's days and microseconds since 1970 as .NET's dates and times. DuckDB's years reach further (and know infinity);
/// what lies outside .NET's becomes its first or last.
/// </summary>
internal static class Moments
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private static readonly long FirstMicrosecond = (DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;
    private static readonly long LastMicrosecond = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    internal static int Days(DateOnly date) => date.DayNumber - EpochDay;

    internal static long Microseconds(TimeOnly time) => time.Ticks / TicksPerMicrosecond;

    internal static long Microseconds(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    internal static DateOnly Date(int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)days + EpochDay, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>DuckDB allows 24:00; .NET's day ends a tick before.</summary>
    internal static TimeOnly Time(long microseconds) =>
        new(Math.Clamp(microseconds * TicksPerMicrosecond, 0, TimeOnly.MaxValue.Ticks));

    internal static DateTime Moment(long microseconds) =>
        new((Math.Clamp(microseconds, FirstMicrosecond, LastMicrosecond) * TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks);
}
