using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Metadata;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>metadata --json</c> says of one dataset.</summary>
/// <param name="Fields">What is shown to readers, by item.</param>
/// <param name="Missing">What the law asks for and is not there, in words, by item.</param>
internal sealed record MetadataLine(string Dataset, string Title, string? Department, double Share, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Missing, string? Registration, string? From, string? To);

/// <summary>What <c>metadata --terms --json</c> says of one column.</summary>
internal sealed record ColumnTermLine(string Column, string Fit, string? Term, bool Conforms, string? Name, string? Values);

internal static class MetadataCommand
{
    private static readonly Argument<string?> Dataset = new("dataset") { Description = "데이터 이름(id). 없으면 모든 데이터 · dataset id", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string[]> Set = new("--set") { Description = "항목=값으로 고치기, 값을 비우면 지움 · say something of it", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Column = new("--column") { Description = "--set이 이 컬럼의 description, unit, term, label을 고침 · of this column" };
    private static readonly Option<string?> By = new("--by") { Description = "누가 고치는지(기본 로그인 이름) · who says so" };
    private static readonly Option<string?> Lacks = new("--lacks") { Description = "이 항목이 없는 데이터만 · only those without this item" };
    private static readonly Option<bool> Terms = new("--terms") { Description = "컬럼이 공통표준용어를 따르는지 · how columns stand to the standard terms" };
    private static readonly Option<bool> History = new("--history") { Description = "누가 언제 무엇을 고쳤는지 · who changed what" };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("metadata", "메타데이터와 법이 묻는데 없는 것을 보고 고칩니다 · metadata, and what of it is due and missing") { Dataset, Set, Column, By, Lacks, Terms, History, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var catalog = services.GetRequiredService<CatalogStore>();
            var dataset = parsed.GetValue(Dataset);
            Change(parsed, dataset, services.GetRequiredService<MetadataDesk>(), catalog);
            var output = parsed.InvocationConfiguration.Output;
            if (dataset is null) WriteAll(output, Listed(catalog, parsed.GetValue(Lacks)), parsed.GetValue(json));
            else if (parsed.GetValue(History)) WriteHistory(output, catalog.EditHistory(services.GetRequiredService<MetadataDesk>().Find(dataset).Id));
            else if (parsed.GetValue(Terms)) WriteTerms(output, State(services, dataset).Entry, services, parsed.GetValue(json));
            else WriteOne(output, State(services, dataset), services, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static void Change(ParseResult parsed, string? dataset, MetadataDesk desk, CatalogStore catalog)
    {
        var said = CommonOptions.Pairs(parsed.GetValue(Set) ?? []);
        if (said.Count == 0) return;
        if (dataset is null) throw new InputException(new("데이터를 적지 않았습니다.", "No dataset is named."), new("maru metadata 데이터이름 --set 항목=값처럼 쓰세요.", "Write maru metadata DATASET --set item=value."), "metadata");
        catalog.Prepare();
        var by = parsed.GetValue(By) ?? Environment.UserName;
        // Several values stand between semicolons: a command line has no lines.
        if (parsed.GetValue(Column) is { } column) desk.EditColumn(dataset, column, said, by);
        else desk.Edit(dataset, said.ToDictionary(pair => pair.Key, pair => MetadataFields.Require(pair.Key).Parameter.IsList ? pair.Value.Replace(';', '\n') : pair.Value, StringComparer.Ordinal), by);
    }

    private static IReadOnlyList<MetadataState> Listed(CatalogStore catalog, string? lacks)
    {
        if (lacks is not null && MetadataItems.All.All(item => item.Id != lacks))
            throw new InputException(new($"'{lacks}' 항목은 법이 묻는 것이 아닙니다.", $"The law does not ask for '{lacks}'."), new($"묻는 것: {string.Join(", ", MetadataItems.All.Select(item => item.Id))}", $"It asks for: {string.Join(", ", MetadataItems.All.Select(item => item.Id))}"), "--lacks");
        return MetadataFilter.Of(MetadataState.OfAll(catalog.Snapshot()), lacks, null);
    }

    private static MetadataState State(IServiceProvider services, string dataset) =>
        MetadataState.Of(services.GetRequiredService<MetadataDesk>().Find(dataset), services.GetRequiredService<CatalogStore>().Snapshot().Today);

    private static void WriteAll(TextWriter output, IReadOnlyList<MetadataState> states, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(states.Select(state => Line(state, null)), CliJson.Default.IEnumerableMetadataLine));
            return;
        }
        var table = new TextTable(new("데이터"), new("제목", Least: 8), new("부서", Least: 6), new("적은 비율", Right: true), new("없는 것", Least: 16), new("등록 기한", Least: 8));
        foreach (var state in states)
            table.Add(state.Entry.Id, state.Entry.Title.Ko, state.Entry.Department, Words.Percent(state.Due.Count - state.Gaps.Count, state.Due.Count), string.Join(", ", state.Gaps.Select(gap => gap.Item.Name.Ko)), Words.Day(state.Clock?.DueOn));
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static void WriteOne(TextWriter output, MetadataState state, IServiceProvider services, bool json)
    {
        var catalog = services.GetRequiredService<CatalogStore>();
        var sheet = MetadataSheet.Of(services.GetRequiredService<App.Lake.LakeStore>().Latest(state.Entry.Id) is { } version ? catalog.Decided(version) : null);
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(Line(state, sheet), CliJson.Default.MetadataLine));
            return;
        }
        output.WriteLine(state.Words.Ko);
        if (state.Clock is { } clock) output.WriteLine(clock.Words.Ko);
        output.WriteLine();
        var table = new TextTable(new("항목"), new("이름"), new("값", Least: 20));
        foreach (var field in MetadataFields.All) table.Add(field.Id, field.Parameter.Label.Ko, field.Show(state.Entry)?.Ko ?? (state.Lacks(field.Id) ? "(없음)" : null));
        if (sheet.Period is { } period) table.Add("", "기간", $"{period.Ko} ({sheet.TimeColumn})");
        table.WriteTo(output, Screen.WidthOf(output));
        if (state.Gaps.Count == 0) return;
        output.WriteLine();
        foreach (var gap in state.Gaps) output.WriteLine($"- {gap.Words.Ko} ({gap.Item.Duty.Law.Ko})");
    }

    private static void WriteTerms(TextWriter output, CatalogEntry entry, IServiceProvider services, bool json)
    {
        var version = services.GetRequiredService<App.Lake.LakeStore>().Latest(entry.Id) ?? throw new InputException(new($"'{entry.Id}'에 버전이 없습니다.", $"'{entry.Id}' has no version."));
        var conformity = TermConformity.Of(services.GetRequiredService<CatalogStore>().Decided(version).Columns, entry.Columns, services.GetRequiredService<App.Terms.TermStore>().Current);
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(conformity.Columns.Select(column => new ColumnTermLine(column.Column, JsonNamingPolicy.CamelCase.ConvertName(column.Fit.ToString()), column.Term?.Name, column.IsConforming, column.NameFault?.Ko, column.ValueFault?.Ko)), CliJson.Default.IEnumerableColumnTermLine));
            return;
        }
        output.WriteLine($"컬럼 {conformity.Columns.Count}개 가운데 {conformity.Conforming}개({Words.Percent(conformity.Conforming, conformity.Columns.Count)})가 공통표준용어를 따릅니다.");
        var table = new TextTable(new("컬럼"), new("표준용어"), new("도메인"), new("고칠 것", Least: 20));
        foreach (var column in conformity.Columns) table.Add(column.Column, column.Term?.Name, column.Term?.Domain, string.Join(' ', new[] { column.NameFault?.Ko, column.ValueFault?.Ko }.OfType<string>()));
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static void WriteHistory(TextWriter output, IReadOnlyList<DatasetEdit> edits)
    {
        if (edits.Count == 0)
        {
            output.WriteLine("아직 아무도 고치지 않았습니다.");
            return;
        }
        var table = new TextTable(new("언제"), new("누가"), new("무엇", Least: 8), new("전", Least: 10), new("후", Least: 10));
        foreach (var edit in EditsTogether.Of(edits).SelectMany(together => together.Edits)) table.Add(Words.Minute(edit.At), edit.By, edit.Label().Ko, edit.Before, edit.After);
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static MetadataLine Line(MetadataState state, MetadataSheet? sheet) => new(
        state.Entry.Id, state.Entry.Title.Ko, state.Entry.Department, Math.Round(state.Share, 4),
        MetadataFields.All.Select(field => (field.Id, Shown: field.Show(state.Entry)?.Ko)).Where(field => field.Shown is not null).ToDictionary(field => field.Id, field => field.Shown!, StringComparer.Ordinal),
        state.Gaps.ToDictionary(gap => gap.Item.Id, gap => gap.Words.Ko, StringComparer.Ordinal), state.Clock?.Words.Ko, Words.Day(sheet?.From), Words.Day(sheet?.To));
}
