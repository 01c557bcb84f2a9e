namespace Maru.Connectors.Csv;

/// <summary>
/// What a quote means: it opens a quoted cell only at the cell's start, and only if it closes. Shared by the survey and the reader,
/// which must agree on where rows end.
/// </summary>
internal static class CsvQuotes
{
    /// <summary>A quote that does not close within this many bytes is a character like any other: one stray quote may not swallow the file.</summary>
    public const int LongestCell = 4 << 20;

    /// <summary>
    /// Index just behind the closing quote, for text that starts behind the opening one; −1 when it does not close in this text.
    /// </summary>
    public static int FindEnd(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0) return -1;
            at += quote + 1;
            if (at >= text.Length || text[at] != (byte)'"') return at;
            at++;
        }
    }
}
