using Maru.App.Lake;
using Maru.App.Sources;

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
            var last = Files(folder, DropFolder.DoneName).MaxBy(ArrivedAt);
            var reasons = Reasons([.. Files(folder, DropFolder.FailedName)]).OrderByDescending(ArrivedAt).ToList();
            return new(folder, true, new DirectoryInfo(folder).EnumerateFiles().Count(file => !file.Attributes.HasFlag(FileAttributes.Hidden)), last is null ? null : PersonalText.Without(last.Name), last is null ? null : ArrivedAt(last),
                [.. reasons.Take(MostRefused).Select(file => new RefusedFile(PersonalText.Without(System.IO.Path.GetFileNameWithoutExtension(file.Name)), Reason(file), ArrivedAt(file)))], reasons.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(folder, false, 0, null, null, [], 0);
        }
    }

    // A link in a folder that others write to would show another file of the machine.
    private static IEnumerable<FileInfo> Files(string folder, string name) =>
        new DirectoryInfo(System.IO.Path.Combine(folder, name)) is { Exists: true, LinkTarget: null } place ? place.EnumerateFiles().Where(file => file.LinkTarget is null) : [];

    // What a person put there may end in .txt too. It is a reason only beside the file it is about, and data that were refused have a reason themselves.
    private static IEnumerable<FileInfo> Reasons(IReadOnlyList<FileInfo> failed)
    {
        var names = failed.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return failed.Where(file => file.Extension == ".txt" && names.Contains(System.IO.Path.GetFileNameWithoutExtension(file.Name)) && !names.Contains(DropFolder.ReasonOf(file.Name)));
    }

    // Moving keeps both times: the later one is when the file had come. A reason is written when its file is refused.
    private static DateTimeOffset ArrivedAt(FileInfo file) => file.CreationTimeUtc > file.LastWriteTimeUtc ? file.CreationTimeUtc : file.LastWriteTimeUtc;

    private static string Reason(FileInfo file)
    {
        using var reader = file.OpenText();
        var text = new char[MostReason];
        return PersonalText.WithoutIn(new string(text, 0, reader.ReadBlock(text)).Trim());
    }
}
