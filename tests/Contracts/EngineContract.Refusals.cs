using Maru.Core;
using Maru.Core.Engine;

namespace Maru.Contracts;

public abstract partial class EngineContract
{
    [Theory]
    [InlineData("COPY t TO '{lake}/out.csv'")]
    [InlineData("COPY (SELECT 1) TO '/tmp/maru-out.csv'")]
    [InlineData("EXPLAIN ANALYZE COPY t TO '{lake}/out.csv'")]
    [InlineData("CREATE TABLE x AS SELECT 1")]
    [InlineData("CREATE VIEW x AS SELECT 1")]
    [InlineData("INSERT INTO t VALUES (1)")]
    [InlineData("DELETE FROM t")]
    [InlineData("DROP VIEW t")]
    [InlineData("ATTACH '{lake}/x.db'")]
    [InlineData("ATTACH ':memory:' AS m")]
    [InlineData("DETACH temp")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("LOAD '{lake}/x.duckdb_extension'")]
    [InlineData("SET memory_limit = '100GB'")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("RESET lock_configuration")]
    [InlineData("PRAGMA database_list")]
    [InlineData("PRAGMA memory_limit = '100GB'")]
    [InlineData("CALL pragma_version()")]
    [InlineData("EXPORT DATABASE '{lake}/dump'")]
    [InlineData("CHECKPOINT")]
    [InlineData("BEGIN")]
    [InlineData("SELECT 1; DROP VIEW t")]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("")]
    [InlineData("-- nothing")]
    public void Anything_but_one_select_is_refused(string sql)
    {
        var before = Directory.GetFileSystemEntries(Lake).Length;

        var refusal = Refused(sql.Replace("{lake}", Lake, StringComparison.Ordinal), Write("t", [Column("n", StorageType.Int64)], [1L]));

        Assert.NotEmpty(refusal.Problem.Ko);
        Assert.Equal(before + 1, Directory.GetFileSystemEntries(Lake).Length);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM '/etc/passwd'")]
    [InlineData("SELECT * FROM \"{other}\"")]
    [InlineData("SELECT * FROM read_parquet('{other}')")]
    [InlineData("SELECT * FROM parquet_metadata('{other}')")]
    [InlineData("SELECT * FROM glob('{lake}/*')")]
    [InlineData("SELECT * FROM sniff_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM query('SELECT * FROM read_parquet(''{other}'')')")]
    [InlineData("SELECT * FROM query_table('{other}')")]
    [InlineData("SELECT * FROM (SELECT * FROM (SELECT * FROM read_parquet('{other}')))")]
    [InlineData("SELECT (SELECT count(*) FROM read_parquet('{other}'))")]
    [InlineData("SELECT 1 WHERE EXISTS (FROM read_parquet('{other}'))")]
    [InlineData("WITH x AS (SELECT * FROM read_parquet('{other}')) SELECT * FROM x")]
    [InlineData("WITH x AS (SELECT 1) SELECT * FROM x UNION ALL SELECT n FROM read_parquet('{other}')")]
    [InlineData("WITH \"{other}\" AS (SELECT * FROM \"{other}\") SELECT * FROM \"{other}\"")]
    [InlineData("SELECT * FROM \"{other}\", (WITH \"{other}\" AS (SELECT 1) SELECT * FROM \"{other}\")")]
    [InlineData("SELECT * FROM t, LATERAL (SELECT * FROM read_parquet('{other}'))")]
    [InlineData("SELECT * FROM t ORDER BY (SELECT max(n) FROM read_parquet('{other}'))")]
    [InlineData("SUMMARIZE '{other}'")]
    [InlineData("DESCRIBE '{other}'")]
    [InlineData("FROM '{other}'")]
    [InlineData("SELECT json_serialize_plan('SELECT * FROM read_parquet(''{other}'')')")]
    [InlineData("SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))")]
    [InlineData("SELECT getenv('HOME')")]
    [InlineData("SELECT 'HOME'.getenv()")]
    [InlineData("SELECT current_setting('allowed_directories')")]
    [InlineData("SELECT * FROM duckdb_settings()")]
    [InlineData("SELECT * FROM duckdb_views")]
    [InlineData("SELECT sql FROM duckdb_views()")]
    [InlineData("SELECT * FROM duckdb_secrets()")]
    [InlineData("SELECT * FROM information_schema.tables")]
    [InlineData("SELECT * FROM pg_catalog.pg_views")]
    [InlineData("SELECT * FROM sqlite_master")]
    [InlineData("SELECT pg_get_viewdef(1)")]
    [InlineData("SELECT * FROM temp.main.t")]
    [InlineData("SHOW TABLES")]
    [InlineData("SHOW ALL TABLES")]
    [InlineData("SELECT * FROM checkpoint()")]
    [InlineData("SELECT * FROM maru_source(1)")]
    [InlineData("SELECT write_log('x')")]
    [InlineData("SELECT sleep_ms(100000)")]
    [InlineData("SELECT pg_sleep(100)")]
    [InlineData("WITH RECURSIVE duckdb_views AS (SELECT sql FROM duckdb_views, t UNION ALL SELECT * FROM duckdb_views WHERE false) SELECT * FROM duckdb_views")]
    [InlineData("WITH RECURSIVE sqlite_master AS (SELECT 1 AS n) SELECT * FROM sqlite_master")]
    [InlineData("WITH RECURSIVE other AS (SELECT n FROM other UNION ALL SELECT n FROM other WHERE false) SELECT * FROM other")]
    [InlineData("SELECT len(range(30000000))")]
    [InlineData("SELECT sum(len(range(n, n + 50000000))) FROM t")]
    [InlineData("SELECT * FROM unnest(generate_series(1, 100000000))")]
    [InlineData("SELECT format('{:1000000000}', 1)")]
    [InlineData("SELECT length(printf('%1000000000d', 1))")]
    [InlineData("SELECT bitstring('1', 2000000000)")]
    [InlineData("SELECT bar(1, 0, 1, 1000000000)")]
    [InlineData("SELECT to_base(1, 2, 2000000000)")]
    [InlineData("SELECT damerau_levenshtein(repeat('a', 16000), repeat('b', 16000))")]
    [InlineData("SELECT len(lpad('a', 1000000000, 'b'))")]
    [InlineData("SELECT len(rpad('a', n * 1000000000, 'b')) FROM t")]
    public void A_select_that_reaches_out_of_its_tables_is_refused(string sql)
    {
        var mine = Write("t", [Column("n", StorageType.Int64)], [1L]);
        var other = Write("other", [Column("n", StorageType.Int64)], [777L]);

        Refused(
            sql.Replace("{lake}", Lake, StringComparison.Ordinal).Replace("{other}", other.Files[0], StringComparison.Ordinal),
            mine);
    }

    [Theory]
    [InlineData("SELECT sum(n) FROM t")]
    [InlineData("WITH a AS (SELECT n FROM t), b AS (SELECT n + 1 AS n FROM a) SELECT sum(n) - 2 FROM b")]
    [InlineData("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 2) SELECT sum(i) FROM c")]
    [InlineData("SELECT sum(x.n) FROM t x JOIN T y USING (n)")]
    [InlineData("SELECT sum(v) FROM (VALUES (1), (2)) AS w(v)")]
    [InlineData("SELECT 1 + 2; -- a comment; and a semicolon")]
    [InlineData("SELECT max(g) FROM generate_series(1, 3) AS s(g)")]
    [InlineData("SELECT max(range) FROM range(4)")]
    [InlineData("SELECT max(len(lpad(n::varchar, 3, '0'))) FROM t")]
    [InlineData("SELECT count(*) FROM repeat('x', 3)")]
    public void Ordinary_selects_pass(string sql)
    {
        var table = Write("t", [Column("n", StorageType.Int64)], [1L], [2L]);

        Assert.Equal("3", $"{Query(sql, [table])[0][0]}");
    }
}
