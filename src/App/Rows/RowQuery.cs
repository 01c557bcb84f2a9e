using Maru.Core.Data;

namespace Maru.App.Rows;

/// <summary>
/// A question about one version's rows: which rows, which columns, in what order, or summed up how. Every name in it has been
/// checked against the version's visible columns and every value has the column's type; see <see cref="RowQueryReader"/>.
/// </summary>
public sealed record RowQuery
{
    public const int DefaultLimit = 100;
    public const int MaxPage = 10_000;

    /// <summary>Columns to show; empty for all.</summary>
    public IReadOnlyList<Column> Select { get; init; } = [];

    /// <summary>Conditions every row fulfils.</summary>
    public IReadOnlyList<RowFilter> Filters { get; init; } = [];

    /// <summary>Words that must each occur somewhere in the row's text columns.</summary>
    public string? Search { get; init; }

    /// <summary>Blank values come last in either direction. Rows that are equal keep the version's order.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    public IReadOnlyList<GroupKey> Group { get; init; } = [];

    public IReadOnlyList<Aggregate> Aggregates { get; init; } = [];

    /// <summary>Rows to return at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Where the page before ended, as its <c>next</c> said.</summary>
    public string? After { get; init; }

    public bool Grouped => Group.Count + Aggregates.Count > 0;

    /// <summary>True when all rows of the version qualify.</summary>
    public bool Unfiltered => Filters.Count == 0 && Search is null;
}

/// <param name="Name">A column, or in a grouped query a column of its result.</param>
public sealed record SortKey(string Name, bool Descending);

/// <param name="Period">year, quarter, month, week, day, hour: times are cut down to it. Null for the value itself.</param>
/// <param name="Name">Name in the result.</param>
public sealed record GroupKey(Column Column, string? Period, string Name);

public enum AggregateFunction
{
    Count,
    Sum,
    Avg,
    Min,
    Max,
    Distinct,
    Median,
}

/// <param name="Column">Null only for the count of rows.</param>
/// <param name="Name">Name in the result.</param>
public sealed record Aggregate(AggregateFunction Function, Column? Column, string Name);

public enum FilterOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    In,
    Contains,
    StartsWith,
    EndsWith,
    IsNull,
    IsNotNull,
}

/// <summary>A condition on one column.</summary>
/// <param name="Values">long, double, bool, string, or <see cref="TimeSpanOfValue"/> for dates and times of day; one, except for In.</param>
/// <param name="Text">As it was written.</param>
public sealed record RowFilter(Column Column, FilterOperator Operator, IReadOnlyList<object> Values, string Text);

/// <summary>The half-open stretch of time a written date stands for: 2025-09 is all of September.</summary>
/// <param name="End">Equal to <paramref name="Start"/> for an instant.</param>
public readonly record struct TimeSpanOfValue(DateTime Start, DateTime End)
{
    public bool Instant => Start == End;
}
