using System.CommandLine;
using System.Text.Json;
using Maru.App.Lake;
using Maru.App.OpenApi;
using Maru.App.Quality.Rules;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Hosting;

namespace Maru.Cli.Commands;

/// <param name="Settings">Names that <c>--set</c> takes.</param>
/// <param name="Keys">Names of the keys an open API needs.</param>
internal sealed record ListLine(string Id, string Name, string NameEn, string Summary, IReadOnlyList<string> Settings, IReadOnlyList<string> Keys);

internal static class ListCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "connectors(연결기), apis(오픈API), feeds(실시간 피드의 종류), engines(엔진), rules(품질 규칙의 종류)" };
        var json = CommonOptions.Json();
        var command = new Command("list", "쓸 수 있는 연결기, 오픈API, 실시간 피드, 엔진, 품질 규칙의 종류를 봅니다 · connectors, open APIs, kinds of live feeds, engines and kinds of quality rules") { what, json };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var unreadable = new List<InputException>();
            var lines = Lines(parsed.GetValue(what)!, parsed, unreadable);
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(lines, CliJson.Default.IEnumerableListLine));
            else Table(lines).WriteTo(output, Screen.WidthOf(output));
            foreach (var problem in unreadable) parsed.InvocationConfiguration.Error.WriteLine(problem.In("ko"));
            return unreadable.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static TextTable Table(List<ListLine> lines)
    {
        var table = new TextTable(new("id"), new("이름", Least: 8), new("하는 일"));
        foreach (var line in lines) table.Add(line.Id, line.Name, line.Summary);
        return table;
    }

    private static List<ListLine> Lines(string what, ParseResult parsed, List<InputException> unreadable) => what switch
    {
        "connectors" => [.. Composition.Connectors.Select(c => new ListLine(c.Card.Id, c.Card.Name.Ko, c.Card.Name.En, c.Card.Summary.Ko, [.. c.Card.Parameters.Select(p => p.Id)], []))],
        "apis" => Apis(new(new DataHome(parsed.GetValue(CommonOptions.Data)!)), unreadable),
        "feeds" => [.. Composition.Feeds.Select(feed => feed.Card).Select(card => new ListLine(card.Card.Id, card.Card.Name.Ko, card.Card.Name.En, card.Card.Summary.Ko + (card.Api is { } api ? $" (api:{api})" : ""), [.. card.Card.Parameters.Select(p => p.Id)], []))],
        "engines" => [new("duckdb", "DuckDB", "DuckDB", "이 프로그램 안에서 도는 엔진", [], [])],
        "rules" => [.. RuleKinds.All.Select(kind => kind.Card.Card).Select(card => new ListLine(card.Id, card.Name.Ko, card.Name.En, card.Summary.Ko + Labels(card), [.. card.Parameters.Select(p => p.Id)], []))],
        _ => throw new InputException(
            new($"\"{what}\" 목록은 없습니다.", $"There is no list of \"{what}\"."), new("connectors, apis, feeds, engines, rules 가운데 쓰세요.", "Use connectors, apis, feeds, engines or rules.")),
    };

    private static List<ListLine> Apis(OpenApis apis, List<InputException> unreadable)
    {
        var readable = apis.Readable();
        unreadable.AddRange(readable.Unreadable);
        return [.. readable.Apis.Select(LineOf)];
    }

    private static string Labels(Card card) => card.Parameters.Count == 0 ? "" : $" 설정: {string.Join(", ", card.Parameters.Select(p => $"{p.Id}({p.Label.Ko})"))}";

    private static ListLine LineOf(ApiDescription api) =>
        new(api.Id, api.Name.Ko, api.Name.Both.En, Summary(api), [.. api.Parameters.Select(parameter => parameter.Id)], [.. api.Keys.Select(key => key.Name)]);

    private static string Summary(ApiDescription api)
    {
        var needed = string.Join(", ", api.Parameters.Where(parameter => parameter.Required).Select(parameter => parameter.Id));
        return needed.Length == 0 ? api.Summary.Ko : $"{api.Summary.Ko} (꼭 줄 값: {needed})";
    }
}
