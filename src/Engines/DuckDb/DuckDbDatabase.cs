using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>
/// One DuckDB instance: in memory, or a file. Safe for several threads; each thread takes its own <see cref="DuckDbConnection"/>.
/// Connections and results stay usable after it is disposed; DuckDB closes it when the last of them is gone.
/// </summary>
public sealed unsafe class DuckDbDatabase : IDisposable
{
    private readonly DatabaseHandle _handle = new();

    private DuckDbDatabase()
    {
    }

    /// <summary>The library's version, as v1.5.6.</summary>
    public static string LibraryVersion
    {
        get
        {
            DuckDbLibrary.Ensure();
            return DuckDbApi.Text(DuckDbApi.duckdb_library_version());
        }
    }

    /// <param name="path">A database file; null for one in memory.</param>
    /// <param name="settings">DuckDB's configuration options, as threads = 2.</param>
    /// <exception cref="DuckDbException">An unknown setting, or a file that is locked or no database.</exception>
    public static DuckDbDatabase Open(string? path = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        DuckDbLibrary.Ensure();
        nint config = 0;
        try
        {
            if (DuckDbApi.duckdb_create_config(&config) != DuckDbState.Success)
                throw new DuckDbException("DuckDB could not make a configuration.", null);
            foreach (var (name, value) in settings ?? new Dictionary<string, string>())
                Set(config, name, value);
            return Open(path ?? ":memory:", config);
        }
        finally
        {
            DuckDbApi.duckdb_destroy_config(&config);
        }
    }

    public DuckDbConnection Connect()
    {
        nint connection = 0;
        if (DuckDbApi.duckdb_connect(_handle, &connection) != DuckDbState.Success)
            throw new DuckDbException("DuckDB refused a connection.", null);
        return new(connection);
    }

    public void Dispose() => _handle.Dispose();

    private static void Set(nint config, string name, string value)
    {
        fixed (byte* nameBytes = DuckDbApi.ZeroTerminated(name), valueBytes = DuckDbApi.ZeroTerminated(value))
        {
            if (DuckDbApi.duckdb_set_config(config, nameBytes, valueBytes) != DuckDbState.Success)
                throw new DuckDbException($"DuckDB refused the setting {name} = '{value}'.", null);
        }
    }

    private static DuckDbDatabase Open(string path, nint config)
    {
        var database = new DuckDbDatabase();
        nint handle = 0;
        byte* error = null;
        DuckDbState state;
        fixed (byte* pathBytes = DuckDbApi.ZeroTerminated(path))
            state = DuckDbApi.duckdb_open_ext(pathBytes, &handle, config, &error);
        if (state != DuckDbState.Success)
            throw new DuckDbException(error is null ? $"DuckDB could not open {path}." : DuckDbApi.TakeText(error), null);
        database._handle.Own(handle);
        return database;
    }
}
