using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Privacy.Publishing;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Web.Features.Publishing;
using Maru.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>publish --json</c> says of a table.</summary>
internal sealed record PublishedLine(
    string Id, string Title, string Dataset, int Version, IReadOnlyList<string> By, string? Sum, string Switch, string State, string Maker, int Cells, int Threshold, int HeldBackSmall, int HeldBackWithThem, decimal? Epsilon, decimal? Budget, decimal? SpentBefore, decimal? SpentAfter, string? PublishedAs, string? Receipt);

/// <summary>Publishes tables out of closed data. What this machine made is approved by a person on the page, and what people made may be approved here.</summary>
internal static class PublishCommand
{
    private static readonly Option<string> s_why = new("--why") { Description = "까닭. 기록에 남습니다 · why; it stays on record", Required = true };

    public static Command Create() => new("publish", "행이 닫힌 데이터를 안전한 표로 냅니다 · publish safe tables of closed data") { List(), Show(), Switch(), Budget(), Make(), Approve(), Refuse(), Verify() };

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "만든 표와 상태 · tables and where they stand") { json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var (output, all) = (parsed.InvocationConfiguration.Output, services.GetRequiredService<PublishDesk>().All(Reader.Machine));
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(all.Select(Line).ToArray(), CliJson.Default.PublishedLineArray));
                return 0;
            }
            if (all.Count == 0)
            {
                output.WriteLine("만든 표가 없습니다. 'maru publish make'나 /publish 화면에서 만듭니다.");
                return 0;
            }
            var table = new TextTable(new("번호"), new("표", Least: 12), new("방법"), new("상태"), new("만든 사람"), new("공표한 데이터"));
            foreach (var release in all) table.Add(release.Id, release.Table.Title, ReleaseWords.Of(release.Table.Switch).Ko, PublishWords.Of(release.State).Ko, release.Maker, release.Place?.Dataset ?? "");
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var (id, json) = (Release(), CommonOptions.Json());
        var command = new Command("show", "표와 지킨 방법, 기록 · a table, how it was made safe, its record") { id, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<PublishDesk>();
            Tell(parsed.InvocationConfiguration.Output, desk, desk.Find(Reader.Machine, parsed.GetValue(id)!), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Switch()
    {
        var dataset = Dataset();
        var to = new Argument<string>("switch") { Description = "off, small-cells(작은 칸 가리기), private(차등정보보호) · the switch" };
        var command = new Command("switch", "데이터의 표를 어떻게 지킬지 정합니다 · set how tables of a dataset are made safe") { dataset, to, s_why };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var how = ReleaseWords.Read(parsed.GetValue(to));
            services.GetRequiredService<PublishDesk>().Switch(Reader.Machine, parsed.GetValue(dataset)!, how, parsed.GetValue(s_why)!);
            parsed.InvocationConfiguration.Output.WriteLine($"✓ {parsed.GetValue(dataset)}: {ReleaseWords.Of(how).Ko}");
            return 0;
        });
        return command;
    }

    private static Command Budget()
    {
        var dataset = Dataset();
        var epsilon = new Argument<decimal>("epsilon") { Description = "이 데이터의 모든 표를 합친 ε · ε of all its tables together" };
        var command = new Command("budget", "데이터의 ε 예산을 정합니다 · set a dataset's ε budget") { dataset, epsilon, s_why };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<PublishDesk>();
            desk.Budget(Reader.Machine, parsed.GetValue(dataset)!, parsed.GetValue(epsilon), parsed.GetValue(s_why)!);
            var (whole, spent) = desk.BudgetOf(parsed.GetValue(dataset)!);
            parsed.InvocationConfiguration.Output.WriteLine($"✓ ε 예산 {PublishWords.Epsilons(whole)}, 쓴 것 {PublishWords.Epsilons(spent)}, 남은 것 {PublishWords.Epsilons(whole - spent)}");
            return 0;
        });
        return command;
    }

    private static Command Make()
    {
        var dataset = Dataset();
        var by = new Option<string[]>("--by") { Description = "묶을 컬럼: 성별, 나이:10, 신고일:month. 셋까지 · columns to group by, up to three", Required = true };
        var sum = new Option<string?>("--sum") { Description = "더할 컬럼. 없으면 행 수 · column to sum; else rows are counted" };
        var epsilon = new Option<decimal?>("--epsilon") { Description = "쓸 ε(차등정보보호) · ε to spend" };
        var labels = new Option<string[]>("--labels") { Description = "범주(차등정보보호): 성별=남,여 · categories, as sex=m,f" };
        var low = new Option<long?>("--low") { Description = "한 행의 가장 작은 값(합) · least amount of a row" };
        var high = new Option<long?>("--high") { Description = "한 행의 가장 큰 값(합) · greatest amount of a row" };
        var perPerson = new Option<int>("--per-person") { Description = "한 사람의 행은 몇 개까지 · rows of one person at most", DefaultValueFactory = _ => 1 };
        var json = CommonOptions.Json();
        var command = new Command("make", "표를 만듭니다. 데이터의 스위치대로 지킨 뒤에 보입니다 · make a table, safe by the dataset's switch") { dataset, by, sum, epsilon, labels, low, high, perPerson, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<PublishDesk>();
            var named = CommonOptions.Pairs(parsed.GetValue(labels) ?? []);
            var spec = new TableSpec(parsed.GetValue(dataset)!, [.. parsed.GetValue(by)!.Select(TableDimension.Parse).Select(dimension => dimension with { Labels = named.GetValueOrDefault(dimension.Column)?.Split(',') })], parsed.GetValue(sum))
            {
                Epsilon = parsed.GetValue(epsilon),
                Low = parsed.GetValue(low),
                High = parsed.GetValue(high),
                PerPerson = parsed.GetValue(perPerson),
            };
            Tell(parsed.InvocationConfiguration.Output, desk, await desk.Prepare(Reader.Machine, spec, MachineAccount.Place, stop), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Approve()
    {
        var id = Release();
        var command = new Command("approve", "다른 사람이 만든 표를 승인하고 냅니다 · approve and publish what somebody else made") { id };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<PublishDesk>();
            if (desk.Find(Reader.Machine, parsed.GetValue(id)!).State == ReleaseState.Approved) await desk.Finish(Reader.Machine, parsed.GetValue(id)!, stop);
            else await desk.Approve(Reader.Machine, parsed.GetValue(id)!, null, stop);
            var place = desk.Find(Reader.Machine, parsed.GetValue(id)!).Place!;
            parsed.InvocationConfiguration.Output.WriteLine($"✓ {place.Dataset} v{place.Version.ToString(CultureInfo.InvariantCulture)} · 산출 근거 /receipts/{place.Receipt}");
            return 0;
        });
        return command;
    }

    private static Command Refuse()
    {
        var id = Release();
        var command = new Command("refuse", "다른 사람이 만든 표를 돌려보냅니다. 쓴 예산은 돌아오지 않습니다 · send a table back; what it spent stays spent") { id, s_why };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<PublishDesk>().Refuse(Reader.Machine, parsed.GetValue(id)!, parsed.GetValue(s_why)!);
            parsed.InvocationConfiguration.Output.WriteLine($"✓ {parsed.GetValue(id)}: 돌려보냈습니다.");
            return 0;
        });
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", "기록이 쓰인 그대로인지 증명합니다 · prove that the record is as it was written");
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var output = parsed.InvocationConfiguration.Output;
            var desk = services.GetRequiredService<PublishDesk>();
            if (desk.Fault() is { } fault)
            {
                output.WriteLine($"✗ {fault.Where}: {fault.Message.Ko}");
                return 2;
            }
            foreach (var release in desk.All(Reader.Machine)) desk.TableOf(release);
            output.WriteLine("✓ 안전 공표 기록과 표가 온전합니다.");
            return 0;
        });
        return command;
    }

    private static void Tell(TextWriter output, PublishDesk desk, SafeRelease release, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(Line(release), CliJson.Default.PublishedLine));
            return;
        }
        var (made, table) = (release.Table, desk.TableOf(release));
        output.WriteLine($"{release.Id} {made.Title}: {PublishWords.Of(release.State).Ko}");
        output.WriteLine($"{ReleaseWords.Step(made).Ko}.");
        if (made.Switch == SafeSwitch.Private) output.WriteLine($"예산 ε {PublishWords.Epsilons(made.Budget)}: 쓴 것 {PublishWords.Epsilons(made.SpentBefore)} → {PublishWords.Epsilons(made.SpentAfter)}");
        var shape = table.Shape;
        var text = new TextTable([.. table.By.Select(dimension => new TextColumn(dimension.Column)), new(ReleaseWords.Headers(table.Measure).Value, Right: true)]);
        for (var cell = 0; cell < shape.Cells; cell++)
        {
            var labels = shape.Labels(cell);
            text.Add([.. labels.Select((label, i) => shape.IsTotal(labels, i) ? PublishWords.Total.Ko : table.By[i].Labels[label]), table.Values[cell] is { } value ? Figures.Number((double)value, value == decimal.Truncate(value) ? 0 : 2) : PublishWords.HeldBack.Ko]);
        }
        text.WriteTo(output, Screen.WidthOf(output));
        if (release.Place is { } place) output.WriteLine($"공표한 데이터 {place.Dataset} v{place.Version.ToString(CultureInfo.InvariantCulture)} · 산출 근거 /receipts/{place.Receipt}");
        else if (release.State == ReleaseState.Waits) output.WriteLine($"만든 사람이 아닌 사람이 /publish/{release.Id} 화면에서 승인하면 나갑니다.");
    }

    private static PublishedLine Line(SafeRelease release) => new(
        release.Id, release.Table.Title, release.Dataset, release.Table.Version, [.. release.Table.Spec.By.Select(dimension => dimension.Name)], release.Table.Spec.Measure, ReleaseWords.IdOf(release.Table.Switch), JsonNamingPolicy.KebabCaseLower.ConvertName(release.State.ToString()),
        release.Maker, release.Table.Cells, release.Table.Threshold, release.Table.Small, release.Table.WithThem, release.Table.Spec.Epsilon, release.Table.Budget, release.Table.SpentBefore, release.Table.SpentAfter, release.Place?.Dataset, release.Place?.Receipt);

    private static Argument<string> Dataset() => new("dataset") { Description = "데이터 이름(id) · the dataset's id" };

    private static Argument<string> Release() => new("table") { Description = "표의 번호 · the table's number" };
}
