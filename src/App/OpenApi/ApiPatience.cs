namespace Maru.App.OpenApi;

/// <summary>How long a provider is waited for.</summary>
public sealed record ApiPatience
{
    /// <summary>Tries of one page in all.</summary>
    public int Tries { get; init; } = 4;

    /// <summary>Wait before the second try; doubled with every further one, and spread by half so that many callers don't come back together.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that asks for a longer wait than this is left alone.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For one page.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    // Not a moment before the server wants to be asked.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    internal TimeSpan Before(int attempt, TimeSpan? asked) =>
        asked is { } named ? (named > TimeSpan.Zero ? named : TimeSpan.Zero) + Margin : FirstWait * Math.Pow(2, attempt - 2) * (0.5 + Random.Shared.NextDouble());
}
