namespace Maru.Web.Features.Dataset;

/// <summary>Keeps the values last asked for. Whoever asks while one is computed waits for the same; a failure is not remembered.</summary>
internal sealed class RecentlyUsed<T>(int kept)
{
    private readonly Lock _guard = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Lazy<T> Value)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Lazy<T> Value)> _byUse = new();

    public T Get(string key, Func<T> compute)
    {
        var value = Find(key, compute);
        try
        {
            return value.Value;
        }
        catch
        {
            Forget(key);
            throw;
        }
    }

    private Lazy<T> Find(string key, Func<T> compute)
    {
        lock (_guard)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Value;
            }
            if (_byKey.Count >= kept && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
            }
            var value = new Lazy<T>(compute);
            _byKey[key] = _byUse.AddFirst((key, value));
            return value;
        }
    }

    public void Forget(string key)
    {
        lock (_guard)
            if (_byKey.Remove(key, out var node)) _byUse.Remove(node);
    }
}
