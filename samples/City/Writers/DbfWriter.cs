using System.Globalization;
using System.Text;

namespace Maru.City.Writers;

/// <summary>dBASE III: field names cut to ten bytes, numbers right-aligned, text padded, no word on the encoding.</summary>
internal static class DbfWriter
{
    public static byte[] Write(Table table, Encoding encoding)
    {
        var fields = Enumerable.Range(0, table.Columns.Length).Select(column => Field(table, column, encoding)).ToList();
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write((byte)3);
        writer.Write([(byte)(Delivery.FileTime.Year - 1900), (byte)Delivery.FileTime.Month, (byte)Delivery.FileTime.Day]);
        writer.Write(table.Rows.Count);
        writer.Write((short)(33 + 32 * fields.Count));
        writer.Write((short)(1 + fields.Sum(field => field.Length)));
        writer.Write(new byte[20]);
        foreach (var field in fields)
        {
            writer.Write(Fit(encoding.GetBytes(field.Name), 11, 0));
            writer.Write((byte)field.Type);
            writer.Write(0);
            writer.Write([(byte)field.Length, (byte)field.Decimals]);
            writer.Write(new byte[14]);
        }
        writer.Write((byte)0x0D);
        foreach (var row in table.Rows)
        {
            writer.Write((byte)' ');
            for (var column = 0; column < fields.Count; column++)
                writer.Write(Value(row[column], fields[column], encoding));
        }
        writer.Write((byte)0x1A);
        writer.Flush();
        return buffer.ToArray();
    }

    private static DbfField Field(Table table, int column, Encoding encoding)
    {
        var cells = table.Rows.Select(row => row[column]).ToList();
        var name = Cut(table.Columns[column], 10, encoding);
        if (cells.All(cell => cell is null or int or long) && cells.Exists(cell => cell is not null))
            return new DbfField(name, 'N', 12, 0);
        if (cells.All(cell => cell is null or double or int) && cells.Exists(cell => cell is not null))
            return new DbfField(name, 'N', 16, 4);
        if (cells.All(cell => cell is null or DateOnly) && cells.Exists(cell => cell is not null))
            return new DbfField(name, 'D', 8, 0);
        return new DbfField(name, 'C', Math.Clamp(cells.Max(cell => encoding.GetByteCount(Table.Text(cell))), 1, 254), 0);
    }

    private static byte[] Value(object? cell, DbfField field, Encoding encoding) => field.Type switch
    {
        'N' => Encoding.ASCII.GetBytes((cell is null ? "" : Convert.ToDouble(cell, CultureInfo.InvariantCulture).ToString(field.Decimals == 0 ? "0" : "0.0000", CultureInfo.InvariantCulture)).PadLeft(field.Length)),
        'D' => Encoding.ASCII.GetBytes(cell is DateOnly day ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : new string(' ', 8)),
        _ => Fit(encoding.GetBytes(Cut(Table.Text(cell), field.Length, encoding)), field.Length, (byte)' '),
    };

    private static string Cut(string text, int bytes, Encoding encoding)
    {
        while (encoding.GetByteCount(text) > bytes)
            text = text[..^1];
        return text;
    }

    private static byte[] Fit(byte[] bytes, int length, byte padding)
    {
        var fitted = new byte[length];
        Array.Fill(fitted, padding);
        bytes.CopyTo(fitted, 0);
        return fitted;
    }

    private sealed record DbfField(string Name, char Type, int Length, int Decimals);
}
