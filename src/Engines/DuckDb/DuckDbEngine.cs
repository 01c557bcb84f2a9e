using Maru.Core.Engine;
using Maru.Engines.DuckDb.Reading;
using Maru.Engines.DuckDb.Writing;

namespace Maru.Engines.DuckDb;

/// <summary>
/// DuckDB in this process. Nothing is opened before it is first needed; after that, sessions share open instances.
/// </summary>
/// <param name="folders">
/// Where the lake lies. Files elsewhere can be read too, but each set of them takes an instance of its own.
/// </param>
public sealed class DuckDbEngine(params IEnumerable<string> folders) : IEngine
{
    private readonly ReaderPool _readers = new(folders);
    private readonly SqlGate _gate = new();
    private readonly Lazy<ParquetWriter> _writer = new(() => new());

    public string Name => "duckdb";

    public bool KeepsOrder => true;

    public long WriteParquet(string path, IBatchSource source, ParquetOptions options, CancellationToken stop) =>
        _writer.Value.Write(path, source, options, stop);

    public IEngineSession Open(IReadOnlyList<EngineTable> tables, SessionLimits limits) =>
        new DuckDbSession(_readers, _gate, tables, limits);

    /// <summary>
    /// Opens what the first session will need, which takes a tenth of a second, while the caller still reads what it is to ask. What goes
    /// wrong is told by <see cref="Open"/>.
    /// </summary>
    public Task Prepare(SessionLimits limits) => Task.Run(() => _readers.Prepare(limits));

    public void Dispose()
    {
        _readers.Dispose();
        if (_writer.IsValueCreated)
            _writer.Value.Dispose();
    }
}
