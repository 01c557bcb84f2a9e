using Maru.App.Lake;

namespace Maru.App.Sources;

/// <summary>
/// A folder for what is fetched and unpacked for one call, deleted at its end. A lock beside it, which the system lets go of however the
/// process ends, says that somebody works in it: what has none is left of a process that was killed.
/// </summary>
public sealed class WorkPlace : IDisposable
{
    private const string Prefix = "sources-";
    private const string LockEnd = ".lock";

    private readonly FileLock _held;

    private WorkPlace(string folder, FileLock held) => (Folder, _held) = (folder, held);

    /// <summary>Made by whoever puts the first file into it.</summary>
    public string Folder { get; }

    internal static WorkPlace In(DataHome home)
    {
        PrivateFiles.CreateFolder(home.Work);
        Sweep(home);
        while (true)
        {
            var folder = Path.Combine(home.Work, Prefix + Guid.NewGuid().ToString("n"));
            // Only a sweep that looks at this very moment can hold it.
            if (FileLock.TryTake(folder + LockEnd) is { } held) return new(folder, held);
        }
    }

    /// <summary>Deletes the places of processes that are gone.</summary>
    /// <returns>How many.</returns>
    internal static int Sweep(DataHome home)
    {
        var swept = 0;
        foreach (var path in Directory.EnumerateFiles(home.Work, Prefix + "*" + LockEnd).ToList())
            if (FileLock.TryTake(path) is { } held)
            {
                new WorkPlace(path[..^LockEnd.Length], held).Dispose();
                swept++;
            }
        return swept;
    }

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            File.Delete(Folder + LockEnd);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Someone still has a file open: the next sweep tries again.
        }
        _held.Dispose();
    }
}
