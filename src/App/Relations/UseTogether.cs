using Maru.App.Catalog;
using Maru.Core.Data;

namespace Maru.App.Relations;

/// <summary>Ready SQL that uses two datasets together, as <c>maru query</c> and the API take it.</summary>
public static class UseTogether
{
    private const int MostColumns = 4;

    /// <summary>The dataset's rows, each once, with what the other says of them: its columns where this one refers to the other, else how many rows the other has.</summary>
    /// <returns>Null when the relation joins no columns that this reader may use.</returns>
    public static string? Sql(Relation relation, CatalogEntry own, CatalogEntry other)
    {
        if (relation is { IsOfHub: true } or { Counts: null } || relation.Kind != RelationKind.Key) return null;
        var (mine, theirs) = (relation.SideOf(own.Id), relation.OtherThan(own.Id));
        if (Open(own, mine.Column) is not { } key || Open(other, theirs.Column) is not { } target) return null;
        var on = $"{Compared("b", target, key)} = {Compared("a", key, target)}";
        var refers = relation.Left.Dataset == own.Id || relation.Counts.Cardinality == Cardinality.OneToOne;
        return refers ? LookUp(own, other, target, on, isOne: relation.Left.Dataset == own.Id ? relation.Counts.RightMost <= 1 : relation.Counts.LeftMost <= 1) : Count(own, other, target, on);
    }

    private static string Count(CatalogEntry own, CatalogEntry other, CatalogColumn target, string on) =>
        $"""
        select a.*, coalesce(b."행 수", 0) as {JoinSql.Name(other.Title.Ko + " 행 수")}
        from {JoinSql.Name(own.Id)} as a
        left join (select {JoinSql.Name(target.Name)}, count(*) as "행 수" from {JoinSql.Name(other.Id)} group by 1) as b on {on}
        """;

    // A list that has a row twice must not double the rows of those who look into it.
    private static string LookUp(CatalogEntry own, CatalogEntry other, CatalogColumn target, string on, bool isOne)
    {
        var taken = own.Columns.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var columns = other.Columns.Where(column => !column.Closed && column.Name != target.Name && column.Type != ColumnType.Geometry)
            .OrderBy(column => column.Role switch { ColumnRole.Name => 0, ColumnRole.Region => 1, ColumnRole.Measure => 2, ColumnRole.Category => 3, _ => 4 }).Take(MostColumns).ToList();
        var shown = string.Concat(columns.Select(column => $", b.{JoinSql.Name(column.Name)}" + (taken.Contains(column.Name) ? $" as {JoinSql.Name($"{other.Title.Ko} {column.Name}")}" : "")));
        var table = isOne ? JoinSql.Name(other.Id)
            : $"(select {JoinSql.Name(target.Name)}{string.Concat(columns.Select(column => $", min({JoinSql.Name(column.Name)}) as {JoinSql.Name(column.Name)}"))} from {JoinSql.Name(other.Id)} group by 1)";
        return $"""
            select a.*{shown}
            from {JoinSql.Name(own.Id)} as a
            left join {table} as b on {on}
            """;
    }

    private static CatalogColumn? Open(CatalogEntry entry, string column) => entry.Columns.FirstOrDefault(c => !c.Closed && c.Name == column);

    private static string Compared(string table, CatalogColumn column, CatalogColumn with) =>
        column.Type == with.Type ? $"{table}.{JoinSql.Name(column.Name)}" : $"cast({table}.{JoinSql.Name(column.Name)} as varchar)";
}
