using System.Globalization;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>A Parquet source read through the engine, as cells like any other table's.</summary>
internal sealed class ParquetCells : RawTable
{
    private readonly IEngine _engine;
    private readonly ParquetTable _table;

    public ParquetCells(ParquetTable table, IEngine engine)
    {
        _engine = engine;
        _table = table;
        Name = table.Name;
        Columns = table.Columns;
        DeclaredCrs = table.DeclaredCrs;
        Issues = table.Issues;
        Facts = table.Facts;
    }

    public override IRawReader OpenSegment(int segment) => new Reader(_engine, _table);

    private sealed class Reader : IRawReader
    {
        private readonly IEngineSession _session;
        private readonly IQueryResult _result;
        private long _row;
        private int _at;
        private bool _more;

        public Reader(IEngine engine, ParquetTable table)
        {
            _session = engine.Open([new EngineTable("source", [table.Path])], new SessionLimits());
            _result = _session.Query($"select {string.Join(", ", table.Columns!.Select(Read))} from source", null, default);
            _more = _result.Next();
        }

        // Lists and structs are declared as text, so they come as text. A time of day may have an offset, which is passed over as it is in text.
        private static string Read(RawColumn column) => column.Type switch
        {
            null or ColumnType.Text => $"cast({ColumnProfiling.Quote(column.Name)} as varchar)",
            ColumnType.Time => $"cast({ColumnProfiling.Quote(column.Name)} as time)",
            _ => ColumnProfiling.Quote(column.Name),
        };

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            while (_more && !block.IsFull)
            {
                for (; _at < _result.Batch.Rows && !block.IsFull; _at++) AddRow(block);
                if (_at < _result.Batch.Rows) break;
                _at = 0;
                _more = _result.Next();
            }
            return block.Rows > 0;
        }

        public void Dispose()
        {
            _result.Dispose();
            _session.Dispose();
        }

        private void AddRow(CellBlock block)
        {
            block.BeginRow(++_row);
            for (var column = 0; column < _result.Columns.Count; column++)
            {
                if (_result.Batch.IsNull(column, _at)) block.AddNull();
                else if (_result.Columns[column].Type is ResultType.Text or ResultType.Blob) block.AddText(_result.Batch.Bytes(column, _at));
                else if (_result.Columns[column].Type == ResultType.Time) block.AddText(TimeText.ClockText(_result.Batch.Int64(column)[_at]).AsSpan());
                else block.AddText(Written(_result.Batch.Value(column, _at)!).AsSpan());
            }
            block.EndRow();
        }

        private static string Written(object value) => value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}
