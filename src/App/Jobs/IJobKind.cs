using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Jobs;

/// <summary>A kind of work jobs can do. Its card makes its settings, checked when a job is declared.</summary>
public interface IJobKind
{
    Card Card { get; }

    /// <summary>Says what of the settings can't be, beyond what the card says, when a job is declared.</summary>
    /// <exception cref="InputException">As said.</exception>
    void Check(Settings settings);

    /// <summary>Says why a job can't stand beside others of its kind, when it is declared.</summary>
    /// <param name="now">In Korean time: the time whose dates settings are filled with.</param>
    /// <exception cref="InputException">As said; it names the other job.</exception>
    void CheckBeside(Settings settings, IReadOnlyList<(Job Job, Settings Settings)> others, DateTimeOffset now)
    {
    }

    /// <summary>Addresses a run asks, as far as its settings tell: a run waits while a host of them is not to be asked.</summary>
    IReadOnlyList<Uri> Addresses(Settings settings);

    /// <summary>Files and folders of this machine that a run reads, as the settings name them; they may hold dates.</summary>
    IReadOnlyList<string> Paths(Settings settings) => [];

    /// <summary>Does the work once. Doing it again with the same input changes nothing: a run may be repeated after its process was killed.</summary>
    /// <exception cref="InputException">What is said to people; <see cref="InputException.IsTransient"/> says whether another try helps.</exception>
    Task<JobResult> Run(JobWork work, CancellationToken stop);
}

/// <summary>One run as the kind sees it.</summary>
/// <param name="DueAt">The time the run stands for, in Korean time.</param>
/// <param name="Rows">Told how many rows have been taken in.</param>
public sealed record JobWork(Job Job, Settings Settings, DateTimeOffset DueAt, IProgress<long> Rows);

/// <summary>What came of a run that went well.</summary>
public sealed record JobResult(Bilingual Message, IReadOnlyList<RunVersion> Versions)
{
    /// <summary>There was nothing to do: a run that began by itself is not kept, or the history would hold nothing else.</summary>
    public bool IsNothing { get; private init; }

    /// <summary>Why it counts as failed though something of it may have been taken in; null when all went well.</summary>
    public InputException? Failure { get; private init; }

    /// <summary>What was taken in stays and is told, but the rest failed.</summary>
    public static JobResult Partly(IReadOnlyList<RunVersion> versions, InputException why) => new(why.Problem, versions) { Failure = why };

    public static JobResult Nothing(Bilingual message) => new(message, []) { IsNothing = true };

    /// <summary>True when something of it waits for a person.</summary>
    public bool IsHeld => Versions.Any(version => version.Held is not null);
}
