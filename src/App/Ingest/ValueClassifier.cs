namespace Maru.App.Ingest;

/// <summary>Says what a trimmed cell looks like. The first byte decides which tests are worth making.</summary>
internal static class ValueClassifier
{
    public static ValueClass Classify(ReadOnlySpan<byte> s)
    {
        if (s.Length == 0) return ValueClass.Blank;
        var first = s[0];
        if ((uint)(first - '0') <= 9) return StartsWithDigit(s);
        if (first == (byte)'*' && CellText.IsMasked(s)) return ValueClass.Masked;
        if (CellText.IsNoValue(s)) return ValueClass.NoValue;
        if (first is (byte)'-' or (byte)'+' or (byte)'(' or (byte)'.' or 0xE2) return Signed(s);
        if (first == (byte)'\'' && TimeText.TryDate(s, shortYears: true, out _)) return ValueClass.ShortDate;
        return Words(s);
    }

    private static ValueClass StartsWithDigit(ReadOnlySpan<byte> s)
    {
        var other = s.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (other < 0) return AllDigits(s);
        if (s[^1] == (byte)'%') return NumberText.TryNumber(s, out _) ? ValueClass.Percent : ValueClass.Text;
        if (s[other] is (byte)'.' or (byte)',')
        {
            if (s[0] == (byte)'0' && other > 1) return ValueClass.Text;
            if (TimeText.TryCompactDate(s, out _)) return ValueClass.CompactDateDotZero;
            if (NumberText.TryInteger(s, out _)) return ValueClass.Integer;
            if (TimeText.TryDecimalMonth(s)) return ValueClass.DecimalMonth;
            if (NumberText.TryNumber(s, out var number)) return IsDotZero(s) && Math.Abs(number) < 1e15 ? ValueClass.IntegerDotZero : ValueClass.Decimal;
        }
        else if (NumberText.TryNumber(s, out _))
        {
            return ValueClass.Decimal;
        }
        return TimeLike(s);
    }

    private static ValueClass AllDigits(ReadOnlySpan<byte> s)
    {
        if (s.Length > 1 && s[0] == (byte)'0') return ValueClass.ZeroLed;
        return s.Length switch
        {
            8 when TimeText.TryCompactDate(s, out _) => ValueClass.CompactDate,
            6 when TimeText.TryCompactMonth(s, out _, out _) => ValueClass.CompactMonth,
            12 or 14 when TimeText.TryCompactDateTime(s, out _) => ValueClass.CompactDateTime,
            > 18 => ValueClass.LongDigits,
            _ => ValueClass.Integer,
        };
    }

    private static ValueClass TimeLike(ReadOnlySpan<byte> s)
    {
        if (TimeText.TryDate(s, out _)) return ValueClass.Date;
        if (TimeText.TryMonth(s, out _, out _)) return ValueClass.Month;
        if (TimeText.TryDate(s, shortYears: true, out _)) return ValueClass.ShortDate;
        if (TimeText.TryDateTime(s, shortYears: false, out _)) return ValueClass.DateTime;
        if (TimeText.TryTime(s, out _)) return ValueClass.Time;
        return IsDms(s) ? ValueClass.DegreesMinutesSeconds : ValueClass.Text;
    }

    private static ValueClass Signed(ReadOnlySpan<byte> s)
    {
        if (NumberText.TryInteger(s, out _)) return ValueClass.Integer;
        if (!NumberText.TryNumber(s, out _)) return ValueClass.Text;
        return s[^1] == (byte)'%' ? ValueClass.Percent : IsDotZero(s) ? ValueClass.IntegerDotZero : ValueClass.Decimal;
    }

    private static ValueClass Words(ReadOnlySpan<byte> s)
    {
        if (s.Length is 4 or 5 && IsBoolean(s)) return ValueClass.Boolean;
        if (s.Length >= 4 && s.StartsWith("오"u8) && TimeText.TryTime(s, out _)) return ValueClass.Time;
        return IsWkt(s) ? ValueClass.Wkt : ValueClass.Text;
    }

    public static bool IsBoolean(ReadOnlySpan<byte> s) =>
        System.Text.Ascii.EqualsIgnoreCase(s, "true"u8) || System.Text.Ascii.EqualsIgnoreCase(s, "false"u8);

    private static bool IsDotZero(ReadOnlySpan<byte> s)
    {
        var point = s.IndexOf((byte)'.');
        return point > 0 && s[(point + 1)..].IndexOfAnyExcept((byte)'0') < 0;
    }

    private static bool IsWkt(ReadOnlySpan<byte> s)
    {
        if (s[^1] is not ((byte)')' or (byte)'Y')) return false;
        foreach (var word in Shapes)
            if (s.Length > word.Length && System.Text.Ascii.EqualsIgnoreCase(s[..word.Length], word) && s[word.Length] is (byte)' ' or (byte)'(') return true;
        return false;
    }

    private static readonly byte[][] Shapes =
        [.. "POINT LINESTRING POLYGON MULTIPOINT MULTILINESTRING MULTIPOLYGON GEOMETRYCOLLECTION".Split(' ').Select(System.Text.Encoding.UTF8.GetBytes)];

    private static bool IsDms(ReadOnlySpan<byte> s) =>
        s.Length is >= 5 and <= 40 && (s.IndexOf("°"u8) > 0 || s.IndexOf("도"u8) > 0) && (s.IndexOf("'"u8) > 0 || s.IndexOf("′"u8) > 0 || s.IndexOf("분"u8) > 0);
}
