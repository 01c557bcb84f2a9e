using System.Globalization;
using Maru.Core;

namespace Maru.App.Catalog;

public enum CycleKind
{
    Unknown,
    /// <summary>Every so many minutes or hours.</summary>
    Short,
    /// <summary>Every so many days.</summary>
    Days,
    /// <summary>Every so many months.</summary>
    Months,
    /// <summary>수시: when there is something to update; never due.</summary>
    Irregular,
    /// <summary>Made once or no longer updated.</summary>
    Ended,
}

/// <summary>How often a dataset is updated.</summary>
/// <param name="Every">Minutes, days or months, by kind; 0 where it has no meaning.</param>
public readonly record struct UpdateCycle(CycleKind Kind, int Every)
{
    public static UpdateCycle Unknown => default;

    /// <summary>Length in days, for a track that shows one cycle; null when it has none.</summary>
    public double? Days => Kind switch
    {
        CycleKind.Short => Every / 1440.0,
        CycleKind.Days => Every,
        CycleKind.Months => Every * 30.4375,
        _ => null,
    };

    /// <summary>
    /// Reads what people and files write: 매일, 매주, 월간, 분기, 반기, 연간, 수시, 실시간, 5분, 10분마다, 1시간, 3개월, 갱신 끝남, 일회성,
    /// English words, and ISO 8601 durations (PT5M, P1D, P3M). Anything else is unknown.
    /// </summary>
    public static UpdateCycle Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Unknown;
        var word = text.Trim().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return Named(word) ?? Iso(word) ?? Counted(word) ?? Unknown;
    }

    /// <summary>The form in which it is stored, read back by <see cref="Parse"/>.</summary>
    public string Code => Kind switch
    {
        CycleKind.Short => FormattableString.Invariant($"PT{Every}M"),
        CycleKind.Days => FormattableString.Invariant($"P{Every}D"),
        CycleKind.Months => FormattableString.Invariant($"P{Every}M"),
        CycleKind.Irregular => "irregular",
        CycleKind.Ended => "ended",
        _ => "unknown",
    };

    public Bilingual Name => (Kind, Every) switch
    {
        (CycleKind.Short, 60) => new("매시간", "hourly"),
        (CycleKind.Short, var n) when n % 60 == 0 => new($"{n / 60}시간마다", $"every {n / 60} hours"),
        (CycleKind.Short, var n) => new($"{n}분마다", $"every {n} minutes"),
        (CycleKind.Days, 1) => new("매일", "daily"),
        (CycleKind.Days, 7) => new("매주", "weekly"),
        (CycleKind.Days, var n) => new($"{n}일마다", $"every {n} days"),
        (CycleKind.Months, 1) => new("매달", "monthly"),
        (CycleKind.Months, 3) => new("분기마다", "quarterly"),
        (CycleKind.Months, 6) => new("반기마다", "half-yearly"),
        (CycleKind.Months, 12) => new("해마다", "yearly"),
        (CycleKind.Months, var n) when n % 12 == 0 => new($"{n / 12}년마다", $"every {n / 12} years"),
        (CycleKind.Months, var n) => new($"{n}달마다", $"every {n} months"),
        (CycleKind.Irregular, _) => new("수시", "as needed"),
        (CycleKind.Ended, _) => new("갱신 끝남", "no longer updated"),
        _ => new("주기 모름", "cycle unknown"),
    };

    private static UpdateCycle? Named(string word) => word switch
    {
        "매일" or "일간" or "일" or "일단위" or "daily" => new(CycleKind.Days, 1),
        "매주" or "주간" or "주" or "weekly" => new(CycleKind.Days, 7),
        "매월" or "매달" or "월간" or "월" or "monthly" => new(CycleKind.Months, 1),
        "분기" or "매분기" or "분기마다" or "분기별" or "quarterly" => new(CycleKind.Months, 3),
        "반기" or "매반기" or "반기마다" or "반기별" or "half-yearly" or "semiannual" => new(CycleKind.Months, 6),
        "매년" or "해마다" or "연간" or "년" or "연" or "연1회" or "yearly" or "annual" => new(CycleKind.Months, 12),
        "five-minutes" => new(CycleKind.Short, 5),
        "실시간" or "realtime" or "real-time" => new(CycleKind.Short, 5),
        "매시간" or "매시" or "시간" or "hourly" => new(CycleKind.Short, 60),
        "수시" or "수시(1회성데이터)" or "irregular" or "as-needed" or "asneeded" => new(CycleKind.Irregular, 0),
        "일회성" or "1회성" or "1회성데이터" or "갱신끝남" or "끝남" or "once" or "ended" => new(CycleKind.Ended, 0),
        _ => null,
    };

    private static UpdateCycle? Iso(string word)
    {
        if (word.Length < 3 || word[0] != 'p') return null;
        var isTime = word[1] == 't';
        if (!int.TryParse(word.AsSpan(isTime ? 2 : 1, word.Length - (isTime ? 3 : 2)), NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n == 0) return null;
        return (isTime, word[^1]) switch
        {
            (true, 'm') => new(CycleKind.Short, n),
            (true, 'h') => new(CycleKind.Short, n * 60),
            (false, 'd') => new(CycleKind.Days, n),
            (false, 'w') => new(CycleKind.Days, n * 7),
            (false, 'm') => new(CycleKind.Months, n),
            (false, 'y') => new(CycleKind.Months, n * 12),
            _ => null,
        };
    }

    private static UpdateCycle? Counted(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 4) return null;
        var n = int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture);
        if (n == 0) return null;
        var unit = word[digits..];
        if (unit.EndsWith("마다", StringComparison.Ordinal)) unit = unit[..^2];
        return unit switch
        {
            "분" => new(CycleKind.Short, n),
            "시간" => new(CycleKind.Short, n * 60),
            "일" => new(CycleKind.Days, n),
            "주" => new(CycleKind.Days, n * 7),
            "개월" or "달" => new(CycleKind.Months, n),
            "년" => new(CycleKind.Months, n * 12),
            _ => null,
        };
    }
}
