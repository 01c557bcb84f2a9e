using Maru.App.Access;
using Maru.Core;

namespace Maru.Web.Features.Access;

/// <summary>
/// Secrets between the form that made them and the page that shows them: that page is opened anew, so that going back to it later sends no form again. The
/// address holds a number that tells the secret once, to who made it.
/// </summary>
public sealed class ShownOnce(TimeProvider clock)
{
    private const int Most = 1000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, (string By, Bilingual Words, string Secret, DateTimeOffset EndsAt)> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();

    /// <returns>What <see cref="Take"/> tells it by.</returns>
    public string Leave(Reader by, Bilingual words, string secret)
    {
        var key = Guid.NewGuid().ToString("N");
        lock (_changing)
        {
            foreach (var (old, _) in _waiting.Where(one => one.Value.EndsAt <= clock.GetUtcNow() || _waiting.Count >= Most).ToList()) _waiting.Remove(old);
            _waiting[key] = (by.Account ?? by.Name, words, secret, clock.GetUtcNow() + Life);
        }
        return key;
    }

    /// <summary>What waits for this reader; null when it was told, has ended, or is somebody else's.</summary>
    public (Bilingual Words, string Secret)? Take(Reader reader, string? key)
    {
        lock (_changing)
        {
            if (key is null || !_waiting.TryGetValue(key, out var found) || found.By != (reader.Account ?? reader.Name) || found.EndsAt <= clock.GetUtcNow()) return null;
            _waiting.Remove(key);
            return (found.Words, found.Secret);
        }
    }
}
