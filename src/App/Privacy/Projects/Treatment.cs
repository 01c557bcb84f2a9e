using Maru.Core;

namespace Maru.App.Privacy.Projects;

/// <summary>A way to treat a column, as a form offers it.</summary>
/// <param name="Id">A ready hierarchy, or the id of a <see cref="TechniqueForm"/>; empty for leaving it as it is.</param>
/// <param name="Setting">What its setting is; null when it has none.</param>
/// <param name="Default">The value proposed.</param>
public sealed record Treatment(string Id, Bilingual Name, Bilingual? Setting = null, string? Default = null)
{
    private static readonly Bilingual s_letters = new("남길 앞, 뒤 글자 수", "Letters kept at the start, at the end");
    private static readonly Bilingual s_unit = new("단위", "To");

    private static readonly IReadOnlyList<Treatment> s_pseudonyms =
    [
        new("hash", new("일방향 암호화(HMAC)", "Keyed hash")), new("token", new("토큰", "Token")), new("fpe", new("형태보존 암호화: 숫자", "Format-preserving encryption: digits")),
        new("fpe:letters", new("형태보존 암호화: 글자도", "Format-preserving encryption: letters too")), new("encrypt", new("양방향 암호화", "Reversible encryption")),
        new("mask", new("가리기(마스킹)", "Mask"), s_letters, "1,0"), new("part", new("부분 삭제: 앞뒤만 남김", "Keep a part"), s_letters, "4,0"),
    ];

    private static readonly IReadOnlyList<Treatment> s_identifier = [new("delete", new("지우기", "Remove")), .. s_pseudonyms];

    private static readonly IReadOnlyList<Treatment> s_quasi =
    [
        new("suppress", new("그대로 또는 모두 묶기", "As it is, or all in one")), new("ages", new("나이 구간", "Ages"), new("이 나이부터 하나", "One from this age"), "80"), new("dates", new("날짜: 달·분기·해", "Dates: month, quarter, year")),
        new("regions", new("행정구역 코드", "Region codes")), new("places", new("행정구역 이름·주소", "Names of regions, addresses")), new(ReadyHierarchies.Incomes, new("소득 구간", "Incomes"), new("값 1이 몇 원인가", "Won in a unit"), "10000"),
        new("intervals", new("같은 폭의 구간", "Intervals"), new("폭들", "Widths"), "10,20,40"), new("ranges", new("정한 경계의 범위", "Ranges"), new("경계들", "Boundaries"), "1000,2000,4000"),
        new(ReadyHierarchies.Steps, new("단계마다 정한 경계", "Boundaries level by level"), new("경계들, 단계마다 /", "Boundaries, / between levels"), "20,30,40,50,60,70 / 20,40,60 / 40"), new("mask", new("끝부터 한 글자씩", "Letter by letter from the end")), new("keep", new("바꾸지 않음", "Never changed")),
    ];

    private static readonly IReadOnlyList<Treatment> s_other =
    [
        new("", new("그대로", "As it is")), new("round", new("반올림", "Round"), s_unit, "1000"), new("round:random", new("반올림: 무작위(평균을 지킴)", "Round at random, keeping the mean"), s_unit, "1000"),
        new("round:controlled", new("반올림: 제어(합계를 지킴)", "Round, keeping the total"), s_unit, "1000"), new("topBottom", new("끝 묶기(상하단 코딩)", "Top and bottom coding"), new("아래, 위", "Low, high"), "0,100"),
        new("ranges", new("범위로 바꾸기", "Ranges"), new("경계들", "Boundaries"), "1000,2000,4000"), new("microaggregate", new("가까운 행끼리 평균", "Micro-aggregation"), new("몇 행씩, 함께 볼 열들", "Rows together, columns with it"), "3"),
        new("noise", new("잡음", "Noise"), new("표준편차의 비율", "Share of the deviation"), "0.1"), new("swap", new("가까운 값끼리 교환", "Swap near values"), new("순위의 비율", "Share of ranks"), "0.05"), new("permute", new("모두 섞기", "Permute")),
        .. s_pseudonyms,
        new("deleteCells:outliers", new("특이값의 칸 지우기", "Empty the cells of outliers")), new("deleteCells", new("이 값의 칸 지우기", "Empty the cells of these values"), new("값들", "Values"), ""), new("deleteRows", new("이 값의 행 지우기", "Remove the rows of these values"), new("값들", "Values"), ""),
        new("delete", new("지우기", "Remove")),
    ];

    /// <summary>The treatments of a role where a project has hierarchies of its own.</summary>
    public static IReadOnlyList<Treatment> Of(ColumnRole role, IEnumerable<string> hierarchies) =>
        role == ColumnRole.QuasiIdentifier ? [.. Of(role), .. hierarchies.Select(name => new Treatment(name, new($"올린 계층 {name}", $"Hierarchy {name}")))] : Of(role);

    /// <summary>The treatments of a role, the usual one first.</summary>
    public static IReadOnlyList<Treatment> Of(ColumnRole role) => role switch { ColumnRole.Identifier => s_identifier, ColumnRole.QuasiIdentifier => s_quasi, _ => s_other };

    /// <summary>Hierarchies that say how far values lie from each other, where a project has some of its own.</summary>
    public static IReadOnlyList<Treatment> Trees(IEnumerable<string> hierarchies) =>
        [.. Of(ColumnRole.QuasiIdentifier, hierarchies).Where(one => one.Setting is null && one.Id is not ("suppress" or "keep"))];
}
