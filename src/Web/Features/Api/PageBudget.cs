using System.Text.Json;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Engine;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>
/// How much JSON one answer may hold, since it is kept in memory until it is whole. Rows are of any size, so their number bounds nothing.
/// </summary>
internal sealed class PageBudget(Utf8JsonWriter json, IReadOnlyList<OutputColumn> columns)
{
    public const long MostBytes = 16L << 20;

    private readonly JsonCells _cells = new(columns);
    private readonly int[] _long = [.. columns.Select((column, i) => (column, i)).Where(pair => pair.column.Type is ResultType.Text or ResultType.Blob).Select(pair => pair.i)];

    /// <summary>Writes rows of a batch as objects until all are written or the budget is spent.</summary>
    /// <returns>Rows written; the first row of an answer always is.</returns>
    /// <exception cref="ApiProblem">One row alone is larger than an answer may be.</exception>
    public int Write(ResultBatch batch, int rows, bool isFirst)
    {
        for (var row = 0; row < rows; row++)
        {
            var size = SizeOf(batch, row);
            if (size > MostBytes) throw TooLarge();
            if (!(isFirst && row == 0) && json.BytesCommitted + json.BytesPending + size > MostBytes) return row;
            _cells.WriteObject(batch, row, json);
        }
        return rows;
    }

    private long SizeOf(ResultBatch batch, int row)
    {
        long size = 0;
        foreach (var column in _long)
            if (!batch.IsNull(column, row)) size += batch.Bytes(column, row).Length;
        return size;
    }

    private static ApiProblem TooLarge() => new(StatusCodes.Status400BadRequest, "too-large", new InputException(
        new($"한 행이 {MostBytes >> 20} MB보다 커서 JSON으로 보낼 수 없습니다.", $"One row is over {MostBytes >> 20} MB, more than a JSON answer holds."),
        new("컬럼을 줄이거나 format=jsonl, format=csv로 받으세요.", "Ask for fewer columns, or take format=jsonl or format=csv.")));
}
