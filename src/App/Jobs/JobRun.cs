using Maru.Core;

namespace Maru.App.Jobs;

public enum RunCause
{
    Schedule,
    /// <summary>A person asked for it.</summary>
    Manual,
    /// <summary>The jobs it depends on have succeeded.</summary>
    After,
    /// <summary>Its time passed while nothing ran.</summary>
    CatchUp,
}

public enum RunState
{
    /// <summary>To be done when its turn comes.</summary>
    Queued,
    /// <summary>Failed, to be tried again.</summary>
    Waiting,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    /// <summary>What came waits for a person, because its columns differ; the job goes on at its next time.</summary>
    Held,
}

/// <summary>A version a run made, or found to be there with the same content.</summary>
public sealed record RunVersion(string Dataset, int Version, long Rows, long SetAside, bool Unchanged)
{
    /// <summary>What its reader should know of it beside the rows set aside: broken characters, a cut, a total that differs.</summary>
    public int Warnings { get; init; }

    /// <summary>The hold that what came lies in; the version is the one before. Null when it was taken in.</summary>
    public string? Held { get; init; }
}

/// <summary>One run of a job, from being due to its end; tries after failures are the same run.</summary>
/// <param name="DueAt">The time it stands for.</param>
public sealed record JobRun(string Id, string Job, DateTimeOffset DueAt, RunCause Cause)
{
    public RunState State { get; init; } = RunState.Queued;

    /// <summary>Tries begun so far.</summary>
    public int Attempt { get; init; }

    /// <summary>Nothing is done before this moment.</summary>
    public DateTimeOffset NotBefore { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the newest try.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Rows taken in so far.</summary>
    public long Rows { get; init; }

    /// <summary>How it ended, or why it waits.</summary>
    public Bilingual? Message { get; init; }

    public IReadOnlyList<RunVersion> Versions { get; init; } = [];

    public bool CancelAsked { get; init; }

    public bool IsOver => State is RunState.Succeeded or RunState.Failed or RunState.Cancelled or RunState.Held;

    public TimeSpan? Took => StartedAt is { } started && EndedAt is { } ended ? ended - started : null;
}
