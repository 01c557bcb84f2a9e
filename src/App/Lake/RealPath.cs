namespace Maru.App.Lake;

/// <summary>Where a path leads once every link on the way is followed.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>The whole path without links and without <c>..</c>, taken apart as .NET's file API does: <c>..</c> first, then the links. From the point on where nothing is there, as given.</summary>
    /// <returns>Null when links lead in a circle or can't be read.</returns>
    public static string? Of(string path)
    {
        var whole = Whole(path);
        try
        {
            for (var links = 0; links <= MostLinks; links++)
            {
                if (Followed(whole) is not { } followed) return whole;
                whole = followed;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A way that can't be looked at is no way.
        }
        return null;
    }

    /// <summary>True for a folder itself and for all that lies in it; both without links.</summary>
    public static bool IsIn(string path, string folder) => path.Equals(folder, Comparison) || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, Comparison);

    // Only where names never differ by case: elsewhere /Share and /share are two folders.
    private static StringComparison Comparison => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string Whole(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The path with its first link followed; null when it has none.</summary>
    private static string? Followed(string whole)
    {
        var root = Path.GetPathRoot(whole)!;
        for (var end = root.Length; end < whole.Length;)
        {
            var next = whole.IndexOf(Path.DirectorySeparatorChar, end + 1);
            end = next < 0 ? whole.Length : next;
            var part = whole[..end];
            if (new FileInfo(part).LinkTarget is { } target) return Whole(Path.Join(Path.Combine(Path.GetDirectoryName(part)!, target), whole[end..]));
        }
        return null;
    }
}
