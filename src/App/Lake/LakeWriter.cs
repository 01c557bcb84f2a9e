using System.Security.Cryptography;
using System.Text.Json;
using Maru.Core.Lake;

namespace Maru.App.Lake;

/// <summary>A version being written. Dispose without <see cref="Commit"/> and nothing remains.</summary>
public sealed class LakeWriter : IDisposable
{
    private readonly string _final;
    private readonly FileStream _lock;
    private bool _committed;

    internal LakeWriter(string dataset, int version, string folder, string final, FileStream held)
    {
        Dataset = dataset;
        Version = version;
        Folder = folder;
        _final = final;
        _lock = held;
    }

    public string Dataset { get; }

    public int Version { get; }

    /// <summary>Where the parts are written before the version exists.</summary>
    public string Folder { get; }

    public string PartPath(int part) => Path.Combine(Folder, NameOf(part));

    /// <summary>File name of a part.</summary>
    public static string NameOf(int part) => FormattableString.Invariant($"part-{part:D4}.parquet");

    /// <summary>Name, size and hash of one part now in the folder.</summary>
    public PartFile SealPart(int part, long rows) => SealPart(PartPath(part), rows);

    /// <summary>Joins files of rows set aside (one JSON object a line) into the version's own, and removes them.</summary>
    public void JoinSetAside(IEnumerable<string> spools)
    {
        using var target = PrivateFiles.Create(Path.Combine(Folder, LakeStore.SetAsideName));
        foreach (var spool in spools.Where(File.Exists))
        {
            using (var source = File.OpenRead(spool)) source.CopyTo(target);
            File.Delete(spool);
        }
        target.Flush(flushToDisk: true);
    }

    /// <summary>Name, size and hash of the parts now in the folder, in order.</summary>
    public IReadOnlyList<PartFile> Seal(IReadOnlyList<long> rowsOfPart) =>
        [.. rowsOfPart.Select((rows, i) => SealPart(PartPath(i), rows))];

    private static PartFile SealPart(string path, long rows)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Flush(flushToDisk: true);
        return new(Path.GetFileName(path), rows, stream.Length, hash);
    }

    /// <summary>Writes the manifest and gives the folder its final name: from here on the version exists.</summary>
    public void Commit(VersionManifest manifest)
    {
        var path = Path.Combine(Folder, LakeStore.ManifestName);
        using (var stream = PrivateFiles.Create(path))
        {
            JsonSerializer.Serialize(stream, manifest, LakeJson.Default.VersionManifest);
            stream.Flush(flushToDisk: true);
        }
        PrivateFiles.CloseFiles(Folder);
        Directory.Move(Folder, _final);
        _committed = true;
    }

    public void Dispose()
    {
        if (!_committed && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        _lock.Dispose();
    }
}
