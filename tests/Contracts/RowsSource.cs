using System.Text;
using Maru.Core.Engine;

namespace Maru.Contracts;

/// <summary>Rows written down in a test: null, string, long, int, double, bool, DateOnly, TimeOnly, TimeSpan (for 24:00), DateTime or byte[] by column type.</summary>
public sealed class RowsSource(IReadOnlyList<StoredColumn> columns, IEnumerable<object?[]> rows) : IBatchSource
{
    private readonly IEnumerator<object?[]> _rows = rows.GetEnumerator();

    public IReadOnlyList<StoredColumn> Columns => columns;

    public int Fill(BatchWriter batch)
    {
        var row = 0;
        while (row < batch.Capacity && _rows.MoveNext())
        {
            for (var column = 0; column < columns.Count; column++)
                Set(batch, column, row, _rows.Current[column]);
            row++;
        }

        return row;
    }

    private void Set(BatchWriter batch, int column, int row, object? value)
    {
        switch (value)
        {
            case null: batch.SetNull(column, row); break;
            case string text: batch.SetBytes(column, row, Encoding.UTF8.GetBytes(text)); break;
            case byte[] bytes: batch.SetBytes(column, row, bytes); break;
            case long number: batch.Int64(column)[row] = number; break;
            case int number: batch.Int32(column)[row] = number; break;
            case double number: batch.Double(column)[row] = number; break;
            case bool flag: batch.Boolean(column)[row] = flag ? (byte)1 : (byte)0; break;
            case DateOnly date: batch.Int32(column)[row] = date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber; break;
            case TimeOnly time: batch.Int64(column)[row] = time.Ticks / TimeSpan.TicksPerMicrosecond; break;
            case TimeSpan time: batch.Int64(column)[row] = time.Ticks / TimeSpan.TicksPerMicrosecond; break;
            case DateTime moment: batch.Int64(column)[row] = (moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond; break;
            default: throw new ArgumentException($"{columns[column].Name}: a {value.GetType().Name} can't be stored.");
        }
    }
}
