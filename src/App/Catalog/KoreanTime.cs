namespace Maru.App.Catalog;

/// <summary>Korean standard time: what "today" is for a city, wherever the server's own clock is set to.</summary>
public static class KoreanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTimeOffset Of(DateTimeOffset time) => time.ToOffset(Offset);

    public static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(Of(time).DateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    public static DateOnly Today(this TimeProvider clock) => Day(clock.GetUtcNow());
}
