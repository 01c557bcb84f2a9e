using Maru.Core;

namespace Maru.App.Relations;

/// <summary>What joins two datasets.</summary>
public enum RelationKind
{
    /// <summary>Values of a column that are values of a key column of the other: measured.</summary>
    Key,
    /// <summary>Columns of one name whose values are not the same: measured, and a warning.</summary>
    Mismatch,
    /// <summary>Linked by comparing, by a crosswalk or by people (데이터 잇기).</summary>
    Link,
    /// <summary>A quality rule in use that looks into the other dataset.</summary>
    Rule,
    /// <summary>Rows in the city's regions: measured against the city's list.</summary>
    Region,
    /// <summary>Columns of one standard term.</summary>
    Term,
}

/// <summary>A column of a version; of a hub, <paramref name="Dataset"/> is empty and <paramref name="Column"/> its name.</summary>
/// <param name="Version">The version it was measured at; 0 of a hub.</param>
public sealed record RelationEnd(string Dataset, int Version, string Column);

/// <summary>How many values sit to one on either side.</summary>
public enum Cardinality
{
    OneToOne,
    ManyToOne,
    OneToMany,
    ManyToMany,
}

/// <summary>What joining two columns came to, counted exactly.</summary>
/// <param name="LeftValues">Different values of the left column that are not blank.</param>
/// <param name="Common">Of these, those the right column has too.</param>
/// <param name="LeftRows">Rows of the left with a value.</param>
/// <param name="LeftMatched">Of these, rows that find a partner.</param>
/// <param name="LeftMost">Rows of the left that share one matched value, at most.</param>
public sealed record JoinCounts(long LeftValues, long RightValues, long Common, long LeftRows, long RightRows, long LeftMatched, long RightMatched, long LeftMost, long RightMost)
{
    /// <summary>Share of the left's rows that find a partner, 0–1: the match rate.</summary>
    public double LeftRate => Share(LeftMatched, LeftRows);

    public double RightRate => Share(RightMatched, RightRows);

    /// <summary>Share of the left's different values that the right has, 0–1.</summary>
    public double LeftInclusion => Share(Common, LeftValues);

    public double RightInclusion => Share(Common, RightValues);

    public Cardinality Cardinality => (LeftMost > 1, RightMost > 1) switch
    {
        (false, false) => Cardinality.OneToOne,
        (true, false) => Cardinality.ManyToOne,
        (false, true) => Cardinality.OneToMany,
        _ => Cardinality.ManyToMany,
    };

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}

/// <summary>One thing that joins two datasets, or a dataset with a hub many share.</summary>
/// <param name="Left">The side that refers.</param>
/// <param name="Right">The side that is referred to: the one with the key, or the hub.</param>
public sealed record Relation(RelationKind Kind, RelationEnd Left, RelationEnd Right)
{
    /// <summary>Of joins by values; null for the others.</summary>
    public JoinCounts? Counts { get; init; }

    /// <summary>How many found a partner, of how many: rows of joins and regions, things that were linked, rows or figures that a rule checked. Null for terms.</summary>
    public Tally? Matched { get; init; }

    /// <summary>What speaks for it beside the values; null for values alone.</summary>
    public JoinEvidence? Evidence { get; init; }

    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>Id of the rule, or of the dataset of links.</summary>
    public string? Of { get; init; }

    /// <summary>A newer version of one side is there than it was measured at.</summary>
    public bool IsStale { get; init; }

    /// <summary>It leads through a closed column or to a dataset that is not for everyone: for staff only.</summary>
    public bool IsForStaff { get; init; }

    public bool IsOfHub => Right.Dataset.Length == 0;

    /// <summary>The match rate, 0–1; null where nothing was counted.</summary>
    public double? Rate => Matched?.Share;

    /// <summary>Tells it from every other.</summary>
    public string Key => string.Join('\n', Kind, Left.Dataset, Left.Column, Right.Dataset, Right.Column, Of);

    /// <summary>The other side as seen from a dataset.</summary>
    public RelationEnd OtherThan(string dataset) => Left.Dataset == dataset ? Right : Left;

    public RelationEnd SideOf(string dataset) => Left.Dataset == dataset ? Left : Right;

    /// <summary>The tally as seen from a dataset: of its own rows, where both sides were counted.</summary>
    public Tally? MatchedFrom(string dataset) => Counts is { } counts && Left.Dataset != dataset ? new(counts.RightMatched, counts.RightRows) : Matched;
}

/// <param name="Part">Of <paramref name="Whole"/>.</param>
public sealed record Tally(long Part, long Whole)
{
    public double Share => Whole == 0 ? 0 : (double)Part / Whole;
}

/// <summary>What speaks for a join beside that the values are there.</summary>
public enum JoinEvidence
{
    /// <summary>Nothing but the values, which are no numbers in a row.</summary>
    Values,
    /// <summary>Values begin with the same letters, as in BS-0001.</summary>
    Pattern,
    /// <summary>One name ends with the other: 승차정류장번호, 정류장번호.</summary>
    NameEnd,
    /// <summary>Both are one standard term.</summary>
    Term,
    /// <summary>Both columns bear one name that says what they are.</summary>
    Name,
}

public static class RelationWords
{
    public static Bilingual Name(this RelationKind kind) => kind switch
    {
        RelationKind.Key => new("키가 맞음", "Key"),
        RelationKind.Mismatch => new("이름만 같음", "Same name only"),
        RelationKind.Link => new("이은 것", "Linked"),
        RelationKind.Rule => new("규칙", "Rule"),
        RelationKind.Region => new("같은 지역", "Region"),
        _ => new("같은 표준용어", "Standard term"),
    };

    public static Bilingual Name(this Cardinality cardinality) => cardinality switch
    {
        Cardinality.OneToOne => new("1:1", "1:1"),
        Cardinality.ManyToOne => new("n:1", "n:1"),
        Cardinality.OneToMany => new("1:n", "1:n"),
        _ => new("n:m", "n:m"),
    };

    public static Bilingual Name(this JoinEvidence evidence) => evidence switch
    {
        JoinEvidence.Name => new("이름이 같고 값이 맞음", "same name, matching values"),
        JoinEvidence.Term => new("같은 표준용어이고 값이 맞음", "same standard term, matching values"),
        JoinEvidence.NameEnd => new("이름의 끝이 같고 값이 맞음", "names end alike, matching values"),
        JoinEvidence.Pattern => new("같은 글자로 시작하는 값이 맞음", "values of one pattern match"),
        _ => new("이름은 다르나 값이 맞음", "other names, matching values"),
    };
}
