namespace Maru.App.Live;

/// <summary>The values of one quantity at one station, in order of their times. Not safe for many threads: its owner locks.</summary>
internal sealed class Series
{
    private long[] _at = new long[8];
    private double[] _values = new double[8];
    private int _start;
    private int _end;

    public int Count => _end - _start;

    public long NewestAt => _at[_end - 1];

    public double Newest => _values[_end - 1];

    /// <summary>When the newest value came, and its number.</summary>
    public (long ReceivedAt, long Number) Last { get; set; }

    public ReadOnlySpan<long> Times => _at.AsSpan(_start, Count);

    public ReadOnlySpan<double> Values => _values.AsSpan(_start, Count);

    /// <summary>The value for a time; null when there is none.</summary>
    public double? Find(long at)
    {
        if (Count == 0 || at > NewestAt) return null;
        var found = Times.BinarySearch(at);
        return found < 0 ? null : Values[found];
    }

    /// <summary>Puts a value where its time belongs, in place of one that is there.</summary>
    public void Put(long at, double value)
    {
        if (Count == 0 || at > NewestAt)
        {
            Room();
            (_at[_end], _values[_end]) = (at, value);
            _end++;
            return;
        }
        var found = Times.BinarySearch(at);
        if (found >= 0)
        {
            _values[_start + found] = value;
            return;
        }
        Room();
        var place = _start + ~found;
        Array.Copy(_at, place, _at, place + 1, _end - place);
        Array.Copy(_values, place, _values, place + 1, _end - place);
        (_at[place], _values[place]) = (at, value);
        _end++;
    }

    /// <summary>Forgets what is older; the newest stays, however old.</summary>
    public void Forget(long before)
    {
        while (Count > 1 && _at[_start] < before) _start++;
    }

    private void Room()
    {
        if (_end < _at.Length) return;
        var count = Count;
        if (_start > _at.Length / 2)
        {
            Array.Copy(_at, _start, _at, 0, count);
            Array.Copy(_values, _start, _values, 0, count);
        }
        else
        {
            var size = Math.Max(8, count * 2);
            var (at, values) = (new long[size], new double[size]);
            Array.Copy(_at, _start, at, 0, count);
            Array.Copy(_values, _start, values, 0, count);
            (_at, _values) = (at, values);
        }
        (_start, _end) = (0, count);
    }
}
