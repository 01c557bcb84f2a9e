using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Lineage;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>lineage --json</c> answers.</summary>
internal sealed record LineageJson(string Dataset, string? Column, IReadOnlyList<LineageNodeLine> Nodes, IReadOnlyList<LineageEdgeLine> Edges);

internal sealed record LineageNodeLine(string Id, string Kind, string Title, string? Note, string? Dataset, string? Column, bool Closed);

internal sealed record LineageEdgeLine(string From, string To, IReadOnlyList<string> What, string? Sql);

internal static class LineageCommand
{
    private const int WholeWay = 3;

    private static readonly Argument<string> Dataset = new("dataset") { Description = "데이터 이름(id) · dataset id" };
    private static readonly Argument<string?> Column = new("column") { Description = "컬럼. 없으면 모든 컬럼 · column", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("lineage", "컬럼이 원본의 어느 칸에서 왔고 무엇에 쓰이는지 봅니다 · where columns come from and what they are used for") { Dataset, Column, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var graph = services.GetRequiredService<LineageDesk>().Of(parsed.GetValue(Dataset)!, forStaff: true);
            var entry = services.GetRequiredService<CatalogStore>().Snapshot().Find(parsed.GetValue(Dataset)!.Normalize(System.Text.NormalizationForm.FormC))!;
            var node = parsed.GetValue(Column) is { } column ? Find(graph, entry, column) : null;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(Json(graph, entry.Id, node), CliJson.Default.LineageJson));
            else if (node is null) WriteAll(output, graph, entry);
            else WriteOne(output, graph, node);
            return 0;
        });
        return command;
    }

    private static LineageNode Find(LineageGraph graph, CatalogEntry entry, string column) =>
        graph.Find(LineageDesk.ColumnId(entry.Id, column.Normalize(System.Text.NormalizationForm.FormC))) ?? throw new InputException(
            new($"'{entry.Id}'에 '{column}' 컬럼이 없습니다.", $"'{entry.Id}' has no column '{column}'."),
            new($"있는 컬럼: {string.Join(", ", entry.Columns.Select(c => c.Name))}", $"Columns: {string.Join(", ", entry.Columns.Select(c => c.Name))}"));

    private static void WriteAll(TextWriter output, LineageGraph graph, CatalogEntry entry)
    {
        var table = new TextTable(new("컬럼"), new("온 곳", Least: 10), new("한 일", Least: 16), new("쓰는 곳", Least: 12));
        foreach (var node in entry.Columns.Select(column => graph.Find(LineageDesk.ColumnId(entry.Id, column.Name))).OfType<LineageNode>())
            table.Add(
                node.Column, string.Join(", ", graph.Into(node.Id).Select(edge => graph.Find(edge.From)!.Title.Ko)), string.Join(" · ", graph.Into(node.Id).SelectMany(edge => edge.What).Select(what => what.Ko).Distinct()),
                string.Join(", ", graph.OutOf(node.Id).Select(edge => graph.Find(edge.To)!.Title.Ko)));
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static void WriteOne(TextWriter output, LineageGraph graph, LineageNode node)
    {
        output.WriteLine($"{node.Note.Ko} · {node.Title.Ko}");
        foreach (var edge in graph.Into(node.Id)) output.WriteLine(Line("←", graph.Find(edge.From)!, edge));
        foreach (var edge in graph.OutOf(node.Id)) output.WriteLine(Line("→", graph.Find(edge.To)!, edge));
    }

    private static string Line(string arrow, LineageNode other, LineageEdge edge) =>
        $"  {arrow} {other.Title.Ko}{(other.Note.Ko is { Length: > 0 } note ? $" ({note})" : "")}{(edge.What.Count > 0 ? ": " + string.Join(" · ", edge.What.Select(what => what.Ko)) : "")}";

    private static LineageJson Json(LineageGraph graph, string dataset, LineageNode? node)
    {
        var around = node is null ? graph.Nodes : [.. graph.Around(node.Id, WholeWay).SelectMany(layer => layer)];
        var ids = around.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            dataset, node?.Column,
            [.. around.Select(n => new LineageNodeLine(n.Id, JsonNamingPolicy.CamelCase.ConvertName(n.Kind.ToString()), n.Title.Ko, n.Note.Ko is { Length: > 0 } note ? note : null, n.Dataset, n.Column, n.IsClosed))],
            [.. graph.Edges.Where(edge => ids.Contains(edge.From) && ids.Contains(edge.To)).Select(edge => new LineageEdgeLine(edge.From, edge.To, [.. edge.What.Select(what => what.Ko)], edge.Sql))]);
    }
}
