using Maru.Methods.Privacy;

namespace Maru.App.Privacy.Publishing;

/// <summary>
/// Draws the noise of a table, once: for its innermost cells, no two of which have a row in common, so that one ε pays for all of them. Totals are sums of what
/// was drawn and cost nothing.
/// </summary>
internal static class NoisyTable
{
    /// <returns>Null when the budget does not suffice.</returns>
    public static SafeTable? Draw(GroupedRows rows, TableSpec spec, PrivacyBudget budget)
    {
        var shape = rows.Shape;
        if (shape.Cells > TableChecks.MostNoisyCells) throw PublishErrors.Field(
            $"표가 {shape.Cells:N0}칸입니다.", $"The table has {shape.Cells:N0} cells.", $"{TableChecks.MostNoisyCells:N0}칸까지 됩니다. 더 넓게 묶으세요.", $"Up to {TableChecks.MostNoisyCells:N0} are made: group more widely.", "by");
        int[] inner = [.. Enumerable.Range(0, shape.Cells).Where(shape.IsInner)];
        var release = new NoisyRelease(budget, SecureRandom.Instance);
        var drawn = spec.Measure is null
            ? release.Counts([.. inner.Select(cell => rows.Cells[cell].Count)], spec.Epsilon!.Value, spec.PerPerson)
            : release.Sums([.. inner.Select(cell => rows.Cells[cell].Limited)], TableChecks.Reach(spec.Low!.Value, spec.High!.Value), spec.Epsilon!.Value, spec.PerPerson);
        if (drawn is null) return null;
        var noisy = GroupedRows.Of(rows.By, inner.Select((cell, i) => (shape.Labels(cell), GroupedCell.Empty with { Limited = drawn[i] })), hasNegative: false);
        return new(rows.By, spec.Measure, [.. noisy.Cells.Select(cell => (decimal?)cell.Limited)]);
    }

    /// <summary>How far from the truth 95 of 100 innermost cells lie at most.</summary>
    public static double Error95(TableSpec spec) => NoisyRelease.Error95((double)(spec.Measure is null ? 1 : TableChecks.Reach(spec.Low ?? 0, spec.High ?? 0)) * spec.PerPerson, spec.Epsilon!.Value);
}
