using System.Collections.Frozen;
using Maru.App.Terms;

namespace Maru.App.Relations;

/// <summary>What two column names say about each other.</summary>
internal static class ColumnNames
{
    private const int ShortestEnd = 3;

    // Names every table may have: that two columns bear one says nothing about what is in them.
    private static readonly FrozenSet<string> Generic = FrozenSet.ToFrozenSet(
    [
        "번호", "연번", "순번", "일련번호", "일련", "순서", "no", "no.", "id", "seq", "num", "code", "key", "코드", "구분", "구분코드", "분류", "유형", "종류", "상태", "이름", "명칭", "명", "성명", "제목", "내용", "비고", "주소",
        "번지", "연도", "년도", "기준연도", "기준년도", "연월", "년월", "기준연월", "기준월", "월", "일", "일자", "날짜", "시각", "시간", "시간대", "요일", "분기", "나이", "연령", "연령대", "층", "층수", "순위", "등급", "차수", "회차", "호", "동", "단위", "부서", "담당자",
        "관리번호", "접수번호", "등록번호", "고유번호", "식별번호", "문서번호",
    ], StringComparer.OrdinalIgnoreCase);

    // Figures that many tables have: whole numbers, but none of them names a thing.
    private static readonly string[] FigureEnds = ["수", "건수", "인원", "금액", "액", "면적", "길이", "높이", "너비", "폭", "비율", "율", "률", "점수", "농도", "온도", "나이", "연령", "층수", "연도", "년도", "가격", "요금", "단가", "용량", "거리", "시간", "일수"];

    // What such columns hold, every table of its kind holds: months, ages, remarks.
    private static readonly FrozenSet<string> NeverKeys = FrozenSet.ToFrozenSet(
    [
        "연도", "년도", "기준연도", "기준년도", "회계연도", "연월", "년월", "기준연월", "기준월", "월", "일", "일자", "날짜", "시각", "시간", "시간대", "요일", "분기", "나이", "연령", "연령대", "연령구간", "성별", "층", "층수", "순위", "등급", "차수", "회차", "단위", "내용", "비고", "제목", "사유", "구분", "유형", "종류", "상태", "분류",
        "위도", "경도", "x", "y", "전화번호", "우편번호",
    ], StringComparer.OrdinalIgnoreCase);

    public static bool IsNeverKey(string name) => NeverKeys.Contains(Plain(name)) || Plain(name).EndsWith("전화번호", StringComparison.Ordinal) || Plain(name).EndsWith("일자", StringComparison.Ordinal);

    public static bool IsGeneric(string name) => Generic.Contains(Plain(name));

    private static readonly string[] IdentifierEnds = ["번호", "코드", "아이디", "식별자", "id", "code", "cd", "no", "pnu"];

    /// <summary>By its name it tells things apart.</summary>
    public static bool IsIdentifier(string name) => IdentifierEnds.Any(end => Plain(name).EndsWith(end, StringComparison.Ordinal)) && !IsNeverKey(name);

    /// <summary>A count or a measure by its name, whatever its role.</summary>
    public static bool IsFigure(string name) => FigureEnds.Any(end => Plain(name).EndsWith(end, StringComparison.Ordinal));

    /// <summary>What speaks for two columns being of one thing; null when nothing does.</summary>
    public static JoinEvidence? Alike(string left, string right)
    {
        var (one, other) = (Plain(left), Plain(right));
        if (one == other) return IsGeneric(one) ? null : JoinEvidence.Name;
        if (StandardTerms.BuiltIn.Find(left) is { } term && StandardTerms.BuiltIn.Find(right) == term && !IsGeneric(term.Name)) return JoinEvidence.Term;
        var (brief, whole) = one.Length <= other.Length ? (one, other) : (other, one);
        return brief.Length >= ShortestEnd && !IsGeneric(brief) && whole.EndsWith(brief, StringComparison.Ordinal) ? JoinEvidence.NameEnd : null;
    }

    public static string Plain(string name) => string.Concat(name.Where(c => c is not (' ' or '_' or '-'))).ToLowerInvariant();
}
