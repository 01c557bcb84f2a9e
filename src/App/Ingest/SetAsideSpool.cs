using System.Text.Json;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>Writes rows that are set aside straight to disk, one JSON object a line, and keeps the first few for messages.</summary>
/// <param name="dropped">Cells of columns that are not to be taken at all: they are left out here too.</param>
/// <param name="bytes">Cells that hold bytes instead of text.</param>
/// <param name="part">Which of several tables joined end to end the rows stand in; null for one alone.</param>
internal sealed class SetAsideSpool(string path, IReadOnlySet<int> dropped, IReadOnlySet<int> bytes, string? part = null) : IDisposable
{
    private const int KeptPerRule = 20;
    private readonly Dictionary<(string Rule, string Column), long> _counts = [];
    private FileStream? _stream;

    public long Count { get; private set; }

    public long CountOf(string rule, string column) => _counts.GetValueOrDefault((rule, column));

    /// <summary>The first rows of each rule and column.</summary>
    public List<SetAsideRow> First { get; } = [];

    public static string RuleOf(RowVerdict verdict) => verdict switch
    {
        RowVerdict.Total => "total-row",
        RowVerdict.Footnote => "footnote",
        RowVerdict.RepeatedHeader => "repeated-header",
        RowVerdict.Ragged => "ragged-row",
        _ => "row",
    };

    /// <summary>A row that is no data row.</summary>
    public SetAsideRow RowOf(RowVerdict verdict, CellBlock block, int row)
    {
        var cells = Cells(block, row, torn: verdict == RowVerdict.Ragged);
        var found = verdict == RowVerdict.Ragged ? FormattableString.Invariant($"{cells.Count}") : cells.FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) ?? "";
        return new(RuleOf(verdict), block.RowNumber(row), "", found, "", cells) { Part = part };
    }

    /// <summary>A data row with a cell that does not fit its column.</summary>
    public SetAsideRow RowOf(ColumnPlan column, CellBlock block, int row) =>
        new("type", block.RowNumber(row), column.Name, Cell(block, row, column.Cell) ?? "", column.Type.ToString(), Cells(block, row)) { Part = part };

    public void Add(SetAsideRow row)
    {
        _stream ??= PrivateFiles.Create(path, share: FileShare.Read, buffer: 1 << 16);
        JsonSerializer.Serialize(_stream, row, LakeLinesJson.Default.SetAsideRow);
        _stream.WriteByte((byte)'\n');
        Count++;
        var same = _counts[(row.Rule, row.Column)] = CountOf(row.Rule, row.Column) + 1;
        if (same <= KeptPerRule) First.Add(row);
    }

    public void Dispose() => _stream?.Dispose();

    // In a torn row a dropped column's value may lie in any cell.
    private List<string?> Cells(CellBlock block, int row, bool torn = false) =>
        [.. Enumerable.Range(0, block.CellCount(row)).Select(column => dropped.Contains(column) || (torn && dropped.Count > 0) ? null : Cell(block, row, column))];

    private string? Cell(CellBlock block, int row, int column) =>
        bytes.Contains(column) && !block.IsNull(row, column) ? CellRows.Written(block.Utf8(row, column)) : block.String(row, column);
}
