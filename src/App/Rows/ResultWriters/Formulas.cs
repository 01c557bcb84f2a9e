using System.Buffers.Text;

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

    private static bool IsNumber(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out double _, out var read) && read == text.Length;
}
