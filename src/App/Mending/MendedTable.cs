using Maru.App.Ingest;
using Maru.Core.Sources;

namespace Maru.App.Mending;

/// <summary>Rows with their changes made, as a table to be read like any other. A row's number is its place among all of them, from 1.</summary>
/// <param name="bytes">Cells that hold bytes.</param>
internal sealed class MendedTable(IReadOnlyList<(long Number, IReadOnlyList<string?> Cells)> rows, IReadOnlySet<int> bytes) : RawTable
{
    public override IRawReader OpenSegment(int segment) => new Reader(rows, bytes);

    private sealed class Reader(IReadOnlyList<(long Number, IReadOnlyList<string?> Cells)> rows, IReadOnlySet<int> bytes) : IRawReader
    {
        private int _next;

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            for (; _next < rows.Count && !block.IsFull; _next++) CellRows.Add(block, rows[_next].Number, rows[_next].Cells, bytes);
            return block.Rows > 0;
        }

        public void Dispose()
        {
        }
    }
}
