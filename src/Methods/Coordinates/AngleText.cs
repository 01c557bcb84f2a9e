using System.Buffers;
using System.Globalization;

namespace Maru.Methods.Coordinates;

/// <summary>How an angle was written.</summary>
public enum AngleForm
{
    Decimal,
    DegreesMinutes,
    DegreesMinutesSeconds,
}

/// <summary>
/// Reads an angle as people write it: 37.8786, 37°52′43″, 37 52 43, 37:52:43, 37도 52분 43초, N37°52.7′, 동경 127도 43분, 127-43-12.5.
/// </summary>
public static class AngleText
{
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789.");
    private static readonly string[] _positive = ["북위", "동경", "위도", "경도", "lat", "lon", "n", "e"];
    private static readonly string[] _negative = ["남위", "서경", "s", "w"];

    public static bool TryParse(ReadOnlySpan<char> text, out double degrees) => TryParse(text, out degrees, out _);

    public static bool TryParse(ReadOnlySpan<char> text, out double degrees, out AngleForm form)
    {
        degrees = double.NaN;
        form = AngleForm.Decimal;
        text = text.Trim();
        if (text.Length is 0 or > 64)
            return false;
        var sign = ReadHemisphere(ref text);
        if (text.StartsWith("-"))
        {
            sign = -sign;
            text = text[1..];
        }
        Span<double> parts = stackalloc double[3];
        var count = ReadParts(text, parts);
        if (count == 0 || (count > 1 && (parts[0] != Math.Floor(parts[0]) || parts[1] >= 60)) || (count > 2 && (parts[1] != Math.Floor(parts[1]) || parts[2] >= 60)))
            return false;
        form = (AngleForm)(count - 1);
        degrees = sign * FromParts(parts[0], parts[1], parts[2]);
        return Math.Abs(degrees) <= 360;
    }

    /// <summary>Degrees, minutes and seconds given in three columns, as civil-defence shelter lists do.</summary>
    public static double FromParts(double degrees, double minutes, double seconds) =>
        degrees + Math.CopySign(minutes / 60 + seconds / 3600, degrees < 0 ? -1 : 1);

    /// <summary>
    /// Reads 375243 or 1274512.3 as 37°52′43″ and 127°45′12.3″. Only values that are angles in or near Korea are taken, and only a whole column
    /// of them should be: a single number of six digits can be anything.
    /// </summary>
    public static bool TryReadPacked(double value, out double degrees)
    {
        double whole = Math.Floor(value / 10_000), minutes = Math.Floor(value / 100) % 100, seconds = value % 100;
        degrees = FromParts(whole, minutes, seconds);
        return whole is (>= 33 and <= 39) or (>= 124 and <= 132) && minutes < 60 && seconds < 60;
    }

    private static int ReadHemisphere(ref ReadOnlySpan<char> text)
    {
        foreach (var (words, sign) in (ReadOnlySpan<(string[], int)>)[(_positive, 1), (_negative, -1)])
            foreach (var word in words)
            {
                if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    text = text[word.Length..].TrimStart(" .:");
                    return sign;
                }
                if (word.Length == 1 && text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    text = text[..^1].TrimEnd();
                    return sign;
                }
            }
        return 1;
    }

    // Numbers apart by marks; each mark may stand only where its unit belongs. Returns 0 when anything else is found.
    private static int ReadParts(ReadOnlySpan<char> text, Span<double> parts)
    {
        var count = 0;
        while (text.Length > 0)
        {
            var length = text.IndexOfAnyExcept(_digits);
            length = length < 0 ? text.Length : length;
            if (length == 0 || count == parts.Length
                || !double.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out parts[count]))
                return 0;
            text = text[length..];
            var marks = text.IndexOfAny(_digits);
            var mark = marks < 0 ? text : text[..marks];
            if (!IsMark(mark.Trim(), count, isLast: marks < 0))
                return 0;
            text = text[mark.Length..];
            count++;
        }
        return count;
    }

    private static bool IsMark(ReadOnlySpan<char> mark, int part, bool isLast)
    {
        if (mark.Length == 0)
            return true;
        if (!isLast && mark is "-" or ":")
            return true;
        return part switch
        {
            0 => mark is "°" or "º" or "˚" or "도" or "˚ " or "deg" or "d",
            1 => mark is "'" or "′" or "’" or "‘" or "´" or "`" or "분" or "min" or "m",
            _ => mark is "\"" or "″" or "”" or "“" or "''" or "′′" or "’’" or "초" or "sec" or "s",
        };
    }
}
