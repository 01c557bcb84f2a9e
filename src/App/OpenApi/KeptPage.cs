using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.OpenApi;

/// <summary>A page as it is kept until all of them are there.</summary>
/// <param name="Rows">Rows of it in the file: none when they had come with a page before.</param>
/// <param name="Received">Rows that came.</param>
/// <param name="Total">Rows the provider said there are in all.</param>
/// <param name="Next">Where the next page begins, for APIs that say so.</param>
internal sealed record KeptPage(int Rows, int Received, long? Total, string? Next, DateTimeOffset At)
{
    /// <summary>The rows as they will be written.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReadOnlyMemory<byte>> Lines { get; init; } = [];

    [JsonIgnore]
    public bool IsRepeat => Rows == 0 && Received > 0;

    /// <summary>Writes what the page is on a line and its rows on a line each. The file has its name when it is whole.</summary>
    public void Write(string path)
    {
        var half = path + ".half";
        using (var file = PrivateFiles.Create(half, buffer: 1 << 16))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(this, KeptPageJson.Default.KeptPage));
            file.WriteByte((byte)'\n');
            foreach (var line in Lines)
            {
                file.Write(line.Span);
                file.WriteByte((byte)'\n');
            }
        }
        File.Move(half, path, overwrite: true);
    }

    /// <returns>Null when there is no such file, or it is not whole after all, as when the power failed.</returns>
    public static KeptPage? Read(string path)
    {
        if (!File.Exists(path)) return null;
        var lines = LinesOf(File.ReadAllBytes(path));
        try
        {
            var page = lines.Count == 0 ? null : JsonSerializer.Deserialize(lines[0].Span, KeptPageJson.Default.KeptPage);
            return page?.Rows == lines.Count - 1 ? page with { Lines = lines[1..] } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What follows the last line end is half a line.
    private static List<ReadOnlyMemory<byte>> LinesOf(ReadOnlyMemory<byte> left)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        for (int end; (end = left.Span.IndexOf((byte)'\n')) >= 0; left = left[(end + 1)..]) lines.Add(left[..end]);
        return lines;
    }
}

[JsonSerializable(typeof(KeptPage))]
internal sealed partial class KeptPageJson : JsonSerializerContext;
