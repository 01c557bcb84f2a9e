using Maru.Core;

namespace Maru.App.Live;

/// <summary>How the last calls of a feed went.</summary>
public sealed record FeedHealth
{
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>When an answer came last that could be read.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? NextCall { get; init; }

    /// <summary>Calls in a row that failed.</summary>
    public int Failures { get; init; }

    /// <summary>Why the last one failed; null when it did not.</summary>
    public string? ProblemKo { get; init; }

    public string? ProblemEn { get; init; }

    internal Bilingual? Problem => ProblemKo is null ? null : new(ProblemKo, ProblemEn ?? ProblemKo);
}
