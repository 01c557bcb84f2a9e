using System.CommandLine;
using System.Text.Json;
using Maru.Core;
using Maru.Hosting;

namespace Maru.Cli.Commands;

internal sealed record ListLine(string Id, string Name, string NameEn, string Summary);

internal static class ListCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "connectors 또는 engines" };
        var json = CommonOptions.Json();
        var command = new Command("list", "쓸 수 있는 연결기와 엔진 · connectors and engines found") { what, json };
        command.SetAction(parsed =>
        {
            var lines = Lines(parsed.GetValue(what)!);
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(lines, CliJson.Default.IEnumerableListLine));
            else
                foreach (var line in lines) Console.Out.WriteLine($"{line.Id}\t{line.Name}\t{line.Summary}");
            return 0;
        });
        return command;
    }

    private static List<ListLine> Lines(string what) => what switch
    {
        "connectors" => [.. Composition.Connectors.Select(c => new ListLine(c.Card.Id, c.Card.Name.Ko, c.Card.Name.En, c.Card.Summary.Ko))],
        "engines" => [new("duckdb", "DuckDB", "DuckDB", "이 프로그램 안에서 도는 엔진")],
        _ => throw new InputException(
            new($"\"{what}\" 목록은 없습니다.", $"There is no list of \"{what}\"."), new("connectors 또는 engines를 쓰세요.", "Use connectors or engines.")),
    };
}
