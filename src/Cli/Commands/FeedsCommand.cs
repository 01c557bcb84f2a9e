using System.CommandLine;
using System.Text.Json;
using Maru.App.Live;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Lists the live feeds; its parts look at one, declare, run and remove them.</summary>
internal static class FeedsCommand
{
    public static Command Create()
    {
        var command = new Command("feeds", "실시간 피드를 봅니다 · list the live feeds")
        {
            Listing("list"), Show(), Add(), Run(), Allow(),
            OnFeed("pause", "피드를 멈춰 둡니다 · pause a feed", (desk, id) => desk.Change(id, feed => feed with { IsPaused = true }), "멈춰 두었습니다"),
            OnFeed("resume", "멈춘 피드를 다시 받습니다 · resume a feed", (desk, id) => desk.Change(id, feed => feed with { IsPaused = false }), "다시 받습니다"),
            OnFeed("remove", "피드를 지웁니다. 받은 값은 남습니다 · remove a feed", (desk, id) => desk.Remove(id), "지웠습니다"),
        };
        var json = CommonOptions.Json();
        command.Add(json);
        command.SetAction(parsed => List(parsed, parsed.GetValue(json)));
        return command;
    }

    private static Argument<string> FeedArgument() => new("feed") { Description = "피드 이름(id) · feed id" };

    private static Command Listing(string name)
    {
        var json = CommonOptions.Json();
        var command = new Command(name, "피드마다 상태를 봅니다 · how each feed stands") { json };
        command.SetAction(parsed => List(parsed, parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> List(ParseResult parsed, bool asJson)
    {
        await using var services = CommonOptions.Services(parsed);
        var desk = services.GetRequiredService<FeedDesk>();
        var (feeds, unreadable, output) = (desk.List(), desk.Unreadable(), parsed.InvocationConfiguration.Output);
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(feeds.Select(FeedLine.Of), CliJson.Default.IEnumerableFeedLine));
        }
        else if (feeds.Count == 0)
        {
            parsed.InvocationConfiguration.Error.WriteLine("피드가 없습니다. 'maru feeds --help'에 만드는 법이 있습니다. · No feeds yet.");
        }
        else
        {
            var table = new TextTable(new("피드"), new("이름", Least: 8), new("상태"), new("마지막 값"), new("오늘", Right: true), new("따로 둠", Right: true), new("까닭", Least: 12));
            foreach (var view in feeds)
                table.Add(view.Setting.Id, view.Setting.Title, view.State.Name().Ko, view.NewestAt is { } at ? Words.Minute(at) : "-", Words.Count(view.Today.Readings + view.Today.Events), Words.Count(view.Today.SetAside), view.Why.Ko);
            table.WriteTo(output, Screen.WidthOf(output));
        }
        foreach (var problem in unreadable) parsed.InvocationConfiguration.Error.WriteLine(problem.In("ko"));
        return unreadable.Count == 0 ? 0 : 1;
    }

    private static Command Show()
    {
        var id = FeedArgument();
        var json = CommonOptions.Json();
        var command = new Command("show", "피드의 가장 새 값, 진행 중인 사건, 따로 둔 값을 봅니다 · newest values, open events, what is set aside") { id, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<FeedDesk>();
            var feed = desk.Find(parsed.GetValue(id)!) ?? throw FeedErrors.NoFeed(parsed.GetValue(id)!);
            var (view, output) = (desk.View(feed), parsed.InvocationConfiguration.Output);
            var quantities = feed.Quantities.ToDictionary(quantity => quantity.Id, StringComparer.Ordinal);
            if (parsed.GetValue(json))
            {
                var sheet = new FeedSheet(
                    FeedLine.Of(view),
                    [.. feed.Newest().Select(one => one.Reading).Select(reading => new ReadingLine(reading.Station, reading.Quantity, reading.At, reading.Value, quantities.GetValueOrDefault(reading.Quantity)?.Unit))],
                    [.. feed.OpenEvents().Select(one => one.Event).Select(e => new EventLine(e.Id, e.Kind, e.Title, e.From, e.Until, e.Severity, e.Place, e.Office))],
                    [.. feed.Asides().Select(one => one.Value).Select(bad => new AsideLine(bad.Station, bad.Quantity, bad.At, bad.Found, RunLine.Word(bad.Reason), bad.Flag))]);
                output.WriteLine(JsonSerializer.Serialize(sheet, CliJson.Default.FeedSheet));
                return 0;
            }
            output.WriteLine($"{view.Setting.Title} · {view.State.Name().Ko} · {view.Why.Ko}");
            WriteTables(feed, quantities, output);
            return 0;
        });
        return command;
    }

    private static void WriteTables(HotFeed feed, Dictionary<string, Quantity> quantities, TextWriter output)
    {
        var stations = feed.Stations().ToDictionary(station => station.Id, station => station.Name, StringComparer.Ordinal);
        if (feed.Newest() is { Count: > 0 } newest)
        {
            var table = new TextTable(new("측정소", Least: 8), new("항목"), new("값", Right: true), new("시각"));
            foreach (var reading in newest.Select(one => one.Reading))
                table.Add(stations.GetValueOrDefault(reading.Station, reading.Station), quantities.GetValueOrDefault(reading.Quantity)?.Name.Ko ?? reading.Quantity, FeedText.Value(quantities.GetValueOrDefault(reading.Quantity), reading.Value).Ko, Words.Minute(reading.At));
            table.WriteTo(output, Screen.WidthOf(output));
        }
        if (feed.OpenEvents() is { Count: > 0 } events)
        {
            var table = new TextTable(new("사건"), new("내용", Least: 12), new("시작"), new("어디", Least: 8));
            foreach (var happening in events.Select(one => one.Event)) table.Add(happening.Kind, happening.Title, Words.Minute(happening.From), happening.Place ?? "-");
            table.WriteTo(output, Screen.WidthOf(output));
        }
        if (feed.Asides() is not { Count: > 0 } asides) return;
        var aside = new TextTable(new("따로 둔 값"), new("항목"), new("시각"), new("까닭", Least: 8));
        foreach (var bad in asides.Take(20).Select(one => one.Value)) aside.Add($"{stations.GetValueOrDefault(bad.Station, bad.Station)}: {bad.Found}", bad.Quantity, bad.At is { } at ? Words.Minute(at) : "-", bad.Reason.Name().Ko + (bad.Flag is null ? "" : $" ({bad.Flag})"));
        aside.WriteTo(output, Screen.WidthOf(output));
    }

    private static Command Add()
    {
        var id = FeedArgument();
        var kind = new Argument<string>("kind") { Description = "종류: maru list feeds · kind" };
        var title = new Argument<string?>("title") { Description = "이름 · title", Arity = ArgumentArity.ZeroOrOne };
        var set = new Option<string[]>("--set") { Description = "설정 이름=값; 종류와 오픈API의 것 · setting name=value", DefaultValueFactory = _ => [] };
        var department = new Option<string?>("--department") { Description = "담당 부서 · department" };
        var team = new Option<string?>("--team") { Description = "담당 팀 · team" };
        var open = new Option<bool>("--open") { Description = "누구나 보기; 없으면 담당 부서 직원만 · open to everyone" };
        var every = new Option<double?>("--every") { Description = "몇 초마다 받을지 · seconds between calls" };
        var stale = new Option<double?>("--stale") { Description = "몇 초가 지나면 늦은 값인지 · seconds until stale" };
        var queue = new Option<string?>("--queue") { Description = "값을 받을 RabbitMQ 큐 · RabbitMQ queue" };
        var command = new Command("add", "피드를 만듭니다 · declare a feed") { id, kind, title, set, department, team, open, every, stale, queue };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var made = services.GetRequiredService<FeedDesk>().Add(new(parsed.GetValue(id)!, parsed.GetValue(kind)!, parsed.GetValue(title) ?? parsed.GetValue(id)!)
            {
                Settings = CommonOptions.Pairs(parsed.GetValue(set)!),
                Department = parsed.GetValue(department),
                Team = parsed.GetValue(team),
                IsOpen = parsed.GetValue(open),
                Every = Seconds(parsed.GetValue(every)),
                StaleAfter = Seconds(parsed.GetValue(stale)),
                Queue = parsed.GetValue(queue),
            });
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {made.Id}: {(made.Source == FeedSetting.OfPush ? $"POST /api/v1/feeds/{made.Id}/readings로 보낸 값을 받습니다." : "서버가 켜져 있으면 스스로 받습니다.")}");
            return 0;
        });
        return command;
    }

    private static TimeSpan? Seconds(double? seconds) => seconds switch
    {
        null => null,
        >= 1 and <= 31_536_000 => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new InputException(new($"{seconds}초입니다.", $"It is {seconds} seconds."), new("1에서 31,536,000까지 쓰세요.", "Use 1 to 31,536,000."), "--every, --stale"),
    };

    private static Command Run()
    {
        var id = FeedArgument();
        var json = CommonOptions.Json();
        var command = new Command("run", "지금 한 번 받습니다 · ask a feed now") { id, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var arrival = await services.GetRequiredService<FeedRunner>().Call(parsed.GetValue(id)!, stop);
            if (arrival is null)
            {
                var health = services.GetRequiredService<LiveStore>().Health(parsed.GetValue(id)!);
                throw new InputException(new(health.ProblemKo ?? "", health.ProblemEn ?? "")) { IsTransient = true };
            }
            if (parsed.GetValue(json)) parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(ArrivalLine.Of(arrival), CliJson.Default.ArrivalLine));
            else parsed.InvocationConfiguration.Error.WriteLine($"✓ 새 값 {Words.Count(arrival.Readings)} · 사건 {Words.Count(arrival.Events)} · 겹침 {Words.Count(arrival.Duplicates)} · 따로 둠 {Words.Count(arrival.SetAside)}");
            return 0;
        });
        return command;
    }

    private static Command Allow()
    {
        var id = FeedArgument();
        var key = new Argument<string>("key") { Description = "API 키나 그 번호 · API key or its id" };
        var command = new Command("allow", "API 키 하나에 이 피드로 보낼 권한을 줍니다 · let an API key push") { id, key };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            // Of a whole key only its id is kept: the secret part is nobody's business.
            var number = parsed.GetValue(key)!.Split('_') is ["maru", var part, ..] ? part : parsed.GetValue(key)!;
            if (number.Length != 32) throw new InputException(new("API 키가 아닙니다.", "This is no API key."), new("내 계정 화면에서 만든 maru_로 시작하는 키를 쓰세요.", "Use a key beginning with maru_, made on the page of your account."), "key");
            services.GetRequiredService<FeedDesk>().Change(parsed.GetValue(id)!, feed => feed with { Pushers = [.. feed.Pushers.Where(other => other != number), number] });
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {parsed.GetValue(id)}: 이 키로 보낼 수 있습니다.");
            return 0;
        });
        return command;
    }

    private static Command OnFeed(string name, string description, Action<FeedDesk, string> act, string done)
    {
        var id = FeedArgument();
        var command = new Command(name, description) { id };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            act(services.GetRequiredService<FeedDesk>(), parsed.GetValue(id)!);
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {parsed.GetValue(id)}: {done}.");
            return 0;
        });
        return command;
    }
}
