namespace Maru.Methods.Tests.Coordinates;

/// <summary>Real files beside the repository. They are never in it, so a plain checkout skips these tests; the build server must have them.</summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", "data"));

    public static string PathOf(params string[] parts)
    {
        var path = Path.Combine([Folder, .. parts]);
        Assert.True(File.Exists(path), $"Expected test data at {path}. Put the shared data folder beside the repository (../shared/data).");
        return path;
    }

    public static IEnumerable<string> Fixture(string folder, string name) =>
        File.ReadLines(Path.Combine(RepositoryRoot, "tests", "Methods.Tests", folder, name)).Where(line => !line.StartsWith('#'));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Maru.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No Maru.slnx above {AppContext.BaseDirectory}.");
    }
}

/// <summary>A fact on real data: skipped where the data is not, unless CI=true, where it must be.</summary>
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (!Directory.Exists(SharedData.Folder) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "The shared data folder (../shared/data) is not beside the repository.";
    }
}

/// <inheritdoc cref="RealDataFactAttribute"/>
internal sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute() => Skip = new RealDataFactAttribute().Skip;
}
