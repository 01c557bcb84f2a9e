using System.Globalization;
using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>
/// A DuckDB instance for SQL written by others: it may read the given folders and files, and nothing else outside itself; its
/// settings can't be changed any more. What a single session may see within that is settled by <see cref="SqlGate"/> and its views.
/// </summary>
internal sealed class ReaderDatabase : IDisposable
{
    // DuckDB's planner takes time by the cube of the depth, and can't be interrupted: its own limit of 1,000 means minutes.
    private const int DeepestExpression = 200;

    private readonly DuckDbDatabase _database;

    internal ReaderDatabase(IReadOnlyList<string> folders, IReadOnlyList<string> files, string spillFolder, SessionLimits limits)
    {
        _database = DuckDbDatabase.Open(settings: Settings(spillFolder, limits));
        using var connection = _database.Connect();
        connection.Execute(
            $"""
            SET GLOBAL max_expression_depth = {DeepestExpression};
            SET GLOBAL TimeZone = 'Asia/Seoul';
            SET GLOBAL parquet_metadata_cache = true;
            SET GLOBAL enable_geoparquet_conversion = false;
            SET GLOBAL allowed_directories = {SqlText.List(folders)};
            SET GLOBAL allowed_paths = {SqlText.List(files)};
            SET GLOBAL enable_external_access = false;
            SET GLOBAL lock_configuration = true;
            """);
    }

    internal DuckDbConnection Connect() => _database.Connect();

    public void Dispose() => _database.Dispose();

    private static Dictionary<string, string> Settings(string spillFolder, SessionLimits limits)
    {
        var settings = new Dictionary<string, string>
        {
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
            ["allow_community_extensions"] = "false",
            ["allow_persistent_secrets"] = "false",
            ["temp_directory"] = spillFolder,
        };
        if (limits.MemoryBytes is { } bytes)
            settings["memory_limit"] = string.Create(CultureInfo.InvariantCulture, $"{bytes}B");
        if (limits.Threads is { } threads)
            settings["threads"] = threads.ToString(CultureInfo.InvariantCulture);
        return settings;
    }
}
