using System.Buffers.Text;

namespace Maru.App.Ingest;

/// <summary>Numbers as Korean files write them, on UTF-8: thousands commas, △ and parentheses for minus, percent signs.</summary>
internal static class NumberText
{
    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 23).Select(i => Math.Pow(10, i))];

    /// <summary>A whole number of up to 18 digits.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> s, out long value)
    {
        value = 0;
        var negative = Sign(ref s);
        if (s.Length == 0 || s.Length > 24) return false;
        long number = 0;
        int digits = 0, sinceComma = -1;
        foreach (var b in s)
        {
            var digit = (uint)(b - '0');
            if (digit <= 9)
            {
                number = (number * 10) + digit;
                digits++;
                if (sinceComma >= 0) sinceComma++;
                continue;
            }
            // A comma groups by three: "1,234" is a number, "1,2" and "12,34" are not.
            if (b != (byte)',' || digits == 0 || (sinceComma >= 0 ? sinceComma != 3 : digits > 3)) return false;
            sinceComma = 0;
        }
        if (digits is 0 or > 18 || sinceComma is >= 0 and not 3) return false;
        value = negative ? -number : number;
        return true;
    }

    /// <summary>Any number; a percent sign at the end is dropped.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> s, out double value)
    {
        value = 0;
        if (s.Length > 0 && s[^1] == (byte)'%') s = CellText.Trim(s[..^1]);
        var negative = Sign(ref s);
        if (s.Length is 0 or > 64) return false;
        if (!TryPlain(s, out value) && !TryGeneral(s, out value)) return false;
        if (negative) value = -value;
        return true;
    }

    // Up to 15 digits and 22 places divide exactly, so the result is the nearest double.
    private static bool TryPlain(ReadOnlySpan<byte> s, out double value)
    {
        value = 0;
        long mantissa = 0;
        int digits = 0, places = -1;
        foreach (var b in s)
        {
            var digit = (uint)(b - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                if (mantissa > 0) digits++;
                if (digits > 15) return false;
                if (places >= 0) places++;
            }
            else if (b == (byte)'.' && places < 0)
            {
                places = 0;
            }
            else
            {
                return false;
            }
        }
        if (s.Length == 1 && places == 0) return false;
        if (places > 22) return false;
        value = places > 0 ? mantissa / PowersOfTen[places] : mantissa;
        return true;
    }

    private static bool TryGeneral(ReadOnlySpan<byte> s, out double value)
    {
        value = 0;
        var comma = s.IndexOf((byte)',');
        if (comma < 0) return s[0] is >= (byte)'0' and <= (byte)'9' or (byte)'.' && Utf8Parser.TryParse(s, out value, out var used) && used == s.Length && double.IsFinite(value);
        var point = s.IndexOf((byte)'.');
        var whole = point < 0 ? s : s[..point];
        if (!TryInteger(whole, out var integer)) return false;
        if (point < 0)
        {
            value = integer;
            return true;
        }
        Span<byte> plain = stackalloc byte[s.Length];
        var n = 0;
        foreach (var b in s)
            if (b != (byte)',') plain[n++] = b;
        return Utf8Parser.TryParse(plain[..n], out value, out var read) && read == n && double.IsFinite(value);
    }

    // -, +, −(U+2212), △ and ▲ as budgets write minus, (…) as accountants do.
    private static bool Sign(ref ReadOnlySpan<byte> s)
    {
        if (s.Length == 0) return false;
        switch (s[0])
        {
            case (byte)'-':
                s = s[1..];
                return true;
            case (byte)'+':
                s = s[1..];
                return false;
            case (byte)'(' when s[^1] == (byte)')' && s.Length > 2:
                s = s[1..^1];
                return true;
            case 0xE2 when s.StartsWith("−"u8) || s.StartsWith("△"u8) || s.StartsWith("▲"u8):
                s = CellText.Trim(s[3..]);
                return true;
            default:
                return false;
        }
    }
}
