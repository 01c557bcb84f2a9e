using System.Globalization;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Home;

public static class HomeWords
{
    public static readonly Bilingual Title = new("우리 도시 한눈에", "Our city at a glance");
    public static readonly Bilingual SearchLabel = new("찾을 말", "Search words");
    public static readonly Bilingual SearchHint = new("데이터, 컬럼, 동네 이름을 적으세요. 초성(ㅂㅅㅈㄹㅈ)도 됩니다", "Name a dataset, a column or a place");
    public static readonly Bilingual MostUsed = new("많이 쓰는 데이터", "Most used");
    public static readonly Bilingual Today = new("오늘의 우리 도시", "The city today");
    public static readonly Bilingual DottedLine = new("점선은 견줄 값입니다.", "Dotted lines are what a figure is compared with.");
    public static readonly Bilingual MapOfTheDay = new("오늘의 지도", "Map of the day");
    public static readonly Bilingual OtherMaps = new("지도 고르기", "Choose a map");
    public static readonly Bilingual OneCircle = new("원 하나가 읍면동 하나, 넓이는 인구", "One circle is one district, its size the people");
    public static readonly Bilingual OneCircleEqual = new("원 하나가 읍면동 하나", "One circle is one district");
    public static readonly Bilingual CoreEnlarged = new("도심을 크게 그렸습니다", "The core, enlarged");
    public static readonly Bilingual Stories = new("데이터 이야기", "Data stories");
    public static readonly Bilingual Feed = new("새 데이터와 갱신", "New and updated");
    public static readonly Bilingual Domains = new("분야", "Themes");
    public static readonly Bilingual AllData = new("모두 보기", "See all");
    public static readonly Bilingual Missing = new("아직 없음", "None yet");
    public static readonly Bilingual Area = new("읍면동", "District");
    public static readonly Bilingual EmptyTitle = new("아직 데이터가 없습니다", "There is no data yet");
    public static readonly Bilingual EmptyText = new("파일이나 폴더를 들여오면 여기에서 찾아볼 수 있습니다.", "Bring in files or a folder, and they can be found here.");

    public static Bilingual TodayOf(Bilingual city) => new($"오늘의 {city.Ko}", $"{city.En} today");

    public static Bilingual Sentence(Bilingual? city, int departments, int datasets) => departments > 0
        ? new($"{Of(city?.Ko)}{departments}개 부서의 데이터 {Figures.Number(datasets)}종을 찾아보고, 내려받고, 숫자의 근거까지 확인하세요.",
            $"Find and download {Figures.Number(datasets)} datasets of {departments} departments{In(city?.En)}, and see how every figure was computed.")
        : new($"{Of(city?.Ko)}데이터 {Figures.Number(datasets)}종을 찾아보고, 내려받고, 숫자의 근거까지 확인하세요.",
            $"Find and download {Figures.Number(datasets)} datasets{In(city?.En)}, and see how every figure was computed.");

    public static Bilingual OnTime(int all, int onTime) => new(
        $"{Figures.Number(all)}종 가운데 {Figures.Number(onTime)}종이 제때 갱신되었습니다",
        $"{Figures.Number(onTime)} of {Figures.Number(all)} on time");

    public static Bilingual DomainNote(int domains, int datasets) => new($"{domains}개 분야 {Figures.Number(datasets)}종", $"{domains} themes, {Figures.Number(datasets)} datasets");

    /// <summary>The moment a number speaks of, as its SQL labels it: a month, a day or an hour; anything else as it stands.</summary>
    public static Bilingual AsOf(string moment)
    {
        const DateTimeStyles Exact = DateTimeStyles.None;
        var invariant = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(moment, "yyyy-MM", invariant, Exact, out var month)) return new($"{month.Month}월 기준", month.ToString("MMM yyyy", invariant));
        if (DateOnly.TryParseExact(moment, "yyyy-MM-dd", invariant, Exact, out var day)) return new($"{day.Month}월 {day.Day}일 기준", day.ToString("d MMM", invariant));
        return DateTime.TryParseExact(moment, "yyyy-MM-ddTHH:mm:ss", invariant, Exact, out var hour)
            ? new($"{hour.Month}월 {hour.Day}일 {hour:HH}시 기준", hour.ToString("d MMM HH:mm", invariant))
            : new($"{moment} 기준", $"as of {moment}");
    }

    public static Bilingual Places(int regions) => new($"{regions}개 읍면동", regions == 1 ? "1 district" : $"{regions} districts");

    private static string Of(string? city) => city is null ? "" : city + " ";

    private static string In(string? city) => city is null ? "" : " in " + city;
}
