using System.CommandLine;
using Maru.App.Catalog;
using Maru.App.Quality.Rules;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class QualityCommand
{
    private const int MostRows = 10_000;

    private static readonly Argument<string?> Dataset = new("dataset") { Description = "데이터 이름(id). 없으면 모든 데이터 · dataset id", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Check = new("--check") { Description = "규칙을 지금 다시 점검 · evaluate now" };
    private static readonly Option<bool> Suggest = new("--suggest") { Description = "자료를 보고 규칙을 제안받기 · propose rules" };
    private static readonly Option<string[]> Accept = new("--accept") { Description = "이 규칙을 쓰기(끈 것도 다시), all은 제안 모두 · approve a rule, or all", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Decline = new("--decline") { Description = "제안을 받지 않기 · decline a proposal", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Off = new("--off") { Description = "규칙 끄기 · switch a rule off", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Remove = new("--remove") { Description = "규칙과 그 결과를 지우기 · remove a rule", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Add = new("--add") { Description = "YAML 파일의 규칙을 넣기 · add rules of a file" };
    private static readonly Option<string?> Rule = new("--rule") { Description = "규칙 하나를 넣기: 종류(maru list rules) · add a rule of this kind" };
    private static readonly Option<string[]> On = new("--on") { Description = "그 규칙의 컬럼 · its columns", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Set = new("--set") { Description = "그 규칙의 설정 이름=값 · its settings", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Grade = new("--severity") { Description = "그 규칙의 무게: info, warning(기본), error · its severity", DefaultValueFactory = _ => "warning" };
    private static readonly Option<string?> Because = new("--because") { Description = "그 규칙의 까닭 · why" };
    private static readonly Option<bool> Rules = new("--rules") { Description = "규칙을 YAML로 보기 · print rules as YAML" };
    private static readonly Option<string?> Rows = new("--rows") { Description = "이 규칙에 어긋난 행 보기 · list the rows behind a rule" };
    private static readonly Option<int> Limit = new("--limit") { Description = "보여 줄 행 수(기본 20) · rows to show", DefaultValueFactory = _ => 20 };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("quality", "품질 점수와 규칙, 어긋난 행을 봅니다 · quality score, rules and the rows behind them")
        {
            Dataset, Check, Suggest, Accept, Decline, Off, Remove, Add, Rule, On, Set, Grade, Because, Rules, Rows, Limit, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var catalog = services.GetRequiredService<CatalogStore>();
            var dataset = parsed.GetValue(Dataset);
            Change(parsed, dataset, services, catalog, stop);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(Rows) is { } rule) WriteRows(parsed, Require(dataset), rule, services, catalog, stop);
            else if (parsed.GetValue(Rules)) output.Write(RuleYaml.Write(catalog.QualityRules(dataset)));
            else if (parsed.GetValue(json)) QualityReport.WriteJson(output, catalog, dataset);
            else if (dataset is null) QualityReport.WriteAll(output, catalog);
            else QualityReport.Write(output, catalog, dataset);
            return 0;
        });
        return command;
    }

    private static void Change(ParseResult parsed, string? dataset, IServiceProvider services, CatalogStore catalog, CancellationToken stop)
    {
        var by = Environment.UserName;
        string[] Given(Option<string[]> option) => parsed.GetValue(option) ?? [];
        var changes = parsed.GetValue(Check) || parsed.GetValue(Suggest) || parsed.GetValue(Add) is not null || parsed.GetValue(Rule) is not null
            || Given(Accept).Length + Given(Decline).Length + Given(Off).Length + Given(Remove).Length > 0;
        if (!changes) return;
        catalog.Prepare();
        var desk = services.GetRequiredService<RuleDesk>();
        if (parsed.GetValue(Add) is { } file) desk.Add(dataset, RuleYaml.Read(ReadFile(file), file), by, stop);
        if (parsed.GetValue(Rule) is { } kind) desk.Add(dataset, [Draft(parsed, kind)], by, stop);
        if (parsed.GetValue(Suggest))
            foreach (var id in All(dataset, catalog)) desk.Suggest(id, stop);
        if (Given(Accept) is { Length: > 0 } accepted) desk.Decide(Require(dataset), accepted.Contains("all") ? null : accepted, RuleState.Approved, by, stop);
        if (Given(Decline) is { Length: > 0 } declined) desk.Decide(Require(dataset), declined, RuleState.Declined, by, stop);
        if (Given(Off) is { Length: > 0 } off) desk.Decide(Require(dataset), off, RuleState.Off, by, stop);
        if (Given(Remove) is { Length: > 0 } removed) desk.Remove(Require(dataset), removed, stop);
        if (parsed.GetValue(Check))
            foreach (var id in All(dataset, catalog)) desk.Evaluate(id, stop);
    }

    private static IEnumerable<string> All(string? dataset, CatalogStore catalog) => dataset is null ? catalog.Snapshot().Entries.Where(entry => entry.Newest is not null).Select(entry => entry.Id).ToList() : [dataset];

    private static RuleDraft Draft(ParseResult parsed, string kind)
    {
        if (!Enum.TryParse<Severity>(parsed.GetValue(Grade), ignoreCase: true, out var severity) || !Enum.IsDefined(severity))
            throw new InputException(new($"무게가 \"{parsed.GetValue(Grade)}\"입니다.", $"The severity is \"{parsed.GetValue(Grade)}\"."), new("info, warning, error 가운데 쓰세요.", "Use info, warning or error."), "--severity");
        var columns = (parsed.GetValue(On) ?? []).SelectMany(on => on.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        return new(null, null, RuleKinds.Require(kind).Card.Id, columns, CommonOptions.Pairs(parsed.GetValue(Set) ?? []), severity, parsed.GetValue(Because) ?? "");
    }

    private static string Require(string? dataset) => dataset ?? throw new InputException(
        new("데이터를 적지 않았습니다.", "No dataset is named."), new("maru quality 데이터이름 …처럼 쓰세요.", "Write maru quality DATASET …"), "quality");

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new($"'{path}' 파일을 읽을 수 없습니다.", $"The file '{path}' can't be read."), new("경로를 확인하세요.", "Check the path."), "--add", e);
        }
    }

    private static void WriteRows(ParseResult parsed, string dataset, string id, IServiceProvider services, CatalogStore catalog, CancellationToken stop)
    {
        var limit = parsed.GetValue(Limit);
        if (limit is < 1 or > MostRows) throw new InputException(new($"--limit이 {limit}입니다.", $"--limit is {limit}."), new($"1에서 {MostRows:N0}까지 쓰세요.", $"Use 1 to {MostRows}."), "--limit");
        var (version, rule, result) = services.GetRequiredService<RuleDesk>().Result(dataset, id);
        var page = services.GetRequiredService<RuleRows>().Read(version, rule, result, limit, stop);
        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine(RuleCovering.Message(rule, result, RuleCovering.IsImpersonal(catalog.Snapshot(), result)).Ko);
        if (page.Rows.Count == 0) return;
        var table = new TextTable([.. page.Header.Select((name, i) => new TextColumn(name, Right: i == 0, Least: i == 0 ? null : 6))]);
        foreach (var row in page.Rows) table.Add(row);
        table.WriteTo(output, Screen.WidthOf(output));
        if (page.Total > page.Rows.Count) output.WriteLine($"{Words.Count(page.Total)}행 가운데 {Words.Count(page.Rows.Count)}행을 보였습니다. --limit으로 더 봅니다.");
        if (page.Covered.Count > 0) output.WriteLine($"잠긴 컬럼은 가렸습니다: {string.Join(", ", page.Covered)}");
    }
}
