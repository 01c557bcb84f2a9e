using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.Core.Lake;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class IngestCommand
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("sources") { Description = "파일·폴더·주소 · files, folders, addresses", Arity = ArgumentArity.OneOrMore };
        var dataset = new Option<string?>("--dataset") { Description = "데이터 이름(id) · dataset id" };
        var connector = new Option<string?>("--as") { Description = "연결기 · connector (maru list connectors)" };
        var settings = new Option<string[]>("--set") { Description = "연결기 설정 이름=값 · connector setting", AllowMultipleArgumentsPerToken = true };
        var strict = new Option<bool>("--strict") { Description = "따로 둔 행이 있으면 1로 끝내기 · exit 1 when rows were set aside" };
        var table = new Option<string?>("--table") { Description = "이 이름의 시트·층만 · only the sheet or layer of this name" };
        var append = new Option<bool>("--append") { Description = "모든 파일을 이어 하나의 판으로 · all files become one version" };
        var because = new Option<string?>("--because") { Description = "개인정보 컬럼을 여는 까닭(--set column.이름.closed=false와 함께) · why a personal column may be open" };
        var json = CommonOptions.Json();
        var command = new Command("ingest", "데이터를 들여옵니다 · take in data") { sources, dataset, connector, settings, table, append, because, strict, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var request = new IngestRequest(parsed.GetValue(sources)!, parsed.GetValue(dataset), parsed.GetValue(connector))
            {
                Settings = CommonOptions.Pairs(parsed.GetValue(settings) ?? []),
                Table = parsed.GetValue(table),
                Append = parsed.GetValue(append),
            };
            var opened = TableCorrections.Read(request.Settings).Corrections.Columns.Where(rule => rule is { Closed: false, Drop: false }).Select(rule => rule.Name ?? rule.Column).ToList();
            foreach (var column in opened) CatalogStore.RequireReason(PrivacyDecision.Opened, column, parsed.GetValue(because));
            var outcomes = await services.GetRequiredService<IngestSources>().Run(request, new Lines(), stop);
            if (opened.Count > 0) Record(services.GetRequiredService<CatalogStore>(), outcomes, opened, parsed.GetValue(because)!);
            if (parsed.GetValue(json)) WriteJson(outcomes, services.GetRequiredService<CatalogStore>());
            if (outcomes.Count > 0 && outcomes.All(outcome => outcome.Result is null)) return 2;
            return parsed.GetValue(strict) && outcomes.Any(outcome => outcome.Result?.Version.SetAside > 0) ? 1 : 0;
        });
        return command;
    }

    // Who opened what and why stays on record, as it does when a person opens it in the browser.
    private static void Record(CatalogStore catalog, IReadOnlyList<IngestOutcome> outcomes, IReadOnlyList<string> opened, string because)
    {
        catalog.Prepare();
        foreach (var version in outcomes.Select(outcome => outcome.Result?.Version).OfType<VersionManifest>())
            foreach (var column in version.Columns.Where(column => opened.Contains(column.Name)))
                catalog.Decide(version.Dataset, column.Name, PrivacyDecision.Opened, Environment.UserName, because);
    }

    // A version that was there already may have columns that were closed since.
    private static void WriteJson(IReadOnlyList<IngestOutcome> outcomes, CatalogStore catalog)
    {
        var decided = outcomes.Select(outcome => outcome.Result is { } result ? outcome with { Result = result with { Version = catalog.Decided(result.Version) } } : outcome);
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, decided.Select(IngestReport.Of), CliJson.Default.IEnumerableIngestReport);
        output.WriteByte((byte)'\n');
    }

    /// <summary>One line on standard error for each table.</summary>
    private sealed class Lines : IProgress<IngestOutcome>
    {
        public void Report(IngestOutcome value)
        {
            if (value.Result is not { } result)
            {
                Console.Error.WriteLine($"✗ {value.Origin}: {value.Problem!.Message.Ko}");
                return;
            }
            var version = result.Version;
            var state = result.Unchanged ? "같은 내용" : FormattableString.Invariant($"{version.Seconds:0.0}초");
            var aside = version.SetAside > 0 ? $", 따로 둔 {version.SetAside:N0}행" : "";
            Console.Error.WriteLine($"✓ {version.Dataset} 판 {version.Version}: {version.Rows:N0}행{aside} ({state})");
            if (version.Columns.Where(column => column.Closed).Select(column => column.Name).ToList() is { Count: > 0 } closed)
                Console.Error.WriteLine($"  개인정보 컬럼 {closed.Count}개를 잠갔습니다: {string.Join(", ", closed)}");
        }
    }
}
