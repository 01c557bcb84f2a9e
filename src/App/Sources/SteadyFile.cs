using System.Runtime.InteropServices;
using Maru.Core;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <summary>Reads files that others may be writing to: what was read while a file changed is a piece of it, or two halves.</summary>
internal static partial class SteadyFile
{
    // statx(2), whose structure is the same on every machine: where its inode stands, and how long it is.
    private const int InodeAt = 32;
    private const int StatxBytes = 256;
    private const uint AskInode = 0x100;
    private const int FromHere = -100;

    /// <summary>What is read of a file that stayed as it was.</summary>
    /// <exception cref="InputException">It changed, which may be why it could not be read; the next try may find it at rest.</exception>
    public static T Read<T>(SourceFile file, Func<T> read)
    {
        try
        {
            var result = read();
            Require(file);
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException && HasChanged(file))
        {
            throw SourceErrors.Changed(file.Origin, e);
        }
    }

    /// <exception cref="InputException">The file changed since it was first looked at.</exception>
    public static void Require(SourceFile file)
    {
        if (HasChanged(file)) throw SourceErrors.Changed(file.Origin);
    }

    /// <summary>True when it was written to, or replaced, since it was first looked at.</summary>
    public static bool HasChanged(SourceFile file) => file.Mark is { } mark && MarkOf(file.Path) != mark;

    public static FileMark MarkOf(string path) => MarkOf(new FileInfo(path));

    public static FileMark MarkOf(FileInfo file) => file.Exists ? new(file.Length, file.LastWriteTimeUtc, IdOf(file)) : new(-1, default, 0);

    private static long IdOf(FileInfo file)
    {
        if (!OperatingSystem.IsLinux()) return file.CreationTimeUtc.Ticks;
        var about = new byte[StatxBytes];
        try
        {
            return Statx(FromHere, file.FullName, 0, AskInode, about) == 0 ? BitConverter.ToInt64(about, InodeAt) : 0;
        }
        catch (EntryPointNotFoundException)
        {
            // An old system library: size and time have to do.
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] about);
}
