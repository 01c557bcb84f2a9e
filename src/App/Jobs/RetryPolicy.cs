namespace Maru.App.Jobs;

/// <summary>
/// How long a failed run waits: anywhere between nothing and a bound that doubles each time ("full jitter"), so that jobs that failed
/// together do not come back together. Twenty tries reach over 31 hours on average: a host away for a night costs a yearly
/// dataset nothing.
/// </summary>
public static class RetryPolicy
{
    public const int UsualAttempts = 20;
    public const int MostAttempts = 100;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <param name="attempt">Tries made so far, from 1.</param>
    /// <param name="chance">Evenly from 0 to 1.</param>
    public static TimeSpan Delay(int attempt, double chance) => Bound(attempt) * chance;

    /// <summary>The longest wait after so many tries.</summary>
    public static TimeSpan Bound(int attempt)
    {
        // 30 s doubled ten times is over the longest wait; more would overflow.
        var doubled = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 12));
        return doubled < Longest ? doubled : Longest;
    }
}
