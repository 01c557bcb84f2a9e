using System.Globalization;
using System.Text;
using Maru.App.Lake;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <param name="Mark">How it looked when it had rested.</param>
public sealed record DroppedFile(string Path, FileMark Mark);

/// <summary>Files of one name that arrived together: a .shp with its companions, or one file alone.</summary>
public sealed record DroppedFiles(string Name, IReadOnlyList<DroppedFile> Files)
{
    public IReadOnlyList<string> Paths => [.. Files.Select(file => file.Path)];

    /// <summary>True when one of them was written to, replaced or taken away since it had rested.</summary>
    public bool HaveChanged => Files.Any(file => SteadyFile.MarkOf(file.Path) != file.Mark);
}

/// <summary>
/// A folder that others put files into, by hand, share or transfer. A file is complete when neither its size nor its time has changed for
/// a while; names of transfers under way are passed over. What was taken in goes to <c>done</c>, what could not be to <c>failed</c>
/// with the reason beside it. What is written to after that, by a transfer that had only paused, comes back and is looked at again.
/// </summary>
/// <param name="home">Where it is remembered what was moved; null to remember it as long as this lives.</param>
public sealed class DropFolder(string folder, TimeSpan rest, TimeProvider clock, DataHome? home = null)
{
    public const string DoneName = "done";
    public const string FailedName = "failed";

    private const string NewerCame = "들여온 뒤에 내용이 더 쓰였으나, 그 사이 같은 이름의 새 파일이 와서 다시 들이지 않았습니다. 필요하면 이 파일을 지켜보는 폴더에 다시 넣으세요.";

    // Another disk may keep times less exactly.
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(2);

    private static readonly string[] UnderWay = [".part", ".partial", ".filepart", ".tmp", ".crdownload", ".download", ".swp"];

    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private readonly TakenRecord _taken = new(home, folder);

    public string Done { get; } = Path.Combine(folder, DoneName);

    public string Failed { get; } = Path.Combine(folder, FailedName);

    /// <summary>Files that are there and were not complete when last looked at, or came since.</summary>
    public int Waiting => _seen.Count;

    /// <summary>Looks at the folder; gives what is complete, oldest first.</summary>
    public IReadOnlyList<DroppedFiles> Look()
    {
        var now = clock.GetUtcNow();
        BringBack();
        var there = new DirectoryInfo(folder).EnumerateFiles().Where(IsArrival).ToList();
        foreach (var gone in _seen.Keys.Except(there.Select(file => file.FullName)).ToList()) _seen.Remove(gone);
        foreach (var file in there) Watch(file, now);
        return [.. there.GroupBy(file => BaseOf(file.Name))
            .Where(group => group.All(file => now - _seen[file.FullName].Since >= rest))
            .OrderBy(group => group.Max(file => file.LastWriteTimeUtc)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new DroppedFiles(group.Key, [.. group.Select(file => new DroppedFile(file.FullName, _seen[file.FullName].Mark)).OrderBy(file => file.Path, StringComparer.Ordinal)]))];
    }

    /// <returns>False when they changed since they had rested: they lie where they were, for the next look.</returns>
    public bool Finish(DroppedFiles files) => Move(files, Done, null);

    /// <param name="why">What whoever put the files here should read.</param>
    /// <returns>As of <see cref="Finish"/>.</returns>
    public bool Fail(DroppedFiles files, string why) => Move(files, Failed, why);

    private static bool IsArrival(FileInfo file) =>
        !file.Attributes.HasFlag(FileAttributes.Hidden) && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.Name[0] is not ('.' or '~') &&
        !UnderWay.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private void Watch(FileInfo file, DateTimeOffset now)
    {
        var mark = SteadyFile.MarkOf(file);
        if (!_seen.TryGetValue(file.FullName, out var seen) || seen.Mark != mark) _seen[file.FullName] = new(mark, now);
    }

    // a.shp.xml belongs to a.shp, which belongs to a.dbf.
    private static string BaseOf(string name)
    {
        name = name.Normalize(NormalizationForm.FormC);
        if (name.EndsWith(".shp.xml", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        return Path.GetFileNameWithoutExtension(name);
    }

    private bool Move(DroppedFiles files, string to, string? why)
    {
        if (files.HaveChanged) return false;
        Directory.CreateDirectory(to);
        var mark = Mark(files, to);
        var moved = files.Files.Select(file => new TakenFile(Path.GetFileName(file.Path), Path.Combine(to, Marked(file.Path, mark)), file.Mark)).ToList();
        var taken = new TakenFiles(clock.GetUtcNow(), why is null ? null : ReasonOf(moved[0].Path), moved);
        // Before they are moved: whenever this stops, what lies there is known.
        _taken.Add(taken);
        foreach (var (file, there) in files.Files.Zip(moved))
        {
            File.Move(file.Path, there.Path);
            _seen.Remove(file.Path);
        }
        if (taken.Reason is { } reason) File.WriteAllText(reason, why + "\n");
        var settled = moved.ConvertAll(file => SteadyFile.MarkOf(file.Path) is var now && IsAlike(now, file.Mark) ? file with { Mark = now } : file);
        if (!settled.SequenceEqual(moved)) _taken.Replace(taken, taken with { Files = settled });
        return true;
    }

    // A move to another disk makes another file, with the same size and time.
    private static bool IsAlike(FileMark now, FileMark before) => now.Length == before.Length && (now.Written - before.Written).Duration() <= Coarse;

    private void BringBack()
    {
        foreach (var taken in _taken.All.ToList())
            try
            {
                if (taken.Files.Any(file => !IsThere(file.Path))) _taken.Replace(taken, null);
                else if (taken.Files.Any(file => !SteadyFile.MarkOf(file.Path).IsUnwritten(file.Mark))) BringBack(taken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Held by whoever writes it: the next look tries again.
            }
    }

    private void BringBack(TakenFiles taken)
    {
        // A newer file of the name is newer data: what belongs to the older one must not come after it.
        var isPast = taken.Files.Any(file => Path.Exists(Path.Combine(folder, file.Name)) || _taken.All.Any(other => other.At > taken.At && other.Files.Any(newer => newer.Name == file.Name)));
        if (isPast) SetAside(taken);
        else
        {
            foreach (var file in taken.Files) File.Move(file.Path, Path.Combine(folder, file.Name));
            if (taken.Reason is { } reason && IsThere(reason)) File.Delete(reason);
        }
        _taken.Replace(taken, null);
    }

    private void SetAside(TakenFiles taken)
    {
        // It was refused already and lies where a person looks.
        if (taken.Reason is not null) return;
        Directory.CreateDirectory(Failed);
        var paths = taken.Files.Select(file => file.Path).ToList();
        var mark = Mark(paths, Failed);
        foreach (var path in paths) File.Move(path, Path.Combine(Failed, Marked(path, mark)));
        File.WriteAllText(ReasonOf(Path.Combine(Failed, Marked(paths[0], mark))), NewerCame + "\n");
    }

    // Others write to these folders: a link put there in the meantime is not what was moved.
    private static bool IsThere(string path) => new FileInfo(path) is { Exists: true, LinkTarget: null };

    private static string Mark(DroppedFiles files, string to) => Mark(files.Paths, to);

    // Tomorrow's file often has today's name.
    private static string Mark(IReadOnlyList<string> paths, string to)
    {
        var mark = "";
        for (var n = 2; paths.Any(path => IsTaken(Path.Combine(to, Marked(path, mark)))); n++) mark = string.Create(CultureInfo.InvariantCulture, $"-{n}");
        return mark;
    }

    private static bool IsTaken(string path) => Path.Exists(path) || Path.Exists(ReasonOf(path));

    /// <summary>Where it is written why a file was refused.</summary>
    internal static string ReasonOf(string path) => path + ".txt";

    private static string Marked(string path, string mark) => Path.GetFileNameWithoutExtension(path) + mark + Path.GetExtension(path);

    private sealed record Seen(FileMark Mark, DateTimeOffset Since);
}
