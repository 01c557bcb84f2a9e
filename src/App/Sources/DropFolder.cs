using System.Globalization;
using System.Text;

namespace Maru.App.Sources;

/// <summary>Files of one name that arrived together: a .shp with its companions, or one file alone.</summary>
public sealed record DroppedFiles(string Name, IReadOnlyList<string> Paths);

/// <summary>
/// A folder that others put files into, by hand, share or transfer. A file is complete when neither its size nor its time has changed for
/// a while; names of transfers under way are passed over. What was taken in goes to <c>done</c>, what could not be to <c>failed</c>
/// with the reason beside it.
/// </summary>
public sealed class DropFolder(string folder, TimeSpan rest, TimeProvider clock)
{
    private static readonly string[] UnderWay = [".part", ".partial", ".filepart", ".tmp", ".crdownload", ".download", ".swp"];

    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    public string Done { get; } = Path.Combine(folder, "done");

    public string Failed { get; } = Path.Combine(folder, "failed");

    /// <summary>Files that are there and were not complete when last looked at, or came since.</summary>
    public int Waiting => _seen.Count;

    /// <summary>Looks at the folder; gives what is complete, oldest first.</summary>
    public IReadOnlyList<DroppedFiles> Look()
    {
        var now = clock.GetUtcNow();
        var there = new DirectoryInfo(folder).EnumerateFiles().Where(IsArrival).ToList();
        foreach (var gone in _seen.Keys.Except(there.Select(file => file.FullName)).ToList()) _seen.Remove(gone);
        foreach (var file in there) Watch(file, now);
        return [.. there.GroupBy(file => BaseOf(file.Name))
            .Where(group => group.All(file => now - _seen[file.FullName].Since >= rest))
            .OrderBy(group => group.Max(file => file.LastWriteTimeUtc)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new DroppedFiles(group.Key, [.. group.Select(file => file.FullName).Order(StringComparer.Ordinal)]))];
    }

    public void Finish(DroppedFiles files) => Move(files, Done, null);

    /// <param name="why">What whoever put the files here should read.</param>
    public void Fail(DroppedFiles files, string why) => Move(files, Failed, why);

    private static bool IsArrival(FileInfo file) =>
        !file.Attributes.HasFlag(FileAttributes.Hidden) && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.Name[0] is not ('.' or '~') &&
        !UnderWay.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private void Watch(FileInfo file, DateTimeOffset now)
    {
        var looks = (file.Length, file.LastWriteTimeUtc);
        if (!_seen.TryGetValue(file.FullName, out var seen) || seen.Looks != looks) _seen[file.FullName] = new(looks, now);
    }

    // a.shp.xml belongs to a.shp, which belongs to a.dbf.
    private static string BaseOf(string name)
    {
        name = name.Normalize(NormalizationForm.FormC);
        if (name.EndsWith(".shp.xml", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        return Path.GetFileNameWithoutExtension(name);
    }

    private void Move(DroppedFiles files, string to, string? why)
    {
        Directory.CreateDirectory(to);
        var mark = Mark(files, to);
        foreach (var path in files.Paths)
        {
            File.Move(path, Path.Combine(to, Marked(path, mark)));
            _seen.Remove(path);
        }
        if (why is not null) File.WriteAllText(Path.Combine(to, Marked(files.Paths[0], mark) + ".txt"), why + "\n");
    }

    // Tomorrow's file often has today's name.
    private static string Mark(DroppedFiles files, string to)
    {
        var mark = "";
        for (var n = 2; files.Paths.Any(path => File.Exists(Path.Combine(to, Marked(path, mark)))); n++) mark = string.Create(CultureInfo.InvariantCulture, $"-{n}");
        return mark;
    }

    private static string Marked(string path, string mark) => Path.GetFileNameWithoutExtension(path) + mark + Path.GetExtension(path);

    private sealed record Seen((long Length, DateTime Time) Looks, DateTimeOffset Since);
}
