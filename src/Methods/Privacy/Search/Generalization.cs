namespace Maru.Methods.Privacy;

/// <summary>What is asked of a search.</summary>
/// <param name="Models">Models that published rows must satisfy.</param>
/// <param name="Metric">What is kept as small as possible.</param>
/// <param name="SuppressionLimit">Share of rows that may be left out, 0–1.</param>
public sealed record GeneralizationGoal(IReadOnlyList<PrivacyModel> Models, LossMetric Metric, double SuppressionLimit = 0);

/// <summary>The best generalisation found.</summary>
/// <param name="Levels">A level for each quasi-identifier.</param>
/// <param name="Loss">Information lost.</param>
/// <param name="IsSuppressed">For each row, whether it is left out.</param>
/// <param name="SuppressedRows">How many rows are.</param>
/// <param name="Classes">Number of classes that are published.</param>
/// <param name="AllClasses">Number of classes, those left out included.</param>
/// <param name="SmallestClass">Rows of the smallest of them; 0 when none is.</param>
/// <param name="Nodes">Combinations of levels there are; -1 when they were not counted.</param>
/// <param name="Checked">How many of them were tried.</param>
/// <param name="IsProven">Whether no other combination loses less.</param>
public sealed record Generalization(
    IReadOnlyList<int> Levels, InformationLoss Loss, IReadOnlyList<bool> IsSuppressed, int SuppressedRows, int Classes, int AllClasses, int SmallestClass, int Nodes, int Checked, bool IsProven)
{
    /// <summary>Combinations that were tried; some of them, evenly chosen, when they are more than <see cref="LatticeSurvey.Most"/>.</summary>
    public IReadOnlyList<Combination> Looked { get; init; } = [];

    internal static Generalization At(int[] levels, InformationLoss loss, ClassBuilder builder, NodeCheck check, int nodes, int tried, bool isProven)
    {
        var classes = builder.Group(levels);
        var result = check.Check(classes, levels);
        var isSuppressed = Array.ConvertAll(builder.ClassOfRows(), index => result.Suppressed[index]);
        var published = classes.Sizes.Where((size, i) => size > 0 && !result.Suppressed[i]).ToArray();
        return new(levels, loss, isSuppressed, result.SuppressedRows, published.Length, classes.Sizes.Count(size => size > 0), published.DefaultIfEmpty(0).Min(), nodes, tried, isProven);
    }
}
