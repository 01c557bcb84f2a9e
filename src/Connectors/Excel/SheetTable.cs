using ExcelDataReader;
using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>A sheet as rows of cells; blank rows between values are rows too, so that rows keep Excel's numbers.</summary>
internal sealed class SheetTable(Workbook workbook, int sheet, SheetSurvey survey) : RawTable
{
    public override IRawReader OpenSegment(int segment) => new Reader(workbook, sheet, survey.Rows);

    private sealed class Reader(Workbook workbook, int sheet, int rows) : IRawReader
    {
        private readonly IExcelDataReader _reader = workbook.Guard(() => workbook.Reader(sheet));
        private readonly ExcelCell _cell = new();
        private int _row;

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            return workbook.Guard(() => Fill(block));
        }

        private bool Fill(CellBlock block)
        {
            while (!block.IsFull && _row < rows && _reader.Read())
            {
                block.BeginRow(++_row);
                var width = Width();
                for (var column = 0; column < width; column++) _cell.Add(block, _reader, column);
                block.EndRow();
            }
            return block.Rows > 0;
        }

        private int Width()
        {
            var width = _reader.FieldCount;
            while (width > 0 && _reader.GetValue(width - 1) is null) width--;
            return width;
        }

        public void Dispose() => _reader.Dispose();
    }
}
