using System.Text;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Ingest;

/// <summary>
/// Which of several tables a row of an <see cref="AppendedTable"/> came from: sheets named by year say the year nowhere else.
/// </summary>
internal sealed class PartNames(AppendedTable table) : IRowFinding
{
    /// <summary>The column it adds.</summary>
    public const string Column = "원본";

    /// <summary>Null for a table that is one.</summary>
    public static PartNames? Of(Core.Sources.RawTable table) => table is AppendedTable appended && appended.PartNames.Distinct().Count() > 1 ? new(appended) : null;

    public IReadOnlyList<string> From => [];

    public IDerivation Derive(int segment, IReadOnlyList<ColumnReader> readers) => new Constant(
        new(PlaceColumns.Free(Column, [.. readers.Select(reader => reader.Plan.Name)]), StorageType.Text), Encoding.UTF8.GetBytes(table.PartNameOf(segment)));

    public IReadOnlyDictionary<string, ColumnRole> Roles(IReadOnlyList<Column> columns) =>
        columns.Where(column => column.Source is null && column.Name.StartsWith(Column, StringComparison.Ordinal)).ToDictionary(column => column.Name, _ => ColumnRole.Category, StringComparer.Ordinal);

    public IEnumerable<Issue> Issues(LoadOutcome outcome) => [];

    public LineageStep Step(long rows) => new(
        "append", new($"표 {table.PartNames.Count}개를 이어 붙이고 이름을 {Column} 컬럼에 두기", $"Append {table.PartNames.Count} tables, their names in the column {Column}"), rows, rows);

    private sealed class Constant(StoredColumn column, byte[] text) : IDerivation
    {
        public IReadOnlyList<StoredColumn> Columns { get; } = [column];

        public void Compute(int rows)
        {
        }

        public void Write(BatchWriter batch, int firstColumn, ReadOnlySpan<int> good)
        {
            for (var i = 0; i < good.Length; i++)
            {
                if (text.Length == 0) batch.SetNull(firstColumn, i);
                else batch.SetBytes(firstColumn, i, text);
            }
        }
    }
}
