namespace Maru.Architecture.Tests;

public sealed class RepositoryTests
{
    private static readonly string[] Undone = ["TODO", "FIXME", "NotImplemented" + "Exception", "for " + "now"];

    [Fact]
    public void Nothing_in_the_code_is_left_undone()
    {
        var found = Sources().SelectMany(path => File.ReadLines(path).Select((line, i) => (path, line, i)))
            .Where(at => Undone.Any(word => at.line.Contains(word, StringComparison.Ordinal)))
            .Select(at => $"{Path.GetRelativePath(Checkout.Root, at.path)}:{at.i + 1}");
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("열쇳말", "키워드")]
    [InlineData("소관 부서", "담당 부서")]
    public void One_thing_has_one_word_on_every_page(string other, string word)
    {
        var pages = Sources().Where(path => path.StartsWith(Checkout.PathOf("src"), StringComparison.Ordinal)).Select(path => (Path: path, Text: File.ReadAllText(path))).ToList();
        Assert.Contains(pages, page => page.Text.Contains(word, StringComparison.Ordinal));
        Assert.DoesNotContain(pages, page => page.Text.Contains(other, StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_file_is_longer_than_600_lines() =>
        Assert.All(Sources(), path => Assert.True(File.ReadLines(path).Count() <= 600, path));

    [Fact]
    public void Folders_that_the_documents_name_exist()
    {
        var documents = string.Concat(((string[])["README.md", "ARCHITECTURE.md"]).Select(name => File.ReadAllText(Checkout.PathOf(name))));
        var named = System.Text.RegularExpressions.Regex.Matches(documents, "`((?:src|tests|samples|docs)/[A-Za-z0-9/._-]+)`").Select(match => match.Groups[1].Value.TrimEnd('/')).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Checkout.PathOf(path)), $"{path} is named in a document but does not exist"));
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps()
    {
        var numbers = Directory.EnumerateFiles(Checkout.PathOf("docs", "decisions"), "*.md").Select(path => int.Parse(Path.GetFileName(path)[..4], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    private static IEnumerable<string> Sources() =>
        ((string[])["src", "samples", "tests", "bench"]).Select(folder => Checkout.PathOf(folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".ts", StringComparison.Ordinal))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.EndsWith("RepositoryTests.cs", StringComparison.Ordinal));
}
