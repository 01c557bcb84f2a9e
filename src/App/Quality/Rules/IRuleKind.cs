using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Quality.Rules;

/// <summary>A kind of rule. Adding one is adding a class: it is found by scanning, and form, YAML, command line and docs come from its card.</summary>
public interface IRuleKind
{
    RuleCard Card { get; }

    /// <summary>What the rule means for this version, as SQL.</summary>
    /// <exception cref="InputException">It can't be evaluated on this version: the message says what is missing.</exception>
    RuleTest Plan(RuleContext context);
}

/// <summary>How a kind declares itself.</summary>
/// <param name="Columns">What its columns are for.</param>
/// <param name="Least">Columns it needs at least.</param>
/// <param name="Most">Columns it takes at most.</param>
/// <param name="Criterion">The legal criterion that it speaks to.</param>
public sealed record RuleCard(Card Card, Bilingual Columns, int Least, int Most, CriterionKind Criterion)
{
    public string Id => Card.Id;

    /// <summary>The rule judges figures, not rows: it costs points as a whole.</summary>
    public bool IsOfFigures { get; init; }

    /// <summary>A rule of this kind as YAML, for people to copy.</summary>
    public required string Example { get; init; }
}

/// <summary>How a rule is put to the engine.</summary>
public abstract record RuleTest;

/// <summary>A test of every row, by conditions over the table <c>t</c>.</summary>
/// <param name="Checked">Rows that can be judged: a blank has no value to be wrong.</param>
/// <param name="Bad">Of these, the rows that break the rule.</param>
public sealed record RowTest(string Checked, string Bad) : RuleTest
{
    /// <summary>What <c>t</c> is, when it is more than the dataset itself.</summary>
    public string? From { get; init; }

    /// <summary>More to see beside each bad row: SQL over <c>t</c> and its name.</summary>
    public IReadOnlyList<(string Sql, Bilingual Name)> Evidence { get; init; } = [];

    /// <summary>May be evaluated in one pass over the table together with others.</summary>
    public bool IsShared => From is null && !Bad.Contains("select ", StringComparison.Ordinal);
}

/// <summary>A comparison of figures, which is more than one question.</summary>
public sealed record FigureTest(Func<CancellationToken, FigureFinding> Run) : RuleTest;

/// <param name="Checked">Figures compared.</param>
/// <param name="Bad">Of these, how many do not fit.</param>
/// <param name="RowsWhere">The rows behind what does not fit; null when no rows can be named.</param>
public sealed record FigureFinding(long Checked, long Bad, Bilingual Message, IReadOnlyList<RuleFigure> Figures, string Sql, string? RowsWhere);
