using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>A table that is small enough to be held in memory: HTML and Excel 2003 XML.</summary>
internal sealed class GridTable(IReadOnlyList<string?[]> rows) : RawTable
{
    public override IRawReader OpenSegment(int segment) => new Reader(rows);

    private sealed class Reader(IReadOnlyList<string?[]> rows) : IRawReader
    {
        private int _row;

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            for (; !block.IsFull && _row < rows.Count; _row++)
            {
                block.BeginRow(_row + 1);
                foreach (var cell in rows[_row])
                    if (string.IsNullOrEmpty(cell)) block.AddNull();
                    else block.AddText(cell);
                block.EndRow();
            }
            return block.Rows > 0;
        }

        public void Dispose()
        {
        }
    }
}
