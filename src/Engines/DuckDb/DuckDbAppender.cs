using Maru.Core.Engine;
using Maru.Engines.DuckDb.Native;
using Maru.Engines.DuckDb.Writing;

namespace Maru.Engines.DuckDb;

/// <summary>Adds rows to a table batch by batch. Rows are in the table once <see cref="Close"/> has returned.</summary>
public sealed unsafe class DuckDbAppender : IDisposable
{
    private readonly AppenderHandle _handle = new();
    private readonly string _table;

    internal DuckDbAppender(ConnectionHandle connection, string? schema, string table)
    {
        _table = table;
        nint appender = 0;
        DuckDbState state;
        fixed (byte* schemaBytes = schema is null ? null : DuckDbApi.ZeroTerminated(schema), tableBytes = DuckDbApi.ZeroTerminated(table))
            state = DuckDbApi.duckdb_appender_create(connection, schemaBytes, tableBytes, &appender);
        _handle.Own(appender);
        if (state == DuckDbState.Success)
            return;
        using (_handle)
            throw Fail();
    }

    /// <summary>Takes all rows of a source; DuckDB casts where the table's types differ.</summary>
    /// <returns>Rows taken.</returns>
    public long Append(IBatchSource source)
    {
        using var writer = new VectorWriter(source.Columns);
        using var chunk = CreateChunk(source.Columns);
        var total = 0L;
        while (true)
        {
            DuckDbApi.duckdb_data_chunk_reset(chunk.Value);
            var rows = writer.Fill(chunk.Value, source);
            if (rows == 0)
                return total;
            if (DuckDbApi.duckdb_append_data_chunk(_handle, chunk.Value) != DuckDbState.Success)
                throw Fail();
            total += rows;
        }
    }

    /// <summary>Writes what is still held back.</summary>
    public void Close()
    {
        if (DuckDbApi.duckdb_appender_close(_handle) == DuckDbState.Success)
            return;
        using (_handle)
            throw Fail();
    }

    public void Dispose() => _handle.Dispose();

    private static ChunkHandle CreateChunk(IReadOnlyList<StoredColumn> columns)
    {
        var types = new nint[columns.Count];
        try
        {
            for (var i = 0; i < types.Length; i++)
                types[i] = DuckDbApi.duckdb_create_logical_type(VectorWriter.TypeOf(columns[i].Type));
            var chunk = new ChunkHandle();
            fixed (nint* start = types)
                chunk.Own(DuckDbApi.duckdb_create_data_chunk(start, (ulong)types.Length));
            return chunk;
        }
        finally
        {
            fixed (nint* start = types)
            {
                for (var i = 0; i < types.Length; i++)
                    DuckDbApi.duckdb_destroy_logical_type(start + i);
            }
        }
    }

    private DuckDbException Fail() =>
        new($"Table {_table}: {DuckDbApi.Text(DuckDbApi.duckdb_appender_error(_handle))}", null);
}
