using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>
/// Interrupts a connection once a token is cancelled, again and again until disposed: DuckDB forgets an interruption that comes
/// just before a query starts.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    private readonly ConnectionHandle _connection;
    private readonly Lock _lock = new();
    private readonly CancellationTokenRegistration _registration;
    private Timer? _timer;
    private bool _done;

    internal Interruption(ConnectionHandle connection, CancellationToken stop)
    {
        _connection = connection;
        _registration = stop.UnsafeRegister(static state => ((Interruption)state!).Start(), this);
    }

    public void Dispose()
    {
        _registration.Dispose();
        lock (_lock)
        {
            _done = true;
            _timer?.Dispose();
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            if (!_done)
                _timer = new(static state => ((Interruption)state!).Interrupt(), this, TimeSpan.Zero, Again);
        }
    }

    // The lock keeps a late tick from hitting the connection's next query.
    private void Interrupt()
    {
        lock (_lock)
        {
            if (!_done && !_connection.IsClosed)
                DuckDbApi.duckdb_interrupt(_connection);
        }
    }
}
