namespace Maru.App.Live;

/// <summary>Reads the lines of a feed's log one after the other, up to the last whole one.</summary>
internal sealed class LogReader(Stream stream) : IDisposable
{
    // Longer than the longest line there is.
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <param name="line">Null when what stands there is no line of a log.</param>
    /// <returns>False at the end, and before half a line.</returns>
    public bool Next(out FeedLine? line)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = FeedLines.Read(_buffer.AsSpan(_start, length));
                _start += length + 1;
                return true;
            }
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }
            if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                line = null;
                return false;
            }
            _end += read;
        }
    }

    public void Dispose() => stream.Dispose();
}
