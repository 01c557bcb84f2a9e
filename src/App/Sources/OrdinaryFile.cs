using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Maru.App.Sources;

/// <summary>Tells files from pipes, sockets and devices: opening a pipe waits for ever for somebody to write into it.</summary>
internal static partial class OrdinaryFile
{
    // Read only, and no waiting: of Linux and of macOS.
    private const int NonBlockingOnLinux = 0x800;
    private const int NonBlockingOnMac = 0x4;

    /// <exception cref="Core.InputException">It is no ordinary file.</exception>
    public static void Require(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(path, OperatingSystem.IsMacOS() ? NonBlockingOnMac : NonBlockingOnLinux);
        // What can't be opened at all says so itself.
        if (descriptor < 0) return;
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        if (!file.CanSeek) throw SourceErrors.NoOrdinaryFile(path);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);
}
