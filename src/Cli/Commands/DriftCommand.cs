using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Lake;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Lake;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>drift --json</c> says of one table that waits.</summary>
internal sealed record HoldLine(string Hold, string Dataset, DateTimeOffset HeldAt, string Source, long Rows, string Why);

/// <summary>What <c>drift policy --json</c> says.</summary>
internal sealed record PolicyLine(string? Dataset, string Policy, bool IsDefault);

/// <summary>What <c>drift accept --json</c> and <c>drift refuse --json</c> say of one hold.</summary>
internal sealed record DecidedLine(string Hold, string Dataset, string State, int? Version, long? Rows);

internal static class DriftCommand
{
    public static Command Create()
    {
        var dataset = new Argument<string?>("dataset") { Description = "데이터 이름(id). 없으면 기다리는 모든 파일 · dataset id", Arity = ArgumentArity.ZeroOrOne };
        var version = new Option<int?>("--version") { Description = "이 버전이 앞 버전과 다른 점 · how this version differs" };
        var json = CommonOptions.Json();
        var command = new Command("drift", "컬럼이 어떻게 바뀌었는지 보고 정합니다 · changes of columns between versions") { dataset, version, json, Policy(), Accept(), Refuse(), Same(), Own(), Forget() };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(dataset) is not { } id) List(output, services.GetRequiredService<HeldArrivals>().Waiting(), parsed.GetValue(json));
            else if (parsed.GetValue(version) is { } number) One(output, services, DatasetOf(services, id), number, parsed.GetValue(json));
            else All(output, services.GetRequiredService<DriftDesk>().Open(DatasetOf(services, id))!, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Policy()
    {
        var dataset = new Argument<string?>("dataset") { Description = "데이터 이름(id) · dataset id", Arity = ArgumentArity.ZeroOrOne };
        var policy = new Argument<string?>("policy") { Description = "alert(그대로 싣고 알림), evolve(맞추어 싣기), stop(멈추고 묻기), default(기본대로)", Arity = ArgumentArity.ZeroOrOne };
        var general = new Option<string?>("--default") { Description = "따로 정하지 않은 데이터의 기본 · policy of all others" };
        var json = CommonOptions.Json();
        var command = new Command("policy", "컬럼이 바뀌면 어떻게 할지 보고 정합니다 · what happens when columns differ") { dataset, policy, general, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var catalog = services.GetRequiredService<CatalogStore>();
            if (parsed.GetValue(general) is { } said) catalog.SaveDefaultDriftPolicy(PolicyOf(said, "--default") ?? throw NoPolicy(said, "--default"));
            var id = parsed.GetValue(dataset) is { } named ? DatasetOf(services, named) : null;
            if (id is not null && parsed.GetValue(policy) is { } wanted) services.GetRequiredService<DriftDesk>().SetPolicy(id, PolicyOf(wanted, "policy"), Environment.UserName);
            var (now, isOwn) = id is null ? (catalog.DefaultDriftPolicy, false) : catalog.DriftPolicyOf(id);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(new PolicyLine(id, DriftReport.Word(now), !isOwn), CliJson.Default.PolicyLine));
            else output.WriteLine($"{(id is null ? "기본" : id)}: {now.Name().Ko} ({DriftReport.Word(now)}{(id is not null && !isOwn ? ", 기본" : "")}). {now.Explain().Ko}");
            return 0;
        });
        return command;
    }

    private static Command Accept()
    {
        var hold = new Argument<string>("hold") { Description = "보류 번호나 데이터 이름(id) · hold or dataset id" };
        var same = new Option<string[]>("--same") { Description = "새머리글=쓰던컬럼: 이 열은 저 열, 여럿 쓸 수 있음 · header=column", AllowMultipleArgumentsPerToken = true };
        var own = new Option<string[]>("--own") { Description = "이 머리글은 새 컬럼 · a column of its own", AllowMultipleArgumentsPerToken = true };
        var all = new Option<bool>("--all") { Description = "먼저 멈춘 파일도 차례로 함께 받아들임 · those held before it too" };
        var (by, why, json) = (By(), Why(), CommonOptions.Json());
        var command = new Command("accept", "멈춘 파일을 받아들여 버전으로 만듭니다 · take in what was held") { hold, same, own, all, by, why, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var chosen = services.GetRequiredService<DriftDesk>().Waiting(IdOf(parsed.GetValue(hold)!));
            if (!parsed.GetValue(all)) RequireFirst(chosen, services.GetRequiredService<DecideHeld>().GoesInBefore(chosen));
            List<ColumnAlias> aliases = [.. Aliases(parsed.GetValue(same)), .. (parsed.GetValue(own) ?? []).Select(header => new ColumnAlias(header, null))];
            var results = services.GetRequiredService<DecideHeld>().Accept(chosen.Id, aliases, parsed.GetValue(by) ?? "", parsed.GetValue(why) ?? "", stop);
            Write(parsed.InvocationConfiguration.Output, results, parsed.GetValue(json));
            return results.All(result => result.Version is not null) ? 0 : 1;
        });
        return command;
    }

    private static void RequireFirst(HeldArrival chosen, IReadOnlyList<HeldArrival> before)
    {
        if (before.Count == 0) return;
        throw new InputException(
            new($"이 파일({Rows(chosen)})보다 먼저 멈춘 파일이 {before.Count}개 있어 함께 들어갑니다: {string.Join(", ", before.Select(Rows))}", $"{before.Count} files were held before this one ({RowsEn(chosen)}) and go in with it: {string.Join("; ", before.Select(RowsEn))}"),
            new("모두 받아들이려면 --all을 붙이세요. 아니면 먼저 멈춘 것부터 하나씩 받아들이거나 거절하세요.", "Add --all to take in all of them, or decide on the earlier ones first."), chosen.Dataset);

        static string Rows(HeldArrival hold) => string.Create(CultureInfo.InvariantCulture, $"{hold.Source.Name} {hold.Rows:N0}행(보류 {hold.Id})");
        static string RowsEn(HeldArrival hold) => string.Create(CultureInfo.InvariantCulture, $"{hold.Source.Name}, {hold.Rows:N0} rows (hold {hold.Id})");
    }

    private static Command Refuse()
    {
        var hold = new Argument<string>("hold") { Description = "보류 번호나 데이터 이름(id) · hold or dataset id" };
        var (by, why, json) = (By(), Why(), CommonOptions.Json());
        var command = new Command("refuse", "멈춘 파일을 받아들이지 않습니다 · do not take in what was held") { hold, by, why, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var chosen = services.GetRequiredService<DriftDesk>().Waiting(IdOf(parsed.GetValue(hold)!));
            var refused = services.GetRequiredService<DecideHeld>().Refuse(chosen.Id, parsed.GetValue(by) ?? "", parsed.GetValue(why) ?? "");
            Write(parsed.InvocationConfiguration.Output, [new(refused, null)], parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Same()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id) · dataset id" };
        var pairs = new Argument<string[]>("pairs") { Description = "새머리글=쓰던컬럼 · header=column", Arity = ArgumentArity.OneOrMore };
        var (by, why) = (By(), Why());
        var command = new Command("same", "다음 파일부터 이 머리글은 저 컬럼입니다 · a header is a column, from the next file on") { dataset, pairs, by, why };
        command.SetAction((parsed, _) => Say(parsed, dataset, Aliases(parsed.GetValue(pairs)), by, why));
        return command;
    }

    private static Command Own()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id) · dataset id" };
        var headers = new Argument<string[]>("headers") { Description = "머리글 · headers", Arity = ArgumentArity.OneOrMore };
        var (by, why) = (By(), Why());
        var command = new Command("own", "다음 파일부터 이 머리글은 새 컬럼입니다 · a header is a column of its own") { dataset, headers, by, why };
        command.SetAction((parsed, _) => Say(parsed, dataset, parsed.GetValue(headers)!.Select(header => new ColumnAlias(header, null)), by, why));
        return command;
    }

    private static Command Forget()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id) · dataset id" };
        var headers = new Argument<string[]>("headers") { Description = "머리글 · headers", Arity = ArgumentArity.OneOrMore };
        var command = new Command("forget", "머리글에 정한 것을 지웁니다 · forget what was said of a header") { dataset, headers };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var id = DatasetOf(services, parsed.GetValue(dataset)!);
            foreach (var header in parsed.GetValue(headers)!) services.GetRequiredService<DriftDesk>().Forget(id, header);
            return 0;
        });
        return command;
    }

    private static async Task<int> Say(ParseResult parsed, Argument<string> dataset, IEnumerable<ColumnAlias> aliases, Option<string?> by, Option<string?> why)
    {
        await using var services = CommonOptions.Services(parsed);
        var id = DatasetOf(services, parsed.GetValue(dataset)!);
        foreach (var alias in aliases)
        {
            services.GetRequiredService<DriftDesk>().Say(id, alias, parsed.GetValue(by) ?? "", parsed.GetValue(why) ?? "");
            parsed.InvocationConfiguration.Output.WriteLine(alias.Column is null ? $"‘{alias.Header}’: 새 컬럼" : $"‘{alias.Header}’ → ‘{alias.Column}’");
        }
        return 0;
    }

    private static Option<string?> By() => new("--by") { Description = "정하는 사람, 기록에 남음 · who decides" };

    private static Option<string?> Why() => new("--why") { Description = "까닭, 기록에 남음 · why" };

    private static IEnumerable<ColumnAlias> Aliases(IEnumerable<string>? pairs) => CommonOptions.Pairs(pairs ?? []).Select(pair => new ColumnAlias(pair.Key, pair.Value));

    private static string DatasetOf(IServiceProvider services, string id) => ShowCommand.Find(services.GetRequiredService<LakeStore>(), id).Dataset;

    private static string IdOf(string text) => text.Normalize(System.Text.NormalizationForm.FormC);

    private static DriftPolicy? PolicyOf(string text, string where)
    {
        if (text.Equals("default", StringComparison.OrdinalIgnoreCase)) return null;
        foreach (var policy in Enum.GetValues<DriftPolicy>())
            if (text.Equals(policy.ToString(), StringComparison.OrdinalIgnoreCase)) return policy;
        throw NoPolicy(text, where);
    }

    private static InputException NoPolicy(string text, string where) => new(
        new($"방침이 \"{text}\"입니다.", $"The policy is \"{text}\"."), new("alert, evolve, stop 가운데 쓰세요.", "Use alert, evolve or stop."), where);

    private static void List(TextWriter output, IReadOnlyList<HeldArrival> waiting, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(waiting.Select(hold => new HoldLine(hold.Id, hold.Dataset, hold.HeldAt, hold.Source.Name, hold.Rows, DriftWords.Held(hold.Drift).Ko)), CliJson.Default.IEnumerableHoldLine));
            return;
        }
        if (waiting.Count == 0)
        {
            output.WriteLine("컬럼이 바뀌어 기다리는 파일이 없습니다.");
            return;
        }
        var table = new TextTable(new("보류"), new("데이터", Least: 8), new("들어온 때"), new("파일", Least: 10), new("까닭", Least: 20));
        foreach (var hold in waiting) table.Add(hold.Id, hold.Dataset, Words.Minute(hold.HeldAt), hold.Source.Name, string.Join("; ", DriftWords.Reasons(hold.Drift).Select(reason => reason.Ko)));
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static void One(TextWriter output, IServiceProvider services, string dataset, int version, bool json)
    {
        var arrival = services.GetRequiredService<DriftDesk>().OfVersion(dataset, version);
        if (json) output.WriteLine(arrival is null ? "null" : JsonSerializer.Serialize(DriftArrivalReport.Of(arrival, true), CliJson.Default.DriftArrivalReport));
        else if (arrival is null) output.WriteLine($"{dataset} 버전 {version.ToString(CultureInfo.InvariantCulture)}의 컬럼은 앞 버전과 같습니다.");
        else DriftTable.Write(output, arrival, all: true);
    }

    private static void All(TextWriter output, DriftView view, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(DriftReport.Of(view), CliJson.Default.DriftReport));
            return;
        }
        output.WriteLine($"{view.Dataset}: {view.Policy.Name().Ko}{(view.IsOwn ? "" : " (기본)")}. {view.Policy.Explain().Ko}");
        if (view.Waiting.Count + view.Past.Count == 0) output.WriteLine("컬럼이 바뀐 적이 없습니다.");
        foreach (var arrival in view.Waiting.Concat(view.Past))
        {
            output.WriteLine();
            DriftTable.Write(output, arrival, all: false);
        }
        foreach (var line in view.Aliases)
            output.WriteLine(line.Alias.Column is null ? $"‘{line.Alias.Header}’: 새 컬럼 ({line.By}: {line.Why})" : $"‘{line.Alias.Header}’ → ‘{line.Alias.Column}’ ({line.By}: {line.Why})");
    }

    private static void Write(TextWriter output, IReadOnlyList<HoldResult> results, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(results.Select(result => new DecidedLine(result.Hold.Id, result.Hold.Dataset, DriftReport.Word(result.Hold.State), result.Version?.Version, result.Version?.Rows)), CliJson.Default.IEnumerableDecidedLine));
            return;
        }
        foreach (var result in results)
            output.WriteLine(result.Version is { } made
                ? string.Create(CultureInfo.InvariantCulture, $"✓ {made.Dataset} 버전 {made.Version}: {made.Rows:N0}행 (보류 {result.Hold.Id})")
                : result.Hold.State == HoldState.Refused ? $"– {result.Hold.Dataset}: 받아들이지 않았습니다 (보류 {result.Hold.Id})" : $"⏸ {result.Hold.Dataset}: {DriftWords.Held(result.Hold.Drift).Ko} (보류 {result.Hold.Id})");
    }
}
