using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>Everything one showing of a dataset's page needs.</summary>
public sealed record DatasetView(CatalogEntry Entry, VersionManifest Manifest, DatasetFacts Facts, PreviewAddress Address)
{
    public required ColumnLabels Labels { get; init; }

    public required RowPage Rows { get; init; }

    /// <summary>Why the asked rows could not be read; the first rows are shown instead.</summary>
    public InputException? Problem { get; init; }

    public required IReadOnlyList<VersionLine> Versions { get; init; }

    public required IReadOnlyList<SetAsideRow> SetAside { get; init; }

    public required OfficeNames Office { get; init; }

    /// <summary>Columns of the preview in their order, the closed ones among them.</summary>
    public IReadOnlyList<Column> Shown => [.. Manifest.Columns.Where(RowPage.IsShown)];

    public string Path => PreviewAddress.Path(Entry.Id);
}

/// <summary>The office and team in charge, as people call them; null when nobody said.</summary>
public sealed record OfficeNames(Bilingual? Department, Bilingual? Team)
{
    public static OfficeNames Of(CatalogSnapshot catalog, CatalogEntry entry) => new(NameOf(catalog, entry.Department), NameOf(catalog, entry.Team));

    private static Bilingual? NameOf(CatalogSnapshot catalog, string? unit)
    {
        if (string.IsNullOrEmpty(unit)) return null;
        var name = catalog.Organization.NameOn(catalog.Today, unit);
        return new(name, catalog.Organization.Units.FirstOrDefault(u => u.NameKo == name && u.ExistsOn(catalog.Today))?.NameEn ?? name);
    }
}

/// <summary>Gathers what a dataset's page shows.</summary>
public sealed class DatasetPages(CatalogStore catalog, ReadableVersions versions, LakeStore lake, RowReader reader, FactsCache cache)
{
    private const int SetAsideShown = 20;

    public CatalogSnapshot Catalog => catalog.Snapshot();

    /// <returns>Null when the dataset has no version that this reader may see.</returns>
    public DatasetView? Open(CatalogEntry entry, PreviewAddress address, CancellationToken stop)
    {
        if (entry.Access != AccessLevel.Everyone || versions.Find(entry.Id) is not { } manifest) return null;
        var facts = cache.Of(manifest, entry);
        var (rows, problem) = Rows(manifest, facts, address, stop);
        return new(entry, manifest, facts, problem is null ? address : address with { Sort = null, After = null, Filters = [], Search = null })
        {
            Labels = new(entry),
            Rows = rows,
            Problem = problem,
            Versions = catalog.Versions(entry.Id),
            SetAside = manifest.SetAside == 0 ? [] : [.. lake.SetAside(manifest).Take(SetAsideShown)],
            Office = OfficeNames.Of(Catalog, entry),
        };
    }

    private (RowPage Rows, InputException? Problem) Rows(VersionManifest manifest, DatasetFacts facts, PreviewAddress address, CancellationToken stop)
    {
        if (address.IsPlain) return (facts.FirstPage, null);
        try
        {
            // A later page goes on in the version its first page came from.
            var read = address.After is null ? manifest : versions.Find(manifest.Dataset, null, address.After) ?? manifest;
            var query = RowQueryReader.Read(address.Parameters, new RowSchema(read)) with { Select = RowPage.Shown(read), Limit = RowPage.Size };
            return (RowPage.Read(reader, read, query, stop), null);
        }
        catch (InputException problem)
        {
            return (facts.FirstPage, problem);
        }
    }
}
