using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>
/// Keeps instances open, because opening one takes some 25 ms: one per limits for everything within the lake's folders, and a few
/// for files that lie elsewhere.
/// </summary>
internal sealed class ReaderPool : IDisposable
{
    private const int Kept = 8;

    private readonly IReadOnlyList<string> _folders;
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, Lazy<ReaderDatabase> Database)> _databases = [];
    private readonly string _spillFolder = Directory.CreateTempSubdirectory("maru-duckdb-").FullName;
    private int _opened;
    private bool _disposed;

    internal ReaderPool(IEnumerable<string> folders) =>
        _folders = [.. folders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))];

    /// <summary>Opens the instance for files within the lake before a connection is asked for.</summary>
    internal void Prepare(SessionLimits limits)
    {
        lock (_lock)
        {
            if (!_disposed) _ = Take(KeyOf(limits, []), [], limits).Value;
        }
    }

    /// <summary>A connection that may read the tables' files.</summary>
    internal DuckDbConnection Connect(IReadOnlyList<EngineTable> tables, SessionLimits limits)
    {
        var others = tables.SelectMany(table => table.Files).Where(file => !InFolders(file)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var key = KeyOf(limits, others);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Take(key, others, limits).Value.Connect();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (var (_, database) in _databases)
                Close(database);
            _databases.Clear();
        }

        Directory.Delete(_spillFolder, recursive: true);
    }

    private static string KeyOf(SessionLimits limits, string[] files) => string.Join('\0', [$"{limits.MemoryBytes}/{limits.Threads}", .. files]);

    // Most recently used first. A closed instance lives on until its last connection is gone.
    private Lazy<ReaderDatabase> Take(string key, string[] files, SessionLimits limits)
    {
        var node = _databases.First;
        while (node is not null && node.Value.Key != key)
            node = node.Next;
        if (node is not null)
            _databases.Remove(node);
        else
            node = new((key, new(() => new(_folders, files, NextSpillFolder(), limits))));
        _databases.AddFirst(node);

        if (_databases.Count > Kept)
        {
            Close(_databases.Last!.Value.Database);
            _databases.RemoveLast();
        }

        return node.Value.Database;
    }

    // Instances must not share one: they name their files alike.
    private string NextSpillFolder() => Path.Combine(_spillFolder, $"{++_opened}");

    private static void Close(Lazy<ReaderDatabase> database)
    {
        if (database.IsValueCreated)
            database.Value.Dispose();
    }

    private bool InFolders(string file)
    {
        var path = Path.GetFullPath(file);
        return _folders.Any(folder => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
