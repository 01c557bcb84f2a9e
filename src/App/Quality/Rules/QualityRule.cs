using Maru.Core.Data;

namespace Maru.App.Quality.Rules;

/// <summary>Whether a rule counts. Only an approved one is evaluated at every version and has a part in the score.</summary>
public enum RuleState
{
    /// <summary>Maru proposes it; nobody has decided yet.</summary>
    Suggested,
    Approved,
    /// <summary>Was approved and is switched off.</summary>
    Off,
    /// <summary>A proposal that somebody declined: it is not proposed again.</summary>
    Declined,
}

/// <summary>What must hold of a dataset, who says so and why.</summary>
/// <param name="Id">Unique in the dataset; made from kind and columns unless a person named it.</param>
/// <param name="Kind">Id of an <see cref="IRuleKind"/>: range, format, allowed, …</param>
/// <param name="Parameters">Settings of the kind, checked against its card.</param>
/// <param name="Why">The reason, as a person wrote it, or what it was proposed from.</param>
/// <param name="By">Who made it.</param>
public sealed record QualityRule(
    string Id, string Dataset, string Kind, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string> Parameters,
    Severity Severity, string Why, string By, DateTimeOffset At)
{
    public RuleState State { get; init; } = RuleState.Approved;

    /// <summary>Who approved, declined or switched it off, and when; null while nobody has.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Kind, columns and settings in one line: two rules that are the same have the same.</summary>
    public string Signature => string.Join('\n', [Kind, .. Columns, .. Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")]);
}
