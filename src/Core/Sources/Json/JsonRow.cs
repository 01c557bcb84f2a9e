using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Maru.Core.Sources.Json;

/// <summary>One record laid out in columns: numbers and texts exactly as written, inner objects flattened, arrays as JSON text.</summary>
public sealed class JsonRow(JsonColumns columns, bool learn, bool flatten = true, bool mend = false)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CellBlock.Cell[] _cells = [];
    private byte[] _text = new byte[4096];
    private int _length;

    /// <summary>Bytes of the record's values.</summary>
    public int Bytes => _length;

    public void Clear()
    {
        _length = 0;
        if (_cells.Length < columns.Names.Count) _cells = new CellBlock.Cell[Math.Max(16, columns.Names.Count * 2)];
        Array.Fill(_cells, new(0, -1));
    }

    /// <summary>Takes in a whole object; the reader stands on its start and is left on its end.</summary>
    /// <param name="source">The bytes the reader reads.</param>
    public void Object(ReadOnlySpan<byte> source, ref Utf8JsonReader reader) => Object(source, ref reader, columns.Root);

    /// <summary>Takes in the value the reader stands on as a member of the record.</summary>
    public void Member(ReadOnlySpan<byte> source, ref Utf8JsonReader reader, string name)
    {
        var key = Encoding.UTF8.GetBytes(name);
        var node = learn ? columns.Root.Child(key, name) : columns.Root.Find(key);
        if (node is null) reader.Skip();
        else Value(source, ref reader, node);
    }

    /// <summary>Sets a cell.</summary>
    public void Set(int column, ReadOnlySpan<byte> bytes)
    {
        var start = Reserve(bytes.Length);
        bytes.CopyTo(_text.AsSpan(start));
        Put(column, start, bytes.Length);
    }

    /// <summary>Adds the record to a block as a row.</summary>
    public void AddTo(CellBlock block, long number)
    {
        block.BeginRow(number);
        for (var column = 0; column < columns.Names.Count; column++)
            if (column != columns.Last) AddTo(block, _cells[column]);
        if (columns.Last >= 0) AddTo(block, _cells[columns.Last]);
        block.EndRow();
    }

    private void AddTo(CellBlock block, CellBlock.Cell cell)
    {
        if (cell.Length < 0) block.AddNull();
        else block.AddText(_text.AsSpan(cell.Start, cell.Length));
    }

    private void Object(ReadOnlySpan<byte> source, ref Utf8JsonReader reader, JsonColumns.Node node)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = node.Find(reader.ValueSpan) ?? (learn ? node.Child(reader.ValueSpan, Text(ref reader)) : null);
            reader.Read();
            if (child is null) reader.Skip();
            else Value(source, ref reader, child);
        }
    }

    private void Value(ReadOnlySpan<byte> source, ref Utf8JsonReader reader, JsonColumns.Node node)
    {
        if (reader.TokenType == JsonTokenType.StartObject && flatten)
        {
            Object(source, ref reader, node);
            return;
        }
        var column = learn ? columns.ColumnOf(node) : node.Column;
        if (column < 0) reader.Skip();
        else Cell(source, ref reader, column);
    }

    private void Cell(ReadOnlySpan<byte> source, ref Utf8JsonReader reader, int column)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                Put(column, 0, -1);
                break;
            case JsonTokenType.String:
                String(ref reader, column);
                break;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                Set(column, Legible(source[from..(int)reader.BytesConsumed]));
                break;
            default:
                Set(column, reader.ValueSpan);
                break;
        }
    }

    private void String(ref Utf8JsonReader reader, int column)
    {
        var written = reader.ValueSpan;
        if (reader.ValueIsEscaped || (mend && !Utf8.IsValid(written))) Set(column, Encoding.UTF8.GetBytes(Text(ref reader)));
        else Set(column, written);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueIsEscaped ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no character: the text stays as it is written.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    /// <summary>JSON text whose characters can be read: without \u escapes.</summary>
    private ReadOnlySpan<byte> Legible(ReadOnlySpan<byte> json)
    {
        if (mend && !Utf8.IsValid(json)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        if (!json.Contains((byte)'\\')) return json;
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var output = new ArrayBufferWriter<byte>(json.Length);
            using (var writer = new Utf8JsonWriter(output, Readable)) document.RootElement.WriteTo(writer);
            return output.WrittenSpan;
        }
        catch (InvalidOperationException)
        {
            return json;
        }
    }

    private void Put(int column, int start, int length)
    {
        if (column >= _cells.Length)
        {
            var old = _cells.Length;
            Array.Resize(ref _cells, Math.Max(column + 1, old * 2));
            Array.Fill(_cells, new(0, -1), old, _cells.Length - old);
        }
        _cells[column] = new(start, length);
    }

    private int Reserve(int length)
    {
        if (_text.Length - _length < length) Array.Resize(ref _text, Math.Max(_text.Length * 2, checked(_length + length)));
        var start = _length;
        _length += length;
        return start;
    }
}
