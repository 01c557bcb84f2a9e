using System.Text;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Linking;
using Maru.App.Privacy.Publishing;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Lineage;

/// <summary>
/// Column lineage: from the source's headers through what ingest did to what is made from the columns. Drawn from manifests and from
/// what uses columns, whenever somebody asks: nothing is stored that could grow untrue.
/// </summary>
public sealed class LineageDesk(LakeStore lake, CatalogStore catalog, KeptLinks links, IEnumerable<IColumnUses> uses)
{
    public static string ColumnId(string dataset, string column) => $"column {dataset} {column}";

    /// <summary>The lineage of a dataset's columns: a step beyond the dataset on either side, and on to the sources of what it was linked from.</summary>
    /// <param name="forStaff">Uses of closed columns and of datasets that are not for everyone too, and all SQL.</param>
    /// <exception cref="InputException">There is no such dataset, or it has no version.</exception>
    public LineageGraph Of(string dataset, bool forStaff)
    {
        var snapshot = catalog.Snapshot();
        if (snapshot.Find(dataset.Normalize(NormalizationForm.FormC)) is not { Newest: not null } entry || (!forStaff && !entry.IsWhole))
            throw new InputException(new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));
        var build = new Build(snapshot, forStaff);
        var all = uses.SelectMany(one => one.Uses(snapshot)).ToList();
        AddColumns(build, entry, all.FirstOrDefault(use => use.Kind == LineageKind.Table && use.Dataset == entry.Id));
        foreach (var use in all) AddUse(build, entry, use);
        return build.Graph();
    }

    private void AddColumns(Build build, CatalogEntry entry, ColumnUse? table)
    {
        var version = catalog.Decided(lake.Manifest(entry.Id, entry.Newest!.Version));
        var mended = lake.Mendings(version).SelectMany(mending => mending.Cells).GroupBy(cell => cell.Column, StringComparer.Ordinal).ToDictionary(cells => cells.Key, cells => cells.Count(), StringComparer.Ordinal);
        var link = links.Find(entry.Id);
        foreach (var column in version.Columns)
        {
            var id = build.Column(entry, column.Name);
            if (column.From is { } from)
                foreach (var source in from) build.Edge(build.Column(entry, source), id, ColumnWork.OfDerived(version, column));
            else if (link is not null && Linked(link, column.Name) is { } origin) AddOrigin(build, origin, id);
            else if (table is not null && Grouped(table, column.Name) is { } of && build.Catalog.Find(of.Dataset) is { Newest: not null } whole && !build.IsHidden(whole)) AddOrigin(build, of, id);
            else if (column.Source is not null) build.Edge(build.Source(version, column), id, ColumnWork.OfSource(version, column, mended.GetValueOrDefault(column.Name)));
        }
    }

    // A dataset of links has its columns from two others: their own sources are shown behind them.
    private void AddOrigin(Build build, (string Dataset, string Column) origin, string to)
    {
        if (build.Catalog.Find(origin.Dataset) is not { Newest: { } newest } other || build.IsHidden(other)) return;
        var id = build.Column(other, origin.Column);
        build.Edge(id, to, [new($"{other.Title.Ko}에서 가져옴", $"Taken from {other.Title.En}")]);
        var version = catalog.Decided(lake.Manifest(other.Id, newest.Version));
        if (version.Columns.FirstOrDefault(column => column.Name == origin.Column) is { Source: not null, From: null } column) build.Edge(build.Source(version, column), id, ColumnWork.OfSource(version, column, 0));
    }

    // Columns of a published table: what it groups by, and what it sums.
    private static (string Dataset, string Column)? Grouped(ColumnUse table, string column) =>
        table.Columns.Where(used => used.Column == column || ReleaseWords.Headers(used.Column) is var (value, total) && (value == column || total == column)).Select(used => ((string, string)?)(used.Dataset, used.Column)).FirstOrDefault();

    private static (string Dataset, string Column)? Linked(KeptLink link, string column) =>
        LinkFile.LeftName(column) is { } left ? (link.Declaration.Left, left) : LinkFile.RightName(column) is { } right ? (link.Declaration.Right, right) : null;

    private static void AddUse(Build build, CatalogEntry entry, ColumnUse use)
    {
        var own = use.Columns.Where(column => column.Dataset == entry.Id).Select(column => column.Column).Distinct(StringComparer.Ordinal).ToList();
        var isOpen = use.Columns.All(column => build.Catalog.Find(column.Dataset) is { } other && other.IsWhole && other.Columns.All(c => c.Name != column.Column || !c.Closed));
        if (own.Count == 0 || (!isOpen && !build.ForStaff)) return;
        var id = build.Use(use);
        foreach (var column in own.Where(column => entry.Columns.Any(c => c.Name == column)))
            build.Edge(build.Column(entry, column), id, [use.What], use.Sql);
    }

    private sealed class Build(CatalogSnapshot catalog, bool forStaff)
    {
        private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.Ordinal);
        private readonly List<LineageEdge> _edges = [];

        public CatalogSnapshot Catalog => catalog;

        public bool ForStaff => forStaff;

        public bool IsHidden(CatalogEntry entry) => !forStaff && !entry.IsWhole;

        public string Column(CatalogEntry entry, string column) => Add(new(ColumnId(entry.Id, column), LineageKind.Column, new(column, column), entry.Title)
        {
            Dataset = entry.Id,
            Column = column,
            IsClosed = entry.Columns.Any(c => c.Name == column && c.Closed),
        });

        public string Source(VersionManifest version, Column column)
        {
            var place = string.Join(" · ", new[] { version.Source.Name, version.Source.Table }.OfType<string>());
            var cell = column.Cell is { } at ? new Bilingual($" · {at + 1}번째 칸", $" · cell {at + 1}") : default;
            return Add(new($"source {version.Dataset} {column.Cell} {column.Source}", LineageKind.Source, new(column.Source!, column.Source!), new(place + cell.Ko, place + cell.En)) { Dataset = version.Dataset });
        }

        public string Use(ColumnUse use) => Add(new($"{use.Kind} {use.Id}", use.Kind, use.Title, use.Dataset is { } dataset && catalog.Find(dataset) is { } entry ? entry.Title : default) { Dataset = use.Dataset, Use = use.Id });

        public void Edge(string from, string to, IReadOnlyList<Bilingual> what, string? sql = null) => _edges.Add(new(from, to, what) { Sql = sql });

        public LineageGraph Graph() => new([.. _nodes.Values], _edges);

        private string Add(LineageNode node)
        {
            _nodes.TryAdd(node.Id, node);
            return node.Id;
        }
    }
}
