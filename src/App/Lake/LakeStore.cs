using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Lake;

/// <summary>
/// The versioned Parquet lake: <c>lake/&lt;dataset&gt;/&lt;version&gt;/part-*.parquet + manifest.json</c>. A version is written in a folder with a
/// temporary name and renamed; it exists when its manifest does, so a killed process leaves whole versions or none.
/// Readers need no lock; one writer per dataset at a time, across processes.
/// </summary>
public sealed class LakeStore(DataHome home)
{
    public const string ManifestName = "manifest.json";
    public const string SetAsideName = "set-aside.jsonl";
    public const string MendingsName = "mendings.jsonl";
    private const string UnfinishedMark = ".writing-";

    // Invariant: a manifest never changes once written, so it is read from disk once.
    private readonly ConcurrentDictionary<(string, int), VersionManifest> _manifests = new();

    // Names of files end at 255 bytes, and some are an id with an ending.
    private const int LongestId = 245;

    public DataHome Home => home;

    /// <summary>Ids of all datasets with at least one version, in ordinal order.</summary>
    public IReadOnlyList<string> Datasets() =>
        [.. Directory.EnumerateDirectories(home.Lake)
            .Select(path => Path.GetFileName(path).Normalize(NormalizationForm.FormC))
            .Where(id => Versions(id).Count > 0)
            .Order(StringComparer.Ordinal)];

    /// <summary>Version numbers of a dataset, oldest first; empty when it does not exist.</summary>
    public IReadOnlyList<int> Versions(string dataset)
    {
        if (!IsName(dataset) || Path.Combine(home.Lake, dataset) is var folder && !Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateDirectories(folder)
            .Where(path => File.Exists(Path.Combine(path, ManifestName)))
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .Where(n => n > 0)
            .Order()];
    }

    public VersionManifest? Latest(string dataset)
    {
        var versions = Versions(dataset);
        return versions.Count == 0 ? null : Manifest(dataset, versions[^1]);
    }

    /// <summary>The newest version of every dataset, in order of id.</summary>
    public IReadOnlyList<VersionManifest> AllLatest() => [.. Datasets().Select(Latest).OfType<VersionManifest>()];

    public VersionManifest Manifest(string dataset, int version) =>
        _manifests.GetOrAdd((dataset, version), key => ReadManifest(Path.Combine(VersionFolder(key.Item1, key.Item2), ManifestName)));

    public string VersionFolder(string dataset, int version) =>
        Path.Combine(DatasetFolder(dataset), version.ToString(CultureInfo.InvariantCulture));

    /// <summary>Full paths of a version's Parquet parts, in row order.</summary>
    public IReadOnlyList<string> PartPaths(VersionManifest manifest)
    {
        var folder = VersionFolder(manifest.Dataset, manifest.Version);
        return [.. manifest.Parts.Select(part => Path.Combine(folder, part.Name))];
    }

    /// <summary>The version as a table for an engine session, with only the columns that are open unless <paramref name="closedToo"/>.</summary>
    public EngineTable Table(VersionManifest manifest, bool closedToo = false) => new(
        manifest.Dataset,
        PartPaths(manifest),
        closedToo || manifest.Columns.All(c => !c.Closed) ? null : [.. manifest.Columns.Where(c => !c.Closed).Select(c => c.Name)],
        manifest.RowFilter)
    {
        Hidden = closedToo ? [] : [.. manifest.Columns.Where(c => c.Closed).Select(c => c.Name)],
    };

    /// <summary>Begins a new version; waits for no one.</summary>
    /// <exception cref="InputException">Another writer is at this dataset.</exception>
    public LakeWriter BeginVersion(string dataset)
    {
        var folder = DatasetFolder(dataset);
        PrivateFiles.CreateFolder(folder);
        var held = LockDataset(dataset, folder);
        RemoveUnfinished(folder);
        var versions = Versions(dataset);
        var next = versions.Count == 0 ? 1 : versions[^1] + 1;
        var unfinished = Path.Combine(folder, UnfinishedMark + next.ToString(CultureInfo.InvariantCulture));
        PrivateFiles.CreateFolder(unfinished);
        return new LakeWriter(dataset, next, unfinished, VersionFolder(dataset, next), held);
    }

    private static FileStream LockDataset(string dataset, string folder)
    {
        try
        {
            return PrivateFiles.Create(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate);
        }
        catch (IOException e) when (Directory.Exists(folder))
        {
            throw new InputException(
                new($"'{dataset}'에 다른 작업이 새 버전을 쓰고 있습니다.", $"Another job is writing a new version of '{dataset}'."),
                new("그 작업이 끝난 뒤 다시 하세요.", "Try again when it has finished."), dataset, e)
            { IsTransient = true };
        }
    }

    // The lock is held, so whatever bears the mark was left by a process that died.
    private static void RemoveUnfinished(string folder)
    {
        foreach (var path in Directory.EnumerateDirectories(folder, UnfinishedMark + "*"))
            Directory.Delete(path, recursive: true);
    }

    /// <summary>False for what would name a folder or file elsewhere: an id may come from an address.</summary>
    public static bool IsName(string dataset) => dataset.Length > 0 && dataset[0] != '.' && dataset.AsSpan().IndexOfAny('/', '\\', '\0') < 0;

    private string DatasetFolder(string dataset)
    {
        RequireId(dataset);
        return Path.Combine(home.Lake, dataset);
    }

    /// <exception cref="InputException">No dataset can have this id.</exception>
    public static void RequireId(string dataset)
    {
        if (!IsName(dataset))
            throw new InputException(new($"'{dataset}'{Josa.Pick(dataset, "은", "는")} 데이터 이름으로 쓸 수 없습니다.", $"'{dataset}' can't be a dataset id."));
        if (Encoding.UTF8.GetByteCount(dataset) > LongestId)
            throw new InputException(
                new($"데이터 이름이 너무 깁니다: {dataset}", $"The dataset id is too long: {dataset}"),
                new($"한글은 {LongestId / 3}자, 영문자와 숫자는 {LongestId}자까지 쓸 수 있습니다.", $"At most {LongestId} bytes of UTF-8: as many letters, or {LongestId / 3} of Korean."));
    }

    private static VersionManifest ReadManifest(string path)
    {
        using var stream = File.OpenRead(path);
        return RecordReader.Read<VersionManifest>(stream);
    }
}
