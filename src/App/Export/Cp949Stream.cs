using System.Text;

namespace Maru.App.Export;

/// <summary>
/// Turns UTF-8 into CP949 on its way to a stream. A character CP949 does not have becomes a look-alike where there is one (– — − → -,
/// no-break space → space, • → ·, 〜 → ～), a zero-width mark is dropped, anything else becomes <c>?</c>; all are counted.
/// </summary>
public sealed class Cp949Stream(Stream target) : Stream
{
    private static readonly Lazy<ushort[]> Table = new(BuildTable);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _carry = new byte[4];
    private int _used;
    private int _carried;

    /// <summary>Characters that were replaced or dropped so far.</summary>
    public long Substituted { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (_carried > 0 && buffer.Length > 0)
        {
            _carry[_carried++] = buffer[0];
            buffer = buffer[1..];
            if (Rune.DecodeFromUtf8(_carry.AsSpan(0, _carried), out var rune, out _) == System.Buffers.OperationStatus.NeedMoreData) continue;
            _carried = 0;
            Put(rune);
        }
        while (buffer.Length > 0)
        {
            if (buffer[0] < 0x80)
            {
                PutByte(buffer[0]);
                buffer = buffer[1..];
                continue;
            }
            if (Rune.DecodeFromUtf8(buffer, out var rune, out var length) == System.Buffers.OperationStatus.NeedMoreData)
            {
                buffer.CopyTo(_carry);
                _carried = buffer.Length;
                return;
            }
            Put(rune);
            buffer = buffer[length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        target.Write(_buffer, 0, _used);
        _used = 0;
        target.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Flush();
        base.Dispose(disposing);
    }

    private void Put(Rune rune)
    {
        var pair = rune.IsBmp ? Table.Value[rune.Value] : 0;
        if (pair == 0)
        {
            Substituted++;
            pair = LookAlike(rune.Value);
            if (pair == 0) return;
        }
        if (pair > 0xFF) PutByte((byte)(pair >> 8));
        PutByte((byte)pair);
    }

    private void PutByte(byte value)
    {
        if (_used == _buffer.Length)
        {
            target.Write(_buffer, 0, _used);
            _used = 0;
        }
        _buffer[_used++] = value;
    }

    private static int LookAlike(int character) => character switch
    {
        0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2212 => '-',
        0x00A0 or 0x2002 or 0x2003 or 0x2009 or 0x202F => ' ',
        0x2022 or 0x2027 or 0x30FB => Table.Value[0x00B7],
        0x301C => Table.Value[0xFF5E],
        0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF => 0,
        _ => '?',
    };

    // Per UTF-16 unit: the one or two bytes, 0 where CP949 has nothing.
    private static ushort[] BuildTable()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(949, new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback);
        var table = new ushort[0x10000];
        Span<byte> bytes = stackalloc byte[4];
        for (var c = 1; c < table.Length; c++)
        {
            if (char.IsSurrogate((char)c)) continue;
            var length = encoding.GetBytes([(char)c], bytes);
            table[c] = length switch
            {
                1 when bytes[0] < 0x80 => bytes[0],
                2 => (ushort)((bytes[0] << 8) | bytes[1]),
                _ => 0,
            };
        }
        return table;
    }
}
