using System.Text.Json.Serialization;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Quality.Rules;

public enum RuleOutcome
{
    Passed,
    Failed,
    /// <summary>It could not be evaluated: a column is gone, a dataset is missing, it took too long.</summary>
    Impossible,
}

/// <summary>What came of a rule on a version.</summary>
/// <param name="Checked">Rows or figures that were looked at.</param>
/// <param name="Bad">Of these, how many break the rule.</param>
/// <param name="Message">The finding with its figures, or why it could not be evaluated.</param>
/// <param name="Sql">The SQL that counted; table names are dataset ids, so <c>maru query</c> runs it.</param>
public sealed record RuleResult(string Rule, RuleOutcome Outcome, long Checked, long Bad, Bilingual Message, string Sql)
{
    /// <summary>Figures compared, where the rule compares figures rather than rows.</summary>
    public IReadOnlyList<RuleFigure> Figures { get; init; } = [];

    /// <summary>A SQL condition that the rows behind the finding fulfil; null when the rule's own test finds them, or there are none.</summary>
    public string? RowsWhere { get; init; }

    /// <summary>Everything that was read: what is closed to a reader must not be told through a rule either.</summary>
    public IReadOnlyList<UsedColumn> Uses { get; init; } = [];

    public DateTimeOffset At { get; init; }
}

/// <param name="Dataset">Id of the dataset the column is of.</param>
public sealed record UsedColumn(string Dataset, string Column);

/// <summary>One figure of a rule that compares figures.</summary>
/// <param name="Group">What it is the figure of; null for the whole.</param>
/// <param name="Ours">Computed from the rows; null when there are none.</param>
/// <param name="Expected">What it is compared with; null when there is nothing.</param>
/// <param name="Holds">It fits.</param>
/// <param name="Cause">Why it does not, where a cause was found: absolute, positive, sign, unit, rounding, duplicates, part, row, missing.</param>
public sealed record RuleFigure(string? Group, decimal? Ours, decimal? Expected, bool Holds, Bilingual Message, string? Cause = null);

/// <summary>A rule with what came of it on the version it was evaluated on; the result is null before the first evaluation.</summary>
/// <param name="Version">The version the result is of.</param>
public sealed record RuleStanding(QualityRule Rule, RuleResult? Result, int? Version)
{
    public Severity Severity => Rule.Severity;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<RuleFigure>))]
[JsonSerializable(typeof(IReadOnlyList<UsedColumn>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class RuleJson : JsonSerializerContext
{
    static RuleJson() => Default = new RuleJson(new System.Text.Json.JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
