using System.Globalization;
using System.Runtime.InteropServices;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Methods.KoreanText;

namespace Maru.App.Export;

/// <summary>Feeds a result to the engine's Parquet writer, column by column. Exact decimals become doubles; whole numbers stay exact.</summary>
public sealed class ResultBatchSource(OpenRows rows) : IBatchSource
{
    private int _at;
    private int _available;

    public IReadOnlyList<StoredColumn> Columns { get; } = [.. rows.Columns.Select(c => new StoredColumn(c.Name, Storage(c.Type)))];

    public int Fill(BatchWriter batch)
    {
        if (_at == _available)
        {
            _at = 0;
            if (!rows.Next(out _available)) return 0;
        }
        var count = Math.Min(batch.Capacity, _available - _at);
        for (var column = 0; column < rows.Columns.Count; column++) Copy(batch, column, count);
        _at += count;
        return count;
    }

    private static StorageType Storage(ResultType type) => type switch
    {
        ResultType.Text => StorageType.Text,
        ResultType.Int64 or ResultType.Int128 => StorageType.Int64,
        ResultType.Double or ResultType.Decimal => StorageType.Double,
        ResultType.Boolean => StorageType.Boolean,
        ResultType.Date => StorageType.Date,
        ResultType.Time => StorageType.Time,
        ResultType.Timestamp => StorageType.Timestamp,
        ResultType.Blob => StorageType.Blob,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private void Copy(BatchWriter batch, int column, int count)
    {
        var source = rows.Batch;
        for (var i = 0; i < count; i++)
            if (source.IsNull(column, _at + i)) batch.SetNull(column, i);
        switch (rows.Columns[column].Type)
        {
            case ResultType.Int64 or ResultType.Time or ResultType.Timestamp:
                source.Int64(column).Slice(_at, count).CopyTo(batch.Int64(column));
                break;
            case ResultType.Double:
                source.Double(column).Slice(_at, count).CopyTo(batch.Double(column));
                break;
            case ResultType.Boolean:
                MemoryMarshal.AsBytes(source.Boolean(column).Slice(_at, count)).CopyTo(batch.Boolean(column));
                break;
            case ResultType.Date:
                source.Date(column).Slice(_at, count).CopyTo(batch.Int32(column));
                break;
            default:
                CopyOneByOne(source, batch, column, count);
                break;
        }
    }

    private void CopyOneByOne(ResultBatch source, BatchWriter batch, int column, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var row = _at + i;
            if (source.IsNull(column, row)) continue;
            switch (rows.Columns[column].Type)
            {
                case ResultType.Int128:
                    batch.Int64(column)[i] = Narrow(source.Int128(column, row), column);
                    break;
                case ResultType.Decimal:
                    batch.Double(column)[i] = (double)source.Decimal(column, row);
                    break;
                default:
                    batch.SetBytes(column, i, source.Bytes(column, row));
                    break;
            }
        }
    }

    private long Narrow(Int128 value, int column) => value >= long.MinValue && value <= long.MaxValue ? (long)value : throw new InputException(
        new($"'{rows.Columns[column].Name}' 컬럼의 {Josa.EunNeun(value.ToString(CultureInfo.InvariantCulture))} 64비트 정수에 담기지 않습니다.", $"{value} in the column '{rows.Columns[column].Name}' does not fit a 64-bit whole number."),
        new("CSV나 JSON으로 받으세요.", "Take CSV or JSON."), "format=parquet");
}
