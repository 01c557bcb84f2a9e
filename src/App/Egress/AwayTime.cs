namespace Maru.App.Egress;

/// <summary>Lets whoever started what runs here know while it waits for a host: it computes nothing then.</summary>
public sealed class AwayTime
{
    private static readonly AsyncLocal<AwayTime?> s_heard = new();

    private int _away;

    public bool IsAway => Volatile.Read(ref _away) > 0;

    /// <summary>Hears of what follows, until the end of the calling asynchronous method.</summary>
    public void Hear() => s_heard.Value = this;

    internal static Left Leave() => new(s_heard.Value);

    internal readonly struct Left : IDisposable
    {
        private readonly AwayTime? _time;

        public Left(AwayTime? time)
        {
            _time = time;
            if (time is not null) Interlocked.Increment(ref time._away);
        }

        public void Dispose()
        {
            if (_time is not null) Interlocked.Decrement(ref _time._away);
        }
    }
}
