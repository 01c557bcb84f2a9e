using System.IO.Compression;
using System.Text;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.App.Sources;

/// <param name="Name">The entry's own name, NFC.</param>
internal sealed record Unpacked(string Path, string Name, string Origin);

/// <summary>Unpacks archives within limits that count over a whole call.</summary>
internal sealed class Unpacking(SourceLimits limits)
{
    private long _total;

    public Unpacked Gzip(SourceFile file, string target, string name, CancellationToken stop)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(target)!);
        using var packed = File.OpenRead(file.Path);
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        var length = Copy(stream, target, file.Length, file.Origin, stop);
        if (!GzipEnd.IsWhole(file.Path, length)) throw SourceErrors.CutShort(file.Origin);
        return new(target, name, $"{file.Origin}!{name}");
    }

    /// <param name="place">Where the entry of a folder and name goes.</param>
    public List<Unpacked> Zip(SourceFile file, Func<string, string, string> place, CancellationToken stop)
    {
        try
        {
            // Latin-1 keeps the bytes of names that aren't marked as UTF-8.
            using var archive = new ZipArchive(File.OpenRead(file.Path), ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
            if (archive.Entries.Count > limits.MaxEntries) throw SourceErrors.TooManyFiles(file.Origin, limits.MaxEntries);
            return [.. Entries(archive, file).OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => Unzip(e.Entry, e.Name, file, place, stop))];
        }
        catch (InvalidDataException e)
        {
            throw SourceErrors.BrokenArchive(file.Origin, e);
        }
    }

    private static IEnumerable<(ZipArchiveEntry Entry, string Name)> Entries(ZipArchive archive, SourceFile file)
    {
        foreach (var entry in archive.Entries)
        {
            var name = NameDecoding.FromLatin1(entry.FullName).Replace('\\', '/');
            var parts = name.Split('/');
            if (parts.Contains("..") || name.StartsWith('/') || (name.Length > 1 && name[1] == ':')) throw SourceErrors.Outside(file.Origin, name);
            if (name.EndsWith('/') || parts.Any(p => p.StartsWith('.') || p is "__MACOSX" or "Thumbs.db" or "desktop.ini")) continue;
            yield return (entry, name);
        }
    }

    private Unpacked Unzip(ZipArchiveEntry entry, string name, SourceFile file, Func<string, string, string> place, CancellationToken stop)
    {
        var origin = $"{file.Origin}!{name}";
        if (entry.IsEncrypted) throw SourceErrors.Encrypted(origin);
        var slash = name.LastIndexOf('/');
        var leaf = name[(slash + 1)..];
        var target = place(slash < 0 ? "" : name[..slash], leaf);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(target)!);
        using var stream = entry.Open();
        if (Copy(stream, target, entry.CompressedLength, origin, stop) != entry.Length) throw SourceErrors.CutShort(origin);
        return new(target, leaf, origin);
    }

    private long Copy(Stream from, string target, long packed, string origin, CancellationToken stop)
    {
        using var file = PrivateFiles.Create(target, FileMode.CreateNew);
        var buffer = new byte[256 * 1024];
        long length = 0;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var read = Read(from, buffer, origin);
            if (read == 0) return length;
            length += read;
            _total += read;
            if (_total > limits.MaxUnpackedBytes) throw SourceErrors.TooLarge(origin, limits.MaxUnpackedBytes);
            if (length > limits.RatioFloor && length > packed * limits.MaxRatio) throw SourceErrors.Bomb(origin, limits.MaxRatio);
            file.Write(buffer, 0, read);
        }
    }

    private static int Read(Stream from, byte[] buffer, string origin)
    {
        try
        {
            return from.Read(buffer, 0, buffer.Length);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            throw SourceErrors.BrokenArchive(origin, e);
        }
    }
}
