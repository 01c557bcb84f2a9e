namespace Maru.City;

internal enum Cycle { FiveMinutes, Hourly, Daily, Weekly, Monthly, Quarterly, HalfYearly, Yearly, AsNeeded }

internal enum Access { Open, OnRequest, Internal }

/// <summary>How a dataset's files belong together.</summary>
internal enum Combine
{
    /// <summary>One file is the dataset.</summary>
    Single,

    /// <summary>The files' rows together are the dataset (a file a year, a sheet a year).</summary>
    Append,

    /// <summary>Each file is a later version of the whole.</summary>
    Versions,
}

/// <summary>What the owning team says about a dataset.</summary>
/// <param name="Sentence">One sentence a citizen understands.</param>
/// <param name="Team">Department and team, "교통과/대중교통팀".</param>
/// <param name="ReferenceDate">The day the newest data speaks of, as yyyy-MM-dd.</param>
/// <param name="Keywords">Words people search with, separated by spaces.</param>
internal sealed record About(string Id, string Title, string Sentence, string Team, Cycle Cycle, string ReferenceDate, string Keywords)
{
    /// <summary>공공누리 type 1 to 4; 0 means not open at all.</summary>
    public int Licence { get; init; } = 1;

    public Access Access { get; init; } = Access.Open;

    /// <summary>The outside body the data comes from; null when the city makes it itself.</summary>
    public string? Provider { get; init; }

    public Combine Combine { get; init; } = Combine.Single;
}
