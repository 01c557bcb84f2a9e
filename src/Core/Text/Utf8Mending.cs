using System.Buffers;
using System.Text;

namespace Maru.Core.Text;

/// <summary>Copies bytes that claim to be UTF-8 and replaces what is not by U+FFFD, so that no broken text goes any further.</summary>
public static class Utf8Mending
{
    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <param name="utf8">At least three times as long as the source.</param>
    /// <param name="final">Nothing follows: a sequence cut at the end is broken, not to be continued.</param>
    public static (int Consumed, int Written) Copy(ReadOnlySpan<byte> source, Span<byte> utf8, bool final)
    {
        int at = 0, written = 0;
        while (at < source.Length)
        {
            var ascii = source[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            var plain = ascii < 0 ? source.Length - at : ascii;
            source.Slice(at, plain).CopyTo(utf8[written..]);
            at += plain;
            written += plain;
            if (at == source.Length) break;
            var status = Rune.DecodeFromUtf8(source[at..], out _, out var length);
            if (status == OperationStatus.NeedMoreData && !final) break;
            var character = status == OperationStatus.Done ? source.Slice(at, length) : Replacement;
            character.CopyTo(utf8[written..]);
            at += Math.Max(1, length);
            written += character.Length;
        }
        return (at, written);
    }
}
