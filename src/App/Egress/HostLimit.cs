using System.Text.Json.Serialization;

namespace Maru.App.Egress;

/// <summary>How often a host may be asked.</summary>
/// <param name="Scope">A host (<c>apis.data.go.kr</c>), a host and the beginning of a path (<c>apis.data.go.kr/B552584</c>), or <c>*</c> for every other host, each by itself.</param>
/// <param name="PerSecond">Requests a second in the long run.</param>
/// <param name="Burst">Requests at once after a rest.</param>
/// <param name="PerDay">Requests a day (Korean time) with one key; null for no limit.</param>
public sealed record HostLimit(string Scope, double PerSecond, int Burst, int? PerDay = null)
{
    public const string AnyHost = "*";

    /// <summary>What holds for hosts nobody set a limit for: polite, and the portal's usual daily traffic of a development key.</summary>
    public static IReadOnlyList<HostLimit> Defaults { get; } =
    [
        new(AnyHost, 5, 10),
        // A feed that runs beside Maru harms nobody.
        new("127.0.0.1", 1000, 1000),
        new("localhost", 1000, 1000),
        new("apis.data.go.kr", 5, 10, 10_000),
        new("api.odcloud.kr", 5, 10, 10_000),
        new("openapi.seoul.go.kr", 5, 10, 10_000),
    ];

    /// <summary>True when a request to this address counts here; the longest scope that fits is the one that counts.</summary>
    public bool Fits(Uri address)
    {
        if (Scope == AnyHost) return true;
        var slash = Scope.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? Scope : Scope[..slash];
        if (!address.DnsSafeHost.Equals(host, StringComparison.OrdinalIgnoreCase)) return false;
        if (slash < 0) return true;
        var path = Scope[slash..].TrimEnd('/');
        return address.AbsolutePath.Equals(path, StringComparison.Ordinal) || address.AbsolutePath.StartsWith(path + "/", StringComparison.Ordinal);
    }
}

/// <summary>Requests a day with one key that a provider allows for one of its services, whatever goes to its host otherwise.</summary>
/// <param name="Scope">The service, as <c>api:kma-nowcast</c>.</param>
public sealed record DailyQuota(string Scope, int PerDay);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<HostLimit>))]
internal sealed partial class HostLimitJson : JsonSerializerContext;
