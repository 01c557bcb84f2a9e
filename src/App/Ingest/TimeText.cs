using System.Globalization;
using System.Text;

namespace Maru.App.Ingest;

/// <summary>Dates and times as Korean files write them, on UTF-8. Days count from 1970-01-01, times in microseconds.</summary>
internal static class TimeText
{
    public const long MicrosPerDay = 86_400_000_000;
    private const int DayNumberOf1970 = 719_162;
    private const int FirstYear = 1800;
    private const int LastYear = 2200;

    /// <summary>2025-09-11, 2025.9.11., 2025/09/11, 2025년 9월 11일, 20250911, 20040517.0; a weekday in parentheses behind it is passed over.</summary>
    public static bool TryDate(ReadOnlySpan<byte> s, out int days) => TryDate(s, shortYears: false, out days);

    /// <param name="shortYears">Reads 25.09.11 as 2025-09-11 and 98-03-02 as 1998-03-02.</param>
    public static bool TryDate(ReadOnlySpan<byte> s, bool shortYears, out int days)
    {
        days = 0;
        if (s.Length is < 6 or > 40) return false;
        if (TryCompactDate(s, out days)) return true;
        var reader = new Fields(s);
        if (!reader.Date(shortYears, out var year, out var month, out var day)) return false;
        reader.SkipWeekday();
        return reader.AtEnd && TryDays(year, month, day, out days);
    }

    /// <summary>yyyyMMdd, with .0 allowed behind it.</summary>
    public static bool TryCompactDate(ReadOnlySpan<byte> s, out int days)
    {
        days = 0;
        if (s.Length == 10 && s[8] == (byte)'.' && s[9] == (byte)'0') s = s[..8];
        return s.Length == 8 && Digits(s, out var n) && TryDays((int)(n / 10000), (int)(n / 100 % 100), (int)(n % 100), out days);
    }

    /// <summary>yyyyMM as a month of a year people deal in.</summary>
    public static bool TryCompactMonth(ReadOnlySpan<byte> s, out int year, out int month)
    {
        (year, month) = (0, 0);
        if (s.Length == 8 && s[6] == (byte)'.' && s[7] == (byte)'0') s = s[..6];
        if (s.Length != 6 || !Digits(s, out var n)) return false;
        (year, month) = ((int)(n / 100), (int)(n % 100));
        return year is >= 1900 and <= 2100 && month is >= 1 and <= 12;
    }

    /// <summary>2025.9 or 2025.09: a month of a year people deal in, and a decimal number as well.</summary>
    public static bool TryDecimalMonth(ReadOnlySpan<byte> s) =>
        s.Length is 6 or 7 && s[4] == (byte)'.' && TryMonth(s, out var year, out _) && year is >= 1900 and <= 2100;

    /// <summary>2025-09, 2025.9, 2025/09, 2025년 9월.</summary>
    public static bool TryMonth(ReadOnlySpan<byte> s, out int year, out int month)
    {
        (year, month) = (0, 0);
        if (s.Length is < 6 or > 16) return false;
        var reader = new Fields(s);
        if (!reader.Number(4, 4, out year) || !reader.Separator() || !reader.Number(1, 2, out month)) return false;
        reader.Skip("월"u8);
        return reader.AtEnd && year is >= FirstYear and <= LastYear && month is >= 1 and <= 12;
    }

    /// <summary>A date and a time of day: ISO 8601, with a space, 오전/오후, 24:00, or fourteen or twelve digits. An offset is passed over: local time stays.</summary>
    public static bool TryDateTime(ReadOnlySpan<byte> s, bool shortYears, out long micros)
    {
        micros = 0;
        if (s.Length is < 10 or > 48) return false;
        if (TryCompactDateTime(s, out micros)) return true;
        var reader = new Fields(s);
        if (!reader.Date(shortYears, out var year, out var month, out var day) || !TryDays(year, month, day, out var days)) return false;
        reader.SkipWeekday();
        if (!reader.TimeOfDay(out var time)) return false;
        reader.SkipOffset();
        if (!reader.AtEnd) return false;
        micros = (days * MicrosPerDay) + time;
        return true;
    }

    /// <summary>yyyyMMddHHmmss or yyyyMMddHHmm.</summary>
    public static bool TryCompactDateTime(ReadOnlySpan<byte> s, out long micros)
    {
        micros = 0;
        if (s.Length is not (14 or 12) || !TryCompactDate(s[..8], out var days) || !Digits(s[8..], out var n)) return false;
        if (s.Length == 12) n *= 100;
        var (hour, minute, second) = (n / 10000, n / 100 % 100, n % 100);
        if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && n % 10000 != 0)) return false;
        micros = (days * MicrosPerDay) + (((((hour * 60) + minute) * 60) + second) * 1_000_000);
        return true;
    }

    /// <summary>HH:mm, HH:mm:ss, 24:00, 오후 3:20, 9시 30분.</summary>
    public static bool TryTime(ReadOnlySpan<byte> s, out long micros)
    {
        micros = 0;
        if (s.Length is < 4 or > 24) return false;
        var reader = new Fields(s);
        return reader.TimeOfDay(out micros) && reader.AtEnd;
    }

    public static bool TryDays(int year, int month, int day, out int days)
    {
        days = 0;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> s, out long value)
    {
        value = 0;
        foreach (var b in s)
        {
            var digit = (uint)(b - '0');
            if (digit > 9) return false;
            value = (value * 10) + digit;
        }
        return s.Length > 0;
    }

    /// <summary>Reads the parts of a date or time from left to right.</summary>
    private ref struct Fields(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> _rest = text;

        public readonly bool AtEnd => _rest.Length == 0;

        public bool Date(bool shortYears, out int year, out int month, out int day)
        {
            (month, day) = (0, 0);
            if (!Year(shortYears, out year) || !Separator() || !Number(1, 2, out month) || !Separator() || !Number(1, 2, out day)) return false;
            if (!Skip("일"u8)) Skip("."u8);
            return true;
        }

        private bool Year(bool shortYears, out int year)
        {
            var before = _rest;
            if (Number(4, 4, out year)) return true;
            _rest = before;
            Skip("'"u8);
            if (!shortYears || !Number(2, 2, out year)) return false;
            year += year < 70 ? 2000 : 1900;
            return true;
        }

        public bool Separator()
        {
            Space();
            var found = Skip("-"u8) || Skip("."u8) || Skip("/"u8) || Skip("년"u8) || Skip("월"u8);
            Space();
            return found;
        }

        public bool Number(int fewest, int most, out int value)
        {
            value = 0;
            var n = 0;
            while (n < _rest.Length && n < most && (uint)(_rest[n] - '0') <= 9) value = (value * 10) + (_rest[n++] - '0');
            if (n < fewest || (n < _rest.Length && (uint)(_rest[n] - '0') <= 9 && most > 2)) return false;
            _rest = _rest[n..];
            return true;
        }

        public void SkipWeekday()
        {
            var before = _rest;
            Space();
            if (Skip("("u8) && _rest.Length >= 4 && _rest[3] == (byte)')' && "일월화수목금토"u8.IndexOf(_rest[..3]) is >= 0 and var at && at % 3 == 0) _rest = _rest[4..];
            else _rest = before;
        }

        public bool TimeOfDay(out long micros)
        {
            micros = 0;
            if (!Skip("T"u8)) Space();
            var afternoon = Skip("오후"u8) || Skip("PM "u8);
            var morning = !afternoon && (Skip("오전"u8) || Skip("AM "u8));
            Space();
            if (!Number(1, 2, out var hour) || !(Skip(":"u8) || Skip("시"u8))) return false;
            Space();
            int minute = 0, second = 0;
            long fraction = 0;
            if (Number(2, 2, out minute) || (_rest.Length > 0 && Number(1, 2, out minute) && _rest.StartsWith("분"u8)))
            {
                Skip("분"u8);
                Space();
                var before = _rest;
                if ((Skip(":"u8) || minute >= 0) && Number(2, 2, out second))
                {
                    Skip("초"u8);
                    if (Skip("."u8)) fraction = Fraction();
                }
                else
                {
                    _rest = before;
                    second = 0;
                }
            }
            else if (hour > 24)
            {
                return false;
            }
            Space();
            afternoon |= Skip("PM"u8);
            morning |= Skip("AM"u8);
            if (afternoon && hour < 12) hour += 12;
            if (morning && hour == 12) hour = 0;
            if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute > 0 || second > 0))) return false;
            micros = (((((hour * 60L) + minute) * 60) + second) * 1_000_000) + fraction;
            return true;
        }

        public void SkipOffset()
        {
            if (Skip("Z"u8)) return;
            if (_rest.Length is 5 or 6 && _rest[0] is (byte)'+' or (byte)'-' && _rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)':') < 0) _rest = default;
        }

        public bool Skip(ReadOnlySpan<byte> word)
        {
            if (!_rest.StartsWith(word)) return false;
            _rest = _rest[word.Length..];
            return true;
        }

        private long Fraction()
        {
            long micros = 0;
            var places = 0;
            while (_rest.Length > 0 && (uint)(_rest[0] - '0') <= 9)
            {
                if (places < 6) micros = (micros * 10) + _rest[0] - '0';
                places++;
                _rest = _rest[1..];
            }
            for (; places < 6; places++) micros *= 10;
            return micros;
        }

        private void Space() => _rest = _rest.TrimStart((byte)' ');
    }

    /// <summary>yyyy-MM-dd of days since 1970-01-01.</summary>
    public static string DateText(long days) => DateOnly.FromDayNumber((int)(days + DayNumberOf1970)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>HH:mm:ss of microseconds since midnight, with a fraction when there is one; 24:00:00 stays so.</summary>
    public static string ClockText(long micros)
    {
        var (seconds, fraction) = Math.DivRem(micros, 1_000_000);
        var text = FormattableString.Invariant($"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}");
        return fraction == 0 ? text : text + "." + fraction.ToString("D6", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    /// <summary>yyyy-MM, as UTF-8.</summary>
    public static byte[] MonthText(int year, int month) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{year:D4}-{month:D2}"));
}
