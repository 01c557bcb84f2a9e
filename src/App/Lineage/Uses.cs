using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.App.Linking;
using Maru.App.Privacy.Publishing;
using Maru.App.Quality.Rules;
using Maru.Core;

namespace Maru.App.Lineage;

/// <summary>Quality rules in use.</summary>
public sealed class RuleUses(CatalogStore store) : IColumnUses
{
    public IEnumerable<ColumnUse> Uses(CatalogSnapshot catalog) => store.QualityStandings().Select(standing => new ColumnUse(
        LineageKind.Rule, $"{standing.Rule.Dataset}/{standing.Rule.Id}", RuleWords.Line(standing.Rule),
        standing.Result is { Uses.Count: > 0 } result ? result.Uses : [.. standing.Rule.Columns.Select(column => new UsedColumn(standing.Rule.Dataset, column))],
        new("품질 규칙으로 점검", "Checked by a quality rule"))
    {
        Dataset = standing.Rule.Dataset,
        Sql = standing.Result?.Sql,
    });
}

/// <summary>Figures, maps and stories of the home page.</summary>
public sealed class FigureUses : IColumnUses
{
    public IEnumerable<ColumnUse> Uses(CatalogSnapshot catalog) => catalog.Settings.Home is not { } yaml ? [] : HomeDefinition.Parse(yaml).All.Select(home => new ColumnUse(
        LineageKind.Figure, home.Figure.Id, new(home.Figure.Title, home.Figure.EnglishTitle.Length > 0 ? home.Figure.EnglishTitle : home.Figure.Title),
        SqlColumns.Of(home.Figure.Sql, home.Figure.Datasets.Select(catalog.Find).OfType<CatalogEntry>()), new("첫 화면의 숫자·지도·이야기로 셈", "Computed into a figure of the home page"))
    {
        Sql = home.Figure.Sql.Trim(),
    });
}

/// <summary>Linkings of datasets without a common key: what was compared, and the datasets of links that came of it.</summary>
public sealed class LinkUses(KeptLinks links) : IColumnUses
{
    public IEnumerable<ColumnUse> Uses(CatalogSnapshot catalog) => links.All().Select(link => new ColumnUse(
        LineageKind.Link, link.Summary.Dataset, new($"{TitleOf(catalog, link.Declaration.Left).Ko} – {TitleOf(catalog, link.Declaration.Right).Ko} 잇기", $"Linking {TitleOf(catalog, link.Declaration.Left).En} with {TitleOf(catalog, link.Declaration.Right).En}"),
        [.. Columns(link.Declaration)], new("두 데이터를 이을 때 견줌", "Compared when two datasets were linked"))
    {
        Dataset = link.Summary.Dataset,
    });

    private static IEnumerable<UsedColumn> Columns(LinkDeclaration declaration)
    {
        if (declaration.LeftKey is { } left) yield return new(declaration.Left, left);
        if (declaration.RightKey is { } right) yield return new(declaration.Right, right);
        foreach (var column in declaration.Fields.SelectMany(field => field.Left)) yield return new(declaration.Left, column);
        foreach (var column in declaration.Fields.SelectMany(field => field.Right)) yield return new(declaration.Right, column);
        if (declaration.Through is not { } through) yield break;
        yield return new(through.Dataset, through.Left);
        yield return new(through.Dataset, through.Right);
    }

    private static Bilingual TitleOf(CatalogSnapshot catalog, string dataset) => catalog.Find(dataset)?.Title ?? new(dataset, dataset);
}

/// <summary>Tables published out of closed data: which columns they group by and sum.</summary>
public sealed class TableUses(ReleaseBook book) : IColumnUses
{
    public IEnumerable<ColumnUse> Uses(CatalogSnapshot catalog) => SafeRelease.All(book.Shown()).Where(release => release.Place is not null).GroupBy(release => release.Place!.Dataset, StringComparer.Ordinal).Select(versions => versions.Last()).Select(release => new ColumnUse(
        LineageKind.Table, release.Place!.Dataset, catalog.Find(release.Place.Dataset)?.Title ?? new(release.Table.Title, release.Id),
        [.. release.Table.Spec.By.Select(dimension => dimension.Column).Append(release.Table.Spec.Measure).OfType<string>().Select(column => new UsedColumn(release.Dataset, column))], ReleaseWords.Step(release.Table))
    {
        Dataset = release.Place.Dataset,
    });
}
