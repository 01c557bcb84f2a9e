using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Egress;

/// <summary>
/// Keeps every host's limits: requests a second, requests a day with one key, and rest for a host that fails. One for the whole process;
/// daily counts are in the <see cref="ICallLedger"/>, which other processes share.
/// </summary>
/// <param name="limits">The limits as they are set now: asked again and again, so that what people change holds while the process runs.</param>
public sealed partial class HostLimits(Func<IReadOnlyList<HostLimit>> limits, ICallLedger ledger, TimeProvider clock)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(2);

    // Waited for in place; for longer the place is not taken, and whoever asked comes back later.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CircuitBreaker> _breakers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTimeOffset> _spentUntil = new(StringComparer.Ordinal);
    private readonly Lock _asking = new();
    private List<HostLimit> _limits = [];
    private DateTimeOffset? _readAt;

    public HostLimits(IReadOnlyList<HostLimit> limits, ICallLedger ledger, TimeProvider clock) : this(() => limits, ledger, clock)
    {
    }

    /// <summary>The limit that counts for an address.</summary>
    public HostLimit Of(Uri address)
    {
        lock (_asking) return LimitOf(address, clock.GetUtcNow());
    }

    /// <summary>Waits for the address's turn and takes it.</summary>
    /// <exception cref="InputException">The turn is too far off: the host rests, or the day's quota is spent. <see cref="InputException.RetryAt"/> says when.</exception>
    public async ValueTask Enter(Uri address, DailyQuota? quota, CancellationToken stop)
    {
        var wait = Take(address, quota) - clock.GetUtcNow();
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, stop);
    }

    /// <summary>Takes the address's next turn.</summary>
    /// <param name="quota">What the service allows a day, instead of what its host usually does; a number of calls a day that a person set goes before both.</param>
    /// <returns>The moment the request may go out.</returns>
    /// <exception cref="InputException">As of <see cref="Enter"/>; then no turn was taken.</exception>
    public DateTimeOffset Take(Uri address, DailyQuota? quota = null)
    {
        lock (_asking)
        {
            var now = clock.GetUtcNow();
            var limit = LimitOf(address, now);
            var (bucket, breaker) = (BucketOf(limit, address), BreakerOf(address));
            if (breaker.FreeAt(now) is var rested && rested > now) throw HostErrors.Resting(address, rested);
            var at = bucket.FreeAt(now);
            if (at - now > LongestWait) throw HostErrors.Busy(address, at);
            var isSet = limit.PerDay is not null && !HostLimit.Defaults.Contains(limit);
            Count(quota is null || isSet ? limit : limit with { Scope = quota.Scope, PerDay = quota.PerDay }, address, at);
            breaker.Asked(at);
            return bucket.Take(now);
        }
    }

    /// <summary>When a request to the address could go out, by what is known now; nothing is taken.</summary>
    public DateTimeOffset FreeAt(Uri address)
    {
        lock (_asking)
        {
            var now = clock.GetUtcNow();
            var limit = LimitOf(address, now);
            var free = BreakerOf(address).FreeAt(now);
            if (BucketOf(limit, address).FreeAt(now) is var placed && placed > free) free = placed;
            return _spentUntil.TryGetValue(QuotaOf(limit, address), out var spent) && spent > free ? spent : free;
        }
    }

    /// <summary>The host answered as it should, or refused in a way that is the asker's fault.</summary>
    public void Answered(Uri address)
    {
        lock (_asking) BreakerOf(address).Succeeded();
    }

    /// <summary>The host did not answer, or answered that it can't now.</summary>
    /// <param name="until">When it may be asked again, if it said so.</param>
    public void Failed(Uri address, DateTimeOffset? until = null)
    {
        lock (_asking) BreakerOf(address).Failed(clock.GetUtcNow(), until);
    }

    private HostLimit LimitOf(Uri address, DateTimeOffset now)
    {
        if (_readAt is not { } read || now - read >= ReadEvery) Read(now);
        return _limits.Find(limit => limit.Fits(address)) ?? HostLimit.Defaults[0];
    }

    private void Read(DateTimeOffset now)
    {
        _readAt = now;
        List<HostLimit> set = [.. limits().OrderByDescending(limit => limit.Scope == HostLimit.AnyHost ? 0 : limit.Scope.Length)];
        if (set.SequenceEqual(_limits)) return;
        _limits = set;
        // A quota that was spent may be larger now; the ledger knows.
        _spentUntil.Clear();
    }

    // A day's requests are counted by Korean days: that is when the portals' quotas begin anew.
    private void Count(HostLimit limit, Uri address, DateTimeOffset at)
    {
        if (limit.PerDay is not { } most) return;
        var day = KoreanTime.Day(at);
        if (ledger.TryCount(limit.Scope, KeyOf(address), day, most)) return;
        var tomorrow = KoreanTime.StartOf(day.AddDays(1));
        _spentUntil[QuotaOf(limit, address)] = tomorrow;
        throw HostErrors.Spent(address, most, tomorrow);
    }

    private TokenBucket BucketOf(HostLimit limit, Uri address)
    {
        var scope = limit.Scope == HostLimit.AnyHost ? address.DnsSafeHost : limit.Scope;
        if (!_buckets.TryGetValue(scope, out var bucket)) _buckets[scope] = bucket = new();
        bucket.Pace(limit.PerSecond, limit.Burst);
        return bucket;
    }

    private CircuitBreaker BreakerOf(Uri address) =>
        _breakers.TryGetValue(address.DnsSafeHost, out var known) ? known : _breakers[address.DnsSafeHost] = new();

    private static string QuotaOf(HostLimit limit, Uri address) => $"{limit.Scope} {KeyOf(address)}";

    /// <summary>A mark of the key in an address that tells keys apart and does not show them; empty when there is none.</summary>
    internal static string KeyOf(Uri address)
    {
        var key = KeyParameter().Match(address.Query) is { Success: true } found ? Uri.UnescapeDataString(found.Groups[1].Value)
            : address.Host == "openapi.seoul.go.kr" && address.Segments.Length > 1 ? address.Segments[1].TrimEnd('/') : "";
        return key.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));
    }

    [GeneratedRegex("[?&][^=&]*(?:key(?!word)|token)[^=&]*=([^&]*)", RegexOptions.IgnoreCase)]
    private static partial Regex KeyParameter();
}
