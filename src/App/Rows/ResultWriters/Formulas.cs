using System.Buffers.Text;
using System.Text;

namespace Maru.App.Rows.ResultWriters;

/// <summary>Text that a spreadsheet would take for a formula (OWASP: CSV injection).</summary>
public static class Formulas
{
    public static bool LooksLikeOne(ReadOnlySpan<byte> text) => text.Length > 1 && text[0] switch
    {
        (byte)'=' or (byte)'@' or (byte)'\t' or (byte)'\r' => true,
        (byte)'+' or (byte)'-' => !IsNumber(text),
        _ => false,
    };

    /// <summary>The text with an apostrophe before it where a spreadsheet would run it.</summary>
    public static string Guarded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 2 || text[0] is not ('=' or '@' or '\t' or '\r' or '+' or '-')) return text;
        return LooksLikeOne(Encoding.UTF8.GetBytes(text)) ? "'" + text : text;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out double _, out var read) && read == text.Length;
}
