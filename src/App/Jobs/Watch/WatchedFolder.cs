namespace Maru.App.Jobs.Watch;

/// <summary>A file that was refused, with the reason beside it in <c>failed</c>.</summary>
public sealed record RefusedFile(string Name, string Why, DateTimeOffset At);

/// <summary>How a watched folder stands, as its files tell.</summary>
/// <param name="Waiting">Files that lie in it now.</param>
/// <param name="LastName">The file taken in last; null when none was.</param>
/// <param name="Refused">Newest first, no more than <see cref="MostRefused"/>.</param>
public sealed record WatchedFolder(string Path, bool IsThere, int Waiting, string? LastName, DateTimeOffset? LastArrivedAt, IReadOnlyList<RefusedFile> Refused, int RefusedCount)
{
    public const int MostRefused = 20;
    private const int MostReason = 500;

    public static WatchedFolder Of(string folder)
    {
        try
        {
            if (!Directory.Exists(folder)) return new(folder, false, 0, null, null, [], 0);
            var last = Files(folder, "done").MaxBy(ArrivedAt);
            var reasons = Files(folder, "failed").Where(file => file.Extension == ".txt").OrderByDescending(ArrivedAt).ToList();
            return new(folder, true, new DirectoryInfo(folder).EnumerateFiles().Count(file => !file.Attributes.HasFlag(FileAttributes.Hidden)), last?.Name, last is null ? null : ArrivedAt(last),
                [.. reasons.Take(MostRefused).Select(file => new RefusedFile(System.IO.Path.GetFileNameWithoutExtension(file.Name), Reason(file), ArrivedAt(file)))], reasons.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(folder, false, 0, null, null, [], 0);
        }
    }

    // A link in a folder that others write to would show another file of the machine.
    private static IEnumerable<FileInfo> Files(string folder, string name) =>
        new DirectoryInfo(System.IO.Path.Combine(folder, name)) is { Exists: true, LinkTarget: null } place ? place.EnumerateFiles().Where(file => file.LinkTarget is null) : [];

    // Moving keeps both times: the later one is when the file had come. A reason is written when its file is refused.
    private static DateTimeOffset ArrivedAt(FileInfo file) => file.CreationTimeUtc > file.LastWriteTimeUtc ? file.CreationTimeUtc : file.LastWriteTimeUtc;

    private static string Reason(FileInfo file)
    {
        using var reader = file.OpenText();
        var text = new char[MostReason];
        return new string(text, 0, reader.ReadBlock(text)).Trim();
    }
}
