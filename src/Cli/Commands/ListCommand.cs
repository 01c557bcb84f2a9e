using System.CommandLine;
using System.Text.Json;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Hosting;

namespace Maru.Cli.Commands;

internal sealed record ListLine(string Id, string Name, string NameEn, string Summary);

internal static class ListCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "connectors(연결기) 또는 engines(엔진)" };
        var json = CommonOptions.Json();
        var command = new Command("list", "쓸 수 있는 연결기와 엔진을 봅니다 · connectors and engines found") { what, json };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var lines = Lines(parsed.GetValue(what)!);
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(lines, CliJson.Default.IEnumerableListLine));
            else Table(lines).WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static TextTable Table(List<ListLine> lines)
    {
        var table = new TextTable(new("id"), new("이름", Least: 8), new("하는 일"));
        foreach (var line in lines) table.Add(line.Id, line.Name, line.Summary);
        return table;
    }

    private static List<ListLine> Lines(string what) => what switch
    {
        "connectors" => [.. Composition.Connectors.Select(c => new ListLine(c.Card.Id, c.Card.Name.Ko, c.Card.Name.En, c.Card.Summary.Ko))],
        "engines" => [new("duckdb", "DuckDB", "DuckDB", "이 프로그램 안에서 도는 엔진")],
        _ => throw new InputException(
            new($"\"{what}\" 목록은 없습니다.", $"There is no list of \"{what}\"."), new("connectors 또는 engines를 쓰세요.", "Use connectors or engines.")),
    };
}
