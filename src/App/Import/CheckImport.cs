using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Import;

/// <summary>
/// Reads the whole file of a draft with its corrections into a lake of the draft's own, exactly as loading it will, and keeps what was found.
/// Nothing of it is public.
/// </summary>
public sealed class CheckImport(
    ImportDrafts drafts, SourceResolver resolver, LakeStore lake, IEngine engine, TimeProvider clock, KnownAreas areas, CatalogStore catalog, IDatasetRegister register, TermStore terms)
{
    /// <summary>Checks the draft; when its columns turn out to be another dataset's, once more as that dataset's next version.</summary>
    public async Task<ImportFinding> Run(ImportDraft draft, IProgress<long>? rows, CancellationToken stop)
    {
        var (finding, seen) = await Once(draft, rows, stop);
        if (finding.Problem is null && !draft.ContinuesDecided && finding.Alike.FirstOrDefault(same => same.IsSure)?.Dataset is var continues && continues != draft.Continues)
        {
            draft = draft.Continue(continues) with { Personal = seen };
            (finding, seen) = await Once(draft, rows, stop);
        }
        Keep(draft, finding, seen);
        return finding;
    }

    // The draft may have been changed while the file was read: only what this check learned is put into it.
    private void Keep(ImportDraft draft, ImportFinding finding, IReadOnlyDictionary<int, SeenPersonal> seen)
    {
        if (drafts.Find(draft.Id) is not { } now || now.Revision != draft.Revision) return;
        drafts.SaveFinding(draft, finding);
        if (now.Continues != draft.Continues || !now.Personal.OrderBy(pair => pair.Key).SequenceEqual(seen.OrderBy(pair => pair.Key))) drafts.Save(now.Continue(draft.Continues) with { Personal = seen });
    }

    private async Task<(ImportFinding Finding, IReadOnlyDictionary<int, SeenPersonal> Personal)> Once(ImportDraft draft, IProgress<long>? rows, CancellationToken stop)
    {
        var folder = drafts.NewTrial(draft);
        try
        {
            using var sources = await resolver.Resolve([drafts.SourceOf(draft)], null, stop);
            var trial = new LakeStore(new DataHome(folder));
            var ingest = new IngestSources(resolver, new IngestTable(trial, engine, clock, areas, terms) { Earlier = lake }, new CoveringRules(register, draft), new HeldArrivals(trial.Home, clock));
            var outcome = ingest.Run(sources, Request(draft, rows), null, stop).First(IsOfTable);
            if (outcome.Result is not { } result) throw new InputException(outcome.Problem!.Message);
            return Describe(draft, sources, trial, result, folder, stop);
        }
        catch (InputException e)
        {
            return (new(draft.Revision) { Problem = ImportProblem.Of(drafts.Retold(draft, e)) }, draft.Personal);
        }
    }

    /// <summary>Files that were passed over have an outcome too.</summary>
    internal static bool IsOfTable(IngestOutcome outcome) => outcome.Result is not null || outcome.Problem is { Severity: Severity.Error };

    /// <summary>What <c>maru ingest</c> is asked: the same for a check and for the load.</summary>
    internal IngestRequest Request(ImportDraft draft, IProgress<long>? rows) => new([drafts.SourceOf(draft)], draft.Dataset ?? draft.Continues ?? draft.Id)
    {
        Settings = draft.Settings,
        Picks = draft.Picks,
        Append = draft.Picks.Count > 1,
        Called = origin => drafts.Called(draft, origin),
        Rows = rows,
        Noticed = draft.Noticed,
    };

    private (ImportFinding, IReadOnlyDictionary<int, SeenPersonal>) Describe(ImportDraft draft, ResolvedSources sources, LakeStore trial, TableResult result, string folder, CancellationToken stop)
    {
        var (version, plan) = (result.Version, result.Plan!);
        var personal = Personal(draft, version);
        var covered = personal.Keys.Concat(version.Columns.Where(column => column is { Closed: true, Cell: not null }).Select(column => column.Cell!.Value)).ToHashSet();
        var aside = trial.SetAside(version).Take(SetAsideGroups.MostRead).ToList();
        var source = sources.Files.First(file => drafts.Called(draft, file.File.Origin) == draft.Picks[0].File);
        var encoding = plan.Encoding;
        var finding = new ImportFinding(draft.Revision)
        {
            Connector = version.Source.Connector,
            Rows = version.Rows,
            SetAside = version.SetAside,
            Seconds = version.Seconds,
            Encoding = encoding?.Name,
            BrokenCharacters = encoding?.Broken ?? 0,
            Encodings = EncodingSamples.Of(source.File, source.Connector, encoding, covered, folder, stop),
            Lines = FoundLines.Of(plan, version.Rows, aside, covered, draft.IsHeaderAsFound),
            HeaderRows = plan.HasHeaderRows ? plan.Layout.HeaderRows : null,
            HeaderLine = plan.Layout.HeaderRows > 0 ? plan.Top[plan.Layout.FirstDataRow - plan.Layout.HeaderRows].Number : null,
            Unit = plan.Layout.Unit,
            Columns = FoundColumns.Of(draft, result, FoundColumns.Samples(trial, engine, version, stop), personal),
            Derived = [.. version.Columns.Where(column => column.Cell is null).Select(column => column.Name)],
            Places = PlaceChoices.Of(plan, result.Places, version.Places, areas.Current(stop), covered),
            Aside = SetAsideGroups.Of(version, aside, covered, draft.IsHeaderAsFound ? new Dictionary<int, string>() : personal.ToDictionary(pair => pair.Key, pair => pair.Value.Name)),
            Notes = [.. version.Issues.Where(issue => !SetAsideGroups.IsAside(issue) && issue.Rule is not ("personal-data" or "encoding" or "coordinate-system"))],
            Diff = version.Diff,
            ReferenceDate = version.ReferenceDate,
            Alike = Continuation.Find([.. plan.Layout.Headers.Select(header => header.Source.Length > 0 ? header.Source : header.Name)], draft.Name, catalog.Snapshot()),
        };
        return (finding, personal);
    }

    // Once personal, always covered: reading a column of telephone numbers as numbers must not bring them to the page.
    private static Dictionary<int, SeenPersonal> Personal(ImportDraft draft, VersionManifest version)
    {
        var personal = draft.Personal.ToDictionary();
        foreach (var column in version.Columns.Where(column => column is { Cell: not null, Privacy: >= PrivacyClass.Personal, Personal: not null }))
            personal.TryAdd(column.Cell!.Value, new(column.Name, column.Personal!));
        // A column that was renamed since is known by its new name; what a moved header calls it may be a value.
        foreach (var column in version.Columns.Where(column => draft.IsHeaderAsFound && column.Cell is { } cell && personal.ContainsKey(cell)))
            personal[column.Cell!.Value] = personal[column.Cell.Value] with { Name = column.Name };
        return personal;
    }
}
