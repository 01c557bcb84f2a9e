using Maru.Core.Data;

namespace Maru.App.Terms;

/// <summary>One term of 공공데이터 공통표준용어: what a column is called and what its values are.</summary>
/// <param name="Name">공통표준용어명, as 등록일자.</param>
/// <param name="Abbreviation">공통표준용어영문약어명, as REG_YMD.</param>
/// <param name="Domain">공통표준도메인명, as 연월일C8.</param>
public sealed record StandardTerm(string Name, string Abbreviation, string Domain)
{
    /// <summary>공통표준용어설명.</summary>
    public string? Description { get; init; }

    /// <summary>허용값: the only values a column may have; none when every value of the domain will do.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>저장 형식, as 문자(8).</summary>
    public string? Storage { get; init; }

    /// <summary>표현 형식, as YYYY-MM-DD.</summary>
    public string? Display { get; init; }

    /// <summary>행정표준코드명, when the values are one of the administration's codes.</summary>
    public string? CodeName { get; init; }

    /// <summary>소관기관명: who looks after the term.</summary>
    public string? Agency { get; init; }

    /// <summary>용어 이음동의어, and the names open APIs give the same thing.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The type of a column of this domain as Maru thinks of types.</summary>
    public ColumnType Type => TermDomain.TypeOf(Domain);
}
