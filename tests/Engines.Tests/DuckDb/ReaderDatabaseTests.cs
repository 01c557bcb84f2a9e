using Maru.Core.Engine;
using Maru.Engines.DuckDb;
using Maru.Engines.DuckDb.Reading;

namespace Maru.Engines.Tests.DuckDb;

/// <summary>What DuckDB itself refuses on a reader's instance, should SQL ever get past the gate.</summary>
public sealed class ReaderDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-reader-").FullName;
    private readonly string _lake;
    private readonly string _single;
    private readonly ReaderDatabase _database;
    private readonly DuckDbConnection _connection;

    public ReaderDatabaseTests()
    {
        _lake = Directory.CreateDirectory(Path.Combine(_folder, "lake")).FullName;
        _single = Path.Combine(_folder, "single.parquet");
        using (var database = DuckDbDatabase.Open())
        using (var connection = database.Connect())
        {
            foreach (var file in new[] { Path.Combine(_lake, "in.parquet"), _single, Path.Combine(_folder, "out.parquet") })
                connection.Execute($"COPY (SELECT 42 AS n) TO '{file}' (FORMAT parquet)");
        }

        _database = new([_lake], [_single], Path.Combine(_folder, "spill"), new());
        _connection = _database.Connect();
    }

    [Fact]
    public void The_lakes_folder_and_the_given_files_can_be_read()
    {
        Assert.Equal(42, Read($"SELECT n FROM read_parquet('{_lake}/in.parquet')"));
        Assert.Equal(42, Read($"SELECT n FROM read_parquet('{_single}')"));
    }

    [Theory]
    [InlineData("SELECT * FROM read_parquet('{folder}/out.parquet')")]
    [InlineData("SELECT * FROM read_parquet('{lake}/../out.parquet')")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM read_text('{lake}/../../../../../../../../etc/passwd')")]
    [InlineData("SELECT * FROM glob('/etc/*')")]
    [InlineData("COPY (SELECT 1) TO '{folder}/written.csv'")]
    [InlineData("COPY (SELECT 1) TO '{lake}/../written.csv'")]
    [InlineData("ATTACH '{folder}/x.db'")]
    [InlineData("ATTACH '{lake}/../x.db'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("LOAD '{folder}/x.duckdb_extension'")]
    [InlineData("SET memory_limit = '100GB'")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET GLOBAL allowed_directories = ['/']")]
    [InlineData("RESET lock_configuration")]
    [InlineData("SET lock_configuration = false")]
    [InlineData("PRAGMA enable_profiling='json'")]
    [InlineData("SET profiling_output = '{folder}/profile.json'")]
    [InlineData("EXPORT DATABASE '{folder}/dump'")]
    [InlineData("SELECT getenv('HOME')")]
    [InlineData("SELECT * FROM 'https://example.invalid/x.parquet'")]
    public void What_lies_outside_and_the_settings_are_out_of_reach(string sql)
    {
        sql = sql.Replace("{lake}", _lake, StringComparison.Ordinal).Replace("{folder}", _folder, StringComparison.Ordinal);
        var before = Directory.GetFileSystemEntries(_folder).Length;

        Assert.Throws<DuckDbException>(() => Read(sql));

        Assert.Equal(before, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public void A_query_larger_than_its_memory_spills_into_its_own_folder_and_cleans_up()
    {
        var spill = Path.Combine(_folder, "small");
        using (var database = new ReaderDatabase([_lake], [], spill, new(MemoryBytes: 64L << 20, Threads: 1)))
        using (var connection = database.Connect())
        using (var result = connection.Query("SELECT md5(range::varchar) AS m FROM range(3000000) ORDER BY m"))
        {
            var rows = 0;
            while (result.Next())
                rows += result.Rows;
            Assert.Equal(3_000_000, rows);
        }

        Assert.False(Directory.Exists(spill) && Directory.GetFileSystemEntries(spill).Length > 0);
    }

    [Fact]
    public void Threads_and_memory_are_as_the_limits_say()
    {
        using var database = new ReaderDatabase([_lake], [], Path.Combine(_folder, "limits"), new(MemoryBytes: 256L << 20, Threads: 1));
        using var connection = database.Connect();
        using var result = connection.Query("SELECT current_setting('memory_limit'), current_setting('threads'), current_setting('TimeZone')");

        Assert.True(result.Next());
        Assert.Equal(["256.0 MiB", 1L, "Asia/Seoul"], Enumerable.Range(0, 3).Select(i => result.Column(i).Value(0)));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private object? Read(string sql)
    {
        using var result = _connection.Query(sql);
        return result.Next() ? result.Column(0).Value(0) : null;
    }
}
