using System.Runtime.InteropServices;

namespace Maru.Methods.Linkage;

/// <summary>Numbers different values in the order they are first seen.</summary>
internal sealed class Interner<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _values = [];

    public int Count => _values.Count;

    public T[] Values => [.. _values];

    public int[] NumbersOf(int rows, Func<int, (bool Has, T Value)> at)
    {
        var numbers = new int[rows];
        for (int i = 0; i < rows; i++) numbers[i] = at(i) is (true, var value) ? NumberOf(value) : LinkColumn.Missing;
        return numbers;
    }

    private int NumberOf(T value)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, value, out bool known);
        if (known) return number;
        number = _values.Count;
        _values.Add(value);
        return number;
    }
}
