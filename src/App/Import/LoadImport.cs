using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Import;

/// <summary>
/// Makes a draft a version of a dataset: what is said of the dataset goes into the catalogue first, so that nobody sees more than was meant
/// for a moment; then the file is taken in by the same use case as every other.
/// </summary>
public sealed class LoadImport(ImportDrafts drafts, CheckImport check, IngestSources ingest, LakeStore lake, CatalogStore catalog)
{
    public async Task<ImportDraft> Run(ImportDraft draft, string by, IProgress<long>? rows, CancellationToken stop)
    {
        draft = draft with { Dataset = draft.Dataset ?? draft.Continues ?? FreeId(draft) };
        drafts.Save(draft);
        Describe(draft, by);
        DecideColumns(draft, by);
        var outcome = (await ingest.Run(check.Request(draft, rows), null, stop)).First(CheckImport.IsOfTable);
        if (outcome.Result is not { } result) throw new InputException(outcome.Problem!.Message);
        draft = draft with { Step = ImportStep.Done, Version = result.Version.Version };
        drafts.Save(draft);
        drafts.RemoveFiles(draft);
        return draft;
    }

    private string FreeId(ImportDraft draft) =>
        DatasetSlug.Unique(DatasetSlug.From(draft.Details.Title ?? draft.Name), id => lake.Versions(id).Count > 0 || catalog.Snapshot().Find(id) is not null);

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
    private void DecideColumns(ImportDraft draft, string by)
    {
        foreach (var rule in draft.Corrections.Columns)
        {
            var name = rule.Name ?? rule.Column;
            if (rule.Type is not null || rule.Role is not null || rule.Unit is not null)
                catalog.EditColumn(draft.Dataset!, name, by, row =>
                {
                    row.Type = rule.Type?.ToString() ?? row.Type;
                    row.Role = rule.Role?.ToString() ?? row.Role;
                    row.Unit = rule.Unit ?? row.Unit;
                });
            if (DecisionOf(rule) is { } decision) catalog.Decide(draft.Dataset!, name, decision, by, draft.OpenedBecause.GetValueOrDefault(name));
        }
        foreach (var name in draft.Personal.Values.Select(seen => seen.Name).Where(name => !draft.Corrections.Columns.Any(rule => (rule.Name ?? rule.Column) == name && DecisionOf(rule) is not null)))
            catalog.Decide(draft.Dataset!, name, PrivacyDecision.Closed, by, null);
    }

    private static PrivacyDecision? DecisionOf(ColumnRule rule) => rule switch
    {
        { Drop: true } => PrivacyDecision.Dropped,
        { Closed: true } => PrivacyDecision.Closed,
        { Closed: false } => PrivacyDecision.Opened,
        _ => null,
    };
}
