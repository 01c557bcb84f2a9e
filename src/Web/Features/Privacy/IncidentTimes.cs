using System.Globalization;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.Web.Features.Privacy;

/// <summary>Times as forms hold them: of the city's clocks, to the minute.</summary>
internal static class IncidentTimes
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    public static string Field(DateTimeOffset at) => KoreanTime.Of(at).ToString(Form, CultureInfo.InvariantCulture);

    /// <exception cref="InputException">It is no time.</exception>
    public static DateTimeOffset Read(string text, string field) =>
        DateTime.TryParseExact(text, (string[])[Form, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? KoreanTime.StartOf(DateOnly.FromDateTime(time)) + time.TimeOfDay
            : throw new InputException(new($"때가 \"{text}\"입니다.", $"The time is \"{text}\"."), new("2026-11-23 14:30처럼 쓰세요.", "Write it as 2026-11-23 14:30."), field);
}
