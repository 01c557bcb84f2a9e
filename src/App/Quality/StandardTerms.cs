using System.Collections.Frozen;

namespace Maru.App.Quality;

/// <param name="Name">공통표준용어명.</param>
/// <param name="Abbreviation">공통표준용어영문약어명, as REG_YMD.</param>
/// <param name="Domain">공통표준도메인명, as 연월일C8.</param>
public sealed record StandardTerm(string Name, string Abbreviation, string Domain);

/// <summary>
/// An excerpt of 행정안전부 공공데이터 공통표준용어 (13,000 terms): the most common ones, names and abbreviations only. A header conforms
/// when it is a term, or standard words ending in a word that says what kind of value it is (명, 번호, 코드, 일자, 수, …).
/// </summary>
public static class StandardTerms
{
    private static readonly Lazy<FrozenDictionary<string, StandardTerm>> Terms = new(Read);

    // 형식단어: the last word of a standard term, which fixes the domain.
    private static readonly string[] ClassWords =
    [
        "관리번호", "전화번호", "우편번호", "번호", "코드", "명칭", "이름", "명", "일자", "일시", "연월일", "연월", "년월", "연도", "년도", "시각", "시간", "일수", "개수", "건수", "인원수", "대수", "횟수",
        "호수", "세대수", "인구수", "면수", "금액", "가격", "단가", "요금", "예산액", "집행액", "지출액", "수입액", "액", "비율", "율", "률", "주소", "좌표", "위도", "경도", "여부", "구분", "유형", "종류", "상태", "등급",
        "내용", "사유", "비고", "면적", "길이", "높이", "너비", "폭", "넓이", "거리", "깊이", "용량", "수량", "농도", "온도", "습도", "속도", "위치", "방법", "목적", "순번", "순위", "차수", "단위", "기간", "기관", "부서", "인원", "수",
    ];

    private static readonly string[] UnitWords = ["수", "개수", "건수", "인원", "횟수", "대수", "비율", "율", "률", "점수", "지수", "순위", "연도", "년도", "위도", "경도", "좌표"];

    public static IReadOnlyCollection<StandardTerm> All => Terms.Value.Values;

    public static StandardTerm? Find(string header) => Terms.Value.GetValueOrDefault(Plain(header));

    public static bool Conforms(string header)
    {
        var name = Plain(header);
        if (name.Length == 0) return false;
        if (Terms.Value.ContainsKey(name)) return true;
        // Standard terms are Korean words set solid; digits may number them.
        if (!name.All(c => c is >= '가' and <= '힣' || char.IsAsciiDigit(c))) return false;
        return ClassWords.Any(word => name.Length > word.Length && name.EndsWith(word, StringComparison.Ordinal));
    }

    /// <summary>True for names that tell their unit themselves: a number of things, a share, a rank.</summary>
    public static bool SaysItsUnit(string header)
    {
        var name = Plain(header);
        return header.Contains('(', StringComparison.Ordinal) || UnitWords.Any(word => name.EndsWith(word, StringComparison.Ordinal));
    }

    // "총 인구수", "총_인구수" and "총인구수(명)" are one name written three ways.
    private static string Plain(string header)
    {
        var bracket = header.IndexOf('(', StringComparison.Ordinal);
        var end = bracket > 0 && header.EndsWith(')') && IsUnit(header[(bracket + 1)..^1]) ? bracket : header.Length;
        return string.Concat(header[..end].Where(c => c is not (' ' or '_')));
    }

    private static bool IsUnit(string text) => text is "명" or "원" or "천원" or "백만원" or "개" or "건" or "대" or "㎡" or "m" or "km" or "㎞" or "%" or "세대" or "가구" or "톤" or "㎥" or "회" or "일";

    private static FrozenDictionary<string, StandardTerm> Read()
    {
        using var stream = typeof(StandardTerms).Assembly.GetManifestResourceStream("Maru.App.Quality.standard-terms.csv")!;
        using var reader = new StreamReader(stream);
        var terms = new Dictionary<string, StandardTerm>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split(',');
            terms.TryAdd(fields[0], new(fields[0], fields[1], fields[2]));
        }
        return terms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
