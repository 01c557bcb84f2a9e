namespace Maru.App.Quality.Rules.Reconciliation;

/// <summary>What the rows of one group add up to, in several ways. All in the rows' own unit.</summary>
/// <param name="Absolute">Sum of the absolute values: refunds added as if they were spent.</param>
/// <param name="Positive">Sum of the positive values alone: refunds left out.</param>
/// <param name="NegativeRows">Rows below zero.</param>
internal sealed record LedgerTotals(string? Group, long Rows, decimal Sum, decimal Absolute, decimal Positive, long NegativeRows)
{
    public decimal Negative => Sum - Positive;
}

/// <summary>Why a published total differs, as far as the rows can tell.</summary>
/// <param name="Cause">absolute, positive, sign, unit, rounding, duplicates, part or row.</param>
/// <param name="RowsWhere">The rows behind it, as a condition over <c>t</c> without that of the group; null when it is of all rows alike.</param>
internal sealed record Explanation(string Cause, Core.Bilingual Words, string? RowsWhere);
