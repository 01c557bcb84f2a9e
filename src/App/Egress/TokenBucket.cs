namespace Maru.App.Egress;

/// <summary>
/// Hands out places in time so that any span of <c>t</c> seconds holds at most <c>burst + perSecond·t</c> of them (see <see cref="Pace"/>). Places are given in the
/// order asked for, so nobody waits for ever. Not safe for many threads: its owner locks.
/// </summary>
internal sealed class TokenBucket
{
    // Generic cell rate algorithm: one moment says what a counter and a refill would.
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private TimeSpan _interval;
    private int _burst;

    /// <summary>Says how fast places come from now on; those taken stay taken.</summary>
    public void Pace(double perSecond, int burst) => (_interval, _burst) = (TimeSpan.FromSeconds(1 / perSecond), burst);

    /// <summary>When a place would be free; nothing is taken.</summary>
    public DateTimeOffset FreeAt(DateTimeOffset now)
    {
        var slack = _interval * (_burst - 1);
        return _next - now <= slack ? now : _next - slack;
    }

    /// <summary>Takes the next place.</summary>
    /// <returns>The moment it is at, not before <paramref name="now"/>.</returns>
    public DateTimeOffset Take(DateTimeOffset now)
    {
        var at = FreeAt(now);
        _next = (_next > at ? _next : at) + _interval;
        return at;
    }
}
