using System.Text.Json;
using Maru.Core.Engine;

namespace Maru.App.Rows.ResultWriters;

/// <summary>One JSON object a line.</summary>
public sealed class JsonLinesWriter(ByteSink sink) : IResultWriter
{
    private readonly Utf8JsonWriter _json = new(sink, JsonCells.Options);
    private JsonCells? _cells;

    public void Begin(IReadOnlyList<OutputColumn> columns) => _cells = new JsonCells(columns);

    public void Write(ResultBatch batch, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            _cells!.WriteObject(batch, row, _json);
            _json.Flush();
            _json.Reset();
            sink.Write((byte)'\n');
        }
    }

    public void End()
    {
    }

    public void Dispose() => _json.Dispose();
}
