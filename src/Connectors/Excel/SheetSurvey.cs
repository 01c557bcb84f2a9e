using ExcelDataReader;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>One pass over a sheet: where its values end.</summary>
internal sealed class SheetSurvey
{
    private const int MaxRows = 1_048_576;
    private const int MaxColumns = 16_384;

    // Blank cells between far-apart values cost time too.
    private const long MaxCells = 300_000_000;

    /// <summary>Rows up to the last with a value; 0 for an empty sheet.</summary>
    public int Rows { get; private set; }

    public IReadOnlyList<MergedRange> Merged { get; private set; } = [];

    public List<Issue> Issues { get; } = [];

    public static SheetSurvey Take(IExcelDataReader reader, string file, CancellationToken stop)
    {
        var survey = new SheetSurvey { Merged = [.. (reader.MergeCells ?? []).Select(m => new MergedRange(m.FromRow, m.ToRow, m.FromColumn, m.ToColumn))] };
        if (reader.VisibleState == "hidden") survey.Issues.Add(Hidden(reader.Name));
        if (reader.FieldCount > MaxColumns) throw ExcelErrors.TooLarge(file, $"{reader.FieldCount:N0} > {MaxColumns:N0}");
        if ((long)reader.RowCount * reader.FieldCount > MaxCells) throw ExcelErrors.TooWide(file, reader.Name, reader.RowCount, reader.FieldCount);
        survey.Walk(reader, file, stop);
        return survey;
    }

    private void Walk(IExcelDataReader reader, string file, CancellationToken stop)
    {
        for (var row = 1; reader.Read(); row++)
        {
            if (row % 1024 == 1) stop.ThrowIfCancellationRequested();
            if (row > MaxRows) throw ExcelErrors.TooLarge(file, $"> {MaxRows:N0}");
            for (var column = 0; column < reader.FieldCount; column++)
                if (reader.GetValue(column) is not (null or "")) Rows = row;
        }
    }

    private static Issue Hidden(string sheet) => new("hidden-sheet", 0, "", sheet, Severity.Info)
    {
        Message = new($"'{sheet}' 시트는 엑셀에서 숨겨져 있습니다.", $"Sheet '{sheet}' is hidden in Excel."),
    };
}
