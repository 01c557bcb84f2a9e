namespace Maru.App.Egress;

/// <summary>Counts requests of a day, so that a daily quota holds over restarts and over processes that share a data folder.</summary>
public interface ICallLedger
{
    /// <summary>Counts one more request unless the limit is reached.</summary>
    /// <param name="key">A mark of the key used, never the key itself.</param>
    /// <returns>False when the limit is reached; then nothing is counted.</returns>
    bool TryCount(string scope, string key, DateOnly day, int limit);
}

/// <summary>Counts in memory: for one short-lived process, and tests.</summary>
public sealed class MemoryCallLedger : ICallLedger
{
    private readonly Dictionary<(string, string), (DateOnly Day, int Calls)> _counts = [];

    public bool TryCount(string scope, string key, DateOnly day, int limit)
    {
        lock (_counts)
        {
            var calls = _counts.TryGetValue((scope, key), out var known) && known.Day == day ? known.Calls : 0;
            if (calls >= limit) return false;
            _counts[(scope, key)] = (day, calls + 1);
            return true;
        }
    }
}
