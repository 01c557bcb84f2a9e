using Maru.Core;

namespace Maru.App.Lake;

/// <summary>Where a path leads once every link on the way is followed.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>
    /// The whole path without links and without <c>..</c>. What <c>..</c> of the path itself means is decided by its letters, as .NET's file API
    /// does; what it means in a link, by the folder the link lies in once every link before it is followed, as the system does (realpath(3)).
    /// From the point on where nothing is there, as given.
    /// </summary>
    /// <returns>Null when links lead in a circle or can't be read.</returns>
    /// <exception cref="InputException">It can't be a path.</exception>
    public static string? Of(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) throw NoPath(path);
        try
        {
            return Followed(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
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

    private static string? Followed(string whole)
    {
        var real = Path.GetPathRoot(whole)!;
        var left = new Stack<string>();
        Push(whole[real.Length..]);
        for (var links = 0; left.TryPop(out var name);)
        {
            if (name == ".") continue;
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var there = Path.Combine(real, name);
            if (new FileInfo(there).LinkTarget is not { } target)
            {
                real = there;
                continue;
            }
            if (++links > MostLinks) return null;
            var root = Path.GetPathRoot(target)!;
            if (root.Length > 0) real = Path.IsPathFullyQualified(target) ? root : Path.GetPathRoot(real)!;
            Push(target[root.Length..]);
        }
        return real;

        void Push(string part)
        {
            foreach (var name in part.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse()) left.Push(name);
        }
    }

    private static InputException NoPath(string path) => new(
        new($"\"{path.Replace("\0", "\\0", StringComparison.Ordinal)}\"에 파일 이름에 쓸 수 없는 글자(NUL)가 있습니다.", $"\"{path.Replace("\0", "\\0", StringComparison.Ordinal)}\" holds a character that no name of a file can (NUL)."),
        new("경로를 다시 적으세요.", "Write the path again."));
}
