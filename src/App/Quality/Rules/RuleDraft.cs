using Maru.Core.Data;

namespace Maru.App.Quality.Rules;

/// <summary>A rule as a person writes it, in a form, in YAML or on the command line, before it is checked against the data.</summary>
/// <param name="Id">Null: made from kind and columns.</param>
/// <param name="Dataset">Null: the one it is added to.</param>
public sealed record RuleDraft(
    string? Id, string? Dataset, string Kind, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string> Parameters, Severity Severity, string Why)
{
    public RuleState State { get; init; } = RuleState.Approved;
}
