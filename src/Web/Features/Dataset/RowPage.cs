using System.Globalization;
using System.Text;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>Rows of the preview, as text.</summary>
/// <param name="Cells">One row each, in the order of <paramref name="Columns"/>; null where blank.</param>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
public sealed record RowPage(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Cells, MatchCount Matched, string? Next)
{
    public const int Size = 50;
    private const int LongestCell = 160;

    /// <summary>Columns people read: shapes and their boxes are for machines.</summary>
    public static bool IsShown(Column column) => column.Type != ColumnType.Geometry && !column.Name.StartsWith("bbox_", StringComparison.Ordinal);

    public static RowQuery First(VersionManifest manifest) => new() { Select = Shown(manifest), Limit = Size };

    public static IReadOnlyList<Column> Shown(VersionManifest manifest) => [.. manifest.Columns.Where(c => !c.Closed && IsShown(c))];

    /// <exception cref="Core.InputException">The cursor is not of this query.</exception>
    public static RowPage Read(RowReader reader, VersionManifest manifest, RowQuery query, CancellationToken stop)
    {
        if (query.Select.Count == 0) return new([], [], MatchCount.Of(manifest.Rows), null);
        using var rows = reader.Open(manifest, query, stop, RowReader.PageLimits);
        List<IReadOnlyList<string?>> cells = [];
        while (rows.Next(out var count))
            for (var row = 0; row < count; row++)
                cells.Add([.. rows.Columns.Select((column, i) => Cell(rows.Batch, column, i, row))]);
        var matched = rows.KnownCount() ?? reader.Count(manifest, query, stop);
        return new([.. rows.Columns.Select(c => c.Name)], cells, matched, rows.NextPage(matched));
    }

    private static string? Cell(ResultBatch batch, OutputColumn column, int index, int row)
    {
        if (batch.IsNull(index, row)) return null;
        if (column.Type == ResultType.Blob) return "…";
        if (column.Type == ResultType.Text) return Short(Encoding.UTF8.GetString(batch.Bytes(index, row)));
        if (column.Role == ColumnRole.Measure && batch.Value(index, row) is long or double or Int128 or decimal) return Figures.Number(FactSql.Number(batch.Value(index, row)), 4);
        if (column.Type == ResultType.Double) return batch.Double(index)[row].ToString("0.######", CultureInfo.InvariantCulture);
        Span<byte> text = stackalloc byte[CellText.MaxLength];
        return Encoding.UTF8.GetString(text[..CellText.Format(batch, column, index, row, text, (byte)' ')]);
    }

    private static string Short(string text)
    {
        if (text.Length <= LongestCell) return text;
        var end = char.IsHighSurrogate(text[LongestCell - 1]) ? LongestCell - 1 : LongestCell;
        return text[..end] + "…";
    }
}
