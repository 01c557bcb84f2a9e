namespace Maru.Methods.Privacy;

/// <summary>Class sizes in ascending order, and what is left of them without the first few.</summary>
internal sealed class SizesWithout
{
    private readonly int[] _sizes;
    private readonly int[] _rows;

    public SizesWithout(IEnumerable<int> ascending)
    {
        _sizes = [.. ascending];
        _rows = new int[_sizes.Length + 1];
        for (int i = 0; i < _sizes.Length; i++) _rows[i + 1] = _rows[i] + _sizes[i];
    }

    public int RowsOfFirst(int count) => _rows[count];

    /// <summary>Sizes without the first <paramref name="count"/> classes.</summary>
    public ClassSizes AllBut(int count)
    {
        var (sizes, counts) = (new List<int>(), new List<int>());
        for (int i = count; i < _sizes.Length;)
        {
            int end = i;
            while (end < _sizes.Length && _sizes[end] == _sizes[i]) end++;
            sizes.Add(_sizes[i]);
            counts.Add(end - i);
            i = end;
        }
        return new([.. sizes], [.. counts]);
    }
}
