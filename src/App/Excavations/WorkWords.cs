using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Excavations;

/// <summary>What is said of a work, in both languages. English takes the data's words from the settings where they have one.</summary>
public sealed class WorkWords(ExcavationSettings settings)
{
    private static readonly string[] s_counts = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];
    private static readonly string[] s_months = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>A word of the data in English, or as it stands.</summary>
    public string English(string word) => settings.English.GetValueOrDefault(word) ?? word;

    public Bilingual Word(string word) => new(word, English(word));

    public static Bilingual State(Excavation work, WorkState state) => state switch
    {
        WorkState.Closed => work.IsFootway ? new("지금 보도 막힘", "Footway closed now") : new("지금 막힘", "Closed now"),
        WorkState.Open => new("지금은 열림", "Open now"),
        WorkState.Planned => new("예정", "Planned"),
        _ => new("끝남", "Over"),
    };

    /// <summary>9월 30일; with its year when that is not the year of <paramref name="today"/>.</summary>
    public static Bilingual Day(DateOnly day, DateOnly today) => day.Year == today.Year
        ? new(string.Create(CultureInfo.InvariantCulture, $"{day.Month}월 {day.Day}일"), string.Create(CultureInfo.InvariantCulture, $"{day.Day} {s_months[day.Month]}"))
        : new(string.Create(CultureInfo.InvariantCulture, $"{day.Year}년 {day.Month}월 {day.Day}일"), string.Create(CultureInfo.InvariantCulture, $"{day.Day} {s_months[day.Month]} {day.Year}"));

    public static Bilingual DayOfWeek(DateOnly day, DateOnly today) => new(Day(day, today).Ko + $"({"일월화수목금토"[(int)day.DayOfWeek]})", $"{day.DayOfWeek.ToString()[..3]} {Day(day, today).En}");

    /// <summary>9월 30일(수)까지, or 9월 21일(월)부터 23일(수)까지 for what is planned.</summary>
    public static Bilingual Period(Excavation work, WorkState state, DateOnly today) => state == WorkState.Planned
        ? new($"{DayOfWeek(work.First, today).Ko}부터 {DayOfWeek(work.Last, work.First.Year == work.Last.Year ? work.First : today).Ko}까지", $"{DayOfWeek(work.First, today).En} to {DayOfWeek(work.Last, today).En}")
        : new($"{DayOfWeek(work.Last, today).Ko}까지", $"until {DayOfWeek(work.Last, today).En}");

    public static Bilingual Days(WorkDays days) => days switch
    {
        WorkDays.Weekdays => new("평일", "weekdays"),
        WorkDays.Weekends => new("주말과 공휴일", "weekends and holidays"),
        _ => new("매일", "every day"),
    };

    /// <summary>평일 09:00~17:00.</summary>
    public static Bilingual Hours(WorkHours hours) => hours.IsAllDay
        ? new($"{Days(hours.Days).Ko} 온종일", $"{Days(hours.Days).En}, all day")
        : new($"{Days(hours.Days).Ko} {Clock(hours.Start!.Value)}~{(hours.IsOvernight ? "다음 날 " : "")}{Clock(hours.End!.Value)}", $"{Days(hours.Days).En} {Clock(hours.Start.Value)}–{Clock(hours.End.Value)}{(hours.IsOvernight ? " next day" : "")}");

    /// <summary>평일 아침 9시부터 저녁 5시까지.</summary>
    public static Bilingual SpokenHours(WorkHours hours) => hours.IsAllDay
        ? new($"{Days(hours.Days).Ko} 온종일", $"{Days(hours.Days).En}, all day,")
        : new($"{Days(hours.Days).Ko} {Spoken(hours.Start!.Value)}부터 {(hours.IsOvernight ? "다음 날 " : "")}{Spoken(hours.End!.Value)}까지", $"{Days(hours.Days).En} from {Clock(hours.Start.Value)} to {Clock(hours.End.Value)}{(hours.IsOvernight ? " the next morning" : "")}");

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>아침 9시, 저녁 5시 30분, 낮 12시, 밤 12시.</summary>
    public static string Spoken(TimeOnly time)
    {
        var part = time.Hour switch { 0 => "밤", < 6 => "새벽", < 10 => "아침", < 12 => "오전", 12 => "낮", < 17 => "오후", < 21 => "저녁", _ => "밤" };
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        return string.Create(CultureInfo.InvariantCulture, $"{part} {hour}시{(time.Minute > 0 ? $" {time.Minute}분" : "")}");
    }

    /// <summary>바깥쪽 한 개 차로, 전 차로, 보도: what is closed, to be spoken.</summary>
    public Bilingual Closed(Excavation work)
    {
        if (work.IsFootway) return new("보도", "the footway");
        if (work.IsWholeRoad) return new("모든 차로", "all lanes");
        if (work.Closed is not { } closed) return new("길 일부", "part of the road");
        var where = work.Place is { } place ? new Bilingual(place + " ", English(place) + " ") : new("", "");
        return new($"{where.Ko}{Count(closed)} 개 차로", closed == 1 ? $"one {where.En}lane" : $"{closed} {where.En}lanes");
    }

    /// <summary>The lanes as a fact: 남문로 쪽 3개 가운데 바깥쪽 1개 통제.</summary>
    public Bilingual Lanes(Excavation work)
    {
        if (work.IsFootway) return new("보도만 막음", "footway only");
        if (work.IsWholeRoad) return new($"모든 차로({work.Lanes}개) 통제", $"all {work.Lanes} lanes closed");
        if (work.Closed is not { } closed) return new("길 일부 통제", "part of the road closed");
        var place = work.Place ?? "";
        return SideLanes(work) is { } side && work.Towards is { } towards
            ? new($"{towards} {side}개 가운데 {place} {closed}개 통제".Replace("  ", " ", StringComparison.Ordinal), $"{closed} of {side} lanes closed ({English(place)}), {EnglishSide(towards)}")
            : work.Lanes is { } lanes ? new($"전체 {lanes}개 가운데 {place} {closed}개 통제".Replace("  ", " ", StringComparison.Ordinal), $"{closed} of {lanes} lanes closed") : new($"{place} {closed}개 차로 통제".Trim(), $"{closed} lanes closed");
    }

    /// <summary>은행로 교차로 is the crossing with 은행로.</summary>
    public string EnglishPoint(string point) => settings.English.GetValueOrDefault(point) ?? (point.EndsWith(" 교차로", StringComparison.Ordinal) ? point[..^4] : point);

    /// <summary>남문로 쪽 as towards 남문로.</summary>
    public string EnglishSide(string towards) => settings.English.GetValueOrDefault(towards) ?? (towards.EndsWith(" 쪽", StringComparison.Ordinal) ? "towards " + towards[..^2] : towards);

    /// <summary>Lanes of the side that is dug up: half of an even number.</summary>
    public static int? SideLanes(Excavation work) => work.Lanes is { } lanes && lanes % 2 == 0 && lanes > 0 && work.Closed is { } closed && closed <= lanes / 2 ? lanes / 2 : null;

    /// <summary>건설과 도로점용팀 내선 2411.</summary>
    public Bilingual Contact(Excavation work) => new(
        string.Join(" ", new[] { work.Department ?? work.Agency, work.Extension is { } ko ? "내선 " + ko : null }.OfType<string>()),
        string.Join(", ", new[] { (work.Department ?? work.Agency) is { } office ? English(office) : null, work.Extension is { } en ? "extension " + en : null }.OfType<string>()));

    public static Bilingual Distance(int metres) => metres < 1_000
        ? new(string.Create(CultureInfo.InvariantCulture, $"{metres}m"), string.Create(CultureInfo.InvariantCulture, $"{metres} m"))
        : new(string.Create(CultureInfo.InvariantCulture, $"{metres / 1000.0:0.0}km"), string.Create(CultureInfo.InvariantCulture, $"{metres / 1000.0:0.0} km"));

    /// <summary>2번과 9번 버스, 2번·9번·11번 버스.</summary>
    public static Bilingual Buses(IReadOnlyList<string> routes)
    {
        var named = routes.Select(route => char.IsAsciiDigit(route[^1]) && route.All(char.IsAsciiDigit) ? route + "번" : route).ToList();
        var ko = named.Count switch { 1 => named[0], 2 => $"{Josa.GwaWa(named[0])} {named[1]}", _ => string.Join('·', named.Take(6)) + (named.Count > 6 ? $" 등 {named.Count}개 노선" : "") };
        var en = routes.Count switch { 1 => "Bus " + routes[0], 2 => $"Buses {routes[0]} and {routes[1]}", _ => "Buses " + string.Join(", ", routes.Take(6)) + (routes.Count > 6 ? $" and {routes.Count - 6} more" : "") };
        return new(ko + " 버스", en);
    }

    public static string Count(int number) => number < s_counts.Length && number > 0 ? s_counts[number] : number.ToString(CultureInfo.InvariantCulture);
}
