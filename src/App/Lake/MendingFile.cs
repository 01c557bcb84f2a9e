using System.Text.Json;
using Maru.Core.Lake;

namespace Maru.App.Lake;

/// <summary>The mendings that hold for a version, in its own folder. Like the rows set aside it keeps cells of closed columns: what readers see is covered elsewhere.</summary>
public static class MendingFile
{
    public static IReadOnlyList<RowMending> Mendings(this LakeStore lake, VersionManifest manifest)
    {
        var path = Path.Combine(lake.VersionFolder(manifest.Dataset, manifest.Version), LakeStore.MendingsName);
        if (!File.Exists(path)) return [];
        return [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize(line, LakeLinesJson.Default.RowMending)!)];
    }

    /// <summary>Those that the next file with the same rows takes over.</summary>
    public static IReadOnlyList<RowMending> Standing(this IReadOnlyList<RowMending> mendings) =>
        [.. mendings.Where(mending => mending.State is MendingState.Mended or MendingState.Again)];

    /// <summary>Writes the mendings of the version being written; no file when there are none.</summary>
    public static void WriteMendings(this LakeWriter writer, IReadOnlyList<RowMending> mendings)
    {
        if (mendings.Count == 0) return;
        using var stream = PrivateFiles.Create(Path.Combine(writer.Folder, LakeStore.MendingsName));
        foreach (var mending in mendings)
        {
            JsonSerializer.Serialize(stream, mending, LakeLinesJson.Default.RowMending);
            stream.WriteByte((byte)'\n');
        }
        stream.Flush(flushToDisk: true);
    }
}
