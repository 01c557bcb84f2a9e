using System.Buffers.Binary;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.Connectors.Shapefile;

/// <summary>Where the shapes of a .shp lie. The headers of all records are walked; a .shx is not needed.</summary>
internal sealed class ShapeIndex
{
    private readonly List<long> _offsets = [];

    private ShapeIndex(string path) => Path = path;

    public string Path { get; }

    public int Count => _offsets.Count;

    public List<Issue> Issues { get; } = [];

    /// <summary>Where a record's content begins; its length stands in the four bytes before.</summary>
    public long Offset(int record) => _offsets[record];

    public static ShapeIndex Scan(string path, string name, CancellationToken stop)
    {
        var index = new ShapeIndex(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        if (stream.Length < ShapeFileReader.HeaderBytes) throw CutHeader(name);
        index.Walk(stream, stop);
        return index;
    }

    private void Walk(FileStream stream, CancellationToken stop)
    {
        Span<byte> header = stackalloc byte[ShapeFileReader.RecordHeaderBytes];
        long position = ShapeFileReader.HeaderBytes;
        while (position + header.Length <= stream.Length)
        {
            if (_offsets.Count % 4096 == 0) stop.ThrowIfCancellationRequested();
            stream.Position = position;
            stream.ReadExactly(header);
            var length = BinaryPrimitives.ReadInt32BigEndian(header[4..]) * 2L;
            position += header.Length;
            if (length < 4 || length > int.MaxValue || position + length > stream.Length)
            {
                Issues.Add(CutShort(_offsets.Count));
                return;
            }
            _offsets.Add(position);
            position += length;
        }
    }

    private static Issue CutShort(int whole) => new("cut", whole + 1, "", $"{whole:N0}", Severity.Warning)
    {
        Message = new($".shp가 {whole:N0}번째 도형 뒤에서 잘렸거나 깨졌습니다. 그 앞까지만 읽었습니다.", $"The .shp is cut short or damaged after shape {whole:N0}; it was read up to there."),
    };

    private static InputException CutHeader(string name) => new(
        new(".shp의 머리 부분이 잘렸습니다.", "The header of the .shp is cut short."),
        new("파일을 다시 받으세요.", "Get the file again."), name);
}
