namespace Maru.App.Egress;

/// <summary>Where requests from this machine may go, and how much they may bring back.</summary>
public sealed record EgressPolicy
{
    public const string AllowVariable = "MARU_EGRESS_ALLOW";
    public const string LoopbackVariable = "MARU_EGRESS_LOOPBACK";

    /// <summary>Hosts allowed: <c>data.go.kr</c> exactly, <c>*.go.kr</c> for all below it, <c>*</c> for any public host.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = ["*.go.kr", "*.or.kr", "*.re.kr", "*.ac.kr", "kosis.kr", "api.vworld.kr", "api.odcloud.kr"];

    /// <summary>Lets requests reach this very machine: for tests, and for a feed that runs beside Maru.</summary>
    public bool AllowLoopback { get; init; }

    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>For the whole request, redirects and body included.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(15);

    public int MaxRedirects { get; init; } = 5;

    /// <summary>The default with the hosts of MARU_EGRESS_ALLOW (comma-separated) added, and this machine when MARU_EGRESS_LOOPBACK is 1.</summary>
    public static EgressPolicy FromEnvironment()
    {
        var policy = new EgressPolicy { AllowLoopback = Environment.GetEnvironmentVariable(LoopbackVariable) == "1" };
        var hosts = Environment.GetEnvironmentVariable(AllowVariable) ?? "";
        return policy with { Allowed = [.. policy.Allowed, .. hosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] };
    }

    public bool Allows(string host)
    {
        host = host.TrimEnd('.').ToLowerInvariant();
        return Allowed.Any(pattern => Matches(pattern.ToLowerInvariant(), host));
    }

    private static bool Matches(string pattern, string host) =>
        pattern == "*" || (pattern.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(pattern[1..], StringComparison.Ordinal) : host == pattern);
}
