using System.Net;

namespace Maru.App.Egress;

/// <summary>Where requests from this machine may go, and how much they may bring back.</summary>
public sealed record EgressPolicy
{
    public const string AllowVariable = "MARU_EGRESS_ALLOW";
    public const string LoopbackVariable = "MARU_EGRESS_LOOPBACK";

    /// <summary>Hosts allowed: <c>data.go.kr</c> exactly, <c>*.go.kr</c> for all below it, <c>*</c> for any public host.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = ["*.go.kr", "*.or.kr", "*.re.kr", "*.ac.kr", "kosis.kr", "api.vworld.kr", "api.odcloud.kr"];

    /// <summary>
    /// Of the inside: a host by its whole name, an address, or a network (<c>10.1.0.0/16</c>). A pattern with a star names nothing inside,
    /// and neither do the hosts allowed by default.
    /// </summary>
    public IReadOnlyList<string> Inside { get; init; } = [];

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
        return policy.With(Environment.GetEnvironmentVariable(AllowVariable) ?? "");
    }

    /// <param name="hosts">What an administrator lists, comma-separated.</param>
    public EgressPolicy With(string hosts)
    {
        var named = hosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return this with { Allowed = [.. Allowed, .. named], Inside = [.. Inside, .. named.Where(host => !host.Contains('*', StringComparison.Ordinal))] };
    }

    public bool Allows(string host)
    {
        host = host.TrimEnd('.').ToLowerInvariant();
        return Allowed.Any(pattern => Matches(pattern.ToLowerInvariant(), host)) || (IPAddress.TryParse(host, out var address) && AllowsInside(host, address));
    }

    /// <summary>
    /// True for an address that is not public and was listed all the same: itself, its network, or the host it was found by. This machine
    /// and what only neighbours reach (169.254.0.0/16, where clouds keep their secrets) must be listed as the very address.
    /// </summary>
    /// <param name="host">The name it was found by.</param>
    public bool AllowsInside(string host, IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        host = host.TrimEnd('.');
        foreach (var listed in Inside)
            if (IPAddress.TryParse(listed, out var one) ? one.Equals(address)
                : IPNetwork.TryParse(listed, out var network) ? network.Contains(address) && (PublicAddress.IsPrivate(address) || network.PrefixLength == address.GetAddressBytes().Length * 8)
                : listed.TrimEnd('.').Equals(host, StringComparison.OrdinalIgnoreCase) && PublicAddress.IsPrivate(address)) return true;
        return false;
    }

    private static bool Matches(string pattern, string host) =>
        pattern == "*" || (pattern.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(pattern[1..], StringComparison.Ordinal) : host == pattern);
}
