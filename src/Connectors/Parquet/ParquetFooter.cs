using System.Buffers.Binary;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Connectors.Parquet;

/// <summary>What a Parquet file's footer says: https://github.com/apache/parquet-format (FileMetaData).</summary>
internal sealed class ParquetFooter
{
    private const int MaxBytes = 256 << 20;
    private const int MagicBytes = 4;

    public long Rows { get; private set; }

    public string CreatedBy { get; private set; } = "";

    /// <summary>Top-level columns; lists and structs are one column of text.</summary>
    public List<RawColumn> Columns { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InputException">The file is cut short, encrypted or damaged.</exception>
    public static ParquetFooter Read(string path, string name)
    {
        var footer = new ParquetFooter();
        try
        {
            footer.Parse(Bytes(path, name));
        }
        catch (FormatException e)
        {
            throw Damaged(name, e);
        }
        return footer.Rows >= 0 && footer.Columns.Count > 0 ? footer : throw Damaged(name, null);
    }

    private static byte[] Bytes(string path, string name)
    {
        using var file = File.OpenRead(path);
        if (file.Length < 3 * MagicBytes) throw CutShort(name);
        Span<byte> tail = stackalloc byte[2 * MagicBytes];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        if (tail[MagicBytes..].SequenceEqual("PARE"u8)) throw Encrypted(name);
        if (!tail[MagicBytes..].SequenceEqual("PAR1"u8)) throw CutShort(name);
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (length <= 0 || length > MaxBytes || length > file.Length - 3 * MagicBytes) throw Damaged(name, null);
        var bytes = new byte[length];
        file.Position = file.Length - tail.Length - length;
        file.ReadExactly(bytes);
        return bytes;
    }

    private void Parse(byte[] bytes)
    {
        var reader = new ThriftReader(bytes);
        var id = 0;
        for (var type = reader.Field(ref id); type != ThriftType.Stop; type = reader.Field(ref id))
            switch (id, type)
            {
                case (2, ThriftType.List):
                    Schema(ref reader);
                    break;
                case (3, ThriftType.Int64):
                    Rows = reader.Signed();
                    break;
                case (5, ThriftType.List):
                    KeyValues(ref reader);
                    break;
                case (6, ThriftType.Binary):
                    CreatedBy = reader.Text();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
    }

    // The schema is a tree written in depth-first order; its first element is the root.
    private void Schema(ref ThriftReader reader)
    {
        var (_, count) = reader.List();
        var below = 0L;
        for (var i = 0; i < count; i++)
        {
            var element = SchemaElement.Read(ref reader);
            if (i == 0) continue;
            if (below == 0) Columns.Add(element.ToColumn());
            else below--;
            below += element.Children;
        }
    }

    private void KeyValues(ref ThriftReader reader)
    {
        var (_, count) = reader.List();
        for (var i = 0; i < count; i++)
        {
            string key = "", value = "";
            var id = 0;
            for (var type = reader.Field(ref id); type != ThriftType.Stop; type = reader.Field(ref id))
                if (id == 1 && type == ThriftType.Binary) key = reader.Text();
                else if (id == 2 && type == ThriftType.Binary) value = reader.Text();
                else reader.Skip(type);
            Metadata[key] = value;
        }
    }

    private static InputException CutShort(string file) => new(
        new("Parquet 파일이 중간에 잘렸습니다.", "The Parquet file was cut short."),
        new("파일을 다시 받으세요.", "Get the file again."), file);

    private static InputException Encrypted(string file) => new(
        new("암호화된 Parquet 파일입니다.", "The Parquet file is encrypted."),
        new("암호화하지 않고 다시 내보내세요.", "Export it without encryption."), file);

    private static InputException Damaged(string file, Exception? cause) => new(
        new("Parquet 파일의 꼬리 정보가 깨졌습니다.", "The Parquet file's footer is damaged."),
        new("파일을 다시 받으세요.", "Get the file again."), file, cause);
}
