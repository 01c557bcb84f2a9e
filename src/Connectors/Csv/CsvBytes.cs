using Maru.Core.Text;
using Microsoft.Win32.SafeHandles;

namespace Maru.Connectors.Csv;

/// <summary>Gives a reader UTF-8 bytes, front to back.</summary>
internal abstract class CsvBytes : IDisposable
{
    /// <summary>Puts more bytes at the start of the span; 0 at the end. The span holds at least 64 KiB.</summary>
    public abstract int Read(Span<byte> utf8);

    public abstract void Dispose();
}

/// <summary>A range of a UTF-8 or CP949 file.</summary>
/// <param name="isBroken">Some bytes are no UTF-8: each is looked at and what is broken replaced.</param>
internal sealed class FileBytes(string path, long start, long end, TextEncoding encoding, bool isBroken = false) : CsvBytes
{
    private const int RawSize = 256 * 1024;

    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
    private readonly byte[]? _raw = encoding == TextEncoding.Cp949 || isBroken ? new byte[RawSize] : null;
    private long _at = start;

    public override int Read(Span<byte> utf8) => _raw is null ? ReadRaw(utf8) : ReadThrough(_raw, utf8);

    private int ReadRaw(Span<byte> into)
    {
        var wanted = (int)Math.Min(into.Length, end - _at);
        var read = wanted == 0 ? 0 : RandomAccess.Read(_file, into[..wanted], _at);
        _at += read;
        return read;
    }

    private int ReadThrough(byte[] raw, Span<byte> utf8)
    {
        var wanted = (int)Math.Min(Math.Min(raw.Length, utf8.Length / 3), end - _at);
        if (wanted <= 0) return 0;
        var read = CsvSurvey.ReadFully(_file, raw.AsSpan(0, wanted), _at);
        var final = _at + read >= end || read == 0;
        var (consumed, written) = encoding == TextEncoding.Cp949 && Cp949.ToUtf8(raw.AsSpan(0, read), utf8, final) is var converted
            ? (converted.Consumed, converted.Written)
            : Utf8Mending.Copy(raw.AsSpan(0, read), utf8, final);
        _at += consumed;
        return written;
    }

    public override void Dispose() => _file.Dispose();
}

/// <summary>A stream of UTF-8.</summary>
internal sealed class StreamBytes(Stream stream) : CsvBytes
{
    public override int Read(Span<byte> utf8) => stream.Read(utf8);

    public override void Dispose() => stream.Dispose();
}
