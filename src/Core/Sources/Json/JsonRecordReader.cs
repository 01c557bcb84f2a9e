using System.Buffers;

namespace Maru.Core.Sources.Json;

/// <summary>How values follow one another in a range.</summary>
public enum JsonLayout
{
    /// <summary>Values with commas or blanks between them: the inside of an array, or concatenated documents.</summary>
    Values,
    /// <summary>One value per line.</summary>
    Lines,
    /// <summary>The inside of an object whose members are the records: <c>"name": {…}, …</c>.</summary>
    Members,
}

/// <summary>
/// Gives the values of byte ranges one by one, each whole, from a buffer that grows to the longest. Finds their ends by brackets and
/// quotes only; what is between them has been checked by <see cref="JsonSurvey"/>.
/// </summary>
public sealed class JsonRecordReader : IDisposable
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> QuoteOrEscape = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> PlainEnd = SearchValues.Create(" \t\r\n,]}:"u8);
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,:\x1e"u8);

    private readonly JsonFile _file;
    private readonly IReadOnlyList<JsonRange> _ranges;
    private readonly JsonLayout _layout;
    private byte[] _buffer = new byte[256 * 1024];
    private Stream? _stream;
    private long _position;
    private long _bufferStart;
    private int _next;
    private int _start;
    private int _length;
    private long _left;
    private int _recordStart;
    private int _recordLength;
    private int _keyStart;
    private int _keyLength;

    public JsonRecordReader(JsonFile file, IReadOnlyList<JsonRange> ranges, JsonLayout layout = JsonLayout.Values)
    {
        _file = file;
        _ranges = ranges;
        _layout = layout;
    }

    /// <summary>The value now at hand; valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Record => _buffer.AsSpan(_recordStart, _recordLength);

    /// <summary>The member's name as written, without quotes, when the layout is Members.</summary>
    public ReadOnlySpan<byte> Key => _buffer.AsSpan(_keyStart, _keyLength);

    /// <summary>Offset of the value in the text; with Lines and Members where its line or name starts.</summary>
    public long Start { get; private set; }

    /// <summary>Index of the range the value lies in.</summary>
    public int Range => _next - 1;

    /// <summary>Lines passed so far, when the layout is Lines.</summary>
    public long Lines { get; private set; }

    /// <summary>Moves to the next value; false when there is none.</summary>
    /// <exception cref="InputException">A value is longer than a record may be.</exception>
    public bool Next()
    {
        while (true)
        {
            if (_layout == JsonLayout.Lines ? NextLine() : NextValue()) return true;
            if (!NextRange()) return false;
        }
    }

    private bool NextRange()
    {
        if (_next == _ranges.Count) return false;
        var range = _ranges[_next++];
        if (_stream is null || _position > range.Start)
        {
            _stream?.Dispose();
            _stream = _file.OpenAt(range.Start);
        }
        else if (_position < range.Start)
        {
            Seek(range.Start);
        }
        _position = range.Start;
        _bufferStart = range.Start;
        _start = _length = 0;
        _left = range.End - range.Start;
        return true;
    }

    private void Seek(long position)
    {
        if (_file.Seekable)
        {
            _stream!.Seek(position - _position, SeekOrigin.Current);
            return;
        }
        _stream!.Dispose();
        _stream = _file.OpenAt(position);
    }

    private bool NextLine()
    {
        while (true)
        {
            var searched = 0;
            int end;
            while ((end = _buffer.AsSpan(_start + searched, _length - searched).IndexOf((byte)'\n')) < 0)
            {
                searched = _length;
                if (!Fill()) break;
            }
            var length = end < 0 ? _length : searched + end;
            if (length == 0 && _length == 0) return false;
            Lines++;
            Start = _bufferStart + _start;
            var line = _buffer.AsSpan(_start, length);
            var trimmed = line.Trim(" \t\r\x1e"u8);
            _recordStart = _start + (trimmed.Length == 0 ? 0 : line.IndexOf(trimmed[0]));
            _recordLength = trimmed.Length;
            Advance(Math.Min(_length, length + 1));
            if (_recordLength > 0) return true;
        }
    }

    // All places are counted from _start, because filling moves the buffer's content.
    private bool NextValue()
    {
        var first = Skip(0);
        if (first < 0) return false;
        Advance(first);
        var (key, value) = (0, 0);
        if (_layout == JsonLayout.Members)
        {
            key = End(0);
            value = Skip(key);
            if (value < 0) return false;
        }
        var end = End(value);
        Start = _bufferStart + _start;
        (_keyStart, _keyLength) = (_start + 1, Math.Max(0, key - 2));
        (_recordStart, _recordLength) = (_start + value, end - value);
        Advance(end);
        return true;
    }

    /// <summary>The first place from <paramref name="from"/> on that is no blank, comma or colon; −1 at the end.</summary>
    private int Skip(int from)
    {
        while (true)
        {
            var skip = _buffer.AsSpan(_start + from, _length - from).IndexOfAnyExcept(Between);
            if (skip >= 0) return from + skip;
            from = _length;
            if (!Fill()) return -1;
        }
    }

    /// <summary>Where the value that starts at <paramref name="from"/> ends.</summary>
    private int End(int from) => _buffer[_start + from] switch
    {
        (byte)'"' => StringEnd(from + 1),
        (byte)'{' or (byte)'[' => NestedEnd(from),
        _ => PlainValueEnd(from + 1),
    };

    private int StringEnd(int from)
    {
        while (true)
        {
            var hit = _buffer.AsSpan(_start + from, _length - from).IndexOfAny(QuoteOrEscape);
            if (hit >= 0 && _buffer[_start + from + hit] == '"') return from + hit + 1;
            from = hit < 0 ? _length : from + hit + 2;
            while (from >= _length)
                if (!Fill()) return _length;
        }
    }

    private int NestedEnd(int from)
    {
        var depth = 0;
        while (true)
        {
            var hit = _buffer.AsSpan(_start + from, _length - from).IndexOfAny(Brackets);
            if (hit < 0)
            {
                from = _length;
                if (!Fill()) return _length;
                continue;
            }
            from += hit;
            switch (_buffer[_start + from])
            {
                case (byte)'"':
                    from = StringEnd(from + 1);
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }
            from++;
            if (depth == 0) return from;
        }
    }

    private int PlainValueEnd(int from)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start + from, _length - from).IndexOfAny(PlainEnd);
            if (end >= 0) return from + end;
            from = _length;
            if (!Fill()) return _length;
        }
    }

    private void Advance(int count)
    {
        _start += count;
        _length -= count;
    }

    /// <summary>Reads more of the range behind what is at hand; false at the range's end.</summary>
    private bool Fill()
    {
        if (_left <= 0) return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _length).CopyTo(_buffer);
            _bufferStart += _start;
            _start = 0;
        }
        if (_length == _buffer.Length) _buffer = JsonSurvey.Grow(_buffer, _file.Name);
        var read = _stream!.Read(_buffer, _length, (int)Math.Min(_buffer.Length - _length, _left));
        if (read == 0)
        {
            _left = 0;
            return false;
        }
        _length += read;
        _left -= read;
        _position += read;
        return true;
    }

    public void Dispose() => _stream?.Dispose();
}
