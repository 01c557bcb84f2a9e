using Maru.App.Excavations;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.Web.Features.Excavations;

/// <summary>Words of the look-up and of the excavation pages.</summary>
internal static class ExcavationPageWords
{
    public static Bilingual CallTitle { get; } = new("공사와 길 안내", "Works and roads");
    public static Bilingual CallMenu { get; } = new("전화 안내", "Call centre");
    public static Bilingual SearchLabel { get; } = new("주소, 도로, 교차로나 장소", "Address, road, crossing or place");
    public static Bilingual SearchHint { get; } = new("중앙로 120, 은행로, 중앙시장", "Road and number, crossing or place");
    public static Bilingual Find { get; } = new("찾기", "Find");
    public static Bilingual Say { get; } = new("이렇게 말씀하세요", "What to say");
    public static Bilingual Length { get; } = new("길이", "Length");
    public static Bilingual Normal { get; } = new("보통", "Full");
    public static Bilingual Brief { get; } = new("짧게", "Brief");
    public static Bilingual Message { get; } = new("문자", "Text");
    public static Bilingual SendMessage { get; } = new("문자 보내기", "Send as text");
    public static Bilingual Near { get; } = new("가까운 굴착공사", "Works nearby");
    public static Bilingual OnRoad { get; } = new("이 도로의 굴착공사", "Works on this road");
    public static Bilingual Nearest { get; } = new("가장 가까운 굴착공사", "Nearest work");
    public static Bilingual Period { get; } = new("기간", "Period");
    public static Bilingual Lanes { get; } = new("차로", "Lanes");
    public static Bilingual Bus { get; } = new("버스", "Buses");
    public static Bilingual Ask { get; } = new("문의", "Contact");
    public static Bilingual Stretch { get; } = new("구간", "Stretch");
    public static Bilingual Begin { get; } = new("주소나 도로를 찾으세요", "Look up an address or a road");
    public static Bilingual Today { get; } = new("오늘", "Today");
    public static Bilingual Others { get; } = new("다른 곳을 찾으셨나요?", "Did you mean another place?");
    public static Bilingual NotFound { get; } = new("찾지 못했습니다", "Not found");
    public static Bilingual TryOther { get; } = new("도로명과 건물번호, 동 이름과 지번, 두 도로의 이름, 장소 이름으로 찾을 수 있습니다.", "Search by road and number, lot number, two crossing roads, or the name of a place.");
    public static Bilingual Perhaps { get; } = new("비슷한 도로", "Similar roads");
    public static Bilingual AskPhone { get; } = new("여기에 없는 것은", "For anything else");
    public static Bilingual ClosedNow { get; } = new("지금 막힌 곳", "Closed now");
    public static Bilingual NothingNow { get; } = new("지금 막힌 곳이 없습니다", "Nothing is closed now");
    public static Bilingual Whole { get; } = new("모든 굴착공사", "All works");
    public static Bilingual MapName { get; } = new("굴착공사 지도", "Map of works");
    public static Bilingual KeyClosed { get; } = new("지금 막힘", "Closed now");
    public static Bilingual KeyOpen { get; } = new("때에 따라 막힘", "Closed at other hours");
    public static Bilingual KeyPlanned { get; } = new("예정", "Planned");
    public static Bilingual KeyDetour { get; } = new("버스 우회 도로", "Bus detour");
    public static Bilingual KeyMoved { get; } = new("임시로 옮긴 정류장", "Stop moved");
    public static Bilingual ListTitle { get; } = new("굴착공사", "Road works");
    public static Bilingual ListMenu { get; } = new("굴착공사 현황", "Road works");
    public static Bilingual Road { get; } = new("도로", "Road");
    public static Bilingual AllRoads { get; } = new("모든 도로", "All roads");
    public static Bilingual AllAgencies { get; } = new("모든 기관", "All agencies");
    public static Bilingual AgencyLabel { get; } = new("시행기관", "Agency");
    public static Bilingual DayLabel { get; } = new("날", "Day");
    public static Bilingual Show { get; } = new("보기", "Show");
    public static Bilingual Works { get; } = new("공사와 기간", "Works and periods");
    public static Bilingual Work { get; } = new("공사", "Work");
    public static Bilingual State { get; } = new("지금", "Now");
    public static Bilingual Conflicts { get; } = new("겹치는 공사", "Conflicting works");
    public static Bilingual Redigs { get; } = new("다시 파는 곳", "Dug up again");
    public static Bilingual BusesHit { get; } = new("영향을 받는 버스", "Buses affected");
    public static Bilingual Stop { get; } = new("정류장", "Stop");
    public static Bilingual Routes { get; } = new("노선", "Routes");
    public static Bilingual Measure { get; } = new("조치", "Measure");
    public static Bilingual NoMeasure { get; } = new("허가에 적힌 조치 없음", "no measure in the permit");
    public static Bilingual SameStretch { get; } = new("겹치는 구간", "Shared stretch");
    public static Bilingual Together { get; } = new("함께 하는 기간", "At the same time");
    public static Bilingual Permit { get; } = new("허가번호", "Permit");
    public static Bilingual Before { get; } = new("앞서 한 일", "Before");
    public static Bilingual Around { get; } = new("이 공사와 얽힌 일", "What these works touch");
    public static Bilingual NoConflicts { get; } = new("겹치는 공사가 없습니다.", "No works conflict.");
    public static Bilingual NoRedigs { get; } = new("그런 곳이 없습니다.", "There is none.");
    public static Bilingual NoBuses { get; } = new("막는 구간 안에 정류장이 없습니다.", "No stop lies in a closed stretch.");
    public static Bilingual NoWorks { get; } = new("이날 허가된 굴착공사가 없습니다", "No permitted work on this day");
    public static Bilingual NoWorksText { get; } = new("다른 날이나 다른 도로를 골라 보세요.", "Choose another day or road.");
    public static Bilingual NotSet { get; } = new("굴착 허가 데이터를 아직 정하지 않았습니다", "No permits are set up yet");
    public static Bilingual NotSetText { get; } = new("데이터 폴더의 excavations.yaml에 어느 데이터의 어느 컬럼이 기간, 구간, 차로, 담당인지 쓰면 여기에 보입니다. docs/howto/call-centre.md에 예가 있습니다.", "Write in excavations.yaml of the data folder which columns of which dataset are period, stretch, lanes and contact; docs/howto/call-centre.md has an example.");
    public static Bilingual Broken { get; } = new("굴착 허가 데이터를 읽을 수 없습니다", "The permits can't be read");
    public static Bilingual Closed { get; } = new("굴착 허가 데이터를 볼 권한이 없습니다", "You may not see the permits");
    public static Bilingual BadMoment { get; } = new("때를 읽을 수 없습니다", "The moment can't be read");
    public static Bilingual NearNumber { get; } = new("그 번호가 주소 자료에 없어 가장 가까운 번호로 찾았습니다.", "That number is not among the addresses; this is the nearest one.");
    public static Bilingual RoadOnly { get; } = new("그 번호가 주소 자료에 없어 도로 전체를 봅니다.", "That number is not among the addresses; the whole road is shown.");
    public static Bilingual Similar { get; } = new("비슷한 이름으로 찾았습니다.", "Found by a similar name.");
    public static Bilingual Weekly { get; } = new("세로선은 월요일, 굵은 선은 고른 날입니다.", "Thin lines are Mondays, the thick one is the chosen day.");

    public static Bilingual Within(int metres, int count) => new($"{metres}m 안 {count}곳", count == 1 ? $"1 within {metres} m" : $"{count} within {metres} m");

    public static Bilingual By(string agency, WorkWords words) => new($"{agency} 시행", $"by {words.English(agency)}");

    public static Bilingual More(int count) => new($"{count}건 더 보기", $"Show {count} more");

    public static Bilingual Count(int count) => new($"{count}곳", $"{count}");

    public static Bilingual First(int shown, int all) => new($"{all}곳 가운데 {shown}곳", $"{shown} of {all}");

    public static Bilingual MapCircle(int metres) => new($"점선 원은 {metres}m", $"The dotted circle is {metres} m");

    public static Bilingual TransferTo(string office, string extension) => new($"{office} 내선 {extension}", $"{office}, ext. {extension}");

    public static Bilingual Bytes(int bytes) => bytes <= 90 ? new($"{bytes}바이트, 문자 한 통", $"{bytes} bytes, one message") : new($"{bytes}바이트, 긴 문자", $"{bytes} bytes, long message");

    /// <summary>바로 앞 40m, 북동쪽 230m.</summary>
    public static Bilingual Place(NearWork near) => near.Metres <= 60
        ? new($"바로 앞 {near.Metres}m", $"{near.Metres} m, right in front")
        : new($"{near.Work.Road}, {near.Direction.Name().Ko} {WorkWords.Distance(near.Metres).Ko}", $"{near.Work.Road}, {WorkWords.Distance(near.Metres).En} {near.Direction.Name().En}");

    public static Bilingual Summary(int closed, int open, int planned) => new($"막힌 곳 {closed:N0}, 다른 시간에 막는 곳 {open:N0}, 예정된 곳 {planned:N0}.", $"{closed:N0} closed, {open:N0} closed at other hours, {planned:N0} planned.");

    public static Bilingual ConflictNote(int metres) => new($"{metres}m 안에서 기간이 겹치는 두 공사. 함께 파면 한 번만 막습니다.", $"Two works within {metres} m of each other at the same time: dug together, the road is closed once.");

    public static Bilingual RedigNote(RedigRule rule) => new($"포장했거나 판 지 {rule.Years}년이 안 된 구간{(rule.Law is { } law ? $" · {law}" : "")}", $"Stretches paved or dug up less than {rule.Years} years before");

    public static Bilingual Overlap(Conflict conflict, WorkWords words) => new(
        $"{conflict.One.Road} {conflict.One.Work}{Josa.Pick(conflict.One.Work, "과", "와")} {conflict.Other.Work}: {conflict.From:yyyy-MM-dd}부터 {conflict.To:yyyy-MM-dd}까지 함께{(conflict.SharedMetres > 0 ? $", 같은 구간 {conflict.SharedMetres}m" : $", {conflict.Metres}m 떨어짐")}",
        $"{conflict.One.Road}: {words.English(conflict.One.Work)} and {words.English(conflict.Other.Work)} together from {conflict.From:yyyy-MM-dd} to {conflict.To:yyyy-MM-dd}{(conflict.SharedMetres > 0 ? $", sharing {conflict.SharedMetres} m" : $", {conflict.Metres} m apart")}");

    public static Bilingual Again(Redig redig, WorkWords words) => new(
        $"{redig.Work.Road} {redig.Work.Work}: {(redig.Before is { } ko ? Dug(ko, words) : Paved(redig.On)).Ko}, {After(redig.On, redig.Work.First).Ko} 다시 팜({redig.SharedMetres}m)",
        $"{redig.Work.Road}, {words.English(redig.Work.Work)}: {(redig.Before is { } en ? Dug(en, words) : Paved(redig.On)).En}, dug up {After(redig.On, redig.Work.First).En} ({redig.SharedMetres} m)");

    public static Bilingual BusNote(int metres) => new($"막는 구간에서 {metres}m 안에 있는 정류장과 거기 서는 노선", $"Stops within {metres} m of a closed stretch, and the routes that serve them");

    public static Bilingual Paved(DateOnly on) => new($"{on:yyyy-MM-dd} 포장", $"paved on {on:yyyy-MM-dd}");

    public static Bilingual Dug(Excavation before, WorkWords words) => new($"{before.Number} {before.Work}, {before.Last:yyyy-MM-dd} 끝남", $"{before.Number} {words.English(before.Work)}, ended {before.Last:yyyy-MM-dd}");

    public static Bilingual After(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        if (months < 1) return new($"{to.DayNumber - from.DayNumber}일 만에", $"after {to.DayNumber - from.DayNumber} days");
        return months < 12 ? new($"{months}달 만에", $"after {months} months") : new($"{months / 12}년{(months % 12 > 0 ? $" {months % 12}달" : "")} 만에", $"after {months / 12.0:0.#} years");
    }

    public static Bilingual BusFact(Excavation work, ExcavationBook book, IReadOnlyList<string> routes)
    {
        var stop = work.BusStop is { } number ? book.Stop(number)?.Name : null;
        if (work.BusAction == BusAction.StopMoved)
            return new($"{WorkWords.Buses(routes).Ko}, {stop} 대신 임시 정류장{(work.StopMovedMetres is { } metres ? $"({metres}m)" : "")}", $"{WorkWords.Buses(routes).En}: temporary stop{(work.StopMovedMetres is { } away ? $" {away} m from" : " instead of")} {stop}");
        return new($"{WorkWords.Buses(routes).Ko}, {(work.Detour is { } detour ? detour + " " : "")}우회", $"{WorkWords.Buses(routes).En}: detour{(work.Detour is { } by ? " by " + by : "")}");
    }
}
