using System.Globalization;
using Maru.Core;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>Words for feeds, the same on pages and in the terminal.</summary>
public static class FeedText
{
    public static Bilingual Name(this FeedState state) => state switch
    {
        FeedState.Working => new("정상", "Working"),
        FeedState.Stale => new("늦음", "Stale"),
        FeedState.Broken => new("고장", "Broken"),
        FeedState.Waiting => new("기다림", "Waiting"),
        _ => new("멈춤", "Paused"),
    };

    public static Bilingual Name(this BadReason reason) => reason switch
    {
        BadReason.Missing => new("값 없음", "No value"),
        BadReason.Flagged => new("제공 기관이 이상으로 표시", "Flagged by the provider"),
        BadReason.Absurd => new("있을 수 없는 값", "Impossible value"),
        BadReason.Unreadable => new("숫자가 아님", "Not a number"),
        BadReason.NoTime => new("시각을 읽을 수 없음", "Time unreadable"),
        BadReason.Future => new("앞선 시각", "Time in the future"),
        BadReason.TooLate => new("너무 늦게 옴", "Came too late"),
        _ => new("모르는 항목", "Unknown quantity"),
    };

    /// <summary>A length of time as people say it: 3분, 2시간, 5일.</summary>
    public static Bilingual Span(TimeSpan span)
    {
        if (span < TimeSpan.Zero) span = TimeSpan.Zero;
        var (count, ko, en) = span switch
        {
            { TotalSeconds: < 90 } => ((long)span.TotalSeconds, "초", "second"),
            { TotalMinutes: < 90 } => ((long)span.TotalMinutes, "분", "minute"),
            { TotalHours: < 36 } => ((long)span.TotalHours, "시간", "hour"),
            _ => ((long)span.TotalDays, "일", "day"),
        };
        return new(string.Create(CultureInfo.InvariantCulture, $"{count:N0}{ko}"), string.Create(CultureInfo.InvariantCulture, $"{count:N0} {en}{(count == 1 ? "" : "s")}"));
    }

    /// <summary>A value with its unit, or the word its code stands for.</summary>
    public static Bilingual Value(Quantity? quantity, double value)
    {
        if (quantity?.Codes?.TryGetValue((int)value, out var word) == true) return word;
        var text = value.ToString("N" + (quantity?.Decimals ?? 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var shown = string.IsNullOrEmpty(quantity?.Unit) ? text : quantity.Unit is "%" or "°" or "℃" ? text + quantity.Unit : $"{text} {quantity.Unit}";
        return new(shown, shown);
    }
}
