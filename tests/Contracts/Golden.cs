namespace Maru.Contracts;

/// <summary>
/// Expected results as small text files that a reviewer can read. <c>./maru bless</c> (MARU_BLESS=1) rewrites them, and their diff is the review.
/// </summary>
public static class Golden
{
    public const string Ending = ".expected.txt";

    private static bool Blessing => Environment.GetEnvironmentVariable("MARU_BLESS") == "1";

    /// <summary>Compares what was found with the expected file, or writes it there when blessing.</summary>
    public static void Check(string path, string found)
    {
        if (Blessing)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI=true: only a person blesses.");
            File.WriteAllText(path, found);
            return;
        }
        var name = Path.GetRelativePath(Repository.Root, path);
        Assert.True(File.Exists(path), $"파일이 없습니다: {name}. ./maru bless를 돌리고 새 파일을 읽어 보세요. · {name} is missing: run ./maru bless and read what it wrote.");
        if (Difference(File.ReadAllLines(path), found.TrimEnd('\n').Split('\n')) is { } difference)
            Assert.Fail($"{name}:{difference}\n바라던 결과라면 ./maru bless를 돌리고 git diff를 읽으세요. · If this is meant, run ./maru bless and read git diff.");
    }

    private static string? Difference(string[] expected, string[] found)
    {
        var same = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == expected.Length && same == found.Length ? null : $"{same + 1}\n  expected: {Line(expected, same)}\n  found:    {Line(found, same)}";
    }

    private static string Line(string[] lines, int at) => at < lines.Length ? lines[at] : "(end of file)";
}
