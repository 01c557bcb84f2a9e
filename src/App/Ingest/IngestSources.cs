using Maru.App.Drift;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <param name="Sources">Files, folders, addresses, and what is collected (<c>api:…</c>, <c>sql:…</c>).</param>
/// <param name="Dataset">Id to use instead of one made from the name; only with a single table.</param>
/// <param name="Connector">Id of the connector to read with instead of the one that recognises the file.</param>
public sealed record IngestRequest(IReadOnlyList<string> Sources, string? Dataset = null, string? Connector = null)
{
    /// <summary>Settings of the connector, and corrections of what is found (<see cref="TableCorrections"/>).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Only these tables, told by their file and their name; null for all.</summary>
    public IReadOnlyList<TablePick>? Picks { get; init; }

    /// <summary>What people call a source instead of where its file lies now: kept with the version.</summary>
    public Func<string, string> Called { get; init; } = origin => origin;

    /// <summary>Only the table (sheet, layer) of this name.</summary>
    public string? Table { get; init; }

    /// <summary>All tables of all sources become one version, one after the other.</summary>
    public bool Append { get; init; }

    /// <summary>Files that come one by one from a place where others of the same name may lie: see <see cref="DatasetNames"/>.</summary>
    public bool IsApart { get; init; }

    /// <summary>A person has seen how the columns differ and takes everything in; null when what differs too much is to be held.</summary>
    public DriftAcceptance? Accepted { get; init; }

    /// <summary>What was noticed while the sources were brought, by whoever brought them.</summary>
    public IReadOnlyList<Issue> Noticed { get; init; } = [];

    /// <summary>Told the id of each dataset before anything of it is read.</summary>
    public Action<string>? Naming { get; init; }

    /// <summary>Told how many rows of a table have been taken in so far.</summary>
    public IProgress<long>? Rows { get; init; }
}

/// <param name="File">The file's origin as <see cref="IngestRequest.Called"/> has it.</param>
/// <param name="Table">Sheet, layer or record path; empty when the file is one table.</param>
public sealed record TablePick(string File, string Table);

/// <summary>What came of one table, or of a file that could not be read.</summary>
/// <param name="Problem">Why nothing was taken in.</param>
public sealed record IngestOutcome(string Origin, TableResult? Result, Issue? Problem)
{
    /// <summary>The same file may be read another time.</summary>
    public bool MayPass { get; init; }

    /// <summary>Set when the table waits for a person because its columns differ.</summary>
    public HeldArrival? Held { get; init; }
}

/// <summary>Takes in whatever a person names: each table of each file becomes a version of a dataset.</summary>
public sealed class IngestSources(SourceResolver resolver, IngestTable ingest, IDatasetRegister register, HeldArrivals holds)
{
    /// <summary>
    /// Boundaries are taken in first, so that the places of other files find the regions they lie in. A file that can't be read is reported
    /// and the others go on, unless it was the only one named.
    /// </summary>
    public async Task<IReadOnlyList<IngestOutcome>> Run(IngestRequest request, IProgress<IngestOutcome>? progress, CancellationToken stop)
    {
        using var sources = await resolver.Resolve(request.Sources, request.Connector, TableCorrections.Read(request.Settings).Others, stop, request.Rows);
        return Run(sources, request, progress, stop);
    }

    /// <inheritdoc cref="SourceResolver.Apart"/>
    public IReadOnlyList<IReadOnlyList<string>> Apart(IReadOnlyList<string> paths) => resolver.Apart(paths);

    /// <summary>The same of files at hand.</summary>
    public IReadOnlyList<IngestOutcome> Run(ResolvedSources sources, IngestRequest request, IProgress<IngestOutcome>? progress, CancellationToken stop)
    {
        var (corrections, settings) = TableCorrections.Read(request.Settings);
        var reading = new Reading(request, corrections, settings);
        var files = reading.Wanted(sources.Files);
        // A version of what was named lacks nothing of it.
        if (request.Append && sources.Skipped.FirstOrDefault(skipped => skipped.IsNamed) is { } lacking) throw new InputException(lacking.Reason.Message, null, lacking.Origin) { IsTransient = lacking.MayPass };
        if (request.Append) return [Steady(files, () => AppendAll(files, reading, stop))];
        var outcomes = new List<IngestOutcome>();
        var names = new DatasetNames([.. files.Select(file => file.File)], ingest.LastSource, request.IsApart);
        foreach (var source in files.OrderBy(source => Priority(source.File)))
            foreach (var outcome in ReadFile(source, reading, names, files.Count == 1 && !sources.Skipped.Any(skipped => skipped.IsNamed), stop))
            {
                outcomes.Add(outcome);
                progress?.Report(outcome);
            }
        foreach (var skipped in sources.Skipped.Select(skipped => new IngestOutcome(request.Called(skipped.Origin), null, skipped.Reason) { MayPass = skipped.MayPass }))
        {
            outcomes.Add(skipped);
            progress?.Report(skipped);
        }
        return outcomes;
    }

    // Half a file may look like a broken one.
    private static T Steady<T>(IReadOnlyList<ResolvedSource> sources, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OperationCanceledException && sources.Any(source => SteadyFile.HasChanged(source.File)))
        {
            throw SourceErrors.Changed(sources.First(source => SteadyFile.HasChanged(source.File)).File.Origin, e);
        }
    }

    private IngestOutcome AppendAll(IReadOnlyList<ResolvedSource> sources, Reading reading, CancellationToken stop)
    {
        var first = sources[0];
        var parts = sources.SelectMany((source, i) => reading.Open(source, stop).Select(part => (File: i, Table: part))).ToList();
        using var table = Appended(parts, sources);
        var name = new DatasetNames([first.File], ingest.LastSource, isApart: false).Of(first.File, "", reading.Request.Dataset);
        return Take(new(table, sources, [.. parts.Select(part => new HeldTable(part.File, part.Table.Name))]), reading, name, stop);
    }

    private AppendedTable Appended(List<(int File, RawTable Table)> parts, IReadOnlyList<ResolvedSource> sources) => new([.. parts.Select(part => (ingest.AsCells(part.Table), sources[part.File].File.Name))]);

    /// <summary>Takes in what was held, as it would have been taken in then.</summary>
    /// <param name="files">Its files as they came.</param>
    /// <param name="accepted">Null to find out whether it differs at all by now.</param>
    public TableResult Resume(HeldArrival hold, IReadOnlyList<ResolvedSource> files, DriftAcceptance? accepted, CancellationToken stop)
    {
        var (corrections, settings) = TableCorrections.Read(hold.Source.Settings);
        var reading = new Reading(new IngestRequest([]) { Settings = hold.Source.Settings, Accepted = accepted }, corrections, settings);
        var opened = files.Select(file => reading.Open(file, stop)).ToList();
        try
        {
            var parts = hold.Tables.Select(table => (table.File, Table: opened[table.File].First(there => there.Name == table.Name))).ToList();
            var table = hold.Append ? Appended(parts, files) : parts[0].Table;
            return Read(new(table, files, hold.Tables), reading, (hold.Dataset, hold.Title), new Dictionary<string, string>(), stop);
        }
        finally
        {
            foreach (var table in opened.SelectMany(tables => tables)) table.Dispose();
        }
    }

    private static int Priority(SourceFile file) => file.Extension switch
    {
        "geojson" or "topojson" or "shp" => 0,
        "json" when file.Name.Contains("topo", StringComparison.OrdinalIgnoreCase) || file.Name.Contains("geo", StringComparison.OrdinalIgnoreCase) => 0,
        _ => 1,
    };

    private IEnumerable<IngestOutcome> ReadFile(ResolvedSource source, Reading reading, DatasetNames names, bool alone, CancellationToken stop)
    {
        IReadOnlyList<RawTable> tables;
        IngestOutcome? refused = null;
        try
        {
            tables = Steady([source], () => reading.Open(source, stop));
        }
        catch (InputException e) when (!alone)
        {
            tables = [];
            refused = Refused(e, source.File);
        }
        if (refused is not null) yield return refused;
        foreach (var table in tables)
            using (table) yield return ReadTable(source, table, tables.Count, reading, names, alone && tables.Count == 1, stop);
    }

    private IngestOutcome ReadTable(ResolvedSource source, RawTable table, int tables, Reading reading, DatasetNames names, bool alone, CancellationToken stop)
    {
        try
        {
            var name = names.Of(source.File, tables > 1 ? table.Name : "", reading.Request.Dataset);
            return Steady([source], () => Take(new(table, [source], [new(0, table.Name)]), reading, name, stop));
        }
        catch (InputException e) when (!alone)
        {
            return Refused(e, source.File);
        }
    }

    private IngestOutcome Take(Brought brought, Reading reading, (string Id, string Title) name, CancellationToken stop)
    {
        reading.Request.Naming?.Invoke(name.Id);
        var waitingNow = holds.Waiting(name.Id);
        var held = waitingNow.DistinctBy(hold => hold.Source.Sha256).ToDictionary(hold => hold.Source.Sha256, hold => hold.Id, StringComparer.Ordinal);
        var result = Read(brought, reading, name, held, stop);
        var origin = brought.Sources[0].File.Origin;
        // The newest version's file came again: what waits is not what its source says any more.
        if (result.Unchanged) foreach (var hold in waitingNow) holds.TakeBack(hold, isTakenBack: true);
        if (result.HeldAs is { } id && holds.Find(id) is { } waiting)
        {
            holds.TakeBack(waiting, isTakenBack: false);
            return Waiting(origin, waiting);
        }
        return result.HeldBack is { } back ? Waiting(origin, holds.Keep(back, brought.Sources, brought.Tables, reading.Request.Append)) : new(origin, result, null);
    }

    private TableResult Read(Brought brought, Reading reading, (string Id, string Title) name, IReadOnlyDictionary<string, string> held, CancellationToken stop)
    {
        var first = brought.Sources[0];
        var request = new TableRequest(brought.Table, first.File, first.Connector.Card.Id, reading.Request.Settings, name.Id, name.Title)
        {
            Rules = register.Rules(name.Id),
            Memory = register.Memory(name.Id),
            Held = held,
            Accepted = reading.Request.Accepted,
            Corrections = reading.Corrections,
            More = [.. brought.Sources.Skip(1).Select(source => source.File)],
            Noticed = [.. reading.Request.Noticed, .. brought.Sources.SelectMany(source => source.Issues)],
        };
        var result = ingest.Run(request, reading.Request.Rows, stop);
        if (result is { Unchanged: false, HeldBack: null, HeldAs: null }) register.Register(result.Version);
        return result;
    }

    private static IngestOutcome Waiting(string origin, HeldArrival hold) => new(origin, null, new Issue("schema-drift-held", 0, "", "", Severity.Error) { Message = HeldWords.Waits(hold) }) { Held = hold };

    /// <param name="Sources">The files the table lies in.</param>
    /// <param name="Tables">Where in them.</param>
    private sealed record Brought(RawTable Table, IReadOnlyList<ResolvedSource> Sources, IReadOnlyList<HeldTable> Tables);

    private static IngestOutcome Refused(InputException e, SourceFile file) => new(file.Origin, null, Refusal(e, file)) { MayPass = e.IsTransient };

    // The outcome names the file: its message need not.
    private static Issue Refusal(InputException e, SourceFile file)
    {
        var where = e.Where;
        foreach (var name in (string[])[file.Origin, file.Path, file.Name])
            if (where?.StartsWith(name, StringComparison.Ordinal) == true) where = where[name.Length..].TrimStart(',', ':', ' ');
        var about = new InputException(e.Problem, e.Todo, string.IsNullOrEmpty(where) ? null : where);
        return new("not-readable", 0, "", e.Where ?? "", Severity.Error) { Message = new(about.In("ko"), about.In("en")) };
    }
}

/// <summary>One call: what is wanted of its sources, and its settings sorted into the connector's and the corrections.</summary>
internal sealed record Reading(IngestRequest Request, TableCorrections Corrections, IReadOnlyDictionary<string, string> Settings)
{
    private static readonly Dictionary<string, string> NoSettings = [];

    /// <summary>The files wanted, under the names people call them.</summary>
    public IReadOnlyList<ResolvedSource> Wanted(IReadOnlyList<ResolvedSource> files)
    {
        var called = files.Select(file => file with { File = file.File with { Origin = Request.Called(file.File.Origin) } }).ToList();
        if (Request.Picks is not { } picks) return called;
        var wanted = called.Where(file => picks.Any(pick => pick.File == file.File.Origin)).ToList();
        return wanted.Count > 0 ? wanted : throw Missing(picks[0].File, called.Select(file => file.File.Origin));
    }

    /// <summary>The wanted tables of a file; the others are closed again.</summary>
    public IReadOnlyList<RawTable> Open(ResolvedSource source, CancellationToken stop)
    {
        var tables = source.Connector.Open(source.File, source.Connector.Card.Bind(source.Collected ? NoSettings : Settings), stop);
        var wanted = tables.Where(table => IsWanted(source.File.Origin, table.Name)).ToList();
        foreach (var other in tables.Except(wanted)) other.Dispose();
        return wanted.Count > 0 || tables.Count == 0 ? wanted : throw Missing(Request.Table ?? Request.Picks![0].Table, tables.Select(table => table.Name));
    }

    private bool IsWanted(string file, string table) =>
        (Request.Table is null || Request.Table == table) && (Request.Picks is null || Request.Picks.Any(pick => pick.File == file && pick.Table == table));

    private static InputException Missing(string name, IEnumerable<string> there) => new(
        new($"'{name}'{Methods.KoreanText.Josa.Pick(name, "이라는", "라는")} 표가 없습니다.", $"There is no table '{name}'."),
        new($"있는 표: {string.Join(", ", there)}", $"Tables there are: {string.Join(", ", there)}"));
}
