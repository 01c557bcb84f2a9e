using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Excavations;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>excavations --json</c> says.</summary>
/// <param name="Place">The place that <c>--near</c> was understood as; null without it.</param>
internal sealed record ExcavationSheet(string At, string? Place, string? Say, IReadOnlyList<ExcavationLine> Works, IReadOnlyList<ConflictLine> Conflicts, IReadOnlyList<RedigLine> Redigs, string Receipt);

internal sealed record ExcavationLine(
    string Number, string Work, string Road, string? From, string? To, string State, string First, string Last, string Hours, int? Lanes, int? Closed, string? Place, string? Towards, string? Agency, string? Department, string? Extension,
    string BusAction, IReadOnlyList<string> Stops, IReadOnlyList<string> Routes, string? Detour, int? Metres);

internal sealed record ConflictLine(string One, string Other, int Metres, int SharedMetres, string From, string To);

internal sealed record RedigLine(string Number, string Kind, string On, string? Before, int SharedMetres);

internal static class ExcavationsCommand
{
    private static readonly Option<string?> At = new("--at") { Description = "때(2026-10-20T10:30, 한국 시각). 없으면 지금 · a moment, Korean time" };
    private static readonly Option<string?> Road = new("--road") { Description = "도로 이름 · name of a road" };
    private static readonly Option<string?> Near = new("--near") { Description = "주소, 교차로, 장소 가까이 · near an address, crossing or place" };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("excavations", "지금 어디를 파는지, 언제까지인지, 겹치거나 다시 파는 곳이 있는지 봅니다 · what is dug up, until when, and what conflicts") { At, Road, Near, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<CatalogStore>().Prepare();
            var desk = services.GetRequiredService<ExcavationDesk>();
            var moment = desk.MomentOf(parsed.GetValue(At));
            var book = Open(desk, stop);
            var output = parsed.InvocationConfiguration.Output;
            var look = parsed.GetValue(Near) is { } near ? Look(book, near, moment) : null;
            var sheet = look is not null ? Sheet(desk, book, look) : Sheet(desk, book, moment, RoadOf(book, parsed.GetValue(Road)));
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(sheet, CliJson.Default.ExcavationSheet));
            else Write(output, sheet);
            return 0;
        });
        return command;
    }

    private static ExcavationBook Open(ExcavationDesk desk, CancellationToken stop) => desk.Open(stop) switch
    {
        { Book: { } book } => book,
        { Problem: { } problem } => throw problem,
        _ => throw new InputException(new("excavations.yaml이 없습니다.", "There is no excavations.yaml."), new("데이터 폴더에 두고 어느 데이터와 컬럼인지 쓰세요. docs/howto/call-centre.md에 예가 있습니다.", "Put one in the data folder; docs/howto/call-centre.md has an example."), ExcavationFile.Name),
    };

    private static string? RoadOf(ExcavationBook book, string? road) => road?.Normalize(System.Text.NormalizationForm.FormC) is not { } name || book.Roads.Has(name) || book.Works.Any(work => work.Road == name) ? road?.Normalize(System.Text.NormalizationForm.FormC)
        : throw new InputException(new($"'{name}' 도로가 없습니다.", $"There is no road '{name}'."), Nearest(book.Finder.Find(name)), "--road");

    private static Lookup Look(ExcavationBook book, string near, DateTime moment) => ExcavationDesk.Look(book, near, moment) is { Place: not null } look ? look
        : throw new InputException(new($"'{near}'을(를) 찾지 못했습니다.", $"'{near}' was not found."), Nearest(book.Finder.Find(near)), "--near");

    private static Bilingual Nearest(FoundPlaces found) => found.Suggestions.Concat(found.Candidates.Select(place => place.Title)).Take(5).ToList() is { Count: > 0 } names
        ? new($"혹시 {string.Join(", ", names)}?", $"Did you mean {string.Join(", ", names)}?") : new("도로명과 번호로 찾아 보세요.", "Try the road's name and number.");

    private static ExcavationSheet Sheet(ExcavationDesk desk, ExcavationBook book, Lookup look)
    {
        var works = look.Works.Select(near => near.Work).ToHashSet();
        return new(
            Moment(look.Moment), look.Place!.Title, new CallSentence(book).Of(look) is { } spoken ? Spoken.Plain(spoken.Normal) : null,
            [.. look.Works.Select(near => Line(book, near.Work, near.State, look.Place.Kind == PlaceKind.Road ? null : near.Metres))], Conflicts(book, look.Moment, works), Redigs(book, look.Moment, works), desk.Receipt(book, look).Id);
    }

    private static ExcavationSheet Sheet(ExcavationDesk desk, ExcavationBook book, DateTime moment, string? road)
    {
        var live = book.At(moment, road);
        var works = live.Select(line => line.Work).ToHashSet();
        var (conflicts, redigs) = (book.Conflicts(moment), book.Redigs(moment));
        return new(Moment(moment), null, null, [.. live.Select(line => Line(book, line.Work, line.State, null))], Conflicts(book, moment, works), Redigs(book, moment, works), desk.Receipt(book, moment, conflicts, redigs).Id);
    }

    private static List<ConflictLine> Conflicts(ExcavationBook book, DateTime moment, HashSet<Excavation> works) =>
        [.. book.Conflicts(moment).Where(conflict => works.Contains(conflict.One) || works.Contains(conflict.Other)).Select(conflict => new ConflictLine(conflict.One.Number, conflict.Other.Number, conflict.Metres, conflict.SharedMetres, Day(conflict.From), Day(conflict.To)))];

    private static List<RedigLine> Redigs(ExcavationBook book, DateTime moment, HashSet<Excavation> works) =>
        [.. book.Redigs(moment).Where(redig => works.Contains(redig.Work)).Select(redig => new RedigLine(redig.Work.Number, redig.Before is null ? "paved" : "dug", Day(redig.On), redig.Before?.Number, redig.SharedMetres))];

    private static ExcavationLine Line(ExcavationBook book, Excavation work, WorkState state, int? metres)
    {
        var stops = book.StopsHit(work);
        return new(
            work.Number, work.Work, work.Road, work.From, work.To, JsonNamingPolicy.CamelCase.ConvertName(state.ToString()), Day(work.First), Day(work.Last), WorkWords.Hours(work.Hours).Ko, work.Lanes, work.Closed, work.Place, work.Towards, work.Agency, work.Department, work.Extension,
            JsonNamingPolicy.CamelCase.ConvertName(work.BusAction.ToString()), [.. stops.Select(hit => hit.Stop.Name)], [.. stops.SelectMany(hit => hit.Stop.Routes).Distinct()], work.Detour, metres);
    }

    private static void Write(TextWriter output, ExcavationSheet sheet)
    {
        if (sheet.Say is { } say) output.WriteLine(say + "\n");
        if (sheet.Works.Count == 0)
        {
            output.WriteLine("이때 허가된 굴착공사가 없습니다. · No permitted work.");
            return;
        }
        var table = new TextTable(new("허가번호"), new("도로", Least: 6), new("공사", Least: 8), new("지금"), new("기간"), new("시간"), new("차로"), new("문의"), new("거리", Right: true));
        foreach (var work in sheet.Works)
            table.Add(work.Number, work.Road, work.Work, State(work.State), $"{work.First}~{work.Last[5..]}", work.Hours, work.Closed is 0 ? "보도" : $"{work.Closed}/{work.Lanes}", $"{work.Department} {work.Extension}".Trim(), work.Metres is { } metres ? metres + "m" : "");
        table.WriteTo(output, Screen.WidthOf(output));
        if (sheet.Conflicts.Count > 0) output.WriteLine($"\n겹치는 공사 {sheet.Conflicts.Count}쌍");
        foreach (var conflict in sheet.Conflicts) output.WriteLine($"  {conflict.One} · {conflict.Other}  {conflict.From}~{conflict.To[5..]}  {(conflict.SharedMetres > 0 ? $"같은 구간 {conflict.SharedMetres}m" : $"{conflict.Metres}m 떨어짐")}");
        if (sheet.Redigs.Count > 0) output.WriteLine($"\n포장했거나 판 지 얼마 안 된 곳 {sheet.Redigs.Count}건");
        foreach (var redig in sheet.Redigs) output.WriteLine($"  {redig.Number}  {(redig.Kind == "paved" ? "포장" : "앞 공사 " + redig.Before)} {redig.On}  {redig.SharedMetres}m");
    }

    private static string State(string state) => state switch { "closed" => "막힘", "open" => "열림", "planned" => "예정", _ => "끝남" };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
