using System.Diagnostics;
using Maru.Contracts;
using Maru.Core.Engine;
using Maru.Engines.DuckDb;

namespace Maru.Engines.Tests.DuckDb;

public sealed class DuckDbConnectionTests
{
    [Fact]
    public void The_library_is_of_the_version_that_was_pinned() => Assert.Equal("v1.5.6", DuckDbDatabase.LibraryVersion);

    [Fact]
    public void Parameters_of_every_type_come_back()
    {
        object?[] values =
        [
            null, true, 7, long.MinValue, Int128.MaxValue, -0.5, 12345678901234567.89m, -0.001m, "글 '따옴표'", "", new byte[] { 1, 0, 2 }, Array.Empty<byte>(),
            new DateOnly(2025, 9, 11), new TimeOnly(1, 2, 3), new DateTime(2025, 9, 11, 1, 2, 3),
        ];
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        using var result = connection.Query($"SELECT {string.Join(", ", values.Select((_, i) => $"${i + 1}"))}", values);

        Assert.True(result.Next());
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i], result.Column(i).Value(0));
    }

    [Fact]
    public void A_moment_is_bound_with_its_offset()
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        using var result = connection.Query("SELECT epoch_ms(?::timestamptz)", [new DateTimeOffset(1970, 1, 1, 9, 0, 1, TimeSpan.FromHours(9))]);

        Assert.True(result.Next());
        Assert.Equal(1000L, result.Column(0).Value(0));
    }

    [Fact]
    public void A_prepared_statement_runs_again_with_other_values()
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE 인구 (동 varchar, 명 integer); INSERT INTO 인구 VALUES ('석사동', 30000), ('퇴계동', 40000)");
        using var statement = connection.Prepare("SELECT 명 FROM 인구 WHERE 동 = $1");
        Assert.Equal(1, statement.ParameterCount);
        Assert.Equal([("명", DuckDbType.Integer)], statement.Columns().Select(column => (column.Name, column.Type.Type)));

        foreach (var (dong, people) in new[] { ("석사동", 30000), ("퇴계동", 40000) })
        {
            statement.Bind([dong]);
            using var result = statement.Run();
            Assert.True(result.Next());
            Assert.Equal(people, result.Column(0).Value(0));
        }

        Assert.Contains("1 parameters; 2", Assert.Throws<DuckDbException>(() => statement.Bind(["a", "b"])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_its_sql_and_its_reason()
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();

        var failure = Assert.Throws<DuckDbException>(() => connection.Execute("SELECT * FROM 없는표"));

        Assert.Equal("SELECT * FROM 없는표", failure.Sql);
        Assert.Contains("없는표", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("second", Assert.Throws<DuckDbException>(() => connection.Prepare("SELECT 1; SELECT 'second'")).Sql, StringComparison.Ordinal);
        Assert.Contains("U+0000", Assert.Throws<DuckDbException>(() => connection.Execute("SELECT 1\0; DROP TABLE x")).Reason, StringComparison.Ordinal);
        Assert.Contains("no_such_setting", Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(settings: new Dictionary<string, string> { ["no_such_setting"] = "1" })).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupting_ends_the_running_query_and_leaves_the_connection_usable()
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        using var stop = new CancellationTokenSource(200);
        var watch = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => connection.Execute("SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b", stop.Token));

        Assert.InRange(watch.ElapsedMilliseconds, 150, 1_500);
        Assert.Equal(0, connection.Execute("SELECT 1"));
        Assert.ThrowsAny<OperationCanceledException>(() => connection.Execute("SELECT 1", stop.Token));
    }

    [Fact]
    public void Progress_is_told_while_a_query_runs()
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        connection.Execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0; CREATE TABLE t AS FROM range(1000000)");
        using var stop = new CancellationTokenSource();
        var seen = new List<double>();
        var watcher = new Thread(() =>
        {
            var watch = Stopwatch.StartNew();
            while (seen.Count == 0 && watch.Elapsed < TimeSpan.FromSeconds(20))
            {
                if (connection.Progress.Share is > 0 and < 1 and var share)
                    seen.Add(share);
                Thread.Sleep(5);
            }

            stop.Cancel();
        });
        watcher.Start();

        Assert.ThrowsAny<OperationCanceledException>(() => connection.Execute("SELECT sum(sqrt(a.range + b.range)) FROM t a, (FROM t LIMIT 10000) b", stop.Token));

        watcher.Join();
        Assert.NotEmpty(seen);
    }

    [Fact]
    public void A_thousand_connections_and_results_leave_no_memory_behind()
    {
        using var database = DuckDbDatabase.Open(settings: new Dictionary<string, string> { ["threads"] = "1" });
        Loop(100);
        var before = WorkingSet();

        Loop(1000);

        Assert.InRange(WorkingSet() - before, long.MinValue, 20L << 20);

        void Loop(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var connection = database.Connect();
                using var statement = connection.Prepare("SELECT repeat('x', 20000) || range AS t, ? AS p FROM range(10)");
                statement.Bind([i]);
                using var result = statement.Run();
                Assert.True(result.Next());
                Assert.Throws<DuckDbException>(() => connection.Prepare("SELECT wrong"));
            }
        }
    }

    [Fact]
    public void Databases_opened_and_closed_leave_no_memory_behind()
    {
        Loop(20);
        var before = WorkingSet();

        Loop(40);

        Assert.InRange(WorkingSet() - before, long.MinValue, 40L << 20);

        static void Loop(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var database = DuckDbDatabase.Open(settings: new Dictionary<string, string> { ["threads"] = "1" });
                using var connection = database.Connect();
                connection.Execute("CREATE TABLE t AS SELECT range AS n, 'some text of some length ' || range AS t FROM range(100000)");
            }
        }
    }

    [Fact]
    public void Handles_may_be_let_go_in_any_order()
    {
        var database = DuckDbDatabase.Open();
        var connection = database.Connect();
        var statement = connection.Prepare("SELECT range FROM range(10000)");
        var result = statement.Run();
        Assert.True(result.Next());

        database.Dispose();
        statement.Dispose();
        connection.Dispose();

        Assert.True(result.Next());
        Assert.Equal(2048L, result.Column(0).Value(0));
        result.Dispose();
    }

    [Fact]
    public void An_appender_adds_batches_and_casts_to_the_tables_types()
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE 표 (이름 varchar, 값 decimal(18,2), 날짜 date)");
        StoredColumn[] columns = [new("이름", StorageType.Text), new("값", StorageType.Double), new("날짜", StorageType.Date)];

        using (var appender = connection.Append("표"))
        {
            Assert.Equal(5000, appender.Append(new RowsSource(columns, Enumerable.Range(0, 5000).Select(i => new object?[] { i % 10 == 0 ? null : $"이름이 조금 긴 사람 {i}", i / 4.0, new DateOnly(2025, 1, 1) }))));
            appender.Close();
        }

        using var result = connection.Query("SELECT count(*), count(이름), sum(값), max(이름), max(날짜) FROM 표");
        Assert.True(result.Next());
        Assert.Equal([5000L, 4500L, 3124375.00m, "이름이 조금 긴 사람 999", new DateOnly(2025, 1, 1)], Enumerable.Range(0, 5).Select(i => result.Column(i).Value(0)));
    }

    [Fact]
    public void An_appender_names_the_table_when_it_can_not_append()
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        Assert.Contains("없는표", Assert.Throws<DuckDbException>(() => connection.Append("없는표")).Reason, StringComparison.Ordinal);

        connection.Execute("CREATE TABLE 좁은표 (n integer NOT NULL)");
        using var appender = connection.Append("좁은표");
        var failure = Assert.Throws<DuckDbException>(() =>
        {
            appender.Append(new RowsSource([new("n", StorageType.Text)], [["not a number"]]));
            appender.Close();
        });
        Assert.Contains("좁은표", failure.Reason, StringComparison.Ordinal);
    }

    private static long WorkingSet()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
