using System.Security.Cryptography;
using System.Text;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>Turns one raw table into a version of a dataset: plan, load, profile, findings, manifest. The version exists when this returns.</summary>
public sealed class IngestTable(LakeStore lake, IEngine engine, TimeProvider clock, KnownAreas areas, TermStore terms, AccessLogStore? log = null)
{
    private const string Self = "t";

    /// <summary>Where the versions before lie, for a trial into another lake; the same bytes are then read again.</summary>
    public LakeStore? Earlier { get; init; }

    /// <summary>What the newest version of a dataset was made of; null when there is none.</summary>
    public SourceRecord? LastSource(string dataset) => (Earlier ?? lake).Latest(dataset)?.Source;

    public TableResult Run(TableRequest request, IProgress<long>? progress, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        request = request with { Table = AsCells(request.Table) };
        using var writer = lake.BeginVersion(request.Dataset);
        var previous = (Earlier ?? lake).Latest(request.Dataset);
        var hash = new Lazy<string>(() => HashOf(request, stop));
        if (Earlier is null && previous is not null && previous.Source.Bytes == request.Bytes && previous.Source.Sha256 == hash.Value)
            return new(previous, Unchanged: true);
        if (Earlier is null && previous is not null && request is { Accepted: null, Held.Count: > 0 } && request.Held.TryGetValue(hash.Value, out var held))
            return new(previous, Unchanged: false) { HeldAs = held };

        var hashing = Task.Run(() => hash.Value, stop);
        var looked = TablePlanner.Look(request.Table, request.Corrections, stop);
        var arriving = previous is null ? null : ArrivingColumns.Match(
            previous, (Earlier ?? lake).PartPaths(previous), looked, request.Memory, request.Rules, request.Corrections.Columns, terms, engine, stop);
        var call = arriving?.Rules() ?? request.Corrections.Columns;
        var rules = ColumnRules.Merge(request.Rules, call);
        var plan = DropColumns(looked.Plan(call, rules, arriving?.ReadBefore()), rules);
        RequireColumns(plan, request);
        var places = PlaceFinding.Find(plan, request.Table.DeclaredCrs, new(request.Corrections.Crs, rules), areas.Current(stop));
        var today = clock.Today();
        var parts = PartNames.Of(request.Table);
        IRowFinding? where = places ?? (IRowFinding?)RegionFinding.OfSample(plan, areas.Current(stop), today);
        var patches = new RowPatches(previous is null ? [] : (Earlier ?? lake).Mendings(previous).Standing());
        MissingColumns? missing = null;
        var outcome = Load();
        // What every value shows is truer than what the first rows did.
        if (places is null && RegionFinding.OfAll(outcome, areas.Current(stop), today) is var all && !Equals(all, where))
        {
            where = all;
            outcome = Load();
        }
        IReadOnlyList<IRowFinding> findings = Findings();
        writer.JoinSetAside(Enumerable.Range(0, request.Table.Segments).Select(i => TableLoader.SpoolPath(writer, i)));
        var mendings = Mendings(patches, outcome, writer.Version);
        writer.WriteMendings(mendings);

        using var session = engine.Open([new EngineTable(Self, PartPaths(writer, outcome))], new SessionLimits());
        var stored = outcome.Segments[0].Columns;
        var described = Describe(session, outcome, stored, findings, rules, previous, terms.Current, stop);
        IReadOnlyList<Column> columns = [.. described.Select(column => missing?.Describe(column.Name, outcome.Rows, writer.Version) ?? arriving?.Remember(column) ?? column)];
        var drift = arriving is null ? null : CompareColumns.Of(arriving, columns, rules, outcome.Rows, request.Memory.Policy);
        // Nobody has to accept what is not held.
        if (drift is not null && request.Accepted is { } accepted && (drift.IsToBeHeld || accepted.Hold is not null)) drift = drift with { AcceptedBy = accepted.By, AcceptedWhy = accepted.Why, Hold = accepted.Hold };
        var day = request.Corrections.ReferenceDate ?? ReferenceDates.Find(request.File.Name, plan.Layout.Titles) ?? ReferenceDateIn(columns);
        IReadOnlyList<Issue> issues = [.. FindIssues(session, request, outcome, columns, findings, mendings, stop), .. DriftIssues.Of(drift), .. TableFindings.Older(day, previous)];
        var isHeld = Earlier is null && request.Accepted is null && drift is { IsToBeHeld: true };
        foreach (var file in (IEnumerable<SourceFile>)[request.File, .. request.More]) SteadyFile.Require(file);
        var manifest = new VersionManifest(
            request.Dataset, writer.Version, request.Title, outcome.Rows, outcome.SetAside,
            day, clock.GetLocalNow(),
            columns, writer.Seal(outcome.RowsOfPart), SourceOf(request, hashing.GetAwaiter().GetResult(), places))
        {
            Issues = issues,
            Places = places?.Summary(outcome),
            Boundary = places?.Boundary,
            Lineage = Lineage(request, outcome, findings),
            Drift = drift is { Grade: > DriftGrade.None } || request.Accepted?.Hold is not null ? drift : null,
            Diff = previous is null || isHeld ? null : new VersionComparison(Earlier ?? lake, engine).Compare(previous, PartPaths(writer, outcome), columns, outcome.Rows, stop),
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
        if (isHeld) return new(previous!, Unchanged: false) { HeldBack = manifest with { Columns = GravePrivacy.Cover(columns, drift!) } };
        log.Entering(manifest, $"데이터 들이기: {NameOf(request.File)}");
        writer.Commit(manifest);
        return new(manifest, Unchanged: false, outcome.Plan, places?.Reading);

        IReadOnlyList<IRowFinding> Findings()
        {
            IReadOnlyList<IRowFinding> found = [.. new[] { where, parts }.OfType<IRowFinding>()];
            missing = arriving is { KeepsMissing: true } ? MissingColumns.Of(arriving.Gone, places?.Plan ?? plan, found) : null;
            return missing is null ? found : [.. found, missing];
        }

        LoadOutcome Load() => new TableLoader(engine, patches).Load(request.Table, places?.Plan ?? plan, writer, Findings(), progress, stop);
    }

    // What people call it, where it is no file of theirs: what was made from a dataset is called by that, and lies in a work file for a moment.
    private static string NameOf(SourceFile file) =>
        PersonalText.Without(file.Origin.Contains("://", StringComparison.Ordinal) || file.Origin.EndsWith(file.Name, StringComparison.Ordinal) ? file.Name : file.Origin);

    private static List<RowMending> Mendings(RowPatches patches, LoadOutcome outcome, int version) =>
        [.. patches.All.Select(mending => mending with { Version = version, State = outcome.IsMended(mending.RowHash) ? MendingState.Again : MendingState.Dropped })];

    /// <summary>The table with cells to read: a Parquet file's come from the engine.</summary>
    internal RawTable AsCells(RawTable table) => table is ParquetTable parquet ? new ParquetCells(parquet, engine) : table;

    private static List<string> PartPaths(LakeWriter writer, LoadOutcome outcome) => [.. outcome.RowsOfPart.Select((_, i) => writer.PartPath(i))];

    private static LoadPlan DropColumns(LoadPlan plan, IReadOnlyList<ColumnRule> rules) =>
        plan with { Columns = [.. plan.Columns.Where(column => !rules.Any(rule => rule.Drop && rule.Column == column.Name))] };

    private static void RequireColumns(LoadPlan plan, TableRequest request)
    {
        if (plan.Columns.Count > 0) return;
        throw new InputException(
            new("표가 비어 있습니다. 머리글과 자료를 찾지 못했습니다.", "The table is empty: no header and no rows were found."),
            new("파일을 열어 내용이 있는지 보세요.", "Open the file and see whether it has content."), request.File.Origin);
    }

    private static List<Column> Describe(
        IEngineSession session, LoadOutcome outcome, IReadOnlyList<StoredColumn> stored, IReadOnlyList<IRowFinding> findings, IReadOnlyList<ColumnRule> rules, VersionManifest? previous, StandardTerms terms, CancellationToken stop)
    {
        var profiling = new ColumnProfiling(session, Self);
        var plans = outcome.Plan.Columns;
        var columns = new List<Column>();
        var privacy = PersonalFindings.Judge(outcome);
        var blanks = findings.OfType<MissingColumns>().SelectMany(missing => missing.Names).ToHashSet(StringComparer.Ordinal);
        var origins = outcome.Segments[0].Derivations.Zip(findings).SelectMany(pair => pair.First.Columns.Select(_ => pair.Second.From)).ToList();
        for (var i = 0; i < stored.Count; i++)
        {
            var rule = rules.FirstOrDefault(r => r.Column == stored[i].Name);
            var column = i < plans.Count ? FromPlan(plans[i], outcome, rule) : Derived(stored[i], origins[i - plans.Count]);
            column = column with
            {
                Profile = blanks.Contains(column.Name) ? new(outcome.Rows, outcome.Rows, 0, 0) : i < plans.Count
                    ? profiling.Profile(stored[i], outcome.Tallies[i], outcome.Rows, outcome.Column(i).Sum(reader => reader.Masked), stop)
                    : profiling.Profile(stored[i], outcome.Rows, stop),
            };
            columns.Add(i < plans.Count
                ? PersonalFindings.KeepClosed(PersonalFindings.Apply(column, privacy[i], rule?.Closed), previous?.Columns.FirstOrDefault(before => before.Name == column.Name), rule?.Closed)
                : column with { Closed = ColumnClosing.IsClosed(false, rule is { Drop: true } ? true : rule?.Closed, column.From, ClosedNames(columns)) });
        }
        var placed = new Dictionary<string, ColumnRole>(StringComparer.Ordinal);
        foreach (var (name, role) in findings.SelectMany(finding => finding.Roles(columns))) placed[name] = role;
        var assigned = ColumnRoles.Assign(columns, outcome.Rows, placed, IsUnique);
        var decided = assigned.Select(column => profiling.WithEveryRegion(Decided(column, rules, placed), stop)).ToList();
        return [.. TitleUnits.Apply(decided, outcome.Plan.Layout.Unit, terms).Select(CoverClosed)];

        bool IsUnique(string name)
        {
            var tally = plans.Zip(outcome.Tallies).FirstOrDefault(pair => pair.First.Name == name).Second;
            return tally is { Strict: true } ? tally.Filled == outcome.Rows : profiling.IsUnique(name, outcome.Rows, stop);
        }
    }

    private static Column FromPlan(ColumnPlan plan, LoadOutcome outcome, ColumnRule? rule) =>
        new(plan.Name, plan.Type, Source: plan.Source, Unit: rule?.Unit ?? plan.Unit) { Notes = ReadingNotes.Of(plan, outcome), Cell = plan.Cell, Read = plan.Reading };

    private static HashSet<string> ClosedNames(IEnumerable<Column> columns) => columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);

    private static Column Derived(StoredColumn column, IReadOnlyList<string> from) => new(column.Name, TypeOf(column.Type)) { From = from };

    private static ColumnType TypeOf(StorageType type) => type switch
    {
        StorageType.Double => ColumnType.Number,
        StorageType.Int64 => ColumnType.Integer,
        StorageType.Blob => ColumnType.Geometry,
        StorageType.Boolean => ColumnType.Boolean,
        StorageType.Date => ColumnType.Date,
        StorageType.Timestamp => ColumnType.DateTime,
        StorageType.Time => ColumnType.Time,
        _ => ColumnType.Text,
    };

    // Columns a person made x and y are where places come from; the longitude and latitude worked out from them have the role.
    private static Column Decided(Column column, IReadOnlyList<ColumnRule> rules, IReadOnlyDictionary<string, ColumnRole> placed) =>
        rules.FirstOrDefault(rule => rule.Column == column.Name)?.Role is { } role && !(role is ColumnRole.Longitude or ColumnRole.Latitude && placed.ContainsKey(column.Name))
            ? column with { Role = role } : column;

    // A closed column's profile has counts only: its values may not be seen, least of all in a catalogue.
    private static Column CoverClosed(Column column) => !column.Closed || column.Profile is not { } profile
        ? column
        : column with { Profile = new(profile.Rows, profile.Blank, profile.Masked, profile.Distinct) };

    private static List<Issue> FindIssues(
        IEngineSession session, TableRequest request, LoadOutcome outcome, IReadOnlyList<Column> columns, IReadOnlyList<IRowFinding> findings, IReadOnlyList<RowMending> mendings, CancellationToken stop)
    {
        var closed = ClosedNames(columns);
        var totals = TotalRows.Of(request.Table, outcome);
        List<Issue> issues =
        [
            .. request.Noticed,
            .. request.Table.Issues,
            .. TableFindings.Encoding(request.Table.Encoding),
            .. TableFindings.Cut(outcome.Rows, request.Table.Columns is null),
            .. TableFindings.NoRows(outcome),
            .. TableFindings.Swallowed(outcome),
            .. TableFindings.ShortRows(outcome, request.Table.Facts.ContainsKey("delimiter")),
            .. TableFindings.SetAside(outcome).Select(issue => totals.Note(issue, columns)),
            .. totals.Issues(columns),
            .. TableFindings.NearlyTyped(outcome),
            .. TitleUnits.Contradictions(outcome.Plan),
            .. TableFindings.Mendings(mendings),
            .. TableFindings.Repeats([.. outcome.Segments.Select(segment => segment.Hashes)]),
            .. columns.Select(PersonalFindings.IssueOf).OfType<Issue>(),
            .. TableFindings.PartialPeriod(columns.Where(column => !column.Closed), outcome),
            .. findings.SelectMany(finding => finding.Issues(outcome)),
        ];
        return [.. issues.Select(issue => IssueCovering.Cover(issue, closed))];
    }

    private static DateOnly? ReferenceDateIn(IReadOnlyList<Column> columns) =>
        columns.FirstOrDefault(column => column.Type == ColumnType.Date && column.Name.Contains("기준일", StringComparison.Ordinal))?.Profile?.Max is { } max
        && DateOnly.TryParse(max, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null;

    private static SourceRecord SourceOf(TableRequest request, string hash, PlaceFinding? places) =>
        new(request.Connector, PersonalText.Without(request.File.Name), PersonalText.Without(request.File.Origin), request.Bytes, hash)
        {
            Table = request.Table.Name.Length == 0 ? null : PersonalText.Without(request.Table.Name),
            Encoding = request.Table.Encoding?.Name,
            Crs = places?.CrsId,
            Settings = request.Settings,
        };

    private static List<LineageStep> Lineage(TableRequest request, LoadOutcome outcome, IReadOnlyList<IRowFinding> findings)
    {
        var read = outcome.Segments.Sum(segment => segment.Verdicts.Sum()) - outcome.Verdict(RowVerdict.Blank);
        var data = outcome.Verdict(RowVerdict.Data);
        var steps = new List<LineageStep>
        {
            new("read", new($"{request.Connector} 연결기로 {request.File.Name} 읽기", $"Read {request.File.Name} with the {request.Connector} connector"), read, read),
            new("table", new("제목·머리글·합계·각주 가려내기", "Tell titles, headers, totals and footnotes from data"), read, data),
            new("type", new("자료형에 맞지 않는 행 따로 두기", "Set aside rows that do not fit their columns' types"), data, outcome.Rows - outcome.Mended),
        };
        if (outcome.Mended > 0) steps.Add(new("mend", new("전에 사람이 고친 행을 같은 대로 고쳐 다시 들이기", "Take in rows that a person mended before, mended alike"), outcome.Rows - outcome.Mended, outcome.Rows));
        steps.AddRange(findings.Select(finding => finding.Step(outcome.Rows)));
        return steps;
    }

    // The same bytes read with other settings or other decisions are another source. Corrections are among the settings.
    private static string HashOf(TableRequest request, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in (IEnumerable<SourceFile>)[request.File, .. request.More]) AppendFile(hash, file.Path, stop);
        var shape = string.Join('\n', request.Settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}").Concat(request.Rules.Select(rule => rule.ToString())).Append(request.Table.Name));
        if (shape.Length > 0) hash.AppendData(Encoding.UTF8.GetBytes(shape));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendFile(IncrementalHash hash, string path, CancellationToken stop)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[1 << 20];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            stop.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }
    }
}
