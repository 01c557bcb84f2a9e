using System.Diagnostics;
using Maru.Core;
using Maru.Core.Engine;

namespace Maru.Contracts;

public abstract partial class EngineContract
{
    [Fact]
    public void Parameters_are_values_never_sql()
    {
        var table = Write("t", [Column("name", StorageType.Text), Column("n", StorageType.Int64)], ["'; DROP TABLE t; --", 1L], ["나", 2L]);

        Assert.Equal([1L], Query("SELECT n FROM t WHERE name = ?", [table], "'; DROP TABLE t; --").Select(row => row[0]));
        Assert.Equal(
            [null, true, 5L, 2.5, "글", new DateOnly(2025, 9, 11), new DateTime(2025, 9, 11, 12, 0, 0)],
            Query(
                "SELECT CAST($1 AS varchar), $2, $3, $4, $5, $6, $7", [],
                null, true, 5L, 2.5, "글", new DateOnly(2025, 9, 11), new DateTime(2025, 9, 11, 12, 0, 0))[0]);
    }

    [Fact]
    public void Too_few_parameters_are_named_as_the_problem() =>
        Assert.Contains("2", Assert.Throws<InputException>(() => Query("SELECT ?, ?", [], 1L)).Message, StringComparison.Ordinal);

    [Fact]
    public void Wrong_sql_is_answered_with_the_place_or_the_name_that_is_wrong()
    {
        var syntax = Fails("SELEC 1");
        Assert.Contains("\"SELEC\"", syntax.Message, StringComparison.Ordinal);
        var column = Fails("SELECT 없는열 FROM t", Write("t", [Column("n", StorageType.Int64)], [1L]));
        Assert.Contains("없는열", column.Message, StringComparison.Ordinal);
        Assert.Contains("없는열", column.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_does_not_convert_is_an_error_not_a_crash()
    {
        var table = Write("t", [Column("s", StorageType.Text)], ["12"], ["12,3O4"]);

        Assert.Contains("12,3O4", Fails("SELECT CAST(s AS bigint) FROM t", table).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_was_not_given_is_named_with_those_that_were()
    {
        var table = Write("보이는표", [Column("n", StorageType.Int64)], [1L]);

        var refusal = Refused("SELECT * FROM 안보이는표", table);

        Assert.Contains("안보이는표", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("보이는표", refusal.Todo!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void Closed_columns_and_rows_can_not_be_seen_by_any_name()
    {
        var table = Write(
            "사람",
            [Column("동", StorageType.Text), Column("주민번호", StorageType.Text), Column("부서", StorageType.Int64)],
            ["석사동", "900101-1234567", 1L],
            ["퇴계동", "910202-2345678", 2L]);
        EngineTable[] tables = [table with { Columns = ["동"], Filter = "부서 = 1 -- own rows" }];

        Assert.Equal([["석사동"]], Query("SELECT * FROM 사람", tables));
        Fails("SELECT 주민번호 FROM 사람", tables);
        Fails("SELECT 부서 FROM 사람", tables);
        Assert.Equal([0L], Query("SELECT count(*) FROM 사람 WHERE 동 = '퇴계동'", tables).Select(row => row[0]));
    }

    [Fact]
    public void Sessions_with_other_rights_do_not_see_each_others_tables()
    {
        var mine = Write("a", [Column("n", StorageType.Int64)], [1L]) with { Name = "t" };
        var yours = Write("b", [Column("n", StorageType.Int64)], [2L]) with { Name = "t" };
        using var first = Engine.Open([mine], new());
        using var second = Engine.Open([yours], new());
        using var one = first.Query("SELECT n FROM t", null, CancellationToken.None);
        using var two = second.Query("SELECT n FROM t", null, CancellationToken.None);

        Assert.Equal([1L], All(one).Select(row => row[0]));
        Assert.Equal([2L], All(two).Select(row => row[0]));
    }

    [Fact]
    public void A_long_query_stops_within_a_second_of_being_cancelled()
    {
        using var session = Engine.Open([], new());
        using var stop = new CancellationTokenSource();
        var watch = new Stopwatch();
        var canceller = new Thread(() =>
        {
            Thread.Sleep(300);
            watch.Start();
            stop.Cancel();
        });
        canceller.Start();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            using var result = session.Query(EndlessSql, null, stop.Token);
            while (result.Next())
            {
            }
        });

        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
        canceller.Join();
    }

    [Fact]
    public void A_query_over_its_time_is_stopped_and_says_so()
    {
        using var session = Engine.Open([], new(Time: TimeSpan.FromMilliseconds(300)));

        var stopped = Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            using var result = session.Query(EndlessSql, null, CancellationToken.None);
            while (result.Next())
            {
            }
        });

        Assert.Contains("0.3", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_fails_leaves_no_file_and_its_own_words()
    {
        var path = Path.Combine(Lake, "broken.parquet");

        var failure = Assert.ThrowsAny<Exception>(() => Engine.WriteParquet(path, new FailingSource(new FormatException("줄 7이 이상합니다")), new(), CancellationToken.None));
        Assert.Contains("줄 7이 이상합니다", failure.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(failure.InnerException);
        Assert.False(File.Exists(path));

        var input = new InputException(new("파일이 잘렸습니다.", "The file is cut off."));
        Assert.Same(input, Assert.Throws<InputException>(() => Engine.WriteParquet(path, new FailingSource(input), new(), CancellationToken.None)));
    }

    [Fact]
    public void Writing_stops_when_cancelled_and_leaves_no_file()
    {
        var path = Path.Combine(Lake, "stopped.parquet");
        using var stop = new CancellationTokenSource();
        stop.CancelAfter(200);

        Assert.ThrowsAny<OperationCanceledException>(() => Engine.WriteParquet(path, new EndlessSource(), new(), stop.Token));

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_file_that_is_there_is_not_destroyed_by_a_write_that_was_never_possible()
    {
        var path = Path.Combine(Lake, "kept.parquet");
        File.WriteAllText(path, "kept");
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Engine.WriteParquet(path, new EndlessSource(), new(), stopped.Token));

        Assert.Equal("kept", File.ReadAllText(path));
    }

    /// <summary>Gives one batch, then throws.</summary>
    private sealed class FailingSource(Exception failure) : IBatchSource
    {
        private bool _given;

        public IReadOnlyList<StoredColumn> Columns { get; } = [Column("n", StorageType.Int64)];

        public int Fill(BatchWriter batch)
        {
            if (_given)
                throw failure;
            _given = true;
            batch.Int64(0).Fill(1);
            return batch.Capacity;
        }
    }

    private sealed class EndlessSource : IBatchSource
    {
        public IReadOnlyList<StoredColumn> Columns { get; } = [Column("n", StorageType.Int64)];

        public int Fill(BatchWriter batch)
        {
            batch.Int64(0).Fill(7);
            return batch.Capacity;
        }
    }
}
