using System.Buffers.Binary;
using System.Text;

namespace Maru.Core.Text;

/// <summary>
/// CP949 (Unified Hangul Code, the superset of EUC-KR that Korean Windows writes) to UTF-8, fast. ASCII goes eight bytes at a time,
/// a double byte through one table look-up.
/// </summary>
/// <remarks>Lead bytes are 0x81–0xFE, trail bytes 0x41–0xFE: a comma, quote, tab or line end is never part of a character.</remarks>
public static class Cp949
{
    private const int FirstLead = 0x81;
    private const int FirstTrail = 0x41;
    private const int Trails = 0xFF - FirstTrail;
    private const ulong HighBits = 0x8080808080808080;

    // Per character: three UTF-8 bytes in the low 24 bits, their number in the top 8; 0 where CP949 has nothing.
    private static readonly Lazy<uint[]> Table = new(BuildTable);

    /// <summary>UTF-8 bytes that <paramref name="length"/> bytes of CP949 can become at most: a broken byte becomes U+FFFD, three bytes.</summary>
    public static int MaxUtf8Length(int length) => checked(length * 3);

    /// <summary>
    /// Transcodes; a lead byte at the very end is left for the next call unless <paramref name="final"/>.
    /// Bytes that are no character become U+FFFD and are counted.
    /// </summary>
    /// <param name="utf8">At least <see cref="MaxUtf8Length"/> of the source long.</param>
    /// <returns>Bytes consumed and written, and how many did not exist.</returns>
    public static (int Consumed, int Written, int Broken) ToUtf8(ReadOnlySpan<byte> source, Span<byte> utf8, bool final)
    {
        var table = Table.Value;
        int i = 0, o = 0, broken = 0;
        while (i < source.Length)
        {
            while (i + 8 <= source.Length)
            {
                var eight = BinaryPrimitives.ReadUInt64LittleEndian(source[i..]);
                if ((eight & HighBits) != 0) break;
                BinaryPrimitives.WriteUInt64LittleEndian(utf8[o..], eight);
                i += 8;
                o += 8;
            }
            if (i == source.Length) break;
            var lead = source[i];
            if (lead < 0x80)
            {
                utf8[o++] = lead;
                i++;
                continue;
            }
            if (i + 1 == source.Length && !final && lead >= FirstLead) break;
            var packed = i + 1 < source.Length ? LookUp(table, lead, source[i + 1]) : 0;
            if (packed == 0)
            {
                packed = 0x03_BDBFEF;
                broken++;
                i++;
            }
            else
            {
                i += 2;
            }
            utf8[o] = (byte)packed;
            utf8[o + 1] = (byte)(packed >> 8);
            if (packed >> 24 == 3) utf8[o + 2] = (byte)(packed >> 16);
            o += (int)(packed >> 24);
        }
        return (i, o, broken);
    }

    /// <summary>Counts the bytes that are no CP949 character, and those only in the extension over EUC-KR.</summary>
    public static (long Broken, long Extended) Count(ReadOnlySpan<byte> source)
    {
        var table = Table.Value;
        long broken = 0, extended = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var lead = source[i];
            if (lead < 0x80) continue;
            var packed = i + 1 < source.Length ? LookUp(table, lead, source[i + 1]) : 0;
            if (packed == 0)
            {
                broken++;
                continue;
            }
            if (lead < 0xA1 || source[i + 1] < 0xA1) extended++;
            i++;
        }
        return (broken, extended);
    }

    private static uint LookUp(uint[] table, byte lead, byte trail)
    {
        if (lead < FirstLead || lead == 0xFF || trail < FirstTrail || trail == 0xFF) return 0;
        return table[((lead - FirstLead) * Trails) + trail - FirstTrail];
    }

    private static uint[] BuildTable()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(949, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        var table = new uint[(0xFF - FirstLead) * Trails];
        Span<byte> pair = stackalloc byte[2];
        Span<char> character = stackalloc char[4];
        Span<byte> utf8 = stackalloc byte[4];
        for (var lead = FirstLead; lead < 0xFF; lead++)
            for (var trail = FirstTrail; trail < 0xFF; trail++)
            {
                pair[0] = (byte)lead;
                pair[1] = (byte)trail;
                if (encoding.GetChars(pair, character) != 1 || character[0] == '\uFFFD' || char.IsSurrogate(character[0])) continue;
                var length = Encoding.UTF8.GetBytes(character[..1], utf8);
                if (length is 2 or 3)
                    table[((lead - FirstLead) * Trails) + trail - FirstTrail] =
                        ((uint)length << 24) | utf8[0] | ((uint)utf8[1] << 8) | (length == 3 ? (uint)utf8[2] << 16 : 0);
            }
        return table;
    }
}
