using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.Shapefile;

/// <summary>Renders a field's bytes as a cell.</summary>
internal sealed class DbfCell(TextEncoding encoding)
{
    private byte[] _utf8 = new byte[1024];

    public static bool CanRead(DbfField field) => field.Type switch
    {
        'C' or 'N' or 'F' or 'D' or 'L' => true,
        'I' or '+' => field.Length == 4,
        'O' => field.Length == 8,
        _ => false,
    };

    public void Add(CellBlock block, DbfField field, ReadOnlySpan<byte> record)
    {
        var bytes = record.Slice(field.Offset, field.Length);
        switch (field.Type)
        {
            case 'C':
                Text(block, bytes);
                break;
            case 'N' or 'F':
                Number(block, DbfText.Trim(bytes).TrimStart((byte)' '));
                break;
            case 'D':
                Date(block, DbfText.Trim(bytes).TrimStart((byte)' '));
                break;
            case 'L':
                Logical(block, bytes[0]);
                break;
            case 'I' or '+' when field.Length == 4:
                block.AddText(BinaryPrimitives.ReadInt32LittleEndian(bytes).ToString(CultureInfo.InvariantCulture));
                break;
            case 'O' when field.Length == 8:
                block.AddText(BinaryPrimitives.ReadDoubleLittleEndian(bytes).ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                block.AddNull();
                break;
        }
    }

    private void Text(CellBlock block, ReadOnlySpan<byte> field)
    {
        var text = DbfText.Trim(field);
        if (text.Length == 0) block.AddNull();
        else if (!text.ContainsAnyInRange((byte)0x80, (byte)0xFF)) block.AddText(text);
        else if (encoding == TextEncoding.Cp949) block.AddText(FromCp949(DbfText.WholeCp949(text)));
        else block.AddText(Valid(text[..TextDetection.WholeUtf8(text)]));
    }

    private ReadOnlySpan<byte> FromCp949(ReadOnlySpan<byte> text)
    {
        if (_utf8.Length < Cp949.MaxUtf8Length(text.Length)) _utf8 = new byte[Cp949.MaxUtf8Length(text.Length)];
        var (_, written, _) = Cp949.ToUtf8(text, _utf8, final: true);
        return _utf8.AsSpan(0, written);
    }

    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));

    // A number too long for its field is written as asterisks.
    private static void Number(CellBlock block, ReadOnlySpan<byte> text)
    {
        if (text.Length == 0 || text.IndexOfAnyExcept((byte)'*') < 0) block.AddNull();
        else block.AddText(Valid(text));
    }

    private static void Date(CellBlock block, ReadOnlySpan<byte> text)
    {
        if (text.Length == 0 || text.IndexOfAnyExcept((byte)'0') < 0)
        {
            block.AddNull();
            return;
        }
        if (text.Length != 8 || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            block.AddText(Valid(text));
            return;
        }
        ReadOnlySpan<byte> iso = [.. text[..4], (byte)'-', .. text[4..6], (byte)'-', .. text[6..]];
        block.AddText(iso);
    }

    private static void Logical(CellBlock block, byte value)
    {
        if (value is (byte)'T' or (byte)'t' or (byte)'Y' or (byte)'y') block.AddText("true"u8);
        else if (value is (byte)'F' or (byte)'f' or (byte)'N' or (byte)'n') block.AddText("false"u8);
        else block.AddNull();
    }
}
