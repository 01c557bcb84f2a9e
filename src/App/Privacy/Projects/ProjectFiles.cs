using System.Security.Cryptography;
using System.Text.Json;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Privacy.Projects;

/// <summary>The files of projects: hierarchies and results in one place, keys and tokens in another.</summary>
public sealed class ProjectFiles(DataHome home)
{
    private const string HierarchyEnding = ".csv";

    public string ResultOf(string project, ProjectEdition edition) => ResultOf(project, edition.Sha256, edition.Number);

    /// <summary>The recipe of a project, with what it may read and where it writes settled by the project.</summary>
    /// <param name="output">File name of the result.</param>
    /// <exception cref="InputException">It is no recipe, or names files of its own.</exception>
    internal PrivacyRecipe Read(Project project, string text, string output)
    {
        var hierarchies = HierarchiesOf(project.Id);
        PrivateFiles.CreateFolder(hierarchies);
        var recipe = RecipeYaml.ReadFor(project.Plan.Dataset, text, Path.Combine(hierarchies, $"{project.Id} 레시피"));
        foreach (var choice in recipe.QuasiIdentifiers.Select(quasi => quasi.Hierarchy).Concat(recipe.Sensitive.Select(sensitive => sensitive.Hierarchy).OfType<HierarchyChoice>()))
            if (choice.File is { } file && !IsHierarchyName(file)) throw new InputException(
                new($"계층 ‘{file}’{Methods.KoreanText.Josa.Pick(file, "은", "는")} 쓸 수 없습니다.", $"The hierarchy '{file}' can't be used."),
                new($"준비된 계층({string.Join(", ", ReadyHierarchies.Names)})이나 이 과제에 올린 계층의 이름(이름.csv)을 쓰세요.", $"Use a ready one ({string.Join(", ", ReadyHierarchies.Names)}) or one kept with this project (name.csv)."), "recipe");
        return recipe with { Columns = project.Plan.Items, Join = project.Plan.Join, Serial = project.Plan.Outside is null ? null : OutsideLinkage.Serial, LabelsFrom = project.Risk?.K, IsSurveyed = true, IsShuffled = true, Output = Path.Combine(FolderOf(project.Id), output), KeyFile = Path.Combine(KeysOf(project.Id), "project.key") };
    }

    /// <summary>Names of the hierarchies kept with a project.</summary>
    public IReadOnlyList<string> Hierarchies(string project) => Directory.Exists(HierarchiesOf(project)) ? [.. Directory.EnumerateFiles(HierarchiesOf(project)).Select(Path.GetFileName).OfType<string>().Where(IsHierarchyName).Order(StringComparer.Ordinal)] : [];

    /// <summary>A hierarchy kept with a project, as text; null when there is none of that name.</summary>
    public string? Hierarchy(string project, string name) => Hierarchies(project).Contains(name) ? File.ReadAllText(Path.Combine(HierarchiesOf(project), name)) : null;

    /// <summary>Keeps a hierarchy; one of the same name is replaced.</summary>
    internal void KeepHierarchy(string project, string name, byte[] text)
    {
        PrivateFiles.CreateFolder(HierarchiesOf(project));
        PrivateFiles.WriteAllBytes(Path.Combine(HierarchiesOf(project), name), text);
    }

    internal void KeepLabels(string project, EditionLabels labels) => PrivateFiles.WriteAllBytes(LabelsOf(project), JsonSerializer.SerializeToUtf8Bytes(labels, ProjectJson.Default.EditionLabels));

    /// <summary>Labels of an edition; null when they are gone, or are those of another.</summary>
    internal EditionLabels? Labels(string project, int edition)
    {
        try
        {
            return File.Exists(LabelsOf(project)) && JsonSerializer.Deserialize(File.ReadAllBytes(LabelsOf(project)), ProjectJson.Default.EditionLabels) is { } labels && labels.Edition == edition ? labels : null;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            // A picture of the levels less; the result itself is proven elsewhere.
            return null;
        }
    }

    /// <summary>Gives the newest result its name for good, and drops those before that are not wanted any more.</summary>
    /// <returns>Hash of the file, in hexadecimal.</returns>
    internal string Keep(string project, string written, int number, string? alsoKept)
    {
        string sha;
        using (var file = File.OpenRead(written)) sha = Convert.ToHexStringLower(SHA256.HashData(file));
        var kept = ResultOf(project, sha, number);
        File.Move(written, kept, overwrite: true);
        foreach (var other in Directory.EnumerateFiles(FolderOf(project), "*.csv"))
            if (other != kept && other != alsoKept) File.Delete(other);
        return sha;
    }

    /// <exception cref="InputException">The file is gone or is not as it was written.</exception>
    public void RequireWhole(string project, ProjectEdition edition)
    {
        var path = ResultOf(project, edition);
        if (File.Exists(path))
        {
            using var file = File.OpenRead(path);
            if (Convert.ToHexStringLower(SHA256.HashData(file)) == edition.Sha256) return;
        }
        throw new InputException(new($"{edition.Number}판의 결과 파일이 없거나 바뀌었습니다.", $"The result of edition {edition.Number} is gone or was changed."), new("백업에서 되살리거나 다시 처리하세요.", "Restore it from the backup, or process again."), Path.GetFileName(path));
    }

    /// <summary>Keeps something beside the key: additional information.</summary>
    internal void KeepSecret(string project, string name, byte[] bytes)
    {
        PrivateFiles.CreateFolder(KeysOf(project));
        PrivateFiles.WriteAllBytes(Path.Combine(KeysOf(project), name), bytes);
    }

    internal byte[]? Secret(string project, string name) => Path.Combine(KeysOf(project), name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>Keeps a part of a package; that with keys lies apart from that with data.</summary>
    internal void KeepPackage(string project, int number, bool forKeyBody, byte[] zip)
    {
        if (forKeyBody) PrivateFiles.CreateFolder(KeysOf(project));
        PrivateFiles.WriteAllBytes(PackageOf(project, number, forKeyBody), zip);
    }

    /// <summary>Path of a part of a package; null when it is gone.</summary>
    internal string? Package(string project, int number, bool forKeyBody) => PackageOf(project, number, forKeyBody) is var path && File.Exists(path) ? path : null;

    internal void KeepLinked(string project, int number, byte[] table)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(LinkedOf(project, number))!);
        PrivateFiles.WriteAllBytes(LinkedOf(project, number), table);
    }

    /// <exception cref="InputException">The file is gone or is not as it came.</exception>
    internal string RequireLinked(string project, LinkedResult linked)
    {
        var path = LinkedOf(project, linked.Number);
        return File.Exists(path) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == linked.Sha256 ? path : throw new InputException(
            new($"{linked.Number}번째 결합 결과 파일이 없거나 바뀌었습니다.", $"Linked table {linked.Number} is gone or was changed."), new("백업에서 되살리거나 다시 받으세요.", "Restore it from the backup, or take it in again."), Path.GetFileName(path));
    }

    private string PackageOf(string project, int number, bool forKeyBody) => Path.Combine(forKeyBody ? KeysOf(project) : FolderOf(project), FormattableString.Invariant($"package-{number}-{(forKeyBody ? "keys" : "data")}.zip"));

    private string LinkedOf(string project, int number) => Path.Combine(FolderOf(project), "linked", FormattableString.Invariant($"linked-{number}.csv"));

    /// <summary>What lies of a project: results with their hashes, keys by name only.</summary>
    internal IReadOnlyList<DestroyedFile> Present(string project) =>
    [
        .. Under(FolderOf(project)).Select(path =>
        {
            using var file = File.OpenRead(path);
            return new DestroyedFile(Path.GetRelativePath(FolderOf(project), path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        }),
        .. Under(KeysOf(project)).Select(path => new DestroyedFile($"추가정보/{Path.GetFileName(path)}", new FileInfo(path).Length, null)),
    ];

    private static IEnumerable<string> Under(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    internal void DestroyKey(string project)
    {
        if (Directory.Exists(KeysOf(project))) Directory.Delete(KeysOf(project), recursive: true);
    }

    internal void DestroyAll(string project)
    {
        DestroyKey(project);
        if (Directory.Exists(FolderOf(project))) Directory.Delete(FolderOf(project), recursive: true);
    }

    public bool HasKey(string project) => Directory.Exists(KeysOf(project)) && Directory.EnumerateFiles(KeysOf(project)).Any();

    internal static bool IsHierarchyName(string name) => name.EndsWith(HierarchyEnding, StringComparison.OrdinalIgnoreCase) && name == Path.GetFileName(name) && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && name[0] != '.';

    private string ResultOf(string project, string sha, int number) => Path.Combine(FolderOf(project), FormattableString.Invariant($"edition-{number}-{sha[..12]}.csv"));

    private string FolderOf(string project) => Path.Combine(home.Pseudonyms, project);

    private string LabelsOf(string project) => Path.Combine(FolderOf(project), "labels.json");

    private string HierarchiesOf(string project) => Path.Combine(FolderOf(project), "hierarchies");

    private string KeysOf(string project) => Path.Combine(home.PseudonymKeys, project);
}
