using System.Collections.Frozen;

namespace Maru.App.Terms;

/// <summary>
/// Standard terms by name, by other name and by abbreviation. <see cref="BuiltIn"/> has the most common ones of city data; the whole notice
/// (13,000 terms) is taken in with <c>maru terms import</c>, see <see cref="TermStore"/>.
/// </summary>
public sealed class StandardTerms
{
    private static readonly Lazy<StandardTerms> Excerpt = new(ReadExcerpt);

    // 형식단어: the last word of a standard term, which fixes the domain.
    private static readonly string[] ClassWords =
    [
        "관리번호", "전화번호", "우편번호", "번호", "코드", "명칭", "이름", "명", "일자", "일시", "연월일", "연월", "년월", "연도", "년도", "시각", "시간", "일수", "개수", "건수", "인원수", "대수", "횟수",
        "호수", "세대수", "인구수", "면수", "금액", "가격", "단가", "요금", "예산액", "집행액", "지출액", "수입액", "액", "비율", "율", "률", "주소", "좌표", "위도", "경도", "여부", "구분", "유형", "종류", "상태", "등급",
        "내용", "사유", "비고", "면적", "길이", "높이", "너비", "폭", "넓이", "거리", "깊이", "용량", "수량", "농도", "온도", "습도", "속도", "위치", "방법", "목적", "순번", "순위", "차수", "단위", "기간", "기관", "부서", "인원", "수",
    ];

    private static readonly string[] UnitWords = ["수", "개수", "건수", "인원", "횟수", "대수", "비율", "율", "률", "점수", "지수", "순위", "연도", "년도", "위도", "경도", "좌표"];

    private readonly FrozenDictionary<string, StandardTerm> _names;
    private readonly FrozenDictionary<string, StandardTerm[]> _others;

    /// <param name="terms">Of terms with one name the first counts; other names of the same name are put together.</param>
    public StandardTerms(IEnumerable<StandardTerm> terms)
    {
        var names = new Dictionary<string, StandardTerm>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var key = TermNames.Key(term.Name);
            names[key] = names.TryGetValue(key, out var known) ? known with { OtherNames = [.. known.OtherNames.Union(term.OtherNames, StringComparer.OrdinalIgnoreCase)] } : term;
        }
        _names = names.ToFrozenDictionary(StringComparer.Ordinal);
        _others = names.Values
            .SelectMany(term => term.OtherNames.Append(term.Abbreviation).Select(TermNames.Key).Where(key => key.Length > 0 && !names.ContainsKey(key)).Distinct().Select(key => (Key: key, Term: term)))
            .GroupBy(other => other.Key, other => other.Term, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The excerpt that comes with Maru.</summary>
    public static StandardTerms BuiltIn => Excerpt.Value;

    public IReadOnlyCollection<StandardTerm> All => _names.Values;

    /// <summary>The term a header names; null when it names none, or may stand for several (FEE is 수수료 and 요금).</summary>
    public StandardTerm? Find(string header) => FindAll(header) is [var only] ? only : null;

    /// <summary>All terms that a header may stand for: by its name one, by another name or an abbreviation perhaps several.</summary>
    public IReadOnlyList<StandardTerm> FindAll(string header)
    {
        var key = TermNames.Key(header);
        return _names.TryGetValue(key, out var named) ? [named] : _others.GetValueOrDefault(key, []);
    }

    /// <summary>
    /// True when a header follows the standard: it is a term or a term's abbreviation, or standard words ending in a word that says what kind
    /// of value it is (명, 번호, 코드, 일자, 수, …). Another name of a term does not follow it.
    /// </summary>
    public bool Conforms(string header)
    {
        if (Find(header) is { } term && (IsNameOf(term, header) || header.Trim().Equals(term.Abbreviation, StringComparison.OrdinalIgnoreCase))) return true;
        var name = Plain(header);
        // Standard terms are Korean words set solid; digits may number them.
        if (name.Length == 0 || !name.All(c => c is >= '가' and <= '힣' || char.IsAsciiDigit(c))) return false;
        return ClassWords.Any(word => name.Length > word.Length && name.EndsWith(word, StringComparison.Ordinal));
    }

    /// <summary>True for names that tell their unit themselves: a number of things, a share, a rank.</summary>
    public static bool SaysItsUnit(string header)
    {
        var name = Plain(header);
        return header.Contains('(', StringComparison.Ordinal) || UnitWords.Any(word => name.EndsWith(word, StringComparison.Ordinal));
    }

    private static bool IsNameOf(StandardTerm term, string header) => Plain(header) == term.Name;

    // "총 인구수", "총_인구수" and "총인구수(명)" are one name written three ways.
    private static string Plain(string header) => string.Concat(TermNames.WithoutUnit(header).Where(c => c is not (' ' or '_')));

    private static StandardTerms ReadExcerpt()
    {
        using var stream = typeof(StandardTerms).Assembly.GetManifestResourceStream("Maru.App.Terms.standard-terms.csv")!;
        using var reader = new StreamReader(stream);
        var terms = new List<StandardTerm>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split(',');
            terms.Add(new(fields[0], fields[1], fields[2])
            {
                OtherNames = fields.Length > 3 ? fields[3].Split('|') : [],
                AllowedValues = fields[2] == "여부C1" ? ["Y", "N"] : [],
            });
        }
        return new(terms);
    }
}
