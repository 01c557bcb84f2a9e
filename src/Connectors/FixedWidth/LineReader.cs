using System.Text;
using Maru.Core.Text;

namespace Maru.Connectors.FixedWidth;

/// <summary>Lines of a text file of any encoding, none of them endless.</summary>
internal sealed class LineReader(string path, string name, TextFinding text) : IDisposable
{
    private const int Longest = 1 << 20;

    private readonly StreamReader _reader = new(Utf8Stream.Open(path, text), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, 1 << 16);
    private readonly StringBuilder _line = new();
    private readonly char[] _letters = new char[16 * 1024];
    private int _at;
    private int _end;

    /// <summary>Number of the line read last, 1-based.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its end; null when there is none.</summary>
    public string? Next(CancellationToken stop)
    {
        _line.Clear();
        while (true)
        {
            if (_at == _end && !Fill(stop)) return _line.Length == 0 ? null : Line();
            var rest = _letters.AsSpan(_at, _end - _at);
            var length = rest.IndexOf('\n');
            _line.Append(length < 0 ? rest : rest[..length]);
            if (_line.Length > Longest) throw FixedWidthErrors.TooLong(name, Number + 1, Longest);
            _at = length < 0 ? _end : _at + length + 1;
            if (length >= 0) return Line();
        }
    }

    private string Line()
    {
        Number++;
        if (_line.Length > 0 && _line[^1] == '\r') _line.Length--;
        return _line.ToString();
    }

    private bool Fill(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        _at = 0;
        return (_end = _reader.Read(_letters)) > 0;
    }

    public void Dispose() => _reader.Dispose();
}
