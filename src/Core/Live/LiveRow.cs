using System.Globalization;
using System.Text.Json;

namespace Maru.Core.Live;

/// <summary>Reads fields of a provider's row, whatever JSON type they were given as.</summary>
public static class LiveRow
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    private const int LongestText = 2_000;

    /// <summary>A field as text; null when it is not there or is no plain value.</summary>
    public static string? Text(this JsonElement row, string field)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(field, out var found)) return null;
        var text = found.ValueKind switch
        {
            JsonValueKind.String => Whole(found),
            JsonValueKind.Number => found.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return text is { Length: > LongestText } ? text[..LongestText] : text;
    }

    /// <summary>The first of several names a field goes by that has something in it; trimmed.</summary>
    public static string? Any(this JsonElement row, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (row.Text(field)?.Trim() is { Length: > 0 } text) return text;
        return null;
    }

    public static double? Number(this JsonElement row, params ReadOnlySpan<string> fields) =>
        row.Any(fields) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>A longitude and latitude, when both lie on Korean ground.</summary>
    public static (double Longitude, double Latitude)? Place(double? longitude, double? latitude) =>
        longitude is > 123 and < 133 && latitude is > 32 and < 40 ? (longitude.Value, latitude.Value) : null;

    /// <summary>A time as Korean providers write it: digits with or without signs between them, 24:00 for midnight; with an offset as it says.</summary>
    public static DateTimeOffset? Time(string? text)
    {
        text = text?.Trim();
        if (text is null || text.Length is < 8 or > 40) return null;
        if (text.Contains('T', StringComparison.Ordinal) && HasOffset(text)) return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole) ? whole : null;
        Span<char> digits = stackalloc char[14];
        var count = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                // Parts of a second say nothing here.
                if (count == 14) break;
                digits[count++] = letter;
            }
            else if (letter is not ('-' or ':' or ' ' or '/' or '.' or 'T'))
            {
                return null;
            }
        }
        if (count is not (8 or 10 or 12 or 14)) return null;
        digits[count..].Fill('0');
        var isMidnight = digits is [_, _, _, _, _, _, _, _, '2', '4', ..];
        if (isMidnight) (digits[8], digits[9]) = ('0', '0');
        if (!DateTime.TryParseExact(digits, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1990 or > 2200) return null;
        return new DateTimeOffset(local, Korea).AddDays(isMidnight ? 1 : 0);
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);

    // Half of a surrogate pair is no text.
    private static string? Whole(JsonElement found)
    {
        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
