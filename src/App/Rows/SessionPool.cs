using Maru.App.Lake;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>
/// Engine sessions over one version each, kept open between requests: the least recently used are closed first, those of a
/// version that was replaced as soon as a newer one is asked for. A session serves one reader at a time.
/// </summary>
public sealed class SessionPool(LakeStore lake, IEngine engine) : IDisposable
{
    private const int MaxIdle = 16;

    private readonly Lock _gate = new();

    // Most recently used last.
    private readonly LinkedList<PooledSession> _idle = [];
    private bool _closed;

    public IEngine Engine => engine;

    /// <summary>A session that sees the version's open columns under the dataset's id, and its rows' position when asked.</summary>
    internal PooledSession Rent(VersionManifest manifest, string? position)
    {
        var key = new SessionKey(manifest.Dataset, manifest.Version, position, string.Join('\n', manifest.Columns.Where(c => c.Closed).Select(c => c.Name)));
        List<PooledSession> replaced;
        PooledSession? found;
        lock (_gate)
        {
            found = _idle.LastOrDefault(s => s.Key == key);
            replaced = [.. _idle.Where(s => s.Key.Replaced(key))];
            if (found is not null) _idle.Remove(found);
            foreach (var old in replaced) _idle.Remove(old);
        }
        foreach (var old in replaced) old.Close();
        return found ?? new PooledSession(this, key, engine.Open([lake.Table(manifest) with { Position = position }], new SessionLimits()));
    }

    internal void Return(PooledSession session)
    {
        PooledSession? evicted = null;
        lock (_gate)
        {
            if (_closed) evicted = session;
            else
            {
                _idle.AddLast(session);
                if (_idle.Count > MaxIdle)
                {
                    evicted = _idle.First!.Value;
                    _idle.RemoveFirst();
                }
            }
        }
        evicted?.Close();
    }

    public void Dispose()
    {
        List<PooledSession> all;
        lock (_gate)
        {
            _closed = true;
            all = [.. _idle];
            _idle.Clear();
        }
        foreach (var session in all) session.Close();
    }
}

internal sealed record SessionKey(string Dataset, int Version, string? Position, string Closed)
{
    public bool Replaced(SessionKey by) => Dataset == by.Dataset && (Version < by.Version || (Version == by.Version && Closed != by.Closed));
}

/// <summary>A session on loan; disposing gives it back.</summary>
internal sealed class PooledSession(SessionPool pool, SessionKey key, IEngineSession session) : IDisposable
{
    private bool _broken;

    public SessionKey Key => key;

    public IQueryResult Query(RowStatement statement, CancellationToken stop)
    {
        try
        {
            return session.Query(statement.Sql, statement.Parameters, stop);
        }
        catch
        {
            _broken = true;
            throw;
        }
    }

    /// <summary>Not to be used again: a query in it was cut off.</summary>
    public void Break() => _broken = true;

    public void Dispose()
    {
        if (_broken) Close();
        else pool.Return(this);
    }

    public void Close() => session.Dispose();
}
