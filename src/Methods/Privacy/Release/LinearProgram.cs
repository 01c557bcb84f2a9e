using System.Numerics;
using System.Runtime.InteropServices;

namespace Maru.Methods.Privacy;

/// <summary>
/// Greatest value of a linear function over A·x = b, 0 ≤ x ≤ upper: the simplex method with bounded variables on a full tableau, in two phases. One program
/// answers many questions: each starts where the one before ended. For some hundreds of rows.
/// </summary>
/// <remarks>V. Chvátal, "Linear programming", 1983, chapter 8. Bland's rule ends what would go round in circles.</remarks>
internal sealed class LinearProgram
{
    private const double Tiny = 1e-9;

    // Dantzig's rule is quick and may cycle; after so many steps without gain the slow rule that never does.
    private const int Patience = 50;

    private readonly double[][] _rows;
    private readonly double[] _right;
    private readonly double[] _upper;
    private readonly bool[] _isFlipped;
    private readonly bool[] _isBasic;
    private readonly int[] _basis;
    private readonly int _columns;

    /// <param name="rows">A; taken over and changed.</param>
    /// <param name="right">b; taken over and changed.</param>
    /// <param name="upper">Largest value of each variable; infinity where there is none.</param>
    public LinearProgram(double[][] rows, double[] right, double[] upper, CancellationToken stop)
    {
        (_rows, _right, _columns) = (rows, right, upper.Length);
        _upper = [.. upper, .. Enumerable.Repeat(double.PositiveInfinity, rows.Length)];
        (_isFlipped, _isBasic) = (new bool[_columns], new bool[_columns]);
        _basis = [.. Enumerable.Range(_columns, rows.Length)];
        for (int row = 0; row < rows.Length; row++)
            if (right[row] < 0) Negate(row);
        var gain = new double[_columns];
        foreach (var row in rows)
            for (int column = 0; column < _columns; column++) gain[column] += row[column];
        double scale = 1 + right.DefaultIfEmpty().Max();
        if (right.Any(value => value > 0)) Climb(gain, stop);
        IsFeasible = Enumerable.Range(0, rows.Length).Where(row => _basis[row] >= _columns).Sum(row => right[row]) <= 1e-7 * scale;
        // What stands for an equation may not move away from it again.
        for (int row = 0; row < rows.Length; row++) _upper[_columns + row] = 0;
        for (int row = 0; row < rows.Length; row++)
            if (_basis[row] >= _columns) _right[row] = 0;
    }

    /// <summary>Whether any x fulfils all equations.</summary>
    public bool IsFeasible { get; }

    /// <summary>The x at which the function is greatest; null when it grows without end.</summary>
    public double[]? Maximize(IReadOnlyList<double> function, CancellationToken stop)
    {
        double Weight(int column) => column >= _columns ? 0 : _isFlipped[column] ? -function[column] : function[column];
        var gain = new double[_columns];
        for (int column = 0; column < _columns; column++) gain[column] = _isBasic[column] ? 0 : Weight(column);
        for (int row = 0; row < _rows.Length; row++)
        {
            double weight = Weight(_basis[row]);
            if (weight == 0) continue;
            for (int column = 0; column < _columns; column++)
                if (!_isBasic[column]) gain[column] -= weight * _rows[row][column];
        }
        return Climb(gain, stop) ? Point() : null;
    }

    private double[] Point()
    {
        var point = new double[_columns];
        for (int row = 0; row < _rows.Length; row++)
            if (_basis[row] < _columns) point[_basis[row]] = _right[row];
        for (int column = 0; column < _columns; column++)
            if (_isFlipped[column]) point[column] = _upper[column] - point[column];
        return point;
    }

    // gain: how much the function grows with each variable. False when it grows without end.
    private bool Climb(double[] gain, CancellationToken stop)
    {
        int idle = 0;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (Entering(gain, idle > Patience) is not (>= 0 and var column)) return true;
            var (row, length, isToUpper) = Leaving(column, idle > Patience);
            idle = length > Tiny ? 0 : idle + 1;
            if (row < 0)
            {
                if (double.IsInfinity(length)) return false;
                Flip(column);
                gain[column] = -gain[column];
                continue;
            }
            if (isToUpper) FlipBasic(row);
            Pivot(row, column, gain);
        }
    }

    private int Entering(double[] gain, bool first)
    {
        int best = -1;
        double most = Tiny;
        for (int column = 0; column < _columns; column++)
        {
            if (_isBasic[column] || gain[column] <= most || _upper[column] <= 0) continue;
            (best, most) = (column, gain[column]);
            if (first) break;
        }
        return best;
    }

    // Row −1: the variable itself reaches its other bound first.
    private (int Row, double Length, bool IsToUpper) Leaving(int column, bool first)
    {
        var best = (Row: -1, Length: _upper[column], IsToUpper: false);
        double pivot = 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            double a = _rows[row][column];
            double room = a > Tiny ? _right[row] : a < -Tiny ? _upper[_basis[row]] - _right[row] : double.PositiveInfinity;
            if (double.IsInfinity(room)) continue;
            double length = Math.Max(0, room / Math.Abs(a));
            bool isBetter = length < best.Length - Tiny
                || length <= best.Length + Tiny && best.Row >= 0 && (first ? _basis[row] < _basis[best.Row] : Math.Abs(a) > pivot);
            if (isBetter) (best, pivot) = ((row, length, a < 0), Math.Abs(a));
        }
        return best;
    }

    private void Flip(int column)
    {
        for (int row = 0; row < _rows.Length; row++)
        {
            _right[row] -= _rows[row][column] * _upper[column];
            _rows[row][column] = -_rows[row][column];
        }
        _isFlipped[column] = !_isFlipped[column];
    }

    private void FlipBasic(int row)
    {
        int column = _basis[row];
        _right[row] -= _upper[column];
        Negate(row);
        if (column >= _columns) return;
        _rows[row][column] = 1;
        _isFlipped[column] = !_isFlipped[column];
    }

    private void Negate(int row)
    {
        _right[row] = -_right[row];
        for (int column = 0; column < _columns; column++) _rows[row][column] = -_rows[row][column];
    }

    private void Pivot(int row, int column, double[] gain)
    {
        double by = _rows[row][column];
        var line = _rows[row];
        for (int i = 0; i < _columns; i++) line[i] /= by;
        _right[row] /= by;
        for (int other = 0; other < _rows.Length; other++)
        {
            double times = _rows[other][column];
            if (other == row || times == 0) continue;
            Subtract(_rows[other], times, line);
            _right[other] -= times * _right[row];
            if (_right[other] is < 0 and > -1e-7) _right[other] = 0;
        }
        double rate = gain[column];
        Subtract(gain, rate, line);
        if (_basis[row] < _columns) _isBasic[_basis[row]] = false;
        (_basis[row], _isBasic[column], gain[column]) = (column, true, 0);
    }

    // Nearly all the time is spent here.
    private static void Subtract(double[] from, double times, double[] line)
    {
        var into = MemoryMarshal.Cast<double, Vector<double>>(from.AsSpan());
        var of = MemoryMarshal.Cast<double, Vector<double>>(line.AsSpan());
        var factor = new Vector<double>(times);
        for (int i = 0; i < into.Length; i++) into[i] -= factor * of[i];
        for (int i = into.Length * Vector<double>.Count; i < from.Length; i++) from[i] -= times * line[i];
    }
}
