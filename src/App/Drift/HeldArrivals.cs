using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Core.Sources;

namespace Maru.App.Drift;

/// <summary>
/// The tables that wait for a person. A hold is written under a name of its own and renamed, so that it is there whole or not at all; what
/// became of it replaces its record in one step.
/// </summary>
public sealed class HeldArrivals(DataHome home, TimeProvider clock)
{
    private const string RecordName = "hold.json";
    private const string UnfinishedMark = ".writing-";

    /// <summary>Holds of a dataset, or of all, the newest first.</summary>
    public IReadOnlyList<HeldArrival> All(string? dataset = null) =>
    [
        .. (dataset is null ? Datasets() : IsName(dataset) ? [dataset] : []).SelectMany(Ids).OrderByDescending(id => id.Id, StringComparer.Ordinal).Select(id => Read(id.Dataset, id.Id)).OfType<HeldArrival>(),
    ];

    /// <summary>Those that wait, the oldest first.</summary>
    public IReadOnlyList<HeldArrival> Waiting(string? dataset = null) => [.. All(dataset).Where(hold => hold.State == HoldState.Waiting).Reverse()];

    public HeldArrival? Find(string id) => IsName(id) ? Datasets().Select(dataset => Read(dataset, id)).OfType<HeldArrival>().FirstOrDefault() : null;

    private IEnumerable<string> Datasets() =>
        Directory.Exists(home.Held) ? Directory.EnumerateDirectories(home.Held).Select(path => Path.GetFileName(path).Normalize(NormalizationForm.FormC)) : [];

    private IEnumerable<(string Dataset, string Id)> Ids(string dataset)
    {
        var folder = Path.Combine(home.Held, dataset);
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(id => !id.StartsWith('.')).Select(id => (dataset, id)) : [];
    }

    // A name may come from an address: it names a folder of ours or nothing.
    private static bool IsName(string name) => name.Length > 0 && name[0] != '.' && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0;

    private HeldArrival? Read(string dataset, string id)
    {
        var path = Path.Combine(home.Held, dataset, id, RecordName);
        if (!File.Exists(path)) return null;
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize(stream, HoldJson.Default.HeldArrival);
    }

    private string FolderOf(HeldArrival hold) => Path.Combine(home.Held, hold.Dataset, hold.Id);

    /// <summary>Keeps a table that is not taken in, with copies of its files and of those that belong to them.</summary>
    /// <param name="version">The version it would have become.</param>
    public HeldArrival Keep(VersionManifest version, IReadOnlyList<ResolvedSource> sources, IReadOnlyList<HeldTable> tables, bool append)
    {
        var folder = Path.Combine(home.Held, version.Dataset);
        PrivateFiles.CreateFolder(folder);
        var now = clock.GetUtcNow();
        var id = now.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2));
        var unfinished = Path.Combine(folder, UnfinishedMark + id);
        PrivateFiles.CreateFolder(unfinished);
        var hold = new HeldArrival(
            id, version.Dataset, version.Title, now, version.Drift!, version.Columns, version.Rows, version.SetAside, version.Source, [.. sources.Select((source, i) => Copy(source, unfinished, i))])
        {
            Tables = tables,
            Append = append,
        };
        Write(Path.Combine(unfinished, RecordName), hold);
        Directory.Move(unfinished, Path.Combine(folder, id));
        return hold;
    }

    /// <summary>The files of a hold as they came.</summary>
    public IReadOnlyList<ResolvedSource> Files(HeldArrival hold, IReadOnlyList<IConnector> connectors) => [.. hold.Files.Select(file => Source(hold, file, connectors))];

    private ResolvedSource Source(HeldArrival hold, HeldFile file, IReadOnlyList<IConnector> connectors)
    {
        var connector = connectors.FirstOrDefault(connector => connector.Card.Id == file.Connector) ?? throw SourceErrors.NoSuchConnector(file.Connector, connectors);
        return new(GatheredFiles.FileOf(Path.Combine(FolderOf(hold), file.Path), file.Name, file.Origin), connector) { Collected = file.Collected };
    }

    /// <summary>Writes down what became of a hold, and deletes its files: the record stays.</summary>
    public HeldArrival Decide(HeldArrival hold, HoldState state, int? version, string by, string why)
    {
        var decided = hold with { State = state, Version = version, DecidedBy = by, DecidedWhy = why, DecidedAt = clock.GetUtcNow() };
        Replace(decided);
        RemoveFiles(FolderOf(hold));
        return decided;
    }

    /// <summary>Writes down how a hold that goes on waiting differs from the version that came meanwhile.</summary>
    public void Renew(HeldArrival hold, VersionManifest version) =>
        Replace(hold with { Drift = version.Drift!, Columns = version.Columns, Rows = version.Rows, SetAside = version.SetAside });

    /// <summary>Writes down whether the source went back to the newest version's file since, or sent this one once more. A hold that is being decided on is left alone.</summary>
    public void TakeBack(HeldArrival hold, bool isTakenBack)
    {
        if (hold.TakenBackAt is not null == isTakenBack) return;
        using var held = FileLock.TryTake(LockOf(hold));
        if (held is not null && Read(hold.Dataset, hold.Id) is { State: HoldState.Waiting } waiting) Replace(waiting with { TakenBackAt = isTakenBack ? clock.GetUtcNow() : null });
    }

    private string LockOf(HeldArrival hold) => Path.Combine(home.Held, hold.Dataset, ".lock");

    private void Replace(HeldArrival hold)
    {
        var record = Path.Combine(FolderOf(hold), RecordName);
        Write(record + ".new", hold);
        File.Move(record + ".new", record, overwrite: true);
    }

    /// <summary>One decides on the holds of a dataset at a time, in this process or another.</summary>
    /// <exception cref="InputException">Another is at it.</exception>
    public FileLock Lock(HeldArrival hold) => FileLock.TryTake(LockOf(hold)) ?? throw new InputException(
        new("다른 사람이 이 파일을 받아들이거나 거절하고 있습니다.", "Somebody else is deciding on this file."), new("끝난 뒤 다시 보세요.", "Look again when it has ended."))
    { IsTransient = true };

    /// <summary>Deletes what killed processes left: copies that never became a hold, and files of holds that were decided.</summary>
    public void Sweep(DateTimeOffset before)
    {
        foreach (var folder in Datasets().SelectMany(dataset => Directory.EnumerateDirectories(Path.Combine(home.Held, dataset), UnfinishedMark + "*")).Where(folder => Directory.GetLastWriteTimeUtc(folder) < before.UtcDateTime).ToList())
            Directory.Delete(folder, recursive: true);
        foreach (var hold in All().Where(hold => hold.State != HoldState.Waiting)) RemoveFiles(FolderOf(hold));
    }

    private static void RemoveFiles(string folder)
    {
        foreach (var files in Directory.EnumerateDirectories(folder)) Directory.Delete(files, recursive: true);
    }

    private static HeldFile Copy(ResolvedSource source, string folder, int number)
    {
        var own = number.ToString(CultureInfo.InvariantCulture);
        PrivateFiles.CreateFolder(Path.Combine(folder, own));
        var from = source.File.Path;
        foreach (var path in CompanionsOf(source).Prepend(from))
        {
            var target = Path.Combine(folder, own, Path.GetFileName(path));
            File.Copy(path, target);
            PrivateFiles.KeepToOwner(target);
        }
        return new(Path.Combine(own, Path.GetFileName(from)), source.File.Name, source.File.Origin, source.Connector.Card.Id, source.Collected);
    }

    // .dbf, .shx and .prj of a .shp lie beside it under its name.
    private static IEnumerable<string> CompanionsOf(ResolvedSource source)
    {
        if (source.Connector.Companions.Count == 0) return [];
        var stem = Path.GetFileNameWithoutExtension(source.File.Path);
        return Directory.EnumerateFiles(Path.GetDirectoryName(source.File.Path)!)
            .Where(path => path != source.File.Path && source.Connector.Companions.Any(ending => Path.GetFileName(path).Equals($"{stem}.{ending}", StringComparison.OrdinalIgnoreCase)));
    }

    private static void Write(string path, HeldArrival hold)
    {
        using var stream = PrivateFiles.Create(path);
        JsonSerializer.Serialize(stream, hold, HoldJson.Default.HeldArrival);
        stream.Flush(flushToDisk: true);
    }
}
