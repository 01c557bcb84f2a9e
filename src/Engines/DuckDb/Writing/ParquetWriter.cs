using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Writing;

/// <summary>
/// Writes Parquet files through DuckDB. Each file is written by the thread that asks for it, so rows keep their order; threads
/// that write several files at once don't wait for each other.
/// </summary>
internal sealed class ParquetWriter : IDisposable
{
    // A row group is what a reader can skip: DuckDB's own size, 60 of its chunks. Smaller ones give a page its first rows no sooner,
    // and make a full scan up to three times slower (30,720 and 20,480 were tried).
    private const int RowGroupRows = 122_880;

    private readonly DuckDbDatabase _database;
    private readonly SourceFunction _sources = new();

    internal ParquetWriter()
    {
        _database = DuckDbDatabase.Open(settings: new Dictionary<string, string>
        {
            // DuckDB's own workers would only take turns with the writing thread.
            ["threads"] = "1",
            ["preserve_insertion_order"] = "true",
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
            ["temp_directory"] = "",
        });
        using var connection = _database.Connect();
        _sources.Register(connection);
    }

    /// <summary>
    /// Writes beside the path first, and moves there when whole. Snappy costs least to write and to read; zstd would save a
    /// quarter of the space for a sixth more time.
    /// </summary>
    internal long Write(string path, IBatchSource source, ParquetOptions options, CancellationToken stop)
    {
        using var connection = _database.Connect();
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var count = _sources.Execute(connection, rows => CopySql(rows, unfinished, options), source, stop);
            File.Move(unfinished, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public void Dispose() => _database.Dispose();

    private static string CopySql(string rows, string path, ParquetOptions options) =>
        $"COPY (FROM {rows}) TO {SqlText.Literal(path)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {RowGroupRows}, USE_TMP_FILE false{MetadataSql(options)})";

    private static string MetadataSql(ParquetOptions options) =>
        options.Metadata is not { Count: > 0 } metadata
            ? ""
            : $", KV_METADATA {{{string.Join(", ", metadata.Select(pair => $"{SqlText.Name(pair.Key)}: {SqlText.Literal(pair.Value)}"))}}}";
}
