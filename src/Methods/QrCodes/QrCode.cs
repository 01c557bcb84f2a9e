using System.Text;

namespace Maru.Methods.QrCodes;

/// <summary>
/// A QR code of ISO/IEC 18004: bytes at error correction level M, versions 1 to 20 (666 bytes at most), the mask that leaves the fewest squares of one colour.
/// </summary>
public sealed class QrCode
{
    private const int NewestVersion = 20;

    // Table 9 of the standard, level M, by version: error correction codewords of a block, and blocks.
    private static readonly int[] s_corrections = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
    private static readonly int[] s_blocks = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

    private readonly bool[,] _dark;

    // Finders, timing, alignment, format and version: no data, no mask.
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        Size = 17 + 4 * version;
        (_dark, _fixed) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Modules on each side, without the quiet zone of four around it.</summary>
    public int Size { get; }

    public bool IsDark(int row, int column) => _dark[row, column];

    /// <exception cref="ArgumentException">The text is longer than version 20 holds.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = Enumerable.Range(1, NewestVersion).FirstOrDefault(v => bytes.Length * 8 + 4 + CountBits(v) <= DataCodewords(v) * 8);
        if (version == 0) throw new ArgumentException($"{bytes.Length} bytes, at most {DataCodewords(NewestVersion) - 3}.", nameof(text));
        var code = new QrCode(version);
        code.DrawFixed(version);
        code.DrawCodewords(Interleaved(Codewords(bytes, version), version));
        code.Mask(Enumerable.Range(0, 8).MinBy(mask =>
        {
            code.Mask(mask);
            var penalty = code.Penalty();
            // Twice is not at all.
            code.Mask(mask);
            return penalty;
        }));
        return code;
    }

    private static int CountBits(int version) => version < 10 ? 8 : 16;

    private static int RawCodewords(int version)
    {
        var modules = (16 * version + 128) * version + 64;
        if (version < 2) return modules / 8;
        var alignments = version / 7 + 2;
        return (modules - ((25 * alignments - 10) * alignments - 55) - (version < 7 ? 0 : 36)) / 8;
    }

    private static int DataCodewords(int version) => RawCodewords(version) - s_corrections[version] * s_blocks[version];

    private static byte[] Codewords(byte[] bytes, int version)
    {
        var bits = new List<bool>();
        void Add(int value, int count) => bits.AddRange(Enumerable.Range(0, count).Select(i => (value >> count - 1 - i & 1) != 0));
        Add(0b0100, 4);
        Add(bytes.Length, CountBits(version));
        foreach (var one in bytes) Add(one, 8);
        var capacity = DataCodewords(version) * 8;
        Add(0, Math.Min(4, capacity - bits.Count));
        Add(0, (8 - bits.Count % 8) % 8);
        for (var pad = 0xEC; bits.Count < capacity; pad ^= 0xEC ^ 0x11) Add(pad, 8);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (value, bit) => value << 1 | (bit ? 1 : 0)))];
    }

    // Blocks of nearly one length, each with its correction; codewords are taken from them in turn.
    private static byte[] Interleaved(byte[] data, int version)
    {
        var (blocks, correction) = (s_blocks[version], s_corrections[version]);
        var shorter = blocks - RawCodewords(version) % blocks;
        var length = RawCodewords(version) / blocks - correction;
        var generator = Generator(correction);
        var parts = new List<(byte[] Data, byte[] Correction)>();
        for (var (i, at) = (0, 0); i < blocks; i++)
        {
            var part = data[at..(at += length + (i < shorter ? 0 : 1))];
            parts.Add((part, Remainder(part, generator)));
        }
        return [.. Enumerable.Range(0, length + 1).SelectMany(i => parts.Where(part => i < part.Data.Length).Select(part => part.Data[i])),
            .. Enumerable.Range(0, correction).SelectMany(i => parts.Select(part => part.Correction[i]))];
    }

    // Reed–Solomon over GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1; the leading one is left out.
    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++, root = Times(root, 2))
            for (var j = 0; j < degree; j++) result[j] = (byte)(Times(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] generator)
    {
        var result = new byte[generator.Length];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ result[0]);
            Array.Copy(result, 1, result, 0, result.Length - 1);
            result[^1] = 0;
            for (var i = 0; i < result.Length; i++) result[i] ^= Times(generator[i], factor);
        }
        return result;
    }

    private static byte Times(byte x, byte y)
    {
        var z = 0;
        for (var i = 7; i >= 0; i--) z = z << 1 ^ (z >> 7) * 0x11D ^ (y >> i & 1) * x;
        return (byte)z;
    }

    private void Put(int row, int column, bool dark) => (_dark[row, column], _fixed[row, column]) = (dark, true);

    private void DrawFixed(int version)
    {
        for (var i = 0; i < Size; i++)
        {
            Put(6, i, i % 2 == 0);
            Put(i, 6, i % 2 == 0);
        }
        foreach (var (row, column) in ((int, int)[])[(3, 3), (3, Size - 4), (Size - 4, 3)])
            for (var y = Math.Max(0, row - 4); y <= Math.Min(Size - 1, row + 4); y++)
                for (var x = Math.Max(0, column - 4); x <= Math.Min(Size - 1, column + 4); x++) Put(y, x, Math.Max(Math.Abs(y - row), Math.Abs(x - column)) is not (2 or 4));
        var centres = Alignments(version);
        foreach (var (row, column) in centres.SelectMany(row => centres.Select(column => (row, column))).Where(at => at != (6, 6) && at != (6, Size - 7) && at != (Size - 7, 6)))
            for (var y = -2; y <= 2; y++)
                for (var x = -2; x <= 2; x++) Put(row + y, column + x, Math.Max(Math.Abs(y), Math.Abs(x)) != 1);
        DrawFormat(0);
        if (version < 7) return;
        var rest = version;
        for (var i = 0; i < 12; i++) rest = rest << 1 ^ (rest >> 11) * 0x1F25;
        for (var i = 0; i < 18; i++)
        {
            var bit = ((version << 12 | rest) >> i & 1) != 0;
            Put(Size - 11 + i % 3, i / 3, bit);
            Put(i / 3, Size - 11 + i % 3, bit);
        }
    }

    private List<int> Alignments(int version)
    {
        if (version == 1) return [];
        var count = version / 7 + 2;
        var step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(i => Size - 7 - i * step)];
    }

    // Level M is 00, so the five bits are the mask alone.
    private void DrawFormat(int mask)
    {
        var rest = mask;
        for (var i = 0; i < 10; i++) rest = rest << 1 ^ (rest >> 9) * 0x537;
        var bits = (mask << 10 | rest) ^ 0x5412;
        bool Bit(int i) => (bits >> i & 1) != 0;
        for (var i = 0; i < 15; i++)
        {
            Put(i < 6 ? i : i < 8 ? i + 1 : 8, i < 8 ? 8 : i == 8 ? 7 : 14 - i, Bit(i));
            Put(i < 8 ? 8 : Size - 15 + i, i < 8 ? Size - 1 - i : 8, Bit(i));
        }
        Put(Size - 8, 8, true);
    }

    // Two columns at a time from the right, upwards and downwards by turns, around the column of the timing.
    private void DrawCodewords(byte[] words)
    {
        var at = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            for (var step = 0; step < Size; step++)
                for (var side = 0; side < 2; side++)
                {
                    var (row, column) = ((right + 1 & 2) == 0 ? Size - 1 - step : step, right - side);
                    if (_fixed[row, column] || at >= words.Length * 8) continue;
                    _dark[row, column] = (words[at >> 3] >> 7 - (at & 7) & 1) != 0;
                    at++;
                }
        }
    }

    private void Mask(int mask)
    {
        DrawFormat(mask);
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (!_fixed[y, x]) _dark[y, x] ^= mask switch { 0 => (x + y) % 2, 1 => y % 2, 2 => x % 3, 3 => (x + y) % 3, 4 => (x / 3 + y / 2) % 2, 5 => x * y % 2 + x * y % 3, 6 => (x * y % 2 + x * y % 3) % 2, _ => ((x + y) % 2 + x * y % 3) % 2 } == 0;
    }

    // Squares of one colour, which readers stumble over most.
    private int Penalty() => Enumerable.Range(0, (Size - 1) * (Size - 1)).Select(i => (Y: i / (Size - 1), X: i % (Size - 1)))
        .Count(at => _dark[at.Y, at.X] == _dark[at.Y, at.X + 1] && _dark[at.Y, at.X] == _dark[at.Y + 1, at.X] && _dark[at.Y, at.X] == _dark[at.Y + 1, at.X + 1]);
}
