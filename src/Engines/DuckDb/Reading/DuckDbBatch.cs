using System.Runtime.InteropServices;
using System.Text;
using Maru.Core.Engine;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>The rows at hand of a result. Columns stored as the contract wants them are read in place; narrower ones are widened once.</summary>
internal sealed class DuckDbBatch(DuckDbResult rows, IReadOnlyList<ResultColumn> columns) : ResultBatch
{
    private readonly Array?[] _widened = new Array?[columns.Count];
    private readonly bool[] _isWide = new bool[columns.Count];

    public override int Rows => rows.Rows;

    /// <summary>The next rows are at hand: what was widened is of the last ones.</summary>
    internal void Forget() => Array.Clear(_isWide);

    public override bool IsNull(int column, int row) => rows.Column(column).IsNull(Checked(row));

    public override ReadOnlySpan<long> Int64(int column)
    {
        var vector = rows.Column(column);
        return vector.Type.Type switch
        {
            DuckDbType.BigInt or DuckDbType.Time or DuckDbType.Timestamp => vector.Values<long>(),
            DuckDbType.Integer => Widened<int, long>(column, vector.Values<int>()),
            DuckDbType.SmallInt => Widened<short, long>(column, vector.Values<short>()),
            DuckDbType.TinyInt => Widened<sbyte, long>(column, vector.Values<sbyte>()),
            DuckDbType.UInteger => Widened<uint, long>(column, vector.Values<uint>()),
            DuckDbType.USmallInt => Widened<ushort, long>(column, vector.Values<ushort>()),
            DuckDbType.UTinyInt => Widened<byte, long>(column, vector.Values<byte>()),
            _ => throw Mistyped(column, nameof(Int64)),
        };
    }

    public override ReadOnlySpan<int> Date(int column) =>
        columns[column].Type == ResultType.Date ? rows.Column(column).Values<int>() : throw Mistyped(column, nameof(Date));

    public override ReadOnlySpan<double> Double(int column)
    {
        var vector = rows.Column(column);
        return vector.Type.Type switch
        {
            DuckDbType.Double => vector.Values<double>(),
            DuckDbType.Float => Widened<float, double>(column, vector.Values<float>()),
            _ => throw Mistyped(column, nameof(Double)),
        };
    }

    public override ReadOnlySpan<bool> Boolean(int column) => columns[column].Type == ResultType.Boolean
        ? MemoryMarshal.Cast<byte, bool>(rows.Column(column).Values<byte>())
        : throw Mistyped(column, nameof(Boolean));

    public override Int128 Int128(int column, int row)
    {
        if (columns[column].Type is not (ResultType.Int128 or ResultType.Int64))
            throw Mistyped(column, nameof(Int128));
        return rows.Column(column).Whole(Checked(row));
    }

    public override decimal Decimal(int column, int row)
    {
        if (columns[column].Type is not (ResultType.Decimal or ResultType.Int64))
            throw Mistyped(column, nameof(Decimal));
        return rows.Column(column).Decimal(Checked(row));
    }

    public override ReadOnlySpan<byte> Bytes(int column, int row) => rows.Column(column).Bytes(Checked(row));

    public override object? Value(int column, int row)
    {
        var vector = rows.Column(column);
        if (vector.IsNull(Checked(row)))
            return null;
        return columns[column].Type switch
        {
            ResultType.Int64 => (long)vector.Whole(row),
            ResultType.Int128 => vector.Whole(row),
            ResultType.Double => Double(column)[row],
            ResultType.Text => Encoding.UTF8.GetString(vector.Bytes(row)),
            _ => vector.Value(row),
        };
    }

    private ReadOnlySpan<TWide> Widened<TNarrow, TWide>(int column, ReadOnlySpan<TNarrow> values)
        where TNarrow : unmanaged, System.Numerics.INumberBase<TNarrow>
        where TWide : unmanaged, System.Numerics.INumberBase<TWide>
    {
        if (_widened[column] is not TWide[] wide || wide.Length < values.Length)
        {
            wide = new TWide[(int)DuckDbApi.duckdb_vector_size()];
            _widened[column] = wide;
        }

        if (!_isWide[column])
        {
            for (var i = 0; i < values.Length; i++)
                wide[i] = TWide.CreateTruncating(values[i]);
            _isWide[column] = true;
        }

        return wide.AsSpan(0, values.Length);
    }

    private int Checked(int row) => (uint)row < (uint)Rows ? row : throw new ArgumentOutOfRangeException(nameof(row), row, $"The batch has {Rows} rows.");

    private InvalidOperationException Mistyped(int column, string call) =>
        new($"{call} was called for column {column} ({columns[column].Name}), which is {columns[column].Type}.");
}
