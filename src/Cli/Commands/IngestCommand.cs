using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.Core;
using Maru.Core.Lake;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class IngestCommand
{
    private static readonly AccessLevel[] Levels = [AccessLevel.Everyone, AccessLevel.Request, AccessLevel.Internal];

    public static Command Create()
    {
        var sources = new Argument<string[]>("sources") { Description = "파일·폴더·주소·오픈API(api:이름)·DB(sql:이름) · files, folders, addresses, api:ID, sql:NAME", Arity = ArgumentArity.OneOrMore };
        var dataset = new Option<string?>("--dataset") { Description = "데이터 이름(id) · dataset id" };
        var connector = new Option<string?>("--as") { Description = "연결기 · connector (maru list connectors)" };
        var settings = new Option<string[]>("--set") { Description = "연결기 설정 이름=값 · connector setting", AllowMultipleArgumentsPerToken = true };
        var strict = new Option<bool>("--strict") { Description = "따로 둔 행이 있으면 1로 끝내기 · exit 1 when rows were set aside" };
        var table = new Option<string?>("--table") { Description = "이 이름의 시트·층만 · only the sheet or layer of this name" };
        var append = new Option<bool>("--append") { Description = "모든 파일을 이어 하나의 버전으로 · all files become one version" };
        var access = new Option<string?>("--access") { Description = "공개 범위: everyone, request(신청 후), internal(행정 내부). 없으면 새 데이터는 everyone, 개인정보로 보이는 값이 있거나 행이 없으면 internal · who may use it" };
        var because = new Option<string?>("--because") { Description = "공개 범위를 좁히거나 개인정보 컬럼을 여는(--set column.이름.closed=false) 까닭 · why" };
        var json = CommonOptions.Json();
        var command = new Command("ingest", "데이터를 들여옵니다 · take in data") { sources, dataset, connector, settings, table, append, access, because, strict, json };
        command.SetAction(async (parsed, stop) =>
        {
            var decisions = new IngestDecisions(LevelOf(parsed.GetValue(access)), parsed.GetValue(because));
            await using var services = CommonOptions.Services(parsed);
            var catalog = services.GetRequiredService<CatalogStore>();
            var request = new IngestRequest(parsed.GetValue(sources)!, parsed.GetValue(dataset), parsed.GetValue(connector))
            {
                Settings = CommonOptions.Pairs(parsed.GetValue(settings) ?? []),
                Table = parsed.GetValue(table),
                Append = parsed.GetValue(append),
                Naming = id => decisions.Narrow(catalog, id),
            };
            var rules = TableCorrections.Read(request.Settings).Corrections.Columns;
            decisions.RequireReasons(rules);
            var lines = new IngestLines(parsed.InvocationConfiguration.Error);
            var outcomes = await services.GetRequiredService<IngestSources>().Run(request, lines, stop);
            if (request.Append) lines.Report(outcomes[0]);
            var versions = outcomes.Select(outcome => outcome.Result?.Version).OfType<VersionManifest>().ToList();
            decisions.Record(catalog, versions, rules);
            if (parsed.GetValue(json)) WriteJson(parsed.InvocationConfiguration.Output, outcomes, catalog);
            var unused = IngestDecisions.Unused(rules, versions);
            lines.Close(unused, [.. versions.Select(version => catalog.FindNow(version.Dataset)).OfType<CatalogEntry>()]);
            if (versions.Count == 0) return 2;
            return lines.Failed + lines.Held > 0 || unused.Count > 0 || (parsed.GetValue(strict) && versions.Any(version => version.SetAside > 0)) ? 1 : 0;
        });
        return command;
    }

    private static AccessLevel? LevelOf(string? written)
    {
        if (written is null) return null;
        foreach (var level in Levels)
            if (written.Equals(level.ToString(), StringComparison.OrdinalIgnoreCase)) return level;
        throw new InputException(
            new($"공개 범위가 \"{written}\"입니다.", $"The access is \"{written}\"."), new("everyone, request, internal 가운데 쓰세요.", "Use everyone, request or internal."), "--access");
    }

    // A version that was there already may have columns that were closed since.
    private static void WriteJson(TextWriter output, IReadOnlyList<IngestOutcome> outcomes, CatalogStore catalog)
    {
        var decided = outcomes.Select(outcome => outcome.Result is { } result ? outcome with { Result = result with { Version = catalog.Decided(result.Version) } } : outcome);
        output.WriteLine(JsonSerializer.Serialize(decided.Select(IngestReport.Of), CliJson.Default.IEnumerableIngestReport));
    }
}
