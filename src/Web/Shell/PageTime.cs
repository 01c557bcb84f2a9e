namespace Maru.Web.Shell;

/// <summary>The moment a page is shown, in the site's time zone. One value for the whole page, so its times agree.</summary>
public sealed class PageTime(TimeProvider clock)
{
    private static readonly TimeZoneInfo Korea = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    public DateTimeOffset Now { get; } = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Korea);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Any moment as the site's wall clock shows it.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Korea);
}
