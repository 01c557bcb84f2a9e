using System.Text;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Lake;
using Maru.App.Metadata;
using Maru.App.Organization;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Web.Shell;

namespace Maru.Web.Features.Metadata;

/// <summary>What the page of a dataset's metadata shows.</summary>
/// <param name="Said">What people said, by field; for the form only.</param>
/// <param name="History">Newest first; for those who may edit only.</param>
public sealed record MetadataView(CatalogEntry Entry, MetadataState State, MetadataSheet Sheet, IReadOnlyDictionary<string, string> Said, IReadOnlyList<EditsTogether> History)
{
    /// <summary>Null where the data can't be seen.</summary>
    public TermConformity? Terms { get; init; }

    public IReadOnlyList<OrgUnit> Departments { get; init; } = [];

    public IReadOnlyList<OrgUnit> Teams { get; init; } = [];
}

/// <summary>Gathers what the pages of metadata show.</summary>
public sealed class MetadataPages(CatalogStore catalog, LakeStore lake, MetadataDesk desk, TermStore terms, FormSlips slips, ImportDesk notices)
{
    /// <returns>Null when there is no such dataset.</returns>
    public MetadataView? Open(string dataset, bool mayEdit)
    {
        var snapshot = catalog.Snapshot();
        if (snapshot.Find(dataset.Normalize(NormalizationForm.FormC)) is not { } entry) return null;
        // How far the data reach is told of data that the reader may see.
        var isOpen = entry.IsOpen;
        VersionManifest? version = isOpen && lake.Latest(entry.Id) is { } latest ? catalog.Decided(latest) : null;
        var view = new MetadataView(entry, MetadataState.Of(entry, snapshot.Today), MetadataSheet.Of(version), new Dictionary<string, string>(), [])
        {
            Terms = version is null ? null : TermConformity.Of(version.Columns, entry.Columns, terms.Current),
        };
        return !mayEdit ? view : view with
        {
            Said = desk.Read(entry.Id),
            History = EditsTogether.Of(catalog.EditHistory(entry.Id)),
            Departments = [.. snapshot.Organization.On(snapshot.Today, OrgUnitKind.Department)],
            Teams = [.. snapshot.Organization.On(snapshot.Today, OrgUnitKind.Department).Where(unit => unit.NameKo == entry.Department).SelectMany(unit => snapshot.Organization.Teams(unit.Id, snapshot.Today))],
        };
    }

    public FormSlip? Slip(string? key) => slips.Find(key);

    public InputException? Notice(string? key) => notices.Take(key);
}
