using System.Globalization;
using System.Text;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <param name="Named">True when the user named this very file, so that not reading it is an error.</param>
/// <param name="Folder">What lies together: companions are looked for here.</param>
internal sealed record GatheredFile(SourceFile File, bool Named, string Folder);

/// <summary>The files behind the names: folders walked, archives unpacked into the work folder.</summary>
/// <param name="isAlone">One name only was given: what can't be read of it is an error.</param>
internal sealed class GatheredFiles(SourceLimits limits, string work, bool isAlone = true)
{
    private const int HeadBytes = 64 * 1024;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Unpacking _unpacking = new(limits);
    private int _folders;

    public List<GatheredFile> Files { get; } = [];

    public List<SkippedSource> Skipped { get; } = [];

    /// <summary>One name only was given.</summary>
    public bool IsAlone => isAlone;

    /// <summary>What the user named, for messages.</summary>
    public List<string> Names { get; } = [];

    public void AddFile(string path, string name, string origin, bool named, CancellationToken stop)
    {
        Names.Add(origin);
        if (!_seen.Add(Path.GetFullPath(path))) return;
        if (isAlone) Add(path, name, origin, named, depth: 0, stop);
        else AddInside(path, name, origin, named, stop);
    }

    /// <param name="isKept">Files that are no sources, in whatever folder they lie.</param>
    public void AddFolder(string folder, string origin, Func<string, bool> isKept, CancellationToken stop)
    {
        Names.Add(origin);
        var paths = Directory.EnumerateFiles(folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        }).Take(limits.MaxEntries + 1).ToList();
        if (paths.Count > limits.MaxEntries) throw SourceErrors.TooManyFiles(origin, limits.MaxEntries);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            var name = Path.GetFileName(path).Normalize(NormalizationForm.FormC);
            var inside = Path.Combine(origin, Path.GetRelativePath(folder, path)).Normalize(NormalizationForm.FormC);
            if (!isKept(path) && _seen.Add(Path.GetFullPath(path))) AddInside(path, name, inside, named: false, stop);
        }
    }

    public static SourceFile FileOf(string path, string name, string origin)
    {
        var mark = SteadyFile.MarkOf(path);
        return new(path, name, origin, mark.Length, Head(path)) { Mark = mark };
    }

    /// <summary>A place of its own in the work folder for a file of that name.</summary>
    public string NewPath(string name) => Path.Combine(NewFolder(), SafeName(name));

    private string NewFolder() => Path.Combine(work, (++_folders).ToString(CultureInfo.InvariantCulture));

    // An archive that can't be opened does not stop the rest of its folder, or what was named beside it.
    private void AddInside(string path, string name, string origin, bool named, CancellationToken stop)
    {
        try
        {
            Add(path, name, origin, named, depth: 0, stop);
        }
        catch (Core.InputException e)
        {
            Skipped.Add(new(origin, SourceNotes.Refused(e)) { MayPass = e.IsTransient, IsNamed = named });
        }
    }

    private void Add(string path, string name, string origin, bool named, int depth, CancellationToken stop)
    {
        var file = FileOf(path, name, origin);
        var kind = ArchiveKind.Of(file);
        if (kind == Archive.None)
        {
            Files.Add(new(file, named, Path.GetDirectoryName(path)!));
            return;
        }
        if (depth == limits.MaxDepth) throw SourceErrors.TooDeep(origin, limits.MaxDepth);
        var entries = SteadyFile.Read(file, () => kind == Archive.Gzip ? [Gunzip(file, stop)] : Unzip(file, stop));
        // A gzipped file is that one file: naming the one names the other.
        foreach (var entry in entries) Add(entry.Path, entry.Name, entry.Origin, named && kind == Archive.Gzip, depth + 1, stop);
    }

    private Unpacked Gunzip(SourceFile file, CancellationToken stop)
    {
        var name = file.Extension == "gz" ? file.Name[..^3] : file.Name;
        return _unpacking.Gzip(file, NewPath(name), name, stop);
    }

    private List<Unpacked> Unzip(SourceFile file, CancellationToken stop)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        return _unpacking.Zip(file, (folder, name) =>
        {
            if (!folders.TryGetValue(folder, out var place)) folders[folder] = place = NewFolder();
            var path = Path.Combine(place, SafeName(name));
            return File.Exists(path) ? NewPath(name) : path;
        }, stop);
    }

    // 255 bytes is the longest name on Linux: 80 Korean letters fit, and the ending must stay.
    private static string SafeName(string name)
    {
        var safe = string.Concat(name.Select(c => c < ' ' || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal) ? '_' : c));
        if (safe.Length <= 80) return safe.Length == 0 ? "_" : safe;
        var extension = Path.GetExtension(safe);
        return extension.Length < 20 ? safe[..(80 - extension.Length)] + extension : safe[..80];
    }

    private static ReadOnlyMemory<byte> Head(string path)
    {
        OrdinaryFile.Require(path);
        using var stream = File.OpenRead(path);
        var head = new byte[(int)Math.Min(HeadBytes, stream.Length)];
        return head.AsMemory(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }
}
