namespace Maru.Methods.Linkage;

/// <summary>Compares pairs of rows into patterns; one per worker, because it remembers answers.</summary>
internal sealed class PairReader
{
    private readonly Comparison[] _comparisons;
    private readonly LevelMemory?[] _memories;
    private readonly int[] _strides;
    private readonly int[] _rightValues;
    private readonly int[] _leftValues;
    private readonly int[][] _left;

    /// <param name="rightValues">Of <see cref="RowMajor"/>, shared by all workers.</param>
    public PairReader(IReadOnlyList<Comparison> comparisons, PatternSpace space, int[] rightValues)
    {
        _comparisons = [.. comparisons];
        (_strides, _rightValues, _leftValues) = (space.Strides, rightValues, new int[_comparisons.Length]);
        _left = [.. comparisons.Select(comparison => comparison.Column.Left)];
        _memories = [.. comparisons.Select(comparison => comparison.IsCostly ? new LevelMemory(comparison) : null)];
    }

    /// <summary>The values of a right row side by side, so that a pair reads one stretch of memory.</summary>
    public static int[] RowMajor(IReadOnlyList<Comparison> comparisons)
    {
        int rows = comparisons[0].Column.Right.Length, width = comparisons.Count;
        var values = new int[checked(rows * width)];
        for (int k = 0; k < width; k++)
        {
            var column = comparisons[k].Column.Right;
            for (int row = 0; row < rows; row++) values[row * width + k] = column[row];
        }
        return values;
    }

    public void Begin(int left)
    {
        for (int k = 0; k < _left.Length; k++) _leftValues[k] = _left[k][left];
    }

    /// <summary>The pattern of the left row begun with and a right row.</summary>
    public int PatternWith(int right)
    {
        int pattern = 0, at = right * _leftValues.Length;
        for (int k = 0; k < _leftValues.Length; k++)
        {
            int a = _leftValues[k], b = _rightValues[at + k];
            if ((a | b) < 0) continue;
            int level = a == b ? _comparisons[k].Same : _memories[k]?.LevelOf(a, b) ?? _comparisons[k].LevelOfDifferent(a, b);
            pattern += (level + 1) * _strides[k];
        }
        return pattern;
    }
}

/// <summary>The last answers of a costly comparison. Gives up where the same values rarely meet again.</summary>
internal sealed class LevelMemory(Comparison comparison)
{
    private const int Places = 1 << 14;
    private const int Trial = 1 << 18;
    private const double WorthwhileShare = 0.1;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    // Two value numbers of 28 bits and a level in 8; a pair of different values is never all zero with level + 2 in it.
    private const int MostValues = 1 << 28;

    private readonly ulong[]? _answers = comparison.Column.Distinct < MostValues ? new ulong[Places] : null;
    private int _asked, _remembered;
    private bool _off;

    public int LevelOf(int a, int b)
    {
        if (_off || _answers is null) return comparison.LevelOfDifferent(a, b);
        ulong key = (ulong)a << 36 | (ulong)b << 8;
        ref ulong answer = ref _answers[key * Spread >> 50];
        if (++_asked == Trial)
        {
            _off = _remembered < Trial * WorthwhileShare;
            (_asked, _remembered) = (0, 0);
        }
        if ((answer & ~0xFFUL) == key && (answer & 0xFF) != 0)
        {
            _remembered++;
            return (int)(answer & 0xFF) - 2;
        }
        int level = comparison.LevelOfDifferent(a, b);
        answer = key | (uint)(level + 2);
        return level;
    }
}
