using System.Text;
using Maru.Core.Engine;

namespace Maru.App.Export;

/// <summary>Rows that were made here rather than by an engine, so that they leave by the same writers: texts, doubles and nulls.</summary>
public sealed class WrittenRows(IReadOnlyList<object?[]> rows) : ResultBatch
{
    private readonly Dictionary<int, double[]> _numbers = [];

    public override int Rows => rows.Count;

    public override bool IsNull(int column, int row) => rows[row][column] is null;

    public override ReadOnlySpan<double> Double(int column)
    {
        if (!_numbers.TryGetValue(column, out var numbers)) _numbers[column] = numbers = [.. rows.Select(row => row[column] is double number ? number : 0)];
        return numbers;
    }

    public override ReadOnlySpan<byte> Bytes(int column, int row) => Encoding.UTF8.GetBytes((string)rows[row][column]!);

    public override object? Value(int column, int row) => rows[row][column];

    public override ReadOnlySpan<long> Int64(int column) => throw OtherType();

    public override ReadOnlySpan<int> Date(int column) => throw OtherType();

    public override ReadOnlySpan<bool> Boolean(int column) => throw OtherType();

    public override Int128 Int128(int column, int row) => throw OtherType();

    public override decimal Decimal(int column, int row) => throw OtherType();

    private static InvalidOperationException OtherType() => new("Written rows hold texts and doubles only.");
}
