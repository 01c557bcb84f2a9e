using System.Text;
using System.Text.Unicode;
using Maru.Core.Text;

namespace Maru.Connectors.Shapefile;

/// <summary>Judges the encoding of a table's text fields by all their bytes. A character cut off by the field's end does not count as broken.</summary>
internal sealed class DbfText
{
    private const long CountedBytes = 256L << 20;

    private readonly List<byte> _sample = [];

    public long BrokenUtf8 { get; private set; }

    public long BrokenCp949 { get; private set; }

    public static DbfText Count(Stream stream, DbfTable table, CancellationToken stop)
    {
        var text = new DbfText();
        var fields = table.Fields.Where(f => f.Type == 'C').ToList();
        var rowsAtOnce = Math.Max(1, (1 << 20) / table.RecordLength);
        var buffer = new byte[rowsAtOnce * table.RecordLength];
        stream.Position = table.HeaderLength;
        long left = Math.Min(table.Rows, CountedBytes / table.RecordLength);
        while (left > 0 && fields.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            var rows = (int)Math.Min(left, rowsAtOnce);
            stream.ReadExactly(buffer, 0, rows * table.RecordLength);
            for (var row = 0; row < rows; row++)
                foreach (var field in fields) text.Add(buffer.AsSpan(row * table.RecordLength + field.Offset, field.Length));
            left -= rows;
        }
        return text;
    }

    public TextEncoding Choose(TextEncoding? said)
    {
        if (said == TextEncoding.Utf8 && BrokenUtf8 == 0) return TextEncoding.Utf8;
        if (said == TextEncoding.Cp949 && BrokenCp949 == 0 && BrokenUtf8 > 0) return TextEncoding.Cp949;
        return BrokenUtf8 <= BrokenCp949 ? TextEncoding.Utf8 : TextEncoding.Cp949;
    }

    public string Sample(TextEncoding encoding) => Decode([.. _sample], encoding);

    /// <summary>Text of a field without its padding; what a cut character leaves at the end is dropped.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return (end < 0 ? field : field[..end]).TrimEnd((byte)' ');
    }

    public static string Decode(ReadOnlySpan<byte> bytes, TextEncoding encoding)
    {
        if (encoding != TextEncoding.Cp949) return Encoding.UTF8.GetString(bytes);
        var utf8 = new byte[Cp949.MaxUtf8Length(bytes.Length)];
        var (_, written, _) = Cp949.ToUtf8(bytes, utf8, final: false);
        return Encoding.UTF8.GetString(utf8, 0, written);
    }

    private void Add(ReadOnlySpan<byte> field)
    {
        var text = Trim(field);
        if (!text.ContainsAnyInRange((byte)0x80, (byte)0xFF)) return;
        if (_sample.Count < 200) _sample.AddRange([.. text, (byte)' ']);
        var full = text.Length == field.Length;
        if (!Utf8.IsValid(full ? text[..TextDetection.WholeUtf8(text)] : text)) BrokenUtf8++;
        BrokenCp949 += Cp949.Count(full ? WholeCp949(text) : text).Broken > 0 ? 1 : 0;
    }

    /// <summary>The text without a lead byte whose trail byte fell off the end.</summary>
    public static ReadOnlySpan<byte> WholeCp949(ReadOnlySpan<byte> text)
    {
        var i = 0;
        while (i < text.Length) i += text[i] < 0x80 ? 1 : 2;
        return i > text.Length ? text[..^1] : text;
    }
}
