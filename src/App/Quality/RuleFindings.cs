using Maru.Core.Data;

namespace Maru.App.Quality;

/// <summary>Points that approved rules cost. Notes cost nothing.</summary>
internal static class RuleFindings
{
    // A total that does not fit is no share of rows: it costs as much as it would to be found elsewhere.
    private const double ErrorPoints = 10;
    private const double WarningPoints = 5;
    private const double ImpossiblePoints = 10;

    public static IEnumerable<QualityFinding> Of(QualityInput input, CriterionKind criterion) =>
        input.Rules.Where(rule => rule.Criterion == criterion && rule is { Impossible: false, Bad: > 0 }).Select(rule => Finding(rule, Points(rule, input)));

    /// <summary>Rules that nobody can check any more are no management: part of what all of them together may cost, each alike.</summary>
    public static IEnumerable<QualityFinding> Impossible(QualityInput input) =>
        input.Rules.Where(rule => rule.Impossible && rule.Severity != Severity.Info).Select(rule => Finding(rule, ImpossiblePoints / input.Rules.Count));

    private static double Points(JudgedRule rule, QualityInput input) => rule.Severity switch
    {
        Severity.Info => 0,
        var severity when rule.OfFigures => (severity == Severity.Error ? ErrorPoints : WarningPoints) * rule.Bad / rule.Checked,
        _ => Math.Min(100, 100.0 * rule.Bad / Math.Max(1, input.Rows + input.SetAside)),
    };

    private static QualityFinding Finding(JudgedRule rule, double points) =>
        new(rule.Id, rule.Column, rule.Bad, rule.Impossible ? 1 : rule.Checked, points, rule.Message) { IsApprovedRule = true };
}
