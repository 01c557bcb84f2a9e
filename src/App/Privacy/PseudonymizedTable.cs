namespace Maru.App.Privacy;

/// <summary>What came of a recipe.</summary>
/// <param name="Levels">Level of each quasi-identifier; those of the first generalisation when there are several.</param>
/// <param name="Loss">Information lost, in the metric of the recipe; the covered share when rows have their own levels or nothing was generalised.</param>
/// <param name="SuppressedRows">Rows left out.</param>
/// <param name="Classes">Classes of rows that look alike, in what is published.</param>
/// <param name="ClassesBeforeSuppression">Classes under the generalisation, those left out included.</param>
/// <param name="SmallestClass">Rows of the smallest published class.</param>
/// <param name="RowsBefore">Rows that were to be published.</param>
/// <param name="Rows">Rows that are.</param>
/// <param name="CoveredShare">Share of its column's domain that a cell covers on average, 0 (as it was) to 1 (anything).</param>
/// <param name="Proven">Whether no other generalisation of all rows loses less.</param>
/// <param name="Combinations">Combinations of levels there are; -1 when not counted.</param>
/// <param name="Checked">How many of them were tried.</param>
/// <param name="Generalizations">Levels that are used, when rows have their own.</param>
/// <param name="Models">Models that were asked for and were found to hold in what was written.</param>
/// <param name="RiskBefore">Risks of the table as it was.</param>
/// <param name="Risk">Risks of what is published.</param>
/// <param name="Utility">What is left of distributions and of what goes together.</param>
/// <param name="Output">The file that was written.</param>
/// <param name="KeyFile">Where the key lies that pseudonyms were made with; null when none was needed.</param>
public sealed record PseudonymizedTable(
    IReadOnlyDictionary<string, int> Levels, double Loss, int SuppressedRows, int Classes, int ClassesBeforeSuppression, int SmallestClass, int RowsBefore, int Rows, double CoveredShare,
    bool Proven, int Combinations, int Checked, IReadOnlyList<IReadOnlyDictionary<string, int>> Generalizations, IReadOnlyList<string> Models,
    PublishedRisk RiskBefore, PublishedRisk Risk, PublishedUtility Utility, string Output, string? KeyFile, double Seconds)
{
    /// <summary>Lower bounds of the sizes of classes that <see cref="PublishedRisk.RowsBySize"/> counts by.</summary>
    public static IReadOnlyList<int> ClassSizesFrom { get; } = [1, 2, 5, 10, 20, 50, 100];

    /// <summary>Version of the dataset that was read; null for a file.</summary>
    public int? Version { get; init; }

    /// <summary>Version of the dataset that was joined to it; null for none.</summary>
    public int? JoinedVersion { get; init; }

    /// <summary>What classes give away of each sensitive column.</summary>
    public IReadOnlyList<SensitiveChange> Sensitive { get; init; } = [];

    /// <summary>What became of each column that is published or could have been.</summary>
    public IReadOnlyList<PublishedColumn> Columns { get; init; } = [];

    /// <summary>People in the population the rows are a sample of; null when they are not known.</summary>
    public long? Population { get; init; }

    /// <summary>Other combinations beside the one that was taken; null when none were asked for.</summary>
    public PublishedSurvey? Survey { get; init; }
}

/// <summary>Combinations of levels that were looked at.</summary>
/// <param name="Combinations">How many there are; <see cref="long.MaxValue"/> when they are more than can be counted.</param>
/// <param name="Columns">The quasi-identifiers, in the order of the levels.</param>
public sealed record PublishedSurvey(long Combinations, IReadOnlyList<string> Columns, IReadOnlyList<PublishedCombination> Points)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWhole => Points.Count == Combinations;
}

/// <summary>What classes give away of a sensitive column before and after: the l and the t that hold.</summary>
/// <param name="ValuesBefore">Distinct values in the class that had fewest.</param>
/// <param name="FurthestBefore">Largest distance between a class and the whole, 0 to 1.</param>
public sealed record SensitiveChange(string Column, int ValuesBefore, int Values, double FurthestBefore, double Furthest);

/// <param name="Levels">A level for each quasi-identifier.</param>
/// <param name="Holds">Whether the models hold within the suppression limit.</param>
/// <param name="SuppressedRows">Rows left out there; where the models do not hold, the rows that fail them class by class.</param>
/// <param name="Kept">Share of the quasi-identifiers' information that is left, their mean, 0 to 1; rows left out say nothing.</param>
public sealed record PublishedCombination(IReadOnlyList<int> Levels, bool Holds, int SuppressedRows, double Kept);

/// <param name="Kept">Share of its information that is left, 0 to 1; null where chance has changed it or something stands for it.</param>
/// <param name="Levels">Of a quasi-identifier, its levels from 0.</param>
public sealed record PublishedColumn(string Column, double? Kept, IReadOnlyList<PublishedLevel> Levels)
{
    /// <summary>Rows whose value stands out, and what became of them; null where that can't be told.</summary>
    public PublishedOutliers? Outliers { get; init; }

    /// <summary>How the numbers of a quasi-identifier are spread, where labels are said.</summary>
    public IReadOnlyList<ValueBin> Bins { get; init; } = [];

    /// <summary>Their entropy in bits; null where they are not said.</summary>
    public double? Bits { get; init; }
}

/// <summary>Rows whose value stands out: shared by too few, at an end beyond which too few are left, or beyond the outer fences.</summary>
/// <param name="LeftOut">The row is not published.</param>
/// <param name="Together">Published under what enough rows share.</param>
/// <param name="Changed">Published as something else, or empty.</param>
/// <param name="Alone">Published as it was.</param>
public sealed record PublishedOutliers(int Rows, int LeftOut, int Together, int Changed, int Alone);

/// <summary>Numbers from one to another, both included, that enough rows hold.</summary>
public sealed record ValueBin(decimal From, decimal To, int Rows);

/// <param name="Labels">How many labels the column has at this level.</param>
/// <param name="Shown">Those that enough rows share, in their order; none when they are too many to read, or are not said.</param>
public sealed record PublishedLevel(int Labels, IReadOnlyList<PublishedLabel> Shown);

public sealed record PublishedLabel(string Label, int Rows);

/// <param name="ProsecutorMax">1 over the smallest class.</param>
/// <param name="ProsecutorAverage">Classes over rows.</param>
/// <param name="JournalistMax">1 over the smallest class of the population, where one is known.</param>
/// <param name="MarketerAverage">Rows linked on average by someone who links all.</param>
/// <param name="UniqueShare">Rows alone in their class.</param>
/// <param name="RowsAtMax">Share of rows with the highest risk.</param>
/// <param name="PopulationUniqueShare">People estimated to be unique in the population; null when its size is not known.</param>
public sealed record PublishedRisk(
    double ProsecutorMax, double ProsecutorAverage, double JournalistMax, double MarketerAverage, double UniqueShare, double RowsAtMax, int Classes, double? PopulationUniqueShare)
{
    /// <summary>Rows by the size of their class, from <see cref="PseudonymizedTable.ClassSizesFrom"/>.</summary>
    public IReadOnlyList<long> RowsBySize { get; init; } = [];
}

public sealed record PublishedUtility(IReadOnlyList<ColumnUtility> Columns, IReadOnlyList<PairUtility> Pairs);

/// <param name="ValuesBefore">Distinct values as it was.</param>
/// <param name="Values">Distinct values now.</param>
/// <param name="Distance">How differently the published labels are spread among rows before and after rows were left out, 0 to 1.</param>
public sealed record ColumnUtility(string Column, int ValuesBefore, int Values, double Distance);

/// <summary>How strongly two columns go together (Cramér's V) before and after.</summary>
public sealed record PairUtility(string First, string Second, double Before, double After);
