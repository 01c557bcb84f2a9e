using Maru.App.Catalog.Search;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Catalog;

public static class CatalogPageWords
{
    public static readonly Bilingual AddData = new("데이터 올리기", "Add data");
    public static readonly Bilingual Find = new("데이터 찾기", "Find data");
    public static readonly Bilingual SearchLabel = new("찾을 말", "Search words");
    public static readonly Bilingual SearchHint = new("데이터, 컬럼, 동네 이름을 적으세요. 초성(ㅂㅅㅈㄹㅈ)도 됩니다", "Name a dataset, a column or a place");
    public static readonly Bilingual Narrow = new("좁혀 보기", "Narrow down");
    public static readonly Bilingual ClearAll = new("모두 풀기", "Clear all");
    public static readonly Bilingual Apply = new("적용", "Apply");
    public static readonly Bilingual Order = new("정렬", "Order");
    public static readonly Bilingual Data = new("데이터", "Dataset");
    public static readonly Bilingual Update = new("갱신", "Updated");
    public static readonly Bilingual Quality = new("품질", "Quality");
    public static readonly Bilingual Criteria = new("구조·관리·표준·값", "Four criteria");
    public static readonly Bilingual Region = new("지역", "Region");
    public static readonly Bilingual Use = new("이용", "Use");
    public static readonly Bilingual QualityScore = new("품질 점수", "Quality score");
    public static readonly Bilingual QualityFrom = new("품질 점수 아래 끝", "Lowest quality score");
    public static readonly Bilingual QualityTo = new("품질 점수 위 끝", "Highest quality score");
    public static readonly Bilingual JoinTip = new("이어 쓰기", "Joining");
    public static readonly Bilingual JoinData = new("함께 쓸 데이터", "Use with it");
    public static readonly Bilingual Alternative = new("대신 쓸 데이터", "Use instead");
    public static readonly Bilingual NoneFound = new("찾은 데이터가 없습니다", "No dataset found");
    public static readonly Bilingual NoneFoundText = new("띄어쓰기를 바꾸거나 더 짧은 말, 초성으로 찾아보세요.", "Try a shorter word or another spelling.");
    public static readonly Bilingual NoneLeft = new("이 조건에 맞는 데이터가 없습니다", "No dataset fits these filters");
    public static readonly Bilingual NoneLeftText = new("조건을 하나씩 풀어 보세요.", "Take the filters away one by one.");
    public static readonly Bilingual EmptyLake = new("아직 데이터가 없습니다", "There is no data yet");
    public static readonly Bilingual EmptyLakeText = new("파일이나 폴더를 들여오면 여기에 보입니다.", "Bring in a file or a folder and it appears here.");
    public static readonly Bilingual Relaxed = new("모든 말이 든 데이터는 없어, 일부가 든 데이터를 보입니다.", "No dataset holds every word; these hold some of them.");
    public static readonly Bilingual MaybeMeant = new("이렇게 찾아보세요", "Try");
    public static readonly Bilingual NextTime = new("다음에는 초성만 적어도 됩니다.", "Initial consonants alone would do.");

    public static IReadOnlyList<(CatalogSort Sort, Bilingual Label)> Sorts { get; } =
    [
        (CatalogSort.Relevance, new("관련 높은 순", "Relevance")),
        (CatalogSort.Updated, new("최근 갱신 순", "Newest")),
        (CatalogSort.Used, new("많이 쓴 순", "Most used")),
    ];

    public static Bilingual FacetName(Facet facet) => facet switch
    {
        Facet.Update => Update,
        Facet.Access => new("공개 범위", "Access"),
        Facet.Domain => new("분야", "Theme"),
        Facet.Department => new("담당 부서", "Department"),
        Facet.Region => Region,
        Facet.Format => new("형식", "Format"),
        _ => new("만든 곳", "Produced by"),
    };

    public static Bilingual Kinds(int count) => new($"{Figures.Number(count)}종", $"{Figures.Number(count)} datasets");

    public static Bilingual DataKinds(int count) => new($"데이터 {Figures.Number(count)}종", $"{Figures.Number(count)} datasets");

    public static Bilingual Shape(long rows, int columns) => new($"{Figures.Number(rows)}행 · {columns}컬럼", $"{Figures.Number(rows)} rows · {columns} columns");

    public static Bilingual UsedLastMonth(long times) => new($"지난달 {Figures.Number(times)}번 씀", $"used {Figures.Number(times)} times last month");

    public static Bilingual QualityChip(int? from, int? to) => to is null
        ? new($"품질 {from}점 이상", $"Quality {from} or more")
        : from is null ? new($"품질 {to}점 이하", $"Quality {to} or less") : new($"품질 {from}–{to}점", $"Quality {from}–{to}");

    public static Bilingual Range(int from, int to) => new($"{from}점 – {to}점", $"{from} – {to}");

    public static Bilingual AlsoSearched(IEnumerable<string> variants)
    {
        var quoted = string.Join(", ", variants.Select(variant => $"‘{variant}’"));
        return new($"{quoted}도 함께 찾았습니다.", $"Also searched: {quoted}.");
    }

    public static Bilingual NotProvided(string title) => new($"제공하지 않는 데이터: {title}", $"Not provided: {title}");

    public static Bilingual ShownRange(int total, int from, int to) => new($"{Figures.Number(total)}종 가운데 {from}–{to}", $"{from}–{to} of {Figures.Number(total)}");
}
