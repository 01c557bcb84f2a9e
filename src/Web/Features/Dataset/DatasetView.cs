using Maru.App.Catalog;
using Maru.App.Charts;
using Maru.App.Relations;
using Maru.App.Reports;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>What a dataset's page shows to everybody alike, until its version or what the catalogue says of it changes.</summary>
public sealed record DatasetState(CatalogEntry Entry, VersionManifest Manifest, DatasetFacts Facts)
{
    private static long s_last;

    /// <summary>Tells this state from every other.</summary>
    public long Serial { get; } = Interlocked.Increment(ref s_last);

    public required ColumnLabels Labels { get; init; }

    public required IReadOnlyList<VersionLine> Versions { get; init; }

    public required OfficeNames Office { get; init; }

    /// <summary>What readers reported of the dataset, the open ones first.</summary>
    public IReadOnlyList<ErrorReport> Reports { get; init; } = [];

    /// <summary>What people mended in rows set aside, as readers may see it.</summary>
    public IReadOnlyList<MendingLine> Mendings { get; init; } = [];

    /// <summary>Datasets it can be used together with, as everybody may see them.</summary>
    public IReadOnlyList<Neighbour> Neighbours { get; init; } = [];

    /// <summary>Columns of the preview in their order, the closed ones among them.</summary>
    public IReadOnlyList<Column> Shown { get; } = [.. Manifest.Columns.Where(RowPage.IsShown)];

    /// <summary>Runs of columns that a chart can take as its axis.</summary>
    public IReadOnlyList<WideColumns> Wide { get; } = WideColumns.Find(Manifest.Columns);

    public string Path => PreviewAddress.Path(Entry.Id);
}

/// <summary>Everything one showing of a dataset's page needs.</summary>
public sealed record DatasetView(DatasetState State, PreviewAddress Address, RowPage Rows)
{
    /// <summary>Why the asked rows could not be read; the first rows are shown instead.</summary>
    public InputException? Problem { get; init; }

    /// <summary>The chart of the builder: the one asked for, else one of the page's own; null when nothing can be drawn.</summary>
    public ShownChart? Chart { get; init; }

    /// <summary>Why the asked chart could not be drawn.</summary>
    public InputException? ChartProblem { get; init; }

    public CatalogEntry Entry => State.Entry;

    public VersionManifest Manifest => State.Manifest;

    public DatasetFacts Facts => State.Facts;

    public ColumnLabels Labels => State.Labels;

    public IReadOnlyList<VersionLine> Versions => State.Versions;

    public IReadOnlyList<Column> Shown => State.Shown;

    public string Path => State.Path;
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
