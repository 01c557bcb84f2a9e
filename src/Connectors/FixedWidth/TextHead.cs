using System.Text;
using Maru.Core.Text;

namespace Maru.Connectors.FixedWidth;

/// <summary>The first lines of a file, from its first bytes.</summary>
internal static class TextHead
{
    private const int MostLines = 200;

    public static TextEncoding Encoding(ReadOnlySpan<byte> head) =>
        System.Text.Unicode.Utf8.IsValid(head[..TextDetection.WholeUtf8(head)]) ? TextEncoding.Utf8 : TextEncoding.Cp949;

    /// <returns>Lines that aren't blank; null when the bytes are no text.</returns>
    public static List<string>? Lines(ReadOnlySpan<byte> head, TextEncoding encoding, bool whole)
    {
        if (head.IndexOfAnyInRange((byte)0, (byte)8) >= 0) return null;
        // The last line may be cut.
        var end = whole ? head.Length : head.LastIndexOf((byte)'\n');
        if (end <= 0) return null;
        var text = encoding == TextEncoding.Utf8 ? System.Text.Encoding.UTF8.GetString(head[..end]) : FromCp949(head[..end]);
        return [.. text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !string.IsNullOrWhiteSpace(line)).Take(MostLines)];
    }

    private static string FromCp949(ReadOnlySpan<byte> bytes)
    {
        var utf8 = new byte[Cp949.MaxUtf8Length(bytes.Length)];
        var (_, written, _) = Cp949.ToUtf8(bytes, utf8, final: true);
        return System.Text.Encoding.UTF8.GetString(utf8, 0, written);
    }
}
