using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Maru.App.Access.SignOn;

/// <summary>A sign-in at the provider that was begun and has not come back.</summary>
/// <param name="Browser">Hash of what the browser holds that began it.</param>
/// <param name="Back">Where the person was going.</param>
/// <param name="LinkFor">The account that is to be linked; null when it is signed in with.</param>
/// <param name="IsFresh">The provider must ask the person who they are, even if it knows.</param>
internal sealed record OpenIdFlow(string Browser, string? Back, string? LinkFor, bool IsFresh, DateTimeOffset BegunAt);

/// <summary>
/// Sign-ins on their way, each good for one return within ten minutes, in the browser it was begun in. The proof of the code (PKCE) and the
/// nonce come from what the browser holds, so neither is kept here. Bounded: whoever begins many loses the oldest.
/// </summary>
internal sealed class OpenIdFlows(TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, OpenIdFlow> _flows = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset EndsAt)> _order = new();
    private readonly Lock _changing = new();

    /// <returns>The state to send along.</returns>
    public string Begin(string browser, string? back, string? linkFor, bool isFresh)
    {
        var state = Secrets.Make();
        var now = clock.GetUtcNow();
        lock (_changing)
        {
            while (_order.TryPeek(out var oldest) && (oldest.EndsAt <= now || _order.Count >= Most)) _flows.Remove(_order.Dequeue().Key);
            _flows[Secrets.HashOf(state)] = new(Secrets.HashOf(browser), back, linkFor, isFresh, now);
            _order.Enqueue((Secrets.HashOf(state), now + Life));
        }
        return state;
    }

    /// <summary>Takes a flow, once; null when it is unknown, over, or another browser's.</summary>
    public OpenIdFlow? Take(string? state, string? browser)
    {
        if (state is not { Length: 64 } || browser is not { Length: 64 }) return null;
        lock (_changing) return _flows.Remove(Secrets.HashOf(state), out var flow) && clock.GetUtcNow() - flow.BegunAt < Life && Secrets.Fits(browser, flow.Browser) ? flow : null;
    }

    public static string Verifier(string browser, string state) => Derived(browser, "verifier " + state);

    public static string Challenge(string browser, string state) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier(browser, state))));

    public static string Nonce(string browser, string state) => Derived(browser, "nonce " + state);

    private static string Derived(string browser, string purpose) => Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(browser), Encoding.ASCII.GetBytes(purpose)));
}
