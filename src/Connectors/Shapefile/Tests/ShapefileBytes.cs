using System.Buffers.Binary;
using System.Text;

namespace Maru.Connectors.Tests.Shapefile;

/// <summary>Writes shapefiles and dBase tables byte by byte, as their specifications say.</summary>
internal static class ShapefileBytes
{
    public static byte[] Shp(int type, params byte[][] contents)
    {
        var file = new List<byte>();
        file.AddRange(Big(9994));
        file.AddRange(new byte[20]);
        file.AddRange(Big((100 + contents.Sum(c => c.Length + 8)) / 2));
        file.AddRange(Little(1000));
        file.AddRange(Little(type));
        file.AddRange(new byte[64]);
        for (var i = 0; i < contents.Length; i++) file.AddRange([.. Big(i + 1), .. Big(contents[i].Length / 2), .. contents[i]]);
        return [.. file];
    }

    public static byte[] Point(int type, params double[] numbers) => [.. Little(type), .. Doubles(numbers)];

    public static byte[] MultiPoint(int type, double[] xy, params double[] more) =>
        [.. Little(type), .. new byte[32], .. Little(xy.Length / 2), .. Doubles(xy), .. Doubles(more)];

    public static byte[] Parts(int type, double[][] parts, params double[] more)
    {
        var bytes = new List<byte>([.. Little(type), .. new byte[32], .. Little(parts.Length), .. Little(parts.Sum(p => p.Length) / 2)]);
        var start = 0;
        foreach (var part in parts)
        {
            bytes.AddRange(Little(start));
            start += part.Length / 2;
        }
        foreach (var part in parts) bytes.AddRange(Doubles(part));
        bytes.AddRange(Doubles(more));
        return [.. bytes];
    }

    public static byte[] Dbf(Encoding encoding, byte language, (string Name, char Type, int Length)[] fields, params string[][] rows)
    {
        var record = 1 + fields.Sum(f => f.Length);
        var file = new List<byte>([3, 126, 3, 1, .. Little(rows.Length), .. Short(33 + 32 * fields.Length), .. Short(record), .. new byte[17], language, 0, 0]);
        foreach (var (name, type, length) in fields)
        {
            var bytes = new byte[32];
            encoding.GetBytes(name).CopyTo(bytes, 0);
            (bytes[11], bytes[16]) = ((byte)type, (byte)length);
            file.AddRange(bytes);
        }
        file.Add(0x0D);
        foreach (var row in rows)
        {
            file.Add((byte)(row.Length > fields.Length ? '*' : ' '));
            for (var i = 0; i < fields.Length; i++) file.AddRange(Padded(encoding.GetBytes(row[i]), fields[i].Length));
        }
        file.Add(0x1A);
        return [.. file];
    }

    private static byte[] Padded(byte[] text, int length) => [.. text.Take(length), .. Enumerable.Repeat((byte)' ', Math.Max(0, length - text.Length))];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number) => BitConverter.GetBytes(number);

    private static byte[] Short(int number) => BitConverter.GetBytes((ushort)number);

    private static byte[] Doubles(double[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];
}
