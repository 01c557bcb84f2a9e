using Maru.App.Catalog;
using Maru.App.Quality;
using Maru.App.Quality.Rules;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.Web.Features.Quality;

/// <summary>Gathers what the pages of quality show, as far as their reader may see it.</summary>
public sealed class QualityPages(CatalogStore catalog, RuleDesk desk, RuleRows rows)
{
    private const int RowsShown = 50;

    public CatalogSnapshot Catalog => catalog.Snapshot();

    /// <returns>Null when the dataset does not exist or has no data.</returns>
    public QualityView? Open(string dataset, bool mayEdit)
    {
        var snapshot = Catalog;
        if (snapshot.Find(dataset.Normalize(System.Text.NormalizationForm.FormC)) is not { Quality: { } quality, Newest: { } newest } entry) return null;
        var results = catalog.QualityResults(entry.Id, newest.Version);
        var lines = catalog.QualityRules(entry.Id)
            .Where(rule => rule.State != RuleState.Declined && (mayEdit || rule.State == RuleState.Approved))
            .Select(rule => LineOf(snapshot, entry, rule, results.GetValueOrDefault(rule.Id), mayEdit));
        return new(entry, quality, [.. catalog.QualityScores(entry.Id)[entry.Id]], [.. lines]);
    }

    /// <summary>The rows behind a rule; null when this reader may not see them.</summary>
    /// <exception cref="InputException">There is no such rule, or it can't be evaluated.</exception>
    public RuleRowPage? Rows(QualityView view, string rule, CancellationToken stop)
    {
        if (view.Rules.FirstOrDefault(line => line.Rule.Id == rule) is not { MayList: true }) return null;
        var (version, found, result) = desk.Result(view.Entry.Id, rule);
        return rows.Read(version, found, result, RowsShown, stop);
    }

    public IReadOnlyList<DepartmentQuality> Departments(ILookup<string, ScoreOfVersion> scores) => DepartmentQuality.Of(Catalog, scores);

    public ILookup<string, ScoreOfVersion> Scores() => catalog.QualityScores();

    public ILookup<string, RuleStanding> Standings() => catalog.QualityStandings().ToLookup(standing => standing.Rule.Dataset, StringComparer.Ordinal);

    private RuleLine LineOf(CatalogSnapshot snapshot, CatalogEntry entry, QualityRule rule, RuleResult? result, bool mayEdit)
    {
        var isOpen = RuleCovering.IsOpen(snapshot, result) && result is not null;
        // Those who keep the data see their own settings; what a closed column holds nobody sees here.
        var mayTell = mayEdit ? RuleCovering.IsImpersonal(snapshot, result) : isOpen;
        var mayList = entry.IsWhole && result is { Outcome: RuleOutcome.Failed } && mayTell;
        var history = catalog.QualityHistory(entry.Id, rule.Id).Where(h => h.Outcome != RuleOutcome.Impossible).Select(h => (double)h.Bad).ToList();
        return new(rule, result, mayTell, mayList, history);
    }
}

/// <summary>Words for severities as forms have them.</summary>
internal static class SeverityChoices
{
    public static IReadOnlyList<(Severity Value, Bilingual Name)> All { get; } =
    [
        (Severity.Info, new("알림: 점수에 들지 않음", "Note: costs nothing")),
        (Severity.Warning, new("주의", "Warning")),
        (Severity.Error, new("오류: 합계가 다르면 두 배로 잃음", "Error: totals cost twice")),
    ];
}
