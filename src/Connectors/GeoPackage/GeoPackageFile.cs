using Maru.Core;
using Microsoft.Data.Sqlite;

namespace Maru.Connectors.GeoPackage;

/// <summary>A GeoPackage opened for reading only. The file is another's: its views, triggers and functions are never run.</summary>
internal sealed class GeoPackageFile(string path, string name)
{
    /// <summary>No cell is larger than this.</summary>
    private const int MostBytes = 256 << 20;

    public string Name => name;

    public SqliteConnection Open()
    {
        // "immutable" leaves no -wal and -shm files beside the source.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA cell_size_check=ON;";
            command.ExecuteNonQuery();
            SQLitePCL.raw.sqlite3_limit(connection.Handle, SQLitePCL.raw.SQLITE_LIMIT_LENGTH, MostBytes);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Turns the library's exceptions into messages for people.</summary>
    public T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or FormatException or OverflowException or ArgumentException)
        {
            throw GeoPackageErrors.Damaged(name, e);
        }
    }
}
