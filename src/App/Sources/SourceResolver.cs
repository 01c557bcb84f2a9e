using System.Text;
using Maru.App.Egress;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <summary>
/// Turns what a user names (files, folders, addresses; plain, zipped or gzipped) into files at hand, each with the connector that reads it.
/// </summary>
public sealed class SourceResolver(IReadOnlyList<IConnector> connectors, DataHome home, EgressGuard egress, SourceLimits? limits = null)
{
    private readonly SourceLimits _limits = limits ?? new();
    private readonly KeptAddresses _addresses = new(home, egress);

    /// <summary>What brings sources that are no files.</summary>
    public IReadOnlyList<ICollector> Collectors { get; init; } = [];

    /// <param name="connector">Id of the connector to use whatever the files look like; null to recognise it.</param>
    /// <exception cref="InputException">Something named is not there, is not to be fetched or unpacked, or is no source at all.</exception>
    public Task<ResolvedSources> Resolve(IReadOnlyList<string> named, string? connector, CancellationToken stop) =>
        Resolve(named, connector, new Dictionary<string, string>(), stop);

    /// <param name="settings">Settings for what is collected; files at hand take theirs when they are opened.</param>
    /// <param name="rows">Told how many rows have been collected so far.</param>
    public async Task<ResolvedSources> Resolve(IReadOnlyList<string> named, string? connector, IReadOnlyDictionary<string, string> settings, CancellationToken stop, IProgress<long>? rows = null)
    {
        var chosen = connector is null ? null : Choose(connector);
        var work = WorkPlace.In(home);
        try
        {
            var gathered = new GatheredFiles(_limits, work.Folder, named.Count == 1);
            var collected = new List<ResolvedSource>();
            foreach (var name in named)
            {
                stop.ThrowIfCancellationRequested();
                if (Collector(name) is { } collector) collected.Add(await Collect(collector, name, settings, gathered, rows, stop));
                else if (Address(name) is { } address) await Fetch(address, gathered, stop);
                else Add(name, gathered, home, stop);
            }
            return Recognised(gathered, collected, chosen, work);
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    private IConnector Choose(string id) => connectors.FirstOrDefault(c => c.Card.Id == id) ?? throw SourceErrors.NoSuchConnector(id, connectors);

    private static Uri? Address(string name) =>
        name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? Uri.TryCreate(name, UriKind.Absolute, out var address) ? address : throw SourceErrors.NotAnAddress(name)
            : null;

    /// <summary>True for what a collector brings, as <c>api:…</c>: no file, no folder and no address.</summary>
    public bool IsCollected(string name) => Collector(name) is not null;

    /// <summary>Brings one source that is no file at hand.</summary>
    /// <param name="folder">An empty folder that gets the file.</param>
    /// <exception cref="InputException">There is no such source, it can't be had, or it has nothing to give.</exception>
    public Task<CollectedFile> Collect(string name, string folder, IProgress<long>? rows, CancellationToken stop) =>
        (Collector(name) ?? throw SourceErrors.NotThere(name)).Collect(new(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..], new Dictionary<string, string>(), folder) { Rows = rows }, stop);

    private ICollector? Collector(string name) =>
        Collectors.FirstOrDefault(collector => name.StartsWith(collector.Scheme + ":", StringComparison.OrdinalIgnoreCase));

    private async Task<ResolvedSource> Collect(ICollector collector, string name, IReadOnlyDictionary<string, string> settings, GatheredFiles gathered, IProgress<long>? rows, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(gathered.NewPath("collected"))!;
        PrivateFiles.CreateFolder(folder);
        var brought = await collector.Collect(new(name[(collector.Scheme.Length + 1)..], settings, folder) { Rows = rows }, stop);
        return new(GatheredFiles.FileOf(brought.Path, brought.Name, brought.Origin), Choose(brought.Connector)) { Collected = true, Issues = brought.Issues };
    }

    private async Task Fetch(Uri address, GatheredFiles gathered, CancellationToken stop)
    {
        var path = gathered.NewPath("fetched");
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        var name = await _addresses.Fetch(address, path, stop);
        var target = gathered.NewPath(name);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(target)!);
        File.Move(path, target);
        gathered.AddFile(target, name, RemoteName.WithoutKeys(address), named: true, stop);
    }

    /// <summary>Files of one name sorted into those that are read together: each with the companions of its kind.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Apart(IReadOnlyList<string> paths)
    {
        var all = connectors.SelectMany(connector => connector.Companions).ToList();
        bool IsCompanion(string path, IReadOnlyList<string> endings) => endings.Any(ending => path.EndsWith("." + ending, StringComparison.OrdinalIgnoreCase));
        var leading = paths.Where(path => !IsCompanion(path, all)).ToList();
        if (leading.Count < 2) return [paths];
        var groups = new List<IReadOnlyList<string>>();
        var rest = paths.Except(leading).ToList();
        foreach (var path in leading)
        {
            var endings = rest.Count == 0 ? [] : KindsOf(path).SelectMany(connector => connector.Companions).ToList();
            groups.Add([path, .. rest.Where(companion => IsCompanion(companion, endings))]);
            rest.RemoveAll(companion => IsCompanion(companion, endings));
        }
        return [.. groups, .. rest.Select(path => (IReadOnlyList<string>)[path])];
    }

    private List<IConnector> KindsOf(string path)
    {
        try
        {
            var file = GatheredFiles.FileOf(path, LeafName(path), path);
            return [.. connectors.Where(connector => connector.Companions.Count > 0 && connector.Recognise(file) >= 50)];
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            // Whoever reads it says why it can't be read.
            return [];
        }
    }

    private static void Add(string name, GatheredFiles gathered, DataHome home, CancellationToken stop)
    {
        if ((Existing(name, File.Exists) ?? Existing(name, Directory.Exists)) is { } there && home.IsKept(there)) throw SourceErrors.OwnFile(name);
        if (Existing(name, File.Exists) is { } file) gathered.AddFile(file, LeafName(file), name, named: true, stop);
        else if (Existing(name, Directory.Exists) is { } folder) gathered.AddFolder(folder, name, home.IsKept, stop);
        else throw SourceErrors.NotThere(name);
    }

    // A name typed on a keyboard is NFC; on a disk that came from a Mac it may be NFD.
    private static string? Existing(string name, Func<string, bool> exists)
    {
        string[] spellings = [name, name.Normalize(NormalizationForm.FormC), name.Normalize(NormalizationForm.FormD)];
        return spellings.FirstOrDefault(exists);
    }

    private static string LeafName(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)).Normalize(NormalizationForm.FormC);

    private ResolvedSources Recognised(GatheredFiles gathered, IReadOnlyList<ResolvedSource> collected, IConnector? chosen, WorkPlace work)
    {
        var files = new List<ResolvedSource>(collected);
        var skipped = new List<SkippedSource>(gathered.Skipped);
        var companions = new CompanionFiles(connectors, gathered.Files);
        foreach (var gatheredFile in gathered.Files)
        {
            if (companions.Contains(gatheredFile)) continue;
            if (gatheredFile.File.Length == 0)
            {
                if (gatheredFile.Named) Refuse(gatheredFile, SourceErrors.NotRecognised(gatheredFile.File, connectors));
                else skipped.Add(new(gatheredFile.File.Origin, SourceNotes.WhySkipped(gatheredFile.File, connectors)) { MayPass = true });
                continue;
            }
            if (WebPage.IsInPlaceOfData(gatheredFile.File, chosen))
            {
                if (gatheredFile.Named) Refuse(gatheredFile, SourceErrors.WebPage(gatheredFile.File));
                else skipped.Add(new(gatheredFile.File.Origin, SourceNotes.IsNote(gatheredFile.File) ? SourceNotes.WhySkipped(gatheredFile.File, connectors) : SourceNotes.Refused(SourceErrors.WebPage(gatheredFile.File))));
                continue;
            }
            var best = chosen is null || SourceNotes.IsNote(gatheredFile.File) && !gatheredFile.Named ? Best(gatheredFile.File) : chosen;
            if (best is not null) files.Add(new(gatheredFile.File, best));
            else if (gatheredFile.Named) Refuse(gatheredFile, SteadyFile.HasChanged(gatheredFile.File) ? SourceErrors.Changed(gatheredFile.File.Origin) : SourceErrors.NotRecognised(gatheredFile.File, connectors));
            else skipped.Add(new(gatheredFile.File.Origin, SourceNotes.WhySkipped(gatheredFile.File, connectors)));
        }
        if (files.Count == 0) throw SourceErrors.NothingToRead(gathered.Names, skipped);
        return new(files, skipped, work);

        // Of several that were named one is told, and the others go on.
        void Refuse(GatheredFile file, InputException why)
        {
            if (gathered.IsAlone) throw why;
            skipped.Add(new(file.File.Origin, SourceNotes.Refused(why)) { MayPass = why.IsTransient, IsNamed = true });
        }
    }

    /// <summary>The connector surest of the file; null when none knows it.</summary>
    private IConnector? Best(SourceFile file)
    {
        var best = connectors.Select(c => (Connector: c, Sure: c.Recognise(file))).MaxBy(x => x.Sure);
        return best.Sure > 0 ? best.Connector : null;
    }
}
