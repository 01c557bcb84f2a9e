namespace Maru.App.Jobs;

/// <summary>How far a run is, by what the runs before it took.</summary>
/// <param name="Share">0 to 1, never 1 while it runs.</param>
public sealed record JobEstimate(double Share, TimeSpan Left)
{
    private const int RunsLookedAt = 5;
    private const double MostShare = 0.99;

    /// <returns>Null when no earlier run tells.</returns>
    /// <param name="history">Runs of the same job, newest first.</param>
    public static JobEstimate? Of(JobRun run, IEnumerable<JobRun> history, DateTimeOffset now)
    {
        if (run is not { State: RunState.Running, StartedAt: { } started }) return null;
        // A run that found nothing changed ends at once and tells nothing of one that has to read.
        var before = history.Where(earlier => earlier is { State: RunState.Succeeded, Took: not null } && !earlier.Versions.All(version => version.Unchanged)).Take(RunsLookedAt).ToList();
        if (before.Count == 0) return null;
        var usual = Middle(before.Select(earlier => earlier.Took!.Value.TotalSeconds));
        var passed = Math.Max(0, (now - started).TotalSeconds);
        var rows = Middle(before.Select(earlier => (double)earlier.Rows));
        // Rows tell better than time as soon as there are any.
        var share = run.Rows > 0 && rows > 0 ? run.Rows / rows : usual > 0 ? passed / usual : 0;
        share = Math.Clamp(share, 0, MostShare);
        var left = run.Rows > 0 && share is > 0.02 and < MostShare ? passed * (1 - share) / share : Math.Max(0, usual - passed);
        return new(share, TimeSpan.FromSeconds(left));
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
