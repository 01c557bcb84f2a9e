using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Maru.App.Lake;

/// <summary>What is computed once of the lake and kept, one JSON file each: <c>FOLDER/ID.json</c>. It can be made anew at any time; what was read stays in memory.</summary>
/// <param name="json">How one is written.</param>
public abstract class DerivedFiles<T>(string folder, JsonTypeInfo<T> json)
    where T : class
{
    private const string Ending = ".json";
    private readonly ConcurrentDictionary<string, (DateTime WrittenAt, T One)> _read = new(StringComparer.Ordinal);

    /// <summary>Null when it was not computed yet.</summary>
    public T? Find(string id)
    {
        var path = PathOf(id);
        var written = File.GetLastWriteTimeUtc(path);
        if (_read.TryGetValue(id, out var known) && known.WrittenAt == written) return known.One;
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonSerializer.Deserialize(stream, json) is not { } one) return null;
            _read[id] = (written, one);
            return one;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Save(string id, T one)
    {
        PrivateFiles.CreateFolder(folder);
        var unfinished = Path.Combine(folder, "." + Path.GetRandomFileName());
        using (var stream = PrivateFiles.Create(unfinished))
        {
            JsonSerializer.Serialize(stream, one, json);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, PathOf(id), overwrite: true);
        _read.TryRemove(id, out _);
    }

    public void Remove(string id)
    {
        if (Directory.Exists(folder)) File.Delete(PathOf(id));
        _read.TryRemove(id, out _);
    }

    /// <summary>Takes away what belongs to nothing any more.</summary>
    public void Keep(IReadOnlySet<string> ids)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var id in Directory.EnumerateFiles(folder, "*" + Ending).Select(path => Path.GetFileNameWithoutExtension(path)).Where(id => !ids.Contains(id)).ToList()) Remove(id);
    }

    private string PathOf(string id) => Path.Combine(folder, id + Ending);
}
