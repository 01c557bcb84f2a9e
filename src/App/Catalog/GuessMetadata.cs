using System.Globalization;
using System.Text.RegularExpressions;
using Maru.Core;

namespace Maru.App.Catalog;

/// <summary>What can be said of a dataset nobody has described yet, from its newest version. Guesses are marked as such on every page.</summary>
public static partial class GuessMetadata
{
    private static readonly (Domain Domain, string[] Words)[] DomainWords =
    [
        (Domain.Transport, ["버스", "정류", "노선", "주차", "교통", "도로", "승하차", "자전거", "택시", "충전", "신호", "차량", "터미널", "철도", "보행", "굴착"]),
        (Domain.Safety, ["cctv", "대피", "소화", "소방", "화재", "재난", "안전", "그늘막", "방범", "가로등", "보안등", "비상", "지진", "폭염", "침수", "경찰", "사고", "쉼터"]),
        (Domain.Welfare, ["복지", "어린이집", "경로당", "병원", "의원", "약국", "의료", "보건", "노인", "장애", "돌봄", "급식", "감염", "확진", "예방", "코로나", "covid", "patient", "기초생활", "보육"]),
        (Domain.Environment, ["환경", "미세먼지", "대기", "수질", "상수도", "하수", "쓰레기", "폐기", "재활용", "공원", "녹지", "소음", "악취", "에너지", "기상", "하천", "가로수"]),
        (Domain.Economy, ["상권", "상가", "시장", "기업", "일자리", "고용", "취업", "창업", "공장", "산업", "소비", "카드", "물가", "농", "축산", "grdp", "아파트", "공동주택", "단지", "관리비"]),
        (Domain.People, ["인구", "세대", "가구", "출생", "출산", "사망", "전입", "전출", "이동", "고령", "혼인", "빈집", "시군구", "행정동", "tfr", "경계"]),
        (Domain.Administration, ["예산", "지출", "세입", "세출", "결산", "계약", "민원", "제안", "조례", "공약", "재정", "업무추진비", "공무원", "원장", "집행", "세금", "지방세"]),
        (Domain.Culture, ["문화", "관광", "축제", "도서관", "박물관", "체육", "공연", "여행", "숙박", "음식점", "관람", "영화"]),
    ];

    /// <summary>The title without what file names carry: "강원특별자치도 춘천시_가로등정보_20260610" is 가로등정보.</summary>
    public static string Title(string found)
    {
        var title = DateTail().Replace(found.Trim(), "");
        title = AgencyHead().Replace(title, "");
        // "춘천시_춘천시 버스 현황" names its city once as the agency and once as the place.
        var words = title.Split(['_', ' '], StringSplitOptions.RemoveEmptyEntries);
        title = string.Join(' ', words.Where((word, i) => i == 0 || word != words[i - 1]));
        return title.Length == 0 ? found : title;
    }

    /// <summary>The agency a file name begins with, or null.</summary>
    public static string? Provider(string found) =>
        AgencyHead().Match(found.Trim()) is { Success: true } head ? head.Value.TrimEnd('_', ' ').Replace('_', ' ') : null;

    /// <summary>The domain most of whose words occur; a word in the title counts as five in the column names. Administration when none does.</summary>
    public static Domain DomainOf(string title, IEnumerable<string> columns)
    {
        var name = title.ToLowerInvariant();
        var all = string.Join(' ', columns).ToLowerInvariant();
        var best = DomainWords
            .Select(d => (d.Domain, Score: d.Words.Sum(w => (name.Contains(w, StringComparison.Ordinal) ? 5 : 0) + (all.Contains(w, StringComparison.Ordinal) ? 1 : 0))))
            .MaxBy(d => d.Score);
        return best.Score == 0 ? Domain.Administration : best.Domain;
    }

    /// <summary>One sentence of facts: how many rows, and what the columns are.</summary>
    public static Bilingual Description(VersionSummary version)
    {
        var names = version.Columns.Where(c => c.Source is not null).Select(c => c.Name).ToList();
        if (names.Count == 0) names = [.. version.Columns.Select(c => c.Name)];
        var shown = string.Join(", ", names.Take(5)) + (names.Count > 5 ? " …" : "");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{version.Rows:N0}행, {names.Count}컬럼입니다: {shown}"),
            string.Create(CultureInfo.InvariantCulture, $"{version.Rows:N0} rows, {names.Count} columns: {shown}"));
    }

    [GeneratedRegex(@"[\s_\-.(]*(?<!\d)(19|20)\d{2}[\-._년]?\s?(\d{1,2}[\-._월]?\s?(\d{1,2}일?)?)?\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DateTail();

    [GeneratedRegex(@"^\S+?(특별자치도|특별자치시|통합특별시|특별시|광역시|도|시)[ _](\S+?(시|군|구)_)?", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyHead();
}
