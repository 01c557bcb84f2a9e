using System.CommandLine;
using System.Text.Json;
using Maru.App.Terms;
using Maru.Cli.Terminal;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>terms --json</c> says of one term.</summary>
internal sealed record TermLine(string Name, string Abbreviation, string Domain, string Type, string? Description, IReadOnlyList<string> AllowedValues, string? Agency, IReadOnlyList<string> OtherNames);

internal static class TermsCommand
{
    private const int MostListed = 50;

    public static Command Create()
    {
        var word = new Argument<string?>("word") { Description = "머리글이나 용어, 또는 그 일부. 없으면 모두 · header, term or part of one", Arity = ArgumentArity.ZeroOrOne };
        var json = CommonOptions.Json();
        var command = new Command("terms", "공통표준용어를 찾고 들입니다 · standard terms for column names") { word, json, Import() };
        command.SetAction(parsed =>
        {
            var terms = new TermStore(CommonOptions.Lake(parsed).Home).Current;
            var found = Find(terms, parsed.GetValue(word));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(found.Select(Line), CliJson.Default.IEnumerableTermLine));
            else Write(output, found, parsed.GetValue(word));
            return 0;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "‘행정안전부_공공데이터 공통표준용어’ 파일 · the portal's file" };
        var json = CommonOptions.Json();
        var command = new Command("import", "공통표준용어 고시를 들입니다 · take in the notice") { file, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var result = await services.GetRequiredService<ImportTerms>().Run(parsed.GetValue(file)!, stop);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(result, CliJson.Default.TermImport));
            else output.WriteLine($"용어 {Words.Count(result.Terms)}개를 들였습니다." + (result.Ended > 0 ? $" 폐기된 {Words.Count(result.Ended)}개는 뺐습니다." : ""));
            return 0;
        });
        return command;
    }

    // What the header may stand for; else every term that has the word in it.
    private static List<StandardTerm> Find(StandardTerms terms, string? word)
    {
        if (word is null) return [.. terms.All.OrderBy(term => term.Name, StringComparer.Ordinal)];
        if (terms.FindAll(word) is { Count: > 0 } named) return [.. named];
        var key = TermNames.Key(word);
        return [.. terms.All.Where(term => key.Length > 0 && TermNames.Key(term.Name).Contains(key, StringComparison.Ordinal)).OrderBy(term => term.Name, StringComparer.Ordinal)];
    }

    private static void Write(TextWriter output, List<StandardTerm> terms, string? word)
    {
        if (terms.Count == 0)
        {
            output.WriteLine($"‘{word}’에 맞는 공통표준용어가 없습니다.");
            return;
        }
        var table = new TextTable(new("용어", Least: 10), new("영문약어", Least: 10), new("도메인"), new("다른 이름", Least: 20));
        foreach (var term in terms.Take(MostListed)) table.Add(term.Name, term.Abbreviation, term.Domain, string.Join(", ", term.OtherNames));
        table.WriteTo(output, Screen.WidthOf(output));
        if (terms.Count > MostListed) output.WriteLine($"모두 {Words.Count(terms.Count)}개 가운데 앞의 {MostListed}개입니다. --json으로 모두 봅니다.");
    }

    private static TermLine Line(StandardTerm term) =>
        new(term.Name, term.Abbreviation, term.Domain, term.Type.ToString(), term.Description, term.AllowedValues, term.Agency, term.OtherNames);
}
