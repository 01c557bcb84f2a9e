using System.Buffers.Binary;
using System.Text;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.Shapefile;

/// <param name="Offset">Of the field in its record; the first byte is the deletion mark.</param>
internal sealed record DbfField(string Name, char Type, int Offset, int Length);

/// <summary>The layout of a dBase table and how its text is encoded.</summary>
internal sealed class DbfTable
{
    private const int FieldBytes = 32;

    private DbfTable(string path, int headerLength, int recordLength, IReadOnlyList<DbfField> fields, long rows)
    {
        Path = path;
        HeaderLength = headerLength;
        RecordLength = recordLength;
        Fields = fields;
        Rows = rows;
    }

    public string Path { get; }

    public int HeaderLength { get; }

    public int RecordLength { get; }

    public IReadOnlyList<DbfField> Fields { get; private set; }

    /// <summary>Records that are there whole, deleted ones included.</summary>
    public long Rows { get; }

    public TextEncoding Encoding { get; private set; }

    public EncodingFinding Finding { get; private set; } = new("UTF-8", 0, []);

    public List<Issue> Issues { get; } = [];

    /// <summary>True when the bytes begin like a dBase III–7 or FoxPro table.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> head)
    {
        if (head.Length < FieldBytes + 1) return false;
        if (head[0] is not (0x02 or 0x03 or 0x04 or 0x05 or 0x30 or 0x31 or 0x32 or 0x43 or 0x63 or 0x83 or 0x8B or 0x8E or 0xCB or 0xF5 or 0xFB)) return false;
        int header = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]), record = BinaryPrimitives.ReadUInt16LittleEndian(head[10..]);
        return header > FieldBytes && record > 1 && head[2] <= 12 && head[3] <= 31;
    }

    /// <param name="declared">Path of the .cpg beside it, or null.</param>
    /// <exception cref="InputException">It is no table of this kind.</exception>
    public static DbfTable Open(string path, string name, string? declared, TextEncoding? wanted, CancellationToken stop)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[(int)Math.Min(stream.Length, ushort.MaxValue + 1)];
        stream.ReadExactly(head);
        if (!LooksLike(head)) throw NotDbf(name);
        int header = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8)), record = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10));
        var fields = ReadFields(head.AsSpan(0, Math.Min(head.Length, header)), record);
        if (fields.Count == 0 || header > stream.Length) throw NotDbf(name);
        long said = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)), there = (stream.Length - header) / record;
        var table = new DbfTable(path, header, record, fields, Math.Min(said, there));
        if (said > there) table.Issues.Add(CutShort(said, there));
        table.JudgeText(stream, head[29], declared, wanted, stop);
        table.NoteFieldsLeftOut();
        return table;
    }

    private static List<DbfField> ReadFields(ReadOnlySpan<byte> header, int record)
    {
        var fields = new List<DbfField>();
        var offset = 1;
        for (var at = FieldBytes; at + FieldBytes <= header.Length && header[at] != 0x0D; at += FieldBytes)
        {
            var field = header.Slice(at, FieldBytes);
            var type = (char)field[11];
            // Long text fields keep the high byte of their length where numbers have their decimals.
            var length = type == 'C' ? field[16] | field[17] << 8 : field[16];
            if (!char.IsAsciiLetterOrDigit(type) && type is not ('+' or '@') || length == 0 || offset + length > record) break;
            var name = field[..11];
            var end = name.IndexOf((byte)0);
            fields.Add(new(System.Text.Encoding.Latin1.GetString(end < 0 ? name : name[..end]).Trim(), type, offset, length));
            offset += length;
        }
        return fields;
    }

    private void JudgeText(Stream stream, byte language, string? declared, TextEncoding? wanted, CancellationToken stop)
    {
        var text = DbfText.Count(stream, this, stop);
        var said = declared is null ? OfLanguage(language) : TextEncodingNames.Parse(Declared(declared)) ?? OfLanguage(language);
        Encoding = wanted ?? text.Choose(said);
        Finding = new(Encoding.Label(), Encoding == TextEncoding.Cp949 ? text.BrokenCp949 : text.BrokenUtf8,
            [new("CP949", text.BrokenCp949, text.Sample(TextEncoding.Cp949)), new("UTF-8", text.BrokenUtf8, text.Sample(TextEncoding.Utf8))]);
        if (wanted is null && said is not null && said != Encoding) Issues.Add(WrongDeclaration(said.Value, Encoding));
        Fields = [.. Fields.Select((f, i) => f with { Name = NameOf(f, i) })];
    }

    private string NameOf(DbfField field, int index)
    {
        var name = DbfText.Decode(System.Text.Encoding.Latin1.GetBytes(field.Name), Encoding).Normalize(NormalizationForm.FormC);
        return name.Length == 0 ? $"field{index + 1}" : name;
    }

    private static string Declared(string path)
    {
        using var reader = new StreamReader(path);
        var buffer = new char[64];
        var text = new string(buffer, 0, reader.ReadBlock(buffer)).Trim();
        return text.StartsWith("ANSI ", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
    }

    // Language driver ids for Korean: 0x4E in Windows programs, 0x79 in Visual FoxPro.
    private static TextEncoding? OfLanguage(byte language) => language is 0x4E or 0x79 ? TextEncoding.Cp949 : null;

    private void NoteFieldsLeftOut()
    {
        foreach (var field in Fields.Where(f => !DbfCell.CanRead(f)))
            Issues.Add(new("field-left-out", 0, field.Name, field.Type.ToString(), Severity.Warning)
            {
                Message = new($"'{field.Name}' 컬럼은 {field.Type} 형식(메모·그림 등)이라 값을 읽지 않았습니다.", $"Field '{field.Name}' is of type {field.Type} (memo, picture …), whose values are not read."),
            });
    }

    private static Issue CutShort(long said, long there) => new("cut", 0, "", $"{there:N0}", Severity.Warning)
    {
        Expected = $"{said:N0}",
        Message = new($".dbf가 중간에 잘렸습니다. {said:N0}행 가운데 {there:N0}행만 있습니다.", $"The .dbf was cut short: {there:N0} of {said:N0} rows are there."),
    };

    private static Issue WrongDeclaration(TextEncoding said, TextEncoding found) => new("encoding", 0, "", said.Label(), Severity.Info)
    {
        Expected = found.Label(),
        Message = new($"글자 방식이 {said.Label()}이라고 적혀 있지만 내용은 {found.Label()}이어서 그렇게 읽었습니다.", $"It says its text is {said.Label()}, but the content is {found.Label()} and was read so."),
    };

    private static InputException NotDbf(string name) => new(
        new("DBF 표가 아니거나 머리 부분이 깨졌습니다.", "It is no DBF table, or its header is damaged."),
        new("파일을 다시 받으세요.", "Get the file again."), name);
}
