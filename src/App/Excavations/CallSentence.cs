using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Excavations;

/// <summary>A piece of what is read aloud.</summary>
public sealed record SpokenPart(string Text, bool IsStrong = false);

/// <summary>What the call centre says, in three lengths. Each is a template over the fields of the permits that are shown below it.</summary>
/// <param name="About">The work it speaks of, to pass the call on to its office; null when there is none.</param>
public sealed record Spoken(IReadOnlyList<SpokenPart> Normal, IReadOnlyList<SpokenPart> Brief, IReadOnlyList<SpokenPart> Message, NearWork? About)
{
    public static string Plain(IEnumerable<SpokenPart> parts) => string.Concat(parts.Select(part => part.Text));

    /// <summary>Bytes a telephone company counts: two for each letter that is not ASCII. Up to 90 is one short message.</summary>
    public int MessageBytes => Plain(Message).Sum(letter => letter < 128 ? 1 : 2);
}

/// <summary>Makes the sentences of a look-up.</summary>
public sealed class CallSentence(ExcavationBook book)
{
    // What a caller means by "in front of".
    private const int BeforeMetres = 60;

    private readonly WorkWords _words = new(book.Settings);

    /// <returns>Null when no place was found.</returns>
    public Spoken? Of(Lookup look, bool korean = true)
    {
        ArgumentNullException.ThrowIfNull(look);
        if (look.Place is not { } place) return null;
        if (look.Works.Count == 0) return None(look, place, korean);
        // What is closed in front of the place goes before what lies there for later.
        var about = (place.Kind == PlaceKind.Road ? look.Works : look.Works.Where(near => near.Metres <= BeforeMetres)).OrderBy(near => near.State).ThenBy(near => near.Metres).FirstOrDefault();
        var isBefore = about is not null;
        about ??= look.Works[0];
        return korean
            ? new([.. Korean(look, place, about, isBefore)], [.. KoreanBrief(look, place, about, isBefore)], [.. KoreanMessage(about)], about)
            : new([.. English(look, place, about, isBefore)], [.. EnglishBrief(look, place, about, isBefore)], [.. EnglishMessage(look, about)], about);
    }

    private IEnumerable<SpokenPart> Korean(Lookup look, Place place, NearWork about, bool isBefore)
    {
        var work = about.Work;
        if (place.Kind == PlaceKind.Road)
        {
            var count = look.Works.Count(near => near.State == WorkState.Closed);
            if (look.All > 1) yield return new($"{place.Title}에는 굴착공사가 {look.All}곳 있고, {(count == 0 ? "지금 막힌 곳은 없습니다" : $"그 가운데 지금 막힌 곳은 {count}곳입니다")}. ");
            yield return new(work is { From: { } from, To: { } to } ? $"{place.Title} {from}에서 {to} 사이는 " : Josa.EunNeun(place.Title) + " ");
        }
        else if (isBefore)
            yield return new($"{place.Title} 앞은 ");
        else
            yield return new($"{place.Title} 바로 앞에는 굴착공사가 없습니다. 가장 가까운 {about.Direction.Name().Ko} {WorkWords.Distance(about.Metres).Ko} {Josa.EunNeun(work.Road)} ");
        yield return new(Josa.EuroRo(work.Work + " 공사") + " ");
        var closed = Josa.EulReul(_words.Closed(work).Ko);
        var hours = WorkWords.SpokenHours(work.Hours).Ko;
        if (about.State == WorkState.Planned)
        {
            yield return new($"{WorkWords.Day(work.First, Today(look)).Ko}부터 {WorkWords.Day(work.Last, Today(look)).Ko}까지", true);
            yield return new($" {hours} ");
            yield return new($"{closed} 막을 예정입니다.", true);
            yield return new(" 지금은 지나갈 수 있습니다.");
        }
        else
        {
            yield return new($"{WorkWords.Day(work.Last, Today(look)).Ko}까지", true);
            yield return new($" {hours} ");
            yield return new($"{closed} 막습니다.", true);
            yield return new(" " + (about.State == WorkState.Closed ? NowClosed(work) : NowOpen(work, look.Moment)));
        }
        foreach (var part in KoreanBuses(work)) yield return part;
    }

    private static string NowClosed(Excavation work)
    {
        if (work.IsFootway) return "지금도 보도가 막혀 있습니다.";
        if (work.IsWholeRoad) return work.Detour is { } detour ? $"지금 지나갈 수 없으니 {Josa.EuroRo(detour)} 돌아가 주세요." : "지금 지나갈 수 없습니다.";
        return WorkWords.SideLanes(work) - work.Closed is > 0 and var left ? $"지금도 막혀 있으니 나머지 {WorkWords.Count(left)} 개 차로로 지나가 주세요." : "지금도 막혀 있습니다.";
    }

    private static string NowOpen(Excavation work, DateTime moment) => work.NextShift(moment) is { } next
        ? $"지금은 열려 있고, {NextDay(next, moment)} {WorkWords.Spoken(TimeOnly.FromDateTime(next))}에 다시 막습니다." : "지금은 열려 있습니다.";

    private static string NextDay(DateTime next, DateTime moment) => (next.Date - moment.Date).Days switch
    {
        0 => "오늘",
        1 => "내일",
        _ => WorkWords.Day(DateOnly.FromDateTime(next), DateOnly.FromDateTime(moment)).Ko,
    };

    private IEnumerable<SpokenPart> KoreanBuses(Excavation work)
    {
        if (work.BusAction == BusAction.None || Routes(work) is not { Count: > 0 } routes) yield break;
        var buses = WorkWords.Buses(routes).Ko;
        yield return new(" ");
        yield return new(Josa.EunNeun(buses), true);
        if (work.BusAction == BusAction.StopMoved)
            yield return new($" {(book.Stop(work.BusStop!)?.Name is { } stop ? stop + " 대신 " : "")}{(work.StopMovedMetres is { } metres ? $"{metres}m 떨어진 " : "")}임시 정류장에 섭니다.");
        else
            yield return new(work.Detour is { } detour ? $" {Josa.EuroRo(detour)} 돌아갑니다." : " 다른 길로 돌아갑니다.");
    }

    /// <summary>Routes the permit's measure is about: those of its stop.</summary>
    public IReadOnlyList<string> Routes(Excavation work) => work.BusStop is { } number && book.Stop(number) is { } stop ? stop.Routes : [];

    private IEnumerable<SpokenPart> KoreanBrief(Lookup look, Place place, NearWork about, bool isBefore)
    {
        var work = about.Work;
        yield return new($"{(isBefore && place.Kind != PlaceKind.Road ? place.Title + " 앞" : work.Road)} {work.Work}, ");
        yield return new(about.State == WorkState.Planned ? $"{WorkWords.Day(work.First, Today(look)).Ko}부터 {WorkWords.Day(work.Last, Today(look)).Ko}까지" : $"{WorkWords.Day(work.Last, Today(look)).Ko}까지", true);
        yield return new($" {WorkWords.Hours(work.Hours).Ko} ");
        yield return new($"{_words.Closed(work).Ko} 막음", true);
        yield return new($", {WorkWords.State(work, about.State).Ko}.{(_words.Contact(work).Ko is { Length: > 0 } contact ? $" 문의 {contact}." : "")}");
    }

    private IEnumerable<SpokenPart> KoreanMessage(NearWork about)
    {
        var work = about.Work;
        var city = book.City is { } name ? $"[{name}] " : "";
        var until = about.State == WorkState.Planned ? $"{work.First.Month}.{work.First.Day}~{work.Last.Month}.{work.Last.Day}" : $"~{work.Last.Month}.{work.Last.Day}";
        yield return new($"{city}{work.Road} {work.Work} {until} {Short(work.Hours)} {(work.IsFootway ? "보도" : work.IsWholeRoad ? "전 차로" : $"{work.Place} {work.Closed}차로")} 통제. {WorkWords.State(work, about.State).Ko}.{(work.Extension is { } extension ? " 문의 " + extension : "")}");
    }

    private static string Short(WorkHours hours) => hours.IsAllDay ? WorkWords.Hours(hours).Ko : $"{(hours.Days == WorkDays.Weekends ? "주말" : WorkWords.Days(hours.Days).Ko)} {Hour(hours.Start!.Value)}~{Hour(hours.End!.Value)}시";

    private static string Hour(TimeOnly time) => time.Minute == 0 ? time.ToString("HH", System.Globalization.CultureInfo.InvariantCulture) : WorkWords.Clock(time);

    private IEnumerable<SpokenPart> English(Lookup look, Place place, NearWork about, bool isBefore)
    {
        var work = about.Work;
        if (place.Kind == PlaceKind.Road)
        {
            if (look.All > 1) yield return new($"There are {look.All} works on {place.Title}, {look.Works.Count(near => near.State == WorkState.Closed)} of them closing it now. ");
            yield return new(work is { From: { } from, To: { } to } ? $"On {place.Title}, between {_words.EnglishPoint(from)} and {_words.EnglishPoint(to)}, " : $"On {place.Title}, ");
        }
        else if (isBefore)
            yield return new($"In front of {place.Title}, ");
        else
            yield return new($"There is no work right in front of {place.Title}. The nearest is {WorkWords.Distance(about.Metres).En} {about.Direction.Name().En}: on {work.Road}, ");
        var closed = _words.Closed(work).En;
        yield return new($"{Lower(_words.English(work.Work))} ");
        if (about.State == WorkState.Planned)
        {
            yield return new($"will close {closed} from {WorkWords.Day(work.First, Today(look)).En} to {WorkWords.Day(work.Last, Today(look)).En}", true);
            yield return new($", {WorkWords.SpokenHours(work.Hours).En.TrimEnd(',')}. The road is open now.");
        }
        else
        {
            yield return new($"closes {closed} until {WorkWords.Day(work.Last, Today(look)).En}", true);
            yield return new($", {WorkWords.SpokenHours(work.Hours).En.TrimEnd(',')}. {(about.State == WorkState.Closed ? EnglishClosed(work) : EnglishOpen(work, look.Moment))}");
        }
        if (work.BusAction == BusAction.None || Routes(work) is not { Count: > 0 } routes) yield break;
        yield return new(" ");
        yield return new(WorkWords.Buses(routes).En, true);
        var one = routes.Count == 1;
        if (work.BusAction == BusAction.StopMoved)
            yield return new($" {(one ? "stops" : "stop")} at a temporary stop{(work.StopMovedMetres is { } metres ? $" {metres} m away" : "")}{(book.Stop(work.BusStop!)?.Name is { } stop ? " instead of " + stop : "")}.");
        else
            yield return new($" {(one ? "goes" : "go")} {(work.Detour is { } detour ? "by " + detour : "another way")}.");
    }

    private static string EnglishClosed(Excavation work)
    {
        if (work.IsFootway) return "The footway is closed now.";
        if (work.IsWholeRoad) return work.Detour is { } detour ? $"The road is closed now: please go by {detour}." : "The road is closed now.";
        return WorkWords.SideLanes(work) - work.Closed is > 0 and var left ? $"It is closed now: please use the other {(left == 1 ? "lane" : $"{left} lanes")}." : "It is closed now.";
    }

    private static string EnglishOpen(Excavation work, DateTime moment) => work.NextShift(moment) is { } next
        ? $"The road is open now and closes again {((next.Date - moment.Date).Days switch { 0 => "today", 1 => "tomorrow", _ => "on " + WorkWords.Day(DateOnly.FromDateTime(next), DateOnly.FromDateTime(moment)).En })} at {WorkWords.Clock(TimeOnly.FromDateTime(next))}." : "The road is open now.";

    private IEnumerable<SpokenPart> EnglishBrief(Lookup look, Place place, NearWork about, bool isBefore)
    {
        var work = about.Work;
        yield return new($"{(isBefore && place.Kind != PlaceKind.Road ? place.Title : work.Road)}: {Lower(_words.English(work.Work))}, ");
        yield return new(about.State == WorkState.Planned ? $"{WorkWords.Day(work.First, Today(look)).En} to {WorkWords.Day(work.Last, Today(look)).En}" : $"until {WorkWords.Day(work.Last, Today(look)).En}", true);
        yield return new($", {WorkWords.Hours(work.Hours).En}, ");
        yield return new($"{_words.Closed(work).En} closed", true);
        yield return new($"; {Lower(WorkWords.State(work, about.State).En)}.{(_words.Contact(work).En is { Length: > 0 } contact ? $" Call {contact}." : "")}");
    }

    private IEnumerable<SpokenPart> EnglishMessage(Lookup look, NearWork about)
    {
        var work = about.Work;
        yield return new($"{work.Road}: {Lower(_words.English(work.Work))} {(about.State == WorkState.Planned ? $"{WorkWords.Day(work.First, Today(look)).En} to {WorkWords.Day(work.Last, Today(look)).En}" : $"until {WorkWords.Day(work.Last, Today(look)).En}")}, {WorkWords.Hours(work.Hours).En}, {_words.Closed(work).En} closed. {WorkWords.State(work, about.State).En}.{(work.Extension is { } extension ? " Call " + extension : "")}");
    }

    private Spoken None(Lookup look, Place place, bool korean)
    {
        var around = place.Kind == PlaceKind.Road ? place.Title : korean ? $"{place.Title}에서 {book.Settings.Near}m 안" : $"within {book.Settings.Near} m of {place.Title}";
        var text = "";
        if (korean)
        {
            text += $"{around}에는 허가된 굴착공사가 없습니다.";
            if (look.Next is { } next) text += $" 가장 가까운 공사는 {next.Direction.Name().Ko} {WorkWords.Distance(next.Metres).Ko} {next.Work.Road}의 {next.Work.Work} 공사입니다.";
            if (book.Settings.Ask is { } ask) text += $" 더 궁금하신 것은 {ask}에 물어 주세요.";
        }
        else
        {
            text += place.Kind == PlaceKind.Road ? $"There is no permitted work on {around}." : $"There is no permitted work {around}.";
            if (look.Next is { } next) text += $" The nearest is {WorkWords.Distance(next.Metres).En} {next.Direction.Name().En}: {Lower(_words.English(next.Work.Work))} on {next.Work.Road}.";
            if (book.Settings.Ask is { } ask) text += $" For more, ask {_words.English(ask)}.";
        }
        SpokenPart[] said = [new(text)];
        SpokenPart[] brief = [new(korean ? $"{around}에는 허가된 굴착공사가 없습니다." : place.Kind == PlaceKind.Road ? $"No permitted work on {around}." : $"No permitted work {around}.")];
        return new(said, brief, brief, null);
    }

    private static DateOnly Today(Lookup look) => DateOnly.FromDateTime(look.Moment);

    private static string Lower(string text) => text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
