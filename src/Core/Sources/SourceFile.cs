namespace Maru.Core.Sources;

/// <summary>A file at hand on this machine: named by the user, unpacked from an archive, or fetched from an address.</summary>
/// <param name="Path">Where it lies now.</param>
/// <param name="Name">Its own name, NFC, without folders: what a person calls it.</param>
/// <param name="Origin">What the user named and how it was reached: <c>folder/a.zip!inner.csv</c>, <c>https://…</c>.</param>
/// <param name="Head">Its first bytes (up to 64 KiB) for recognition.</param>
public sealed record SourceFile(string Path, string Name, string Origin, long Length, ReadOnlyMemory<byte> Head)
{
    /// <summary>How it looked before anything of it was read; null for a file that nobody else writes to.</summary>
    public FileMark? Mark { get; init; }

    /// <summary>Extension in lower case without the dot, or empty.</summary>
    public string Extension { get; } = System.IO.Path.GetExtension(Name).TrimStart('.').ToLowerInvariant();
}
