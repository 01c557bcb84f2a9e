using Maru.Core.Engine;

namespace Maru.Contracts;

public abstract partial class EngineContract
{
    [Fact]
    public void Every_type_comes_back_as_it_was_written()
    {
        object?[][] rows =
        [
            ["가나다", 1L, 2, 1.5, true, new DateOnly(2025, 9, 11), new TimeOnly(23, 59, 59), new DateTime(2025, 9, 11, 1, 2, 3), new byte[] { 0, 255 }],
            ["", long.MinValue, int.MinValue, double.NegativeInfinity, false, DateOnly.MinValue, TimeOnly.MinValue, new DateTime(1, 1, 1), Array.Empty<byte>()],
            [null, null, null, null, null, null, null, null, null],
            ["a text of more than twelve bytes", long.MaxValue, int.MaxValue, double.Epsilon, true, new DateOnly(9999, 12, 31), new TimeOnly(0, 0, 0, 1), new DateTime(9999, 12, 31), new byte[20]],
        ];
        var table = Write(
            "모든형식",
            [
                Column("글", StorageType.Text), Column("큰수", StorageType.Int64), Column("수", StorageType.Int32), Column("실수", StorageType.Double),
                Column("참거짓", StorageType.Boolean), Column("날짜", StorageType.Date), Column("시각", StorageType.Time),
                Column("일시", StorageType.Timestamp), Column("바이트", StorageType.Blob),
            ],
            rows);

        var read = Query("SELECT * FROM 모든형식", [table]);

        Assert.Equal(rows.Length, read.Count);
        for (var row = 0; row < rows.Length; row++)
            Assert.Equal(rows[row].Select(value => value is int number ? (long)number : value), read[row]);
    }

    [Fact]
    public void Columns_are_read_as_spans_and_nulls_are_told_apart_from_zeros()
    {
        var table = Write("t", [Column("a", StorageType.Int64), Column("b", StorageType.Double)], [0L, 0.0], [null, null], [5L, -1.5]);
        using var session = Engine.Open([table], new());
        using var result = session.Query("SELECT a, b FROM t", null, CancellationToken.None);

        Assert.Equal([new("a", ResultType.Int64), new("b", ResultType.Double)], result.Columns);
        Assert.True(result.Next());
        Assert.Equal(3, result.Batch.Rows);
        Assert.Equal((0L, 5L), (result.Batch.Int64(0)[0], result.Batch.Int64(0)[2]));
        Assert.Equal((0.0, -1.5), (result.Batch.Double(1)[0], result.Batch.Double(1)[2]));
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(row => result.Batch.IsNull(0, row)));
        Assert.False(result.Next());
    }

    [Fact]
    public void Texts_of_every_length_come_back_whole()
    {
        string[] texts = ["", "a", "열두바이트", "twelve bytes", "thirteen byte", new('가', 10_000), new('x', 10_000_000), "끝"];
        var table = Write("texts", [Column("t", StorageType.Text)], texts.Select(text => new object?[] { text }));

        Assert.Equal(texts, Query("SELECT t FROM texts", [table]).Select(row => row[0]));
    }

    [Fact]
    public void A_million_rows_keep_their_order_when_two_files_are_written_at_once()
    {
        const int Rows = 1_000_000;
        StoredColumn[] columns = [Column("n", StorageType.Int64), Column("t", StorageType.Text)];
        var paths = new[] { "one", "two" }.Select(name => Path.Combine(Lake, name + ".parquet")).ToArray();

        Parallel.ForEach(paths, new() { MaxDegreeOfParallelism = 2 }, path => Assert.Equal(
            Rows,
            Engine.WriteParquet(path, new CountingSource(columns, Rows), new(), CancellationToken.None)));

        foreach (var path in paths)
        {
            using var session = Engine.Open([new("t", [path])], new());
            using var result = session.Query(Engine.KeepsOrder ? "SELECT n, t FROM t" : "SELECT n, t FROM t ORDER BY n", null, CancellationToken.None);
            var expected = 0L;
            while (result.Next())
            {
                var numbers = result.Batch.Int64(0);
                for (var row = 0; row < numbers.Length; row++, expected++)
                {
                    if (numbers[row] != expected || !result.Batch.Bytes(1, row).SequenceEqual(CountingSource.Text(expected)))
                        Assert.Fail($"Row {expected} holds {numbers[row]} / {result.Batch.Value(1, row)}.");
                }
            }

            Assert.Equal(Rows, expected);
        }
    }

    [Fact]
    public void Parts_are_read_one_after_the_other()
    {
        var first = Write("a", [Column("n", StorageType.Int64)], [1L], [2L]);
        var second = Write("b", [Column("n", StorageType.Int64)], [3L]);

        Assert.Equal([1L, 2L, 3L], Query("SELECT n FROM t", [new("t", [.. first.Files, .. second.Files])]).Select(row => row[0]));
    }

    [Fact]
    public void Positions_grow_through_the_parts_and_a_reader_can_go_on_from_one()
    {
        var first = Write("a", [Column("n", StorageType.Int64)], [10L], [20L]);
        var second = Write("b", [Column("n", StorageType.Int64)], [30L], [40L]);
        EngineTable[] tables = [new("t", [.. first.Files, .. second.Files], Position: "자리")];

        var rows = Query("SELECT n, 자리 FROM t ORDER BY 자리", tables);
        Assert.Equal([10L, 20L, 30L, 40L], rows.Select(row => row[0]));
        Assert.Equal(4, rows.Select(row => row[1]).Distinct().Count());

        Assert.Equal([40L], Query("SELECT n FROM t WHERE 자리 > ? ORDER BY 자리", tables, rows[2][1]).Select(row => row[0]));
        Assert.Equal([20L, 30L, 40L], Query("SELECT n FROM t WHERE 자리 > ? ORDER BY 자리", tables, rows[0][1]).Select(row => row[0]));
    }

    [Fact]
    public void A_file_carries_the_metadata_it_was_given_and_an_empty_source_makes_an_empty_table()
    {
        var path = Path.Combine(Lake, "empty.parquet");
        var rows = Engine.WriteParquet(
            path,
            new RowsSource([Column("n", StorageType.Int64)], []),
            new(new Dictionary<string, string> { ["geo"] = "{\"version\":\"1.1.0\",\"it's\":1}" }),
            CancellationToken.None);

        Assert.Equal(0, rows);
        Assert.Empty(Query("SELECT * FROM t", [new("t", [path])]));
        Assert.Contains("{\"version\":\"1.1.0\",\"it's\":1}", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_and_decimals_are_exact()
    {
        var table = Write("t", [Column("n", StorageType.Int64)], [long.MaxValue], [long.MaxValue]);

        Assert.Equal((Int128)long.MaxValue * 2, Query("SELECT sum(n) FROM t", [table])[0][0]);
        Assert.Equal(0.1m + 1234567890123.45m, Query("SELECT CAST(0.1 AS decimal(18,2)) + CAST(1234567890123.45 AS decimal(18,2))", [])[0][0]);
    }

    /// <summary>Counts from 0, with the number also as text.</summary>
    private sealed class CountingSource(IReadOnlyList<StoredColumn> columns, int rows) : IBatchSource
    {
        private long _next;

        public IReadOnlyList<StoredColumn> Columns => columns;

        internal static byte[] Text(long number) => System.Text.Encoding.UTF8.GetBytes($"{number % 1000}번째 글이 길게도 짧게도 {(number % 3 == 0 ? "" : number)}"[..(int)(6 + (number % 9))]);

        public int Fill(BatchWriter batch)
        {
            var count = (int)Math.Min(batch.Capacity, rows - _next);
            var numbers = batch.Int64(0);
            for (var row = 0; row < count; row++)
            {
                numbers[row] = _next;
                batch.SetBytes(1, row, Text(_next));
                _next++;
            }

            return count;
        }
    }
}
