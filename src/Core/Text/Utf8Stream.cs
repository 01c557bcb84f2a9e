using System.Text;

namespace Maru.Core.Text;

/// <summary>Reads a text file of any known encoding as UTF-8 bytes without a byte order mark, for parsers that speak UTF-8. Forward only.</summary>
public sealed class Utf8Stream : Stream
{
    private const int BlockSize = 128 * 1024;

    private readonly Stream _source;
    private readonly TextEncoding _encoding;
    private readonly byte[] _raw = new byte[BlockSize];
    private readonly byte[] _utf8 = new byte[BlockSize * 3];
    private readonly Decoder? _utf16;
    private int _rawKept;
    private int _start;
    private int _end;
    private bool _finished;

    private Utf8Stream(Stream source, TextEncoding encoding)
    {
        _source = source;
        _encoding = encoding;
        if (encoding is TextEncoding.Utf16LittleEndian or TextEncoding.Utf16BigEndian)
            _utf16 = new UnicodeEncoding(encoding == TextEncoding.Utf16BigEndian, false).GetDecoder();
    }

    /// <summary>Characters that did not exist in the encoding so far; each became U+FFFD. UTF-8 is passed on as it is.</summary>
    public long Broken { get; private set; }

    /// <summary>Opens the file, skipping a byte order mark.</summary>
    public static Stream Open(string path, TextFinding finding)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockSize, FileOptions.SequentialScan) { Position = finding.Preamble };
        return finding.Encoding == TextEncoding.Utf8 ? file : new Utf8Stream(file, finding.Encoding);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end && !Refill()) return 0;
        var length = Math.Min(buffer.Length, _end - _start);
        _utf8.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private bool Refill()
    {
        _start = _end = 0;
        while (_end == 0 && !_finished)
        {
            var read = _source.Read(_raw, _rawKept, _raw.Length - _rawKept);
            _finished = read == 0;
            var raw = _raw.AsSpan(0, _rawKept + read);
            if (_utf16 is null) FromCp949(raw);
            else FromUtf16(raw);
        }
        return _end > 0;
    }

    private void FromCp949(Span<byte> raw)
    {
        var (consumed, written, broken) = Cp949.ToUtf8(raw, _utf8, _finished);
        Broken += broken;
        _end = written;
        _rawKept = raw.Length - consumed;
        raw[consumed..].CopyTo(_raw);
    }

    private void FromUtf16(Span<byte> raw)
    {
        var characters = new char[_utf16!.GetCharCount(raw, _finished)];
        var count = _utf16.GetChars(raw, characters, _finished);
        _end = Encoding.UTF8.GetBytes(characters.AsSpan(0, count), _utf8);
        _rawKept = 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _source.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
