using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Relations;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>relations --json</c> says of one relation.</summary>
/// <param name="Left">The side that refers.</param>
/// <param name="Matched">Of <paramref name="Of"/>, how many find a partner: the match rate.</param>
internal sealed record RelationLine(
    string Kind, string Left, string LeftColumn, int? LeftVersion, string? Right, string RightColumn, int? RightVersion, long? Matched, long? Of, double? Rate,
    string? Cardinality, long? CommonValues, string? Evidence, bool Stale, bool ForStaff, string? Sql);

internal static class RelationsCommand
{
    private static readonly Argument<string?> Dataset = new("dataset") { Description = "데이터 이름(id). 없으면 모든 관계 · dataset id", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Sql = new("--sql") { Description = "함께 쓰는 SQL도 보기 · SQL that joins them" };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("relations", "어느 데이터와 어느 컬럼이 정말로 맞는지 잽니다 · which datasets join, by which columns, and how well") { Dataset, Sql, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<CatalogStore>().Prepare();
            var desk = services.GetRequiredService<RelationDesk>();
            Refresh(desk, parsed.InvocationConfiguration.Error, stop);
            var graph = desk.Graph(forStaff: true);
            var own = parsed.GetValue(Dataset) is { } id ? Find(graph, id) : null;
            var relations = own is null ? graph.Relations : [.. graph.OfDataset(own.Id)];
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(relations.Select(relation => Line(graph, own, relation)), CliJson.Default.IEnumerableRelationLine));
            else Write(output, graph, own, relations, parsed.GetValue(Sql));
            return 0;
        });
        return command;
    }

    // What the server does by itself; a folder that no server runs over is measured here.
    private static void Refresh(RelationDesk desk, TextWriter error, CancellationToken stop)
    {
        var stale = desk.Stale().Count;
        if (stale == 0) return;
        error.WriteLine($"새 버전 {Words.Count(stale)}개의 관계를 잽니다. · Measuring.");
        desk.Refresh(null, stop);
    }

    private static CatalogEntry Find(RelationGraph graph, string id) => graph.Catalog.Find(id.Normalize(System.Text.NormalizationForm.FormC)) ?? throw new InputException(
        new($"'{id}' 데이터가 없습니다.", $"There is no dataset '{id}'."), new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));

    private static void Write(TextWriter output, RelationGraph graph, CatalogEntry? own, IReadOnlyList<Relation> relations, bool withSql)
    {
        if (relations.Count == 0)
        {
            output.WriteLine("값이 맞는 데이터를 찾지 못했습니다. · No dataset matches.");
            return;
        }
        var table = new TextTable(new("종류"), new("왼쪽", Least: 10), new("컬럼", Least: 8), new("오른쪽", Least: 10), new("컬럼", Least: 8), new("맞는 비율", Right: true), new("맞는 수", Right: true), new("짝"), new(""));
        foreach (var relation in relations)
            table.Add(
                relation.Kind.Name().Ko, relation.Left.Dataset, relation.Left.Column, relation.IsOfHub ? "·" : relation.Right.Dataset, relation.Right.Column,
                relation.Matched is { } tally ? Words.Percent(tally.Part, tally.Whole) : "-", relation.Matched is { } of ? $"{Words.Count(of.Part)}/{Words.Count(of.Whole)}" : "-",
                relation is { Counts: { } counts, IsOfHub: false } ? counts.Cardinality.Name().Ko : "", string.Join(' ', new[] { relation.IsStale ? "새 버전 안 잼" : null, relation.IsForStaff ? "직원만" : null }.OfType<string>()));
        table.WriteTo(output, Screen.WidthOf(output));
        if (own is null || !withSql) return;
        foreach (var neighbour in graph.Neighbours(own.Id))
            if (neighbour.Relations.Select(relation => UseTogether.Sql(relation, own, neighbour.Entry)).OfType<string>().FirstOrDefault() is { } sql)
                output.WriteLine($"\n-- {neighbour.Entry.Title.Ko}\n{sql}");
    }

    private static RelationLine Line(RelationGraph graph, CatalogEntry? own, Relation relation) => new(
        JsonNamingPolicy.CamelCase.ConvertName(relation.Kind.ToString()), relation.Left.Dataset, relation.Left.Column, Version(relation.Left), relation.IsOfHub ? null : relation.Right.Dataset, relation.Right.Column, Version(relation.Right),
        relation.Matched?.Part, relation.Matched?.Whole, relation.Rate is { } rate ? Math.Round(rate, 6) : null,
        relation is { Counts: { } counts, IsOfHub: false } ? counts.Cardinality.Name().Ko : null, relation.IsOfHub ? null : relation.Counts?.Common, relation.Evidence is { } evidence ? JsonNamingPolicy.CamelCase.ConvertName(evidence.ToString()) : null,
        relation.IsStale, relation.IsForStaff, own is not null && !relation.IsOfHub && graph.Catalog.Find(relation.OtherThan(own.Id).Dataset) is { } other ? UseTogether.Sql(relation, own, other) : null);

    private static int? Version(RelationEnd end) => end.Version == 0 ? null : end.Version;
}
