using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Quality.Rules;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Import;

/// <summary>
/// Makes a draft a version of a dataset by the same use case as every other. So that nobody sees more than was meant for a moment, and a load
/// that fails opens nothing, what narrows goes into the catalogue before the version is there and what widens after.
/// </summary>
public sealed class LoadImport(ImportDrafts drafts, CheckImport check, IngestSources ingest, LakeStore lake, CatalogStore catalog, RuleDesk rules)
{
    public async Task<ImportDraft> Run(ImportDraft draft, string by, IProgress<long>? rows, CancellationToken stop)
    {
        draft = draft with { Dataset = draft.Dataset ?? draft.Continues ?? FreeId(draft) };
        RequireReasons(draft);
        drafts.Save(draft);
        var isNew = lake.Versions(draft.Dataset).Count == 0;
        if (isNew) Describe(draft, by);
        else NarrowAccess(draft, by);
        var closedBefore = ClosedNow(draft.Dataset);
        var before = lake.Latest(draft.Dataset)?.Columns.ToDictionary(column => column.Name, column => column.Privacy, StringComparer.OrdinalIgnoreCase) ?? [];
        var names = drafts.Finding(draft)?.Columns.DistinctBy(column => column.Header).ToDictionary(column => column.Header, column => column.Column.Name, StringComparer.Ordinal) ?? [];
        DecideColumns(draft, names, by, isNew);
        if (!IsAlone) AskAnew(draft, names, by, draft.Personal.Values.Select(seen => seen.Name).Where(name => before.GetValueOrDefault(name) < PrivacyClass.Personal));
        var outcome = (await ingest.Run(check.Request(draft, rows) with { Accepted = new(by, "데이터 올리기에서 점검 결과를 보고 들임") }, null, stop)).First(CheckImport.IsOfTable);
        if (outcome.Result is not { } result) throw new InputException(outcome.Problem!.Message);
        if (!isNew) Describe(draft, by);
        if (!IsAlone) AskAnew(draft, names, by, result.Version.Columns.Where(column => column.Privacy >= PrivacyClass.Personal && column.Privacy > before.GetValueOrDefault(column.Name)).Select(column => column.Name));
        if (!isNew || !IsAlone) OpenColumns(draft, names, by, column => IsAlone || !(closedBefore.Contains(column) || IsPersonal(draft, result.Version, column)));
        rules.SuggestFirst(draft.Dataset, stop);
        draft = draft with { Step = ImportStep.Done, Version = result.Version.Version };
        drafts.Save(draft);
        drafts.RemoveFiles(draft);
        return draft;
    }

    private string FreeId(ImportDraft draft) =>
        DatasetSlug.Unique(DatasetSlug.From(draft.Details.Title ?? draft.Name), id => lake.Versions(id).Count > 0 || catalog.Snapshot().Find(id) is not null);

    // Asked before anything is written: nothing of a version may be there when one is missing.
    private static void RequireReasons(ImportDraft draft)
    {
        foreach (var rule in draft.Corrections.Columns.Where(rule => DecisionOf(rule) == PrivacyDecision.Opened))
            CatalogStore.RequireReason(PrivacyDecision.Opened, NameOf(rule), draft.OpenedBecause.GetValueOrDefault(NameOf(rule)));
    }

    private void NarrowAccess(ImportDraft draft, string by)
    {
        if (draft.Details.Access is not { } access || access <= (catalog.Snapshot().Find(draft.Dataset!)?.Access ?? AccessLevel.Everyone)) return;
        catalog.EditDataset(draft.Dataset!, by, row => (row.Access, row.AccessReason) = (access.ToString(), draft.Details.AccessReason ?? row.AccessReason));
    }

    // A dataset that goes on keeps what was said of it, except where this import says otherwise.
    private void Describe(ImportDraft draft, string by)
    {
        var said = draft.Details;
        catalog.EditDataset(draft.Dataset!, by, row =>
        {
            row.TitleKo = said.Title ?? row.TitleKo;
            row.DescriptionKo = said.Description ?? row.DescriptionKo;
            row.Domain = said.Domain ?? row.Domain;
            row.Department = said.Department ?? row.Department;
            row.Team = said.Department is null ? row.Team : said.Team;
            row.Cycle = said.Cycle ?? row.Cycle;
            row.Licence = said.Licence ?? row.Licence;
            row.Access = said.Access?.ToString() ?? row.Access;
            row.AccessReason = said.AccessReason ?? row.AccessReason;
        });
    }

    // What was decided of columns holds for every file that follows, so it goes into the data dictionary, by final name.
    private void DecideColumns(ImportDraft draft, Dictionary<string, string> names, string by, bool isNew)
    {
        foreach (var rule in draft.Corrections.Columns)
        {
            var name = FinalName(rule, names);
            if (rule.Type is not null || rule.Role is not null || rule.Unit is not null)
                catalog.EditColumn(draft.Dataset!, name, by, row =>
                {
                    row.Type = rule.Type?.ToString() ?? row.Type;
                    row.Role = rule.Role?.ToString() ?? row.Role;
                    row.Unit = rule.Unit ?? row.Unit;
                });
            if (DecisionOf(rule) is PrivacyDecision.Closed or PrivacyDecision.Dropped) catalog.Decide(draft.Dataset!, name, DecisionOf(rule)!.Value, by, null);
        }
        if (isNew) OpenColumns(draft, names, by, _ => IsAlone);
        foreach (var name in draft.Personal.Values.Select(seen => seen.Name).Where(name => !draft.Corrections.Columns.Any(rule => FinalName(rule, names) == name && DecisionOf(rule) is not null)))
            catalog.Decide(draft.Dataset!, name, PrivacyDecision.Closed, by, null);
    }

    // One who puts data in does not alone open to everyone what was found to be personal, or is closed in the versions there are.
    private void OpenColumns(ImportDraft draft, Dictionary<string, string> names, string by, Func<string, bool> mayOpen)
    {
        foreach (var rule in draft.Corrections.Columns.Where(rule => DecisionOf(rule) == PrivacyDecision.Opened))
        {
            var name = FinalName(rule, names);
            if (catalog.ColumnOverrides(draft.Dataset!).GetValueOrDefault(name)?.Decision == PrivacyDecision.Opened) continue;
            catalog.Decide(draft.Dataset!, name, mayOpen(name) ? PrivacyDecision.Opened : PrivacyDecision.OpenAsked, by, draft.OpenedBecause.GetValueOrDefault(NameOf(rule)));
        }
    }

    // What was opened while it was harmless covers nothing graver that comes under the same name.
    private void AskAnew(ImportDraft draft, Dictionary<string, string> names, string by, IEnumerable<string> graver)
    {
        var opened = catalog.ColumnOverrides(draft.Dataset!);
        foreach (var name in graver.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => opened.GetValueOrDefault(name)?.Decision == PrivacyDecision.Opened).ToList())
        {
            var rule = draft.Corrections.Columns.FirstOrDefault(rule => DecisionOf(rule) == PrivacyDecision.Opened && FinalName(rule, names) == name);
            if (rule is null) catalog.Decide(draft.Dataset!, name, PrivacyDecision.Closed, by, null);
            else catalog.Decide(draft.Dataset!, name, PrivacyDecision.OpenAsked, by, draft.OpenedBecause.GetValueOrDefault(NameOf(rule)));
        }
    }

    // The desk of a machine without accounts, and the command line: there is no second person.
    private static bool IsAlone => Asking.Current.Kind is ReaderKind.Machine or ReaderKind.Desk;

    private static bool IsPersonal(ImportDraft draft, VersionManifest version, string column) =>
        draft.Personal.Values.Any(seen => seen.Name == column) || version.Columns.Any(one => one.Name == column && one is { Personal: not null, Privacy: >= PrivacyClass.Personal });

    private HashSet<string> ClosedNow(string dataset) => lake.Latest(dataset) is not { } newest ? []
        : catalog.Decided(newest).Columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // A header may go on under the name its column had before.
    private static string FinalName(ColumnRule rule, Dictionary<string, string> names) => rule.Name ?? names.GetValueOrDefault(rule.Column) ?? rule.Column;

    private static string NameOf(ColumnRule rule) => rule.Name ?? rule.Column;

    private static PrivacyDecision? DecisionOf(ColumnRule rule) => rule switch
    {
        { Drop: true } => PrivacyDecision.Dropped,
        { Closed: true } => PrivacyDecision.Closed,
        { Closed: false } => PrivacyDecision.Opened,
        _ => null,
    };
}
