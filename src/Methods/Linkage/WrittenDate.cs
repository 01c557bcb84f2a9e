namespace Maru.Methods.Linkage;

/// <summary>Dates as people write them down, and how they slip.</summary>
public static class WrittenDate
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyyMMdd", "yyyy.MM.dd", "yyyy/MM/dd", "yyyy.M.d", "yyyy/M/d", "yyyy-M-d", "yyyy. M. d.", "yyyy. M. d", "yyyy년 M월 d일"];

    /// <summary>A day as registers write it, with or without a time of day behind it; null when it is none.</summary>
    public static DateOnly? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = text.Trim();
        if (DateOnly.TryParseExact(written, Forms, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)) return day;
        return DateOnly.TryParseExact(written.Split(' ', 'T')[0], Forms, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out day) ? day : null;
    }

    /// <summary>One digit wrong, two neighbouring digits swapped, or day and month swapped: 1985-03-12 for 1985-03-21, 1985-12-03, 1958-03-12.</summary>
    public static bool IsSlipOf(DateOnly a, DateOnly b)
    {
        if (a == b) return false;
        if (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month) return true;
        int x = Digits(a), y = Digits(b), wrong = 0, last = -1, before = -1;
        for (int place = 0; place < 8; place++, x /= 10, y /= 10)
        {
            if (x % 10 == y % 10) continue;
            (before, last) = (last, place);
            if (++wrong > 2) return false;
        }
        return wrong == 1 || last == before + 1 && Swapped(Digits(a), Digits(b), before);
    }

    private static int Digits(DateOnly date) => (date.Year * 100 + date.Month) * 100 + date.Day;

    private static bool Swapped(int a, int b, int place)
    {
        int unit = (int)Math.Pow(10, place), x = a / unit % 100, y = b / unit % 100;
        return x % 10 == y / 10 && x / 10 == y % 10;
    }
}
