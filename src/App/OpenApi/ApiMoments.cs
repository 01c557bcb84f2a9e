using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.App.OpenApi;

/// <summary>
/// Times in defaults, by Korean clocks: <c>{today:yyyyMMdd}</c>, <c>{today-5:yyyyMMdd}</c>, and <c>{moment:HHmm}</c>, the newest of the
/// hours an API publishes at that can be had by now.
/// </summary>
internal static partial class ApiMoments
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    public static string Fill(string text, ApiMoment? moment, DateTimeOffset now) => Place().Replace(text, match =>
    {
        var at = match.Groups[1].Value == "moment" ? Newest(moment ?? new(), now) : now.ToOffset(Korea);
        if (match.Groups[2].Length > 0) at = at.AddDays(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        return at.ToString(match.Groups[3].Value, CultureInfo.InvariantCulture);
    });

    // At half past midnight the newest is yesterday's last.
    private static DateTimeOffset Newest(ApiMoment moment, DateTimeOffset now)
    {
        var open = now.ToOffset(Korea).AddMinutes(-moment.OpenAfter);
        var hour = new DateTimeOffset(open.Year, open.Month, open.Day, open.Hour, 0, 0, Korea);
        for (var back = 0; back < 24; back++, hour = hour.AddHours(-1))
            if (moment.Hours.Count == 0 || moment.Hours.Contains(hour.Hour)) return hour;
        return hour;
    }

    [GeneratedRegex(@"\{(today|moment)([+-]\d{1,3})?:([^{}]+)\}")]
    private static partial Regex Place();
}
