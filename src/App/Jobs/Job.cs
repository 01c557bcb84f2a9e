using Maru.App.Jobs.Schedules;

namespace Maru.App.Jobs;

/// <summary>What is done about times that passed while nothing ran.</summary>
public enum CatchUp
{
    /// <summary>One run stands for all of them.</summary>
    Once,
    /// <summary>A run for each of them, oldest first.</summary>
    Each,
    /// <summary>Nothing: the next regular time is waited for.</summary>
    Skip,
}

/// <summary>Work that is done again and again: a collection, or another kind.</summary>
/// <param name="Kind">Id of the <see cref="IJobKind"/>'s card.</param>
public sealed record Job(string Id, string Name, string Kind)
{
    public const int LongestName = 100;

    /// <summary>The kind's settings, by id.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Dataset it keeps fresh, when that can be said.</summary>
    public string? Dataset { get; init; }

    /// <summary>Null when it runs after others, or by hand only.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Ids of the jobs that must each have succeeded since this one last started.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public CatchUp CatchUp { get; init; }

    /// <summary>How often a run is tried before it counts as failed.</summary>
    public int Attempts { get; init; } = RetryPolicy.UsualAttempts;

    public bool Paused { get; init; }

    public DateTimeOffset? NextDue { get; init; }

    public DateTimeOffset? LastStart { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>
    /// Paths of its settings that may lie outside the folders jobs collect from, because whoever runs the machine named them on the command
    /// line. Null for a job from before there were such folders: all its paths.
    /// </summary>
    public IReadOnlyList<string>? FreePaths { get; init; }
}
