using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Core.Sources;

namespace Maru.Connectors.Xml;

/// <summary>Records as rows. Columns are the union over all records in order of appearance; a name that repeats in a record is a JSON list.</summary>
internal sealed class XmlTable : RawTable
{
    private const int MaxColumns = 10_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly XmlSource _source;
    private readonly string _path;
    private readonly Dictionary<string, int> _columns;

    private XmlTable(XmlSource source, string path, Dictionary<string, int> columns)
    {
        _source = source;
        _path = path;
        _columns = columns;
    }

    public override IRawReader OpenSegment(int segment) => new Reader(this);

    public static XmlTable Open(XmlSource source, XmlRecordPath records, CancellationToken stop)
    {
        var columns = Learn(source, records.Path, stop);
        var facts = new Dictionary<string, string> { ["records"] = records.Path };
        if (records.Others.Count > 0) facts["other records"] = string.Join(", ", records.Others.Take(20));
        return new(source, records.Path, columns)
        {
            Encoding = source.Encoding,
            Columns = [.. columns.Keys.Select(name => new RawColumn(name))],
            Facts = facts,
        };
    }

    private static Dictionary<string, int> Learn(XmlSource source, string path, CancellationToken stop)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = new XmlRecordReader(source, path);
        while (reader.Next(stop))
            foreach (var (name, _) in reader.Values)
                if (columns.TryAdd(name, columns.Count) && columns.Count > MaxColumns) throw XmlErrors.TooManyNames(source.Name, MaxColumns);
        return columns;
    }

    private sealed class Reader(XmlTable table) : IRawReader
    {
        private const int BlockCharacters = 4 << 20;

        private readonly XmlRecordReader _reader = new(table._source, table._path);
        private readonly List<string>?[] _cells = new List<string>?[table._columns.Count];
        private long _row;

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            for (var size = 0L; !block.IsFull && size < BlockCharacters && _reader.Next(stop);)
            {
                size += Collect();
                AddRow(block);
            }
            return block.Rows > 0;
        }

        private int Collect()
        {
            Array.Clear(_cells);
            var size = 0;
            foreach (var (name, value) in _reader.Values)
            {
                if (string.IsNullOrEmpty(value) || !table._columns.TryGetValue(name, out var column)) continue;
                (_cells[column] ??= []).Add(value);
                size += value.Length;
            }
            return size;
        }

        private void AddRow(CellBlock block)
        {
            block.BeginRow(++_row);
            foreach (var cell in _cells)
                if (cell is null) block.AddNull();
                else block.AddText(cell.Count == 1 ? cell[0] : JsonSerializer.Serialize(cell, Readable));
            block.EndRow();
        }

        public void Dispose() => _reader.Dispose();
    }
}
