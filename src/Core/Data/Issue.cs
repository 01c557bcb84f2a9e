namespace Maru.Core.Data;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>One problem found in data.</summary>
/// <param name="Rule">Stable id of the rule: type, total-row, total-differs, footnote, repeated-header, ragged-row, duplicate-row, cut, partial-period, coordinate, personal-data, …</param>
/// <param name="Row">Line or row of the source, 1-based; 0 when the problem is of the whole table or column.</param>
/// <param name="Column">Logical column name, or empty.</param>
/// <param name="Found">The value or fact found. Never a value of a closed column.</param>
public sealed record Issue(string Rule, long Row, string Column, string Found, Severity Severity)
{
    /// <summary>What was expected instead.</summary>
    public string Expected { get; init; } = "";

    /// <summary>The problem as one sentence people read, with what to do.</summary>
    public Bilingual Message { get; init; }

    /// <summary>How many rows have this problem when one issue stands for many.</summary>
    public long Count { get; init; } = 1;
}

/// <summary>A row that did not fit: kept whole, with the reason, so that a person can mend and re-admit it.</summary>
/// <param name="Cells">The source's own cells. Cells of closed columns are masked.</param>
public sealed record SetAsideRow(string Rule, long Row, string Column, string Found, string Expected, IReadOnlyList<string?> Cells)
{
    /// <summary>Which of several tables joined end to end it stands in; null for a table that is one.</summary>
    public string? Part { get; init; }
}
