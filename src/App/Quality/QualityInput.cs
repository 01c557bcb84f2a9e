using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Quality;

/// <summary>The facts a version is judged by. All counts come from its manifest; nothing is sampled.</summary>
public sealed record QualityInput(long Rows, long SetAside, IReadOnlyList<QualityColumn> Columns, IReadOnlyList<QualityIssue> Issues, Stewardship Stewardship)
{
    /// <summary>What came of the approved rules on this version.</summary>
    public IReadOnlyList<JudgedRule> Rules { get; init; } = [];

    /// <summary>The standard terms the city goes by.</summary>
    public StandardTerms Terms { get; init; } = StandardTerms.BuiltIn;
}

/// <summary>An approved rule with what came of it.</summary>
/// <param name="OfFigures">It compares figures; otherwise <paramref name="Bad"/> counts rows.</param>
/// <param name="Impossible">It could not be evaluated.</param>
/// <param name="Message">Without values of the data.</param>
public sealed record JudgedRule(string Id, CriterionKind Criterion, bool OfFigures, string Column, Severity Severity, bool Impossible, long Checked, long Bad, Bilingual Message);

/// <param name="Name">Logical name.</param>
/// <param name="StandardTerm">The standard term a person mapped the column to, or null.</param>
/// <param name="Derived">Maru added it; the source is not judged by it.</param>
public sealed record QualityColumn(string Name, ColumnType Type, ColumnRole Role, long Blank, long Masked, long Distinct, string? Unit, string? StandardTerm, bool Described, bool Derived);

public sealed record QualityIssue(string Rule, string Column, long Count, Severity Severity, Bilingual Message);

/// <summary>What is known of how the dataset is looked after.</summary>
/// <param name="LateShare">How late the newest data are, in cycles: 0 on time, 1 one whole cycle; null when there is no cycle to judge by.</param>
public sealed record Stewardship(
    bool Title, bool Description, bool Department, bool Contact, bool Cycle, bool Licence, bool Keywords, double? LateShare);
