using System.Text.Json;
using Maru.Core.Engine;

namespace Maru.App.Rows.ResultWriters;

/// <summary>One JSON array of objects, a row a line so that a person can read it.</summary>
public sealed class JsonArrayWriter(ByteSink sink) : IResultWriter
{
    private readonly Utf8JsonWriter _json = new(sink, JsonCells.Options);
    private JsonCells? _cells;
    private bool _first = true;

    public void Begin(IReadOnlyList<OutputColumn> columns)
    {
        _cells = new JsonCells(columns);
        sink.Write((byte)'[');
    }

    public void Write(ResultBatch batch, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            sink.Write(_first ? "\n"u8 : ",\n"u8);
            _first = false;
            _cells!.WriteObject(batch, row, _json);
            _json.Flush();
            _json.Reset();
        }
    }

    public void End() => sink.Write("\n]\n"u8);

    public void Dispose() => _json.Dispose();
}
