namespace Maru.Methods.PersonalData;

/// <summary>Dates, times, coordinates and short or lone numbers, told apart in a few nanoseconds: most cells of a table are these.</summary>
internal static class PlainNumbers
{
    private const int Longest = 24;

    /// <summary>True when the whole text is a number or date in which no identifier fits.</summary>
    public static bool Are(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest || text[0] > '9') return false;
        int digits = 0, dots = 0, dashes = 0, colons = 0;
        foreach (byte b in text)
        {
            if (b - (uint)'0' <= 9) digits++;
            else if (b == '.') dots++;
            else if (b == '-') dashes++;
            else if (b == ':') colons++;
            else if (b != ' ') return false;
        }
        if (digits + dots + dashes + colons < text.Length) return IsDateTime(text, colons);
        if (colons > 0) return digits < 8 || IsDateTime(text, colons);
        return (dots, dashes) switch
        {
            (0, 0) => digits < 9 || digits == 9 && text[0] != '0' || digits > 16,
            (1, 0) => !text.EndsWith(".0"u8),
            (1, 1) => text[0] == '-',
            _ => dots < 3 && (digits < 8 || digits == 8 && dots + dashes == 2),
        };
    }

    // 2025-06-25 10:00, 2019-08-31 23:17:18.0
    private static bool IsDateTime(ReadOnlySpan<byte> text, int colons) =>
        colons > 0 && text.Length >= 16 && IsSeparator(text[4]) && IsSeparator(text[7]) && text[13] == ':';

    private static bool IsSeparator(byte b) => b is (byte)'-' or (byte)'.';
}
