using Maru.Core.Text;

namespace Maru.Core.Sources.Json;

/// <summary>A run of bytes in a text, end exclusive.</summary>
public readonly record struct JsonRange(long Start, long End);

/// <summary>A JSON file as UTF-8 text, opened as often as needed. Offsets count bytes of that text, after a byte order mark.</summary>
public sealed class JsonFile
{
    private readonly string _path;
    private readonly TextFinding _finding;

    private JsonFile(SourceFile file, TextFinding finding)
    {
        _path = file.Path;
        _finding = finding;
        Name = file.Name;
    }

    /// <summary>What a person calls the file: for messages.</summary>
    public string Name { get; }

    public EncodingFinding Encoding => _finding.Finding;

    /// <summary>True when the file's own bytes are the text, so that any offset can be reached at once.</summary>
    public bool Seekable => _finding.Encoding == TextEncoding.Utf8;

    /// <summary>True when some bytes are no character: texts must be mended before they are passed on.</summary>
    public bool Broken => _finding.Finding.Broken > 0;

    public static JsonFile Open(SourceFile file, CancellationToken stop) => new(file, TextDetection.Detect(file.Path, stop));

    /// <summary>The text from an offset on.</summary>
    public Stream OpenAt(long offset)
    {
        var stream = Utf8Stream.Open(_path, _finding);
        if (Seekable) stream.Position += offset;
        else Skip(stream, offset);
        return stream;
    }

    private static void Skip(Stream stream, long count)
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (count > 0)
        {
            var read = stream.Read(buffer[..(int)Math.Min(buffer.Length, count)]);
            if (read == 0) return;
            count -= read;
        }
    }
}
