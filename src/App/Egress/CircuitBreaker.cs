namespace Maru.App.Egress;

/// <summary>
/// Leaves a host alone that fails again and again: after <see cref="FailuresToOpen"/> failures in a row nobody asks it for a while, then one
/// request may try; when that fails too, the while doubles. Not safe for many threads: its owner locks.
/// </summary>
internal sealed class CircuitBreaker
{
    public const int FailuresToOpen = 5;
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestNamed = TimeSpan.FromDays(1);

    // A trial whose end nobody reported, as when it was stopped, holds the others up no longer than this.
    private static readonly TimeSpan TrialTime = TimeSpan.FromMinutes(10);

    private int _failures;
    private TimeSpan _rest = FirstRest;
    private DateTimeOffset? _openUntil;
    private DateTimeOffset? _trialUntil;

    public bool IsOpen => _openUntil is not null;

    /// <summary>When the host may be asked.</summary>
    public DateTimeOffset FreeAt(DateTimeOffset now) => (_trialUntil ?? _openUntil) is { } until && until > now ? until : now;

    /// <summary>A request goes out at a time <see cref="FreeAt"/> allowed. After a rest it is the trial the others wait for.</summary>
    public void Asked(DateTimeOffset at)
    {
        if (_openUntil is not null) _trialUntil = at + TrialTime;
    }

    public void Succeeded() => (_failures, _rest, _openUntil, _trialUntil) = (0, FirstRest, null, null);

    /// <param name="until">The moment the host itself named (Retry-After); null when it named none.</param>
    public void Failed(DateTimeOffset now, DateTimeOffset? until)
    {
        if (until is { } named && named > now)
        {
            if (named > now + LongestNamed) named = now + LongestNamed;
            (_openUntil, _trialUntil) = (_openUntil > named ? _openUntil : named, null);
            return;
        }
        // One that was under way when the rest began says nothing new.
        if (_openUntil is not null && _trialUntil is null) return;
        if (_trialUntil is null && ++_failures < FailuresToOpen) return;
        (_openUntil, _trialUntil) = (now + _rest, null);
        _rest = _rest * 2 < LongestRest ? _rest * 2 : LongestRest;
    }
}
