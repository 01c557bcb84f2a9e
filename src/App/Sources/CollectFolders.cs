using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Sources;

/// <summary>A folder of this machine that jobs made on a page may collect from.</summary>
/// <param name="Path">As the administrator named it, whole.</param>
public sealed record CollectFolder(string Name, string Path, string By, DateTimeOffset At);

/// <summary>
/// The folders that jobs made on a page may collect from. Whoever runs the machine names them on the command line, which itself may read what
/// the machine lets it; a page can't add one, so that nobody who took over a page comes to the machine's other files.
/// </summary>
public sealed class CollectFolders(CatalogDatabase database, TimeProvider clock)
{
    private const string Setting = "collect-folders";
    private const int LongestName = 40;

    public IReadOnlyList<CollectFolder> All() => Read(database.Setting(Setting));

    /// <exception cref="InputException">The name is taken or can't be one, or there is no such folder.</exception>
    public CollectFolder Add(string name, string path, string by)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) throw SourceErrors.FolderName(name, LongestName);
        if (!Directory.Exists(path)) throw SourceErrors.NoFolder(path);
        var folder = new CollectFolder(name, Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), by, clock.GetUtcNow());
        if (Path.GetPathRoot(folder.Path) == folder.Path) throw SourceErrors.WholeMachine(path);
        Change(folders => folders.Any(other => Same(other.Name, name)) ? throw SourceErrors.FolderTaken(name) : [.. folders, folder]);
        return folder;
    }

    /// <exception cref="InputException">There is no folder of that name.</exception>
    public void Remove(string name) => Change(folders =>
        folders.Any(folder => Same(folder.Name, name)) ? [.. folders.Where(folder => !Same(folder.Name, name))] : throw SourceErrors.NoFolderNamed(name, folders));

    /// <summary>The folder a path lies in, once links, <c>..</c> and other spellings of its name are resolved; null when it lies in none.</summary>
    public static CollectFolder? Of(string path, IReadOnlyList<CollectFolder> folders)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return null;
        // On a disk that came from a Mac a name may be spelled in another form, and be another file: whichever is there may be read.
        string[] spellings = [path, path.Normalize(NormalizationForm.FormC), path.Normalize(NormalizationForm.FormD)];
        var there = spellings.Where(Path.Exists).ToList();
        var found = (there.Count > 0 ? there : [.. spellings]).ConvertAll(spelling => OfOne(spelling, folders));
        return there.Count > 0 && found.Contains(null) ? null : found.Find(folder => folder is not null);
    }

    /// <summary>Refuses a path outside the folders, and what would be read beside it or below it through a link.</summary>
    /// <exception cref="InputException">As said. Whether anything is there is not told.</exception>
    public void Require(string path)
    {
        var folders = All();
        foreach (var part in LinksAt(path).Prepend(path))
            if (Of(part, folders) is null) throw SourceErrors.OutsideFolders(path, part, folders);
    }

    private static CollectFolder? OfOne(string path, IReadOnlyList<CollectFolder> folders) =>
        RealPath.Of(path) is { } real ? folders.FirstOrDefault(folder => RealPath.Of(folder.Path) is { } place && RealPath.IsIn(real, place)) : null;

    // What connectors open beside a file (.dbf beside .shp) and below a folder.
    private static IEnumerable<string> LinksAt(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return [];
        var isFolder = Directory.Exists(path);
        var folder = isFolder ? path : Path.GetDirectoryName(path) ?? path;
        if (!Directory.Exists(folder)) return [];
        // Compared here and not by a pattern: a name may hold the signs of patterns.
        var name = BaseOf(path);
        return new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = isFolder, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref entry) => IsLink(ref entry) && (isFolder || BaseOf(entry.FileName.ToString()).Equals(name, StringComparison.OrdinalIgnoreCase)),
            // Links that lead back inside would be walked for ever.
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string BaseOf(string path) => Path.GetFileNameWithoutExtension(path).Normalize(NormalizationForm.FormC);

    private void Change(Func<IReadOnlyList<CollectFolder>, List<CollectFolder>> change) =>
        database.ChangeSetting(Setting, clock.GetUtcNow(), before => JsonSerializer.Serialize(change(Read(before)), CollectFolderJson.Default.ListCollectFolder));

    private static List<CollectFolder> Read(string? text) => text is null ? [] : JsonSerializer.Deserialize(text, CollectFolderJson.Default.ListCollectFolder) ?? [];

    private static bool Same(string a, string b) => a.Equals(b.Trim(), StringComparison.OrdinalIgnoreCase);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<CollectFolder>))]
internal sealed partial class CollectFolderJson : JsonSerializerContext;
