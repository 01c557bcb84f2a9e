using System.Text;

namespace Maru.App.Tests.City;

[Collection(SampleCityCollection.Name)]
public sealed class CityReadmeTests(SampleCity sample)
{
    private const string Begin = "<!-- mess: written by CityReadmeTests, MARU_BLESS=1 rewrites it -->";
    private const string End = "<!-- /mess -->";

    [Fact]
    public void The_readme_lists_every_mess_that_is_in_the_files()
    {
        var path = Path.Combine(Root(), "samples", "README.md");
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"{path} has lost the marks {Begin} … {End}.");
        var expected = text[..(begin + Begin.Length)] + "\n" + Table() + text[end..];
        if (Environment.GetEnvironmentVariable("MARU_BLESS") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    private string Table()
    {
        var table = new StringBuilder("\n| dataset | file | mess | what a reader should find |\n|---|---|---|---|\n");
        foreach (var dataset in sample.Description.Datasets)
            foreach (var file in dataset.Files)
                table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {dataset.Id} | {Cell(file.Path.Normalize().Replace("departments/", "", StringComparison.Ordinal))}{(file.Sheet is { } sheet ? $" [{Cell(sheet)}]" : "")} | {Cell(string.Join("; ", file.Mess.Select(mess => mess.What)))} | {Cell(string.Join("; ", file.Mess.Select(mess => mess.Found).Distinct()))} |\n");
        return table.Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Maru.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"Maru.slnx is in no folder above {AppContext.BaseDirectory}.");
    }
}
