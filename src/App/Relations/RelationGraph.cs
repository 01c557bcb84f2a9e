using Maru.App.Catalog;
using Maru.App.Linking;
using Maru.App.Quality.Rules;
using Maru.Core.Data;

namespace Maru.App.Relations;

/// <summary>The data-relationship diagram as one reader may see it.</summary>
/// <param name="Relations">The strongest first.</param>
public sealed record RelationGraph(CatalogSnapshot Catalog, IReadOnlyList<Relation> Relations)
{
    // A term that every table has joins nothing.
    private const int MostOfTerm = 30;

    private readonly ILookup<string, Relation> _byDataset = Relations.Where(relation => !relation.IsOfHub)
        .SelectMany(relation => new[] { (relation.Left.Dataset, relation), (relation.Right.Dataset, relation) }).Concat(Relations.Where(relation => relation.IsOfHub).Select(relation => (relation.Left.Dataset, relation)))
        .ToLookup(pair => pair.Dataset, pair => pair.relation, StringComparer.Ordinal);

    public static RelationGraph Of(CatalogSnapshot catalog, IReadOnlyList<Relation> measured, IReadOnlyList<KeptLink> links, IReadOnlyList<RuleStanding> rules, bool forStaff)
    {
        var all = measured.Concat(links.Select(link => OfLink(link, catalog))).Concat(rules.Select(rule => OfRule(rule, catalog)).OfType<Relation>()).Concat(OfTerms(catalog));
        var seen = all.Select(relation => Judged(relation, catalog)).OfType<Relation>().Where(relation => forStaff || !relation.IsForStaff).ToList();
        // A hub joins what hangs on it: one alone hangs on nothing.
        var hubs = seen.Where(relation => relation.IsOfHub).GroupBy(relation => relation.Right.Column, StringComparer.Ordinal).Where(hub => hub.Count() > 1).Select(hub => hub.Key).ToHashSet(StringComparer.Ordinal);
        return new(catalog, [.. seen.Where(relation => !relation.IsOfHub || hubs.Contains(relation.Right.Column))
            .OrderBy(relation => relation.Kind).ThenByDescending(relation => relation.Evidence).ThenByDescending(relation => relation.Rate).ThenBy(relation => relation.Key, StringComparer.Ordinal)]);
    }

    public IEnumerable<Relation> OfDataset(string dataset) => _byDataset[dataset];

    /// <summary>Datasets a dataset can be used together with, each with what joins them; the strongest first. Hubs and mismatches apart.</summary>
    public IReadOnlyList<Neighbour> Neighbours(string dataset) =>
        [.. OfDataset(dataset).Where(relation => !relation.IsOfHub && relation.Kind != RelationKind.Mismatch)
            .GroupBy(relation => relation.OtherThan(dataset).Dataset, StringComparer.Ordinal).Select(group => new Neighbour(Catalog.Find(group.Key)!, [.. group]))];

    public IEnumerable<Relation> Mismatches(string dataset) => OfDataset(dataset).Where(relation => relation.Kind == RelationKind.Mismatch);

    /// <summary>Hubs a dataset hangs on, each with the others that do.</summary>
    public IReadOnlyList<Hub> Hubs(string dataset) =>
        [.. OfDataset(dataset).Where(relation => relation.IsOfHub).Select(own => new Hub(own, [.. Relations.Where(other => other.IsOfHub && other.Kind == own.Kind && other.Right.Column == own.Right.Column && other.Left.Dataset != dataset).DistinctBy(other => other.Left.Dataset)]))];

    /// <summary>How many pairs of datasets are joined between two domains, mismatches and hubs apart: what the overview shows.</summary>
    public IReadOnlyDictionary<(string, string), int> BetweenDomains() => Relations.Where(relation => !relation.IsOfHub && relation.Kind != RelationKind.Mismatch)
        .Select(relation => (relation.Left.Dataset, relation.Right.Dataset)).Select(pair => string.CompareOrdinal(pair.Item1, pair.Item2) < 0 ? pair : (pair.Item2, pair.Item1)).Distinct()
        .Select(pair => (One: Catalog.Find(pair.Item1)!.Domain.Id, Other: Catalog.Find(pair.Item2)!.Domain.Id)).Select(pair => string.CompareOrdinal(pair.One, pair.Other) <= 0 ? pair : (pair.Other, pair.One))
        .GroupBy(pair => pair).ToDictionary(group => group.Key, group => group.Count());

    // Null when a side is no more; else with what the newest versions and decisions say of it.
    private static Relation? Judged(Relation relation, CatalogSnapshot catalog)
    {
        if (catalog.Find(relation.Left.Dataset) is not { Newest: { } left } one) return null;
        if (relation.IsOfHub) return relation with { IsForStaff = IsClosed(one, relation.Left.Column), IsStale = relation.Left.Version != 0 && relation.Left.Version != left.Version };
        if (catalog.Find(relation.Right.Dataset) is not { Newest: { } right } other || one.Id == other.Id) return null;
        return relation with
        {
            IsForStaff = relation.IsForStaff || IsClosed(one, relation.Left.Column) || IsClosed(other, relation.Right.Column),
            IsStale = relation.IsStale || (relation.Left.Version != 0 && (relation.Left.Version != left.Version || relation.Right.Version != right.Version))
                || (relation.Kind == RelationKind.Link && (relation.MeasuredAt < one.CollectedAt || relation.MeasuredAt < other.CollectedAt)),
        };
    }

    private static bool IsClosed(CatalogSnapshot catalog, string dataset, string column) => catalog.Find(dataset) is not { } entry || IsClosed(entry, column);

    private static bool IsClosed(CatalogEntry entry, string column) =>
        !entry.IsWhole || entry.Columns.Any(c => c.Closed && c.Name.Equals(column, StringComparison.OrdinalIgnoreCase));

    private static Relation OfLink(KeptLink link, CatalogSnapshot catalog) => new(
        RelationKind.Link, new(link.Declaration.Left, 0, link.Declaration.LeftKey ?? string.Join(" · ", link.Declaration.Fields.Select(field => string.Join(",", field.Left)))),
        new(link.Declaration.Right, 0, link.Declaration.RightKey ?? string.Join(" · ", link.Declaration.Fields.Select(field => string.Join(",", field.Right)))))
    {
        Matched = new(link.Summary.Linked, link.Summary.LeftThings),
        MeasuredAt = link.At,
        Of = link.Summary.Dataset,
        IsForStaff = link.Declaration.Fields.Any(field => field.Left.Any(column => IsClosed(catalog, link.Declaration.Left, column)) || field.Right.Any(column => IsClosed(catalog, link.Declaration.Right, column))),
    };

    private static Relation? OfRule(RuleStanding standing, CatalogSnapshot catalog)
    {
        if (!standing.Rule.Parameters.TryGetValue("from", out var other) || other == standing.Rule.Dataset) return null;
        return new(RelationKind.Rule, new(standing.Rule.Dataset, 0, string.Join(", ", standing.Rule.Columns)), new(other, 0, standing.Rule.Parameters.GetValueOrDefault("column") ?? ""))
        {
            Matched = standing.Result is { Outcome: not RuleOutcome.Impossible } result ? new(result.Checked - result.Bad, result.Checked) : null,
            MeasuredAt = standing.Result?.At,
            Of = standing.Rule.Id,
            IsStale = standing.Result is null,
            IsForStaff = standing.Result is null || !RuleCovering.IsOpen(catalog, standing.Result),
        };
    }

    private static IEnumerable<Relation> OfTerms(CatalogSnapshot catalog) => catalog.Entries.Where(entry => entry.Newest is not null)
        .SelectMany(entry => entry.Columns.Where(column => column is { StandardTerm: not null, Source: not null, Role: not ColumnRole.Region } && !ColumnNames.IsGeneric(column.StandardTerm) && !ColumnNames.IsNeverKey(column.StandardTerm) && !ColumnNames.IsFigure(column.StandardTerm))
            .Select(column => (Entry: entry, Column: column)).DistinctBy(pair => pair.Column.StandardTerm))
        .GroupBy(pair => pair.Column.StandardTerm!, StringComparer.Ordinal).Where(group => group.Count() is > 1 and <= MostOfTerm)
        .SelectMany(group => group.Select(pair => new Relation(RelationKind.Term, new(pair.Entry.Id, 0, pair.Column.Name), new("", 0, group.Key))));
}

/// <summary>A dataset that can be used together with another.</summary>
/// <param name="Relations">What joins them, the strongest first.</param>
public sealed record Neighbour(CatalogEntry Entry, IReadOnlyList<Relation> Relations)
{
    public Relation Best => Relations[0];
}

/// <param name="Own">How the dataset hangs on it.</param>
/// <param name="Others">The relations of the other datasets that do.</param>
public sealed record Hub(Relation Own, IReadOnlyList<Relation> Others);
