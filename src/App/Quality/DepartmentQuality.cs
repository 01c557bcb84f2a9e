using Maru.App.Catalog;

namespace Maru.App.Quality;

/// <summary>A department's datasets and how good they are.</summary>
/// <param name="Name">Null for datasets that no department is named for.</param>
/// <param name="Datasets">Weakest first.</param>
/// <param name="Mean">Mean of their scores as they are now.</param>
/// <param name="Trend">By month, oldest first: mean of the scores that their versions had at the end of it.</param>
public sealed record DepartmentQuality(string? Name, IReadOnlyList<CatalogEntry> Datasets, double Mean, IReadOnlyList<MonthlyScore> Trend)
{
    /// <summary>Departments, weakest first; datasets without one last.</summary>
    public static IReadOnlyList<DepartmentQuality> Of(CatalogSnapshot catalog, ILookup<string, ScoreOfVersion> scores) =>
        [.. catalog.Entries.Where(entry => entry.Quality is not null).GroupBy(entry => entry.Department, StringComparer.Ordinal)
            .Select(group => new DepartmentQuality(group.Key, [.. group.OrderBy(entry => entry.Quality!.Total)], group.Average(entry => entry.Quality!.Criteria.Average(c => c.Score)), TrendOf([.. group.Select(entry => scores[entry.Id].ToList())])))
            .OrderBy(department => department.Name is null).ThenBy(department => department.Mean)];

    // A dataset counts from its first version on, with the score of its newest version of that month or before.
    private static List<MonthlyScore> TrendOf(List<List<ScoreOfVersion>> datasets)
    {
        var months = datasets.SelectMany(versions => versions).Select(MonthOf).Distinct().Order().ToList();
        return [.. months.Select(month => new MonthlyScore(month, datasets.Select(versions => versions.LastOrDefault(version => MonthOf(version) <= month)).OfType<ScoreOfVersion>().Average(version => version.Total)))];
    }

    private static DateOnly MonthOf(ScoreOfVersion version)
    {
        var day = version.ReferenceDate ?? KoreanTime.Day(version.CollectedAt);
        return new(day.Year, day.Month, 1);
    }
}

/// <param name="Month">Its first day.</param>
public sealed record MonthlyScore(DateOnly Month, double Score);
