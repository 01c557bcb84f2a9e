using Maru.App.Catalog;
using Maru.App.Quality;
using Maru.App.Quality.Rules;
using Maru.Core;

namespace Maru.Web.Features.Quality;

/// <summary>What the page of a dataset's quality shows to this reader.</summary>
public sealed record QualityView(CatalogEntry Entry, QualityScore Quality, IReadOnlyList<ScoreOfVersion> Trend, IReadOnlyList<RuleLine> Rules)
{
    /// <summary>Anybody may see the data themselves: only then are findings named, and rows listed.</summary>
    public bool IsOpen => Entry.IsWhole;

    public IEnumerable<(QualityCriterion Criterion, QualityFinding Finding)> Losses =>
        Quality.Criteria.SelectMany(criterion => criterion.Findings.Select(finding => (criterion, finding))).OrderByDescending(loss => loss.finding.Points);

    public IEnumerable<RuleLine> InUse => Rules.Where(line => line.Rule.State is RuleState.Approved or RuleState.Off);

    public IEnumerable<RuleLine> Proposed => Rules.Where(line => line.Rule.State == RuleState.Suggested);
}

/// <summary>A rule as a reader may see it.</summary>
/// <param name="MayTell">Its figures, settings and SQL may be shown.</param>
/// <param name="MayList">Its rows may be listed.</param>
/// <param name="History">Bad rows or figures on each version, oldest first.</param>
public sealed record RuleLine(QualityRule Rule, RuleResult? Result, bool MayTell, bool MayList, IReadOnlyList<double> History)
{
    public Bilingual Name => MayTell ? RuleWords.Line(Rule) : new($"{string.Join("·", Rule.Columns)} {RuleKinds.Find(Rule.Kind)?.Card.Card.Name.Ko}", $"{string.Join("·", Rule.Columns)} {RuleKinds.Find(Rule.Kind)?.Card.Card.Name.En}");

    public Bilingual? Message => Result is { } result ? RuleCovering.Message(Rule, result, MayTell) : null;
}
