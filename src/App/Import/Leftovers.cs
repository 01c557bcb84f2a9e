using Maru.App.Lake;
using Maru.App.Sources;

namespace Maru.App.Import;

/// <summary>What killed processes leave in the data folder: unpacked archives, half-written downloads, uploads that became no draft, pages of open APIs.</summary>
public sealed class Leftovers(DataHome home, ImportDrafts drafts, TimeProvider clock)
{
    // Another process may be at work in the same folder; nothing of it takes this long without writing.
    private static readonly TimeSpan Untouched = TimeSpan.FromDays(1);

    // What an address gave is kept to ask only whether it changed; a job whose address holds the day asks each one once.
    private static readonly TimeSpan Unasked = TimeSpan.FromDays(30);

    /// <summary>Deletes what a process that is gone was bringing, and what nobody has touched for a day and no open draft needs. A server does it at its start.</summary>
    /// <returns>How many files and folders were deleted.</returns>
    public int Sweep()
    {
        var needed = drafts.Open().SelectMany(draft => new[] { drafts.UploadFolder(draft.Upload), drafts.TrialsFolder(draft) }).ToHashSet(StringComparer.Ordinal);
        var limit = clock.GetUtcNow().UtcDateTime - Untouched;
        return WorkPlace.Sweep(home) + In(home.Work, home.Imports, home.Pages).Where(entry => entry.LastWriteTimeUtc < limit && !needed.Contains(entry.FullName))
            .Concat(In(home.Fetched).Where(entry => entry.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - Unasked))
            .Count(Delete);
    }

    private static IEnumerable<FileSystemInfo> In(params IEnumerable<string> folders) => folders.Where(Directory.Exists).SelectMany(folder => new DirectoryInfo(folder).GetFileSystemInfos());

    private static bool Delete(FileSystemInfo entry)
    {
        try
        {
            if (entry is DirectoryInfo folder) folder.Delete(recursive: true);
            else entry.Delete();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody holds it open after all: the next start tries again.
            return false;
        }
    }
}
