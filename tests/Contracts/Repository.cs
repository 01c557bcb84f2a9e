namespace Maru.Contracts;

/// <summary>Finds the repository and the data beside it from where the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the shared test data; null when the data isn't there (and a failure when it must be).</summary>
    public static string? SharedData(string path)
    {
        var full = Path.Combine(Root, "..", "shared", "data", path);
        if (File.Exists(full) || Directory.Exists(full)) return Path.GetFullPath(full);
        if (Environment.GetEnvironmentVariable("CI") == "true")
            throw new InvalidOperationException($"CI=true, but the test data {path} is missing: put it in ../shared/data beside the repository.");
        return null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Maru.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"No Maru.slnx above {AppContext.BaseDirectory}: tests run inside the repository.");
    }
}
