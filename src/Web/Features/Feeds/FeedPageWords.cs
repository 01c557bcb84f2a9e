using System.Globalization;
using Maru.App.Live;
using Maru.Core;

namespace Maru.Web.Features.Feeds;

/// <summary>What the pages of live feeds say.</summary>
internal static class FeedPageWords
{
    public static readonly Bilingual Menu = new("실시간", "Live");
    public static readonly Bilingual Title = new("실시간 피드", "Live feeds");
    public static readonly Bilingual Lead = new("측정소와 현장에서 들어오는 값입니다. 늦은 값은 늦다고 보여 줍니다.", "Values as they come from stations and from the field. What is late is shown as late.");
    public static readonly Bilingual Empty = new("실시간 피드가 없습니다.", "There are no live feeds.");
    public static readonly Bilingual EmptyText = new("maru feeds add로 더하면 여기에 나옵니다.", "Add one with maru feeds add and it appears here.");
    public static readonly Bilingual All = new("피드", "Feeds");
    public static readonly Bilingual Working = new("정상", "Working");
    public static readonly Bilingual Late = new("늦음", "Stale");
    public static readonly Bilingual Broken = new("고장", "Broken");
    public static readonly Bilingual Today = new("오늘 받은 값", "Values today");
    public static readonly Bilingual OpenEvents = new("진행 중인 사건", "Open events");
    public static readonly Bilingual List = new("피드 목록", "All feeds");
    public static readonly Bilingual Feed = new("피드", "Feed");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual Last = new("마지막 값", "Last value");
    public static readonly Bilingual LastEvents = new("마지막 확인", "Last looked");
    public static readonly Bilingual Next = new("다음 호출", "Next call");
    public static readonly Bilingual Counts = new("오늘", "Today");
    public static readonly Bilingual Pushed = new("보내올 때", "When pushed");
    public static readonly Bilingual Ago = new("전", "ago");
    public static readonly Bilingual Still = new("자동 갱신 멈추기", "Stop refreshing");
    public static readonly Bilingual Moving = new("자동 갱신 켜기", "Refresh by itself");
    public static readonly Bilingual Now = new("지금 값", "Values now");
    public static readonly Bilingual Station = new("측정소", "Station");
    public static readonly Bilingual At = new("시각", "Time");
    public static readonly Bilingual Gaps = new("빈 곳", "Gaps");
    public static readonly Bilingual GapsNote = new("빈 곳은 지난 24시간에 값이 있어야 했는데 없는 횟수입니다.", "Gaps are values of the last 24 hours that should be there and are not.");
    public static readonly Bilingual Events = new("진행 중인 사건", "Open events");
    public static readonly Bilingual NoEvents = new("진행 중인 사건이 없습니다.", "Nothing is going on.");
    public static readonly Bilingual Kind = new("종류", "Kind");
    public static readonly Bilingual What = new("내용", "What");
    public static readonly Bilingual Since = new("시작", "Since");
    public static readonly Bilingual Until = new("끝", "Until");
    public static readonly Bilingual Answers = new("담당", "Who answers");
    public static readonly Bilingual Days = new("날마다 받은 것", "What came each day");
    public static readonly Bilingual Day = new("날", "Day");
    public static readonly Bilingual Values = new("새 값", "New values");
    public static readonly Bilingual LateValues = new("늦게 온 값", "Late");
    public static readonly Bilingual Revised = new("고쳐진 값", "Corrected");
    public static readonly Bilingual Duplicates = new("겹친 값", "Duplicates");
    public static readonly Bilingual Aside = new("따로 둔 값", "Set aside");
    public static readonly Bilingual EventsCount = new("사건", "Events");
    public static readonly Bilingual AsideLast = new("마지막으로 따로 둔 값", "Set aside last");
    public static readonly Bilingual AsideNote = new("버리지 않고 까닭과 함께 남깁니다.", "Nothing is dropped: each is kept with its reason.");
    public static readonly Bilingual Quantity = new("항목", "Quantity");
    public static readonly Bilingual Found = new("온 값", "Found");
    public static readonly Bilingual Why = new("까닭", "Why");
    public static readonly Bilingual About = new("이 피드", "About this feed");
    public static readonly Bilingual Department = new("담당 부서", "Department");
    public static readonly Bilingual Access = new("이용 범위", "Who may see it");
    public static readonly Bilingual Open = new("누구나", "Everyone");
    public static readonly Bilingual Inside = new("행정 내부", "Staff");
    public static readonly Bilingual Dataset = new("쌓인 데이터", "Its dataset");
    public static readonly Bilingual NoDataset = new("하루가 지나면 데이터로 쌓입니다", "Becomes a dataset when a day is over");
    public static readonly Bilingual Stream = new("바로 듣기", "Listen");
    public static readonly Bilingual Limit = new("늦음으로 보는 때", "Counts as stale after");
    public static readonly Bilingual NoStations = new("아직 들어온 값이 없습니다.", "Nothing has come yet.");
    public static readonly Bilingual Missing = new("피드가 없습니다.", "There is no such feed.");
    public static readonly Bilingual MissingText = new("이름이 바뀌었거나, 볼 수 없는 피드입니다.", "It was renamed, or you may not see it.");
    public static readonly Bilingual ToList = new("피드 목록으로", "To all feeds");

    public static Bilingual CountsOf(Arrival day, bool hasReadings) => hasReadings
        ? new(Ko($"새 값 {day.Readings:N0}"), Ko($"{day.Readings:N0} new"))
        : new(Ko($"사건 {day.Events:N0}"), Ko($"{day.Events:N0} events"));

    public static Bilingual More(Arrival day) =>
        new(Ko($"겹침 {day.Duplicates:N0} · 늦음 {day.Late:N0} · 따로 둠 {day.SetAside:N0}"), Ko($"{day.Duplicates:N0} double · {day.Late:N0} late · {day.SetAside:N0} aside"));

    public static Bilingual StationsOf(int all, int stale) => stale == 0
        ? new(Ko($"측정소 {all:N0}곳"), Ko($"{all:N0} stations"))
        : new(Ko($"측정소 {all:N0}곳 가운데 {stale:N0}곳 늦음"), Ko($"{stale:N0} of {all:N0} stations stale"));

    public static Bilingual EventsOf(int open) => new(Ko($"진행 중인 사건 {open:N0}건"), Ko($"{open:N0} open events"));

    public static Bilingual Shown(int shown, int all) => new(Ko($"측정소 {all:N0}곳 가운데 {shown:N0}곳"), Ko($"{shown:N0} of {all:N0} stations"));

    public static Bilingual AgoOf(TimeSpan age) => new($"{FeedText.Span(age).Ko} 전", $"{FeedText.Span(age).En} ago");

    private static string Ko(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
