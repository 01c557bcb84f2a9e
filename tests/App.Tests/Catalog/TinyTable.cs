using System.Globalization;
using System.Text;
using Maru.Core.Engine;

namespace Maru.App.Tests.Catalog;

/// <summary>A few rows written in the test itself, as an engine takes them. A column is "name:text|int|double|date|time".</summary>
internal sealed class TinyTable(string columns, params object?[][] rows) : IBatchSource
{
    private int _next;

    public IReadOnlyList<StoredColumn> Columns { get; } = [.. columns.Split(", ").Select(c => new StoredColumn(c[..c.LastIndexOf(':')], c[(c.LastIndexOf(':') + 1)..] switch
    {
        "int" => StorageType.Int64,
        "double" => StorageType.Double,
        "date" => StorageType.Date,
        "time" => StorageType.Timestamp,
        _ => StorageType.Text,
    }))];

    public int Rows => rows.Length;

    public int Fill(BatchWriter batch)
    {
        var count = Math.Min(batch.Capacity, rows.Length - _next);
        for (var row = 0; row < count; row++)
            for (var column = 0; column < Columns.Count; column++)
                Set(batch, column, row, rows[_next + row][column]);
        _next += count;
        return count;
    }

    private void Set(BatchWriter batch, int column, int row, object? value)
    {
        if (value is null)
        {
            batch.SetNull(column, row);
            return;
        }
        switch (Columns[column].Type)
        {
            case StorageType.Int64: batch.Int64(column)[row] = Convert.ToInt64(value, CultureInfo.InvariantCulture); break;
            case StorageType.Double: batch.Double(column)[row] = Convert.ToDouble(value, CultureInfo.InvariantCulture); break;
            case StorageType.Date: batch.Int32(column)[row] = ((DateOnly)value).DayNumber - new DateOnly(1970, 1, 1).DayNumber; break;
            case StorageType.Timestamp: batch.Int64(column)[row] = ((DateTime)value - DateTime.UnixEpoch).Ticks / 10; break;
            default: batch.SetBytes(column, row, Encoding.UTF8.GetBytes((string)value)); break;
        }
    }
}
