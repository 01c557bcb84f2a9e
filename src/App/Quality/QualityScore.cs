using Maru.Core;

namespace Maru.App.Quality;

/// <summary>The four criteria of 공공데이터법 시행령 제17조.</summary>
public enum CriterionKind
{
    /// <summary>구조·성능.</summary>
    Structure,
    /// <summary>품질관리체계.</summary>
    Management,
    /// <summary>표준화 준수.</summary>
    Standard,
    /// <summary>값 오류.</summary>
    Accuracy,
}

/// <summary>A dataset's quality, 0–100: the mean of the four criteria. docs/explain/quality-score.md has the formula.</summary>
public sealed record QualityScore(int Total, IReadOnlyList<QualityCriterion> Criteria)
{
    public QualityCriterion this[CriterionKind kind] => Criteria[(int)kind];

    public static QualityScore Of(QualityInput input)
    {
        QualityCriterion[] criteria = [StructureCriterion.Judge(input), ManagementCriterion.Judge(input), StandardCriterion.Judge(input), AccuracyCriterion.Judge(input)];
        return new((int)Math.Round(criteria.Average(c => c.Score), MidpointRounding.AwayFromZero), criteria);
    }
}

/// <param name="Sentence">What is wrong above all, or that nothing is.</param>
/// <param name="Findings">Every loss of points with the rule, column and rows behind it; greatest loss first.</param>
public sealed record QualityCriterion(CriterionKind Kind, int Score, Bilingual Sentence, IReadOnlyList<QualityFinding> Findings)
{
    public Bilingual Name => Kind switch
    {
        CriterionKind.Structure => new("구조·성능", "Structure"),
        CriterionKind.Management => new("품질관리체계", "Management"),
        CriterionKind.Standard => new("표준화 준수", "Standards"),
        _ => new("값 오류", "Values"),
    };

    /// <summary>구조, 관리, 표준, 값: as narrow columns name it.</summary>
    public Bilingual ShortName => Kind switch
    {
        CriterionKind.Structure => new("구조", "Structure"),
        CriterionKind.Management => new("관리", "Management"),
        CriterionKind.Standard => new("표준", "Standards"),
        _ => new("값", "Values"),
    };

    internal static QualityCriterion Of(CriterionKind kind, IEnumerable<QualityFinding> findings, Bilingual whenFine)
    {
        var losses = findings.Where(f => f.Points > 0).OrderByDescending(f => f.Points).ToList();
        var score = (int)Math.Clamp(Math.Round(100 - losses.Sum(f => f.Points), MidpointRounding.AwayFromZero), 0, 100);
        // Anything wrong shows: a hundred means that nothing was found.
        if (score == 100 && losses.Count > 0) score = 99;
        return new(kind, score, losses.Count == 0 ? whenFine : losses[0].Message, losses);
    }
}

/// <summary>Why points were lost.</summary>
/// <param name="Rule">Id of the rule: an <see cref="Core.Data.Issue"/>'s, or one of this judgement's own.</param>
/// <param name="Column">Column concerned, or empty.</param>
/// <param name="Found">Rows, columns or items that are wrong.</param>
/// <param name="Of">Out of how many.</param>
/// <param name="Points">Points lost.</param>
public sealed record QualityFinding(string Rule, string Column, long Found, long Of, double Points, Bilingual Message)
{
    /// <summary>The finding is of a rule that people approved, and <see cref="Rule"/> is its id.</summary>
    public bool IsApprovedRule { get; init; }
}
