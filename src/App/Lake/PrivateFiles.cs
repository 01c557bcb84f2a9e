namespace Maru.App.Lake;

/// <summary>
/// Folders and files of the data folder: on Unix only the account that runs Maru reads them (0700, 0600), whatever its umask says; on
/// Windows what the folder above allows. Not for files that people export to a place of their own.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfFolder = OfFile | UnixFileMode.UserExecute;
    private const UnixFileMode OfOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder, and those above it that are missing; one that is there stays as it is.</summary>
    public static DirectoryInfo CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path);
        // The framework gives the mode to the last folder only.
        if (new DirectoryInfo(path).Parent is { Exists: false } above) CreateFolder(above.FullName);
        return Directory.CreateDirectory(path, OfFolder);
    }

    /// <summary>Opens a new or emptied file for writing.</summary>
    public static FileStream Create(string path, FileMode mode = FileMode.Create, FileShare share = FileShare.None, int buffer = 4096, FileOptions options = FileOptions.None)
    {
        var opening = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share, BufferSize = buffer, Options = options };
        if (!OperatingSystem.IsWindows()) opening.UnixCreateMode = OfFile;
        return new FileStream(path, opening);
    }

    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Create(path);
        file.Write(bytes);
    }

    /// <summary>Makes an empty file where there is none, for a library to fill that knows no modes.</summary>
    public static void Prepare(string path)
    {
        if (!File.Exists(path)) Create(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
    }

    /// <summary>Closes all files of a folder that a library has written.</summary>
    public static void CloseFiles(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var path in Directory.EnumerateFiles(folder)) File.SetUnixFileMode(path, OfFile);
    }

    /// <summary>Takes a secret that a person put into the data folder from everyone but its owner.</summary>
    public static void KeepToOwner(string path)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~OfFile) == 0) return;
        try
        {
            File.SetUnixFileMode(path, OfFile);
        }
        catch (UnauthorizedAccessException)
        {
            // It belongs to another account: that account decides.
        }
    }

    /// <summary>Takes from others what an earlier version of Maru left them; what a group may do its owner has decided.</summary>
    public static void CloseToOthers(string path)
    {
        if (OperatingSystem.IsWindows() || (!File.Exists(path) && !Directory.Exists(path))) return;
        var mode = File.GetUnixFileMode(path);
        if ((mode & OfOthers) == 0) return;
        try
        {
            File.SetUnixFileMode(path, mode & ~OfOthers);
        }
        catch (UnauthorizedAccessException)
        {
            // It belongs to another account: that account's Maru closes it.
        }
    }
}
