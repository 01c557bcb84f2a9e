using Maru.App.Quality.Rules.Expressions;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>The optional <c>where</c> of a rule.</summary>
internal static class RuleConditions
{
    /// <returns>A condition over <c>t</c>, null when all rows are meant.</returns>
    public static string? Where(RuleContext context) =>
        context.Settings.Text("where") is { } where && !string.IsNullOrWhiteSpace(where) ? RuleExpression.Condition(where, context.Column) : null;
}
