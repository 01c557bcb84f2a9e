using System.Diagnostics;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Engines.DuckDb;

namespace Maru.Engines.Tests.DuckDb;

public sealed class DuckDbSessionTests : IDisposable
{
    private readonly DuckDbEngine _engine = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-session-").FullName;

    [Theory]
    [InlineData("[1, NULL]", "[1,null]")]
    [InlineData("{'가': 1, 'b': [true]}", """{"가":1,"b":[true]}""")]
    [InlineData("MAP {'k': 2}", """{"k":2}""")]
    [InlineData("'8d6e5c5a-0000-4000-8000-0123456789ab'::uuid", "8d6e5c5a-0000-4000-8000-0123456789ab")]
    [InlineData("INTERVAL 3 DAY", "3 days")]
    [InlineData("340282366920938463463374607431768211455::uhugeint", "340282366920938463463374607431768211455")]
    [InlineData("'101'::bit", "101")]
    [InlineData("'b'::enum('a', 'b')", "b")]
    public void Types_without_a_counterpart_become_text(string sql, string expected)
    {
        var (type, value) = Single($"SELECT {sql} AS v; -- and a comment");

        Assert.Equal((ResultType.Text, expected), (type, (string)value!));
    }

    [Theory]
    [InlineData("200::utinyint", ResultType.Int64)]
    [InlineData("(200)::smallint", ResultType.Int64)]
    [InlineData("200::uinteger", ResultType.Int64)]
    [InlineData("200::ubigint", ResultType.Int128)]
    [InlineData("200::hugeint", ResultType.Int128)]
    [InlineData("200::float", ResultType.Double)]
    [InlineData("200::decimal(38,4)", ResultType.Decimal)]
    public void Numbers_of_every_width_are_narrowed_to_four_types(string sql, ResultType expected)
    {
        var (type, value) = Single($"SELECT {sql} AS v");

        Assert.Equal(expected, type);
        Assert.Equal(200.0, Convert.ToDouble(value is Int128 large ? (long)large : value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_moment_is_shown_as_the_wall_clock_in_seoul() =>
        Assert.Equal((ResultType.Timestamp, new DateTime(2025, 9, 11, 9, 0, 0)), Single("SELECT TIMESTAMPTZ '2025-09-11 00:00:00+00' AS v"));

    [Fact]
    public void A_parameter_decides_the_type_of_its_column()
    {
        using var session = _engine.Open([], new());
        using var result = session.Query("SELECT ? AS a, [?] AS b", [5L, "x"], CancellationToken.None);

        Assert.True(result.Next());
        Assert.Equal([5L, "[\"x\"]"], [result.Batch.Value(0, 0), result.Batch.Value(1, 0)]);
    }

    [Fact]
    public void Narrow_columns_are_widened_anew_for_every_batch()
    {
        using var session = _engine.Open([], new());
        using var result = session.Query("SELECT range::integer AS n, range::float AS f FROM range(10000)", null, CancellationToken.None);
        var expected = 0L;
        while (result.Next())
        {
            foreach (var number in result.Batch.Int64(0))
                Assert.Equal(expected++, number);
            Assert.Equal(expected - 1, result.Batch.Double(1)[^1]);
        }

        Assert.Equal(10_000, expected);
    }

    [Fact]
    public void Rows_keep_their_order_when_a_column_is_made_text()
    {
        using var session = _engine.Open([], new());
        using var result = session.Query("SELECT range AS n, [range] AS l FROM range(300000) ORDER BY n DESC", null, CancellationToken.None);
        var expected = 299_999L;
        while (result.Next())
        {
            foreach (var number in result.Batch.Int64(0))
                Assert.Equal(expected--, number);
        }

        Assert.Equal(-1, expected);
    }

    [Fact]
    public void Deeply_nested_sql_is_an_error_or_a_result_but_never_a_crash()
    {
        using var session = _engine.Open([], new());
        foreach (var depth in new[] { 9, 50, 120, 900, 5_000, 100_000 })
        {
            foreach (var (open, close) in new[] { ("(", ")"), ("(SELECT ", ")"), ("abs(", ")"), ("[", "]"), ("-(", ")"), ("1 + ", "") })
            {
                var sql = $"SELECT {string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))}";
                try
                {
                    using var result = session.Query(sql, null, CancellationToken.None);
                    Assert.True(result.Next());
                }
                catch (InputException refusal)
                {
                    Assert.NotEmpty(refusal.Message);
                }
            }
        }
    }

    [Fact]
    public void Common_table_expressions_asked_not_to_be_kept_do_not_stall_the_planner()
    {
        var chain = string.Concat(Enumerable.Range(1, 30).Select(i => $", c{i} AS NOT MATERIALIZED (SELECT a.x FROM c{i - 1} a, c{i - 1} b)"));
        using var session = _engine.Open([], new());
        using var result = session.Query($"WITH c0 AS (SELECT ? AS x){chain} SELECT x FROM c30", [5L], CancellationToken.None);

        Assert.True(result.Next());
        Assert.Equal(5L, result.Batch.Value(0, 0));
    }

    [Fact]
    public void A_query_over_its_memory_is_told_to_be_narrowed_down()
    {
        using var session = _engine.Open([], new(MemoryBytes: 16L << 20, Threads: 1));

        var refusal = Assert.Throws<InputException>(() =>
        {
            using var result = session.Query("SELECT list(range::varchar || repeat('x', 100)) FROM range(5000000)", null, CancellationToken.None);
            while (result.Next())
            {
            }
        });

        Assert.Contains("메모리", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM bus-stops", "\"bus-stops\"")]
    [InlineData("SELECT phone FROM \"bus-stops\"", "잠긴 컬럼입니다: 'phone'")]
    [InlineData("SELECT nam FROM \"bus-stops\"", "비슷한 이름: \"name\"")]
    [InlineData("SELECT name, sum(n) FROM \"bus-stops\"", "GROUP BY")]
    [InlineData("SELECT sum(name) FROM \"bus-stops\"", "TRY_CAST")]
    [InlineData("SELECT name::int FROM \"bus-stops\"", "\"가\" 값을 INT32")]
    [InlineData("SELECT nothing_like_it(n) FROM \"bus-stops\"", "nothing_like_it 함수가 없습니다")]
    [InlineData("SELECT * FROM \"bus-stops\" WHERE", "끝나지 않은 채")]
    public void What_is_wrong_with_sql_is_said_in_korean(string sql, string said)
    {
        var file = Path.Combine(_folder, "stops.parquet");
        using (var database = DuckDbDatabase.Open())
        using (var connection = database.Connect())
            connection.Execute($"COPY (SELECT '가' AS name, '010' AS phone, 3 AS n) TO '{file}' (FORMAT parquet)");
        using var session = _engine.Open([new EngineTable("bus-stops", [file], ["name", "n"]) { Hidden = ["phone"] }], new());

        var refusal = Assert.Throws<InputException>(() =>
        {
            using var result = session.Query(sql, null, CancellationToken.None);
            while (result.Next())
            {
            }
        });

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sql_with_a_zero_character_is_refused()
    {
        using var session = _engine.Open([], new());

        Assert.Throws<InputException>(() => session.Query("SELECT 1\0 FROM read_csv('/etc/passwd')", null, CancellationToken.None));
    }

    [Fact]
    public void A_session_once_one_was_open_costs_little()
    {
        Single("SELECT 1 AS v");
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 100; i++)
            Single("SELECT 1 AS v");

        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
    }

    [Fact]
    public void Many_threads_query_at_once()
    {
        Parallel.For(0, 200, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var session = _engine.Open([], new());
            using var result = session.Query("SELECT count(*) + ? FROM range(10000)", [(long)i], CancellationToken.None);
            Assert.True(result.Next());
            Assert.Equal(10_000L + i, result.Batch.Int64(0)[0]);
        });
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private (ResultType Type, object? Value) Single(string sql)
    {
        using var session = _engine.Open([], new());
        using var result = session.Query(sql, null, CancellationToken.None);
        Assert.True(result.Next());
        return (result.Columns[0].Type, result.Batch.Value(0, 0));
    }
}
