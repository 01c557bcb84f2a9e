using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Maru.Web.Features.Api;

/// <summary>
/// The body of an answer as a stream to write synchronously: bytes are kept in the response's pipe, compressed when the client
/// takes it, and leave on <see cref="SendAsync"/>; so a writer needs no awaits and memory stays at one batch.
/// </summary>
internal sealed class ResponseBody : Stream
{
    private readonly HttpContext _http;
    private readonly PipeWriter _pipe;
    private readonly Stream? _compressor;

    private ResponseBody(HttpContext http)
    {
        _http = http;
        _pipe = http.Response.BodyWriter;
        _compressor = http.Response.Headers.ContentEncoding.ToString() switch
        {
            "br" => new BrotliStream(new Raw(_pipe), CompressionLevel.Fastest),
            "gzip" => new GZipStream(new Raw(_pipe), CompressionLevel.Fastest),
            _ => null,
        };
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Settles the encoding: call before the first byte and after all other headers.</summary>
    public static ResponseBody Open(HttpContext http, bool compress = true)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (compress && Encoding(http.Request) is { } encoding)
        {
            http.Response.Headers.ContentEncoding = encoding;
            http.Response.ContentLength = null;
        }
        return new(http);
    }

    /// <summary>The best of br and gzip that the client takes, or null.</summary>
    public static string? Encoding(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(e => (e.Quality ?? 1) > 0).Select(e => e.Value.ToString()).ToList();
        return accepted.Contains("br", StringComparer.OrdinalIgnoreCase) ? "br" : accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? "gzip" : null;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_compressor is not null) _compressor.Write(buffer);
        else Raw.Copy(_pipe, buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    /// <summary>Sends what is there, and waits while the client can't take more.</summary>
    public async ValueTask SendAsync()
    {
        var flushed = await _pipe.FlushAsync(_http.RequestAborted);
        if (flushed.IsCompleted) throw new OperationCanceledException("The client has gone.", _http.RequestAborted);
    }

    /// <summary>Ends the body: writes what the compressor still holds and sends it.</summary>
    public async ValueTask FinishAsync()
    {
        _compressor?.Dispose();
        await SendAsync();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private sealed class Raw(PipeWriter pipe) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public static void Copy(PipeWriter pipe, ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                var span = pipe.GetSpan(Math.Min(bytes.Length, 32 * 1024));
                var count = Math.Min(span.Length, bytes.Length);
                bytes[..count].CopyTo(span);
                pipe.Advance(count);
                bytes = bytes[count..];
            }
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Copy(pipe, buffer);

        public override void Write(byte[] buffer, int offset, int count) => Copy(pipe, buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
