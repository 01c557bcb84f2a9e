using System.Text;
using Maru.Engines.DuckDb;

namespace Maru.Engines.Tests.DuckDb;

public sealed class DuckDbResultTests : IDisposable
{
    private readonly DuckDbDatabase _database = DuckDbDatabase.Open();
    private readonly DuckDbConnection _connection;

    public DuckDbResultTests() => _connection = _database.Connect();

    public static TheoryData<string, object> Values => new()
    {
        { "true", true },
        { "(-128)::tinyint", (sbyte)-128 },
        { "255::utinyint", (byte)255 },
        { "(-32768)::smallint", short.MinValue },
        { "65535::usmallint", ushort.MaxValue },
        { "(-2147483648)::integer", int.MinValue },
        { "4294967295::uinteger", uint.MaxValue },
        { "(-9223372036854775808)::bigint", long.MinValue },
        { "18446744073709551615::ubigint", ulong.MaxValue },
        { "170141183460469231731687303715884105727::hugeint", Int128.MaxValue },
        { "(-170141183460469231731687303715884105728)::hugeint", Int128.MinValue },
        { "340282366920938463463374607431768211455::uhugeint", UInt128.MaxValue },
        { "1.5::float", 1.5f },
        { "0.1::double", 0.1 },
        { "'NaN'::double", double.NaN },
        { "12.34::decimal(4,2)", 12.34m },
        { "(-1234567.89)::decimal(9,2)", -1234567.89m },
        { "1234567890.123456::decimal(18,6)", 1234567890.123456m },
        { "(-12345678901234567890.12)::decimal(38,2)", -12345678901234567890.12m },
        { "1::decimal(38,30)", 1m },
        { "'가나다'", "가나다" },
        { "''", "" },
        { "'정확히 열두'", "정확히 열두" },
        { "'날짜'::enum('시간', '날짜')", "날짜" },
        { "'\\x00\\xFF'::blob", new byte[] { 0, 255 } },
        { "DATE '2025-09-11'", new DateOnly(2025, 9, 11) },
        { "DATE '0001-01-01'", DateOnly.MinValue },
        { "'infinity'::date", DateOnly.MaxValue },
        { "'-infinity'::date", DateOnly.MinValue },
        { "TIME '12:34:56.789012'", new TimeOnly(12, 34, 56, 789, 12) },
        { "TIME '24:00:00'", TimeOnly.MaxValue },
        { "TIMESTAMP '1969-12-31 23:59:59.999999'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999) },
        { "TIMESTAMP_S '2025-09-11 01:02:03'", new DateTime(2025, 9, 11, 1, 2, 3) },
        { "TIMESTAMP_MS '2025-09-11 01:02:03.004'", new DateTime(2025, 9, 11, 1, 2, 3, 4) },
        { "TIMESTAMP_NS '1969-12-31 23:59:59.999999001'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999) },
        { "TIMESTAMPTZ '2025-09-11 01:02:03+09'", new DateTime(2025, 9, 10, 16, 2, 3) },
        { "'8d6e5c5a-0000-4000-8000-0123456789ab'::uuid", Guid.Parse("8d6e5c5a-0000-4000-8000-0123456789ab") },
        { "'00000000-0000-0000-0000-000000000001'::uuid", Guid.Parse("00000000-0000-0000-0000-000000000001") },
        { "INTERVAL '1 month 2 days 3 seconds'", new TimeSpan(32, 0, 0, 3) },
        { "[1, NULL, 3]", new object?[] { 1, null, 3 } },
        { "[]::integer[]", Array.Empty<object?>() },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_of_every_type_is_read(string sql, object expected)
    {
        using var result = _connection.Query($"SELECT {sql} AS v, NULL::{TypeOf(sql)} AS n");

        Assert.True(result.Next());
        Assert.Equal(expected, result.Column(0).Value(0));
        Assert.Null(result.Column(1).Value(0));
        Assert.True(result.Column(1).IsNull(0));
    }

    [Fact]
    public void A_struct_is_a_dictionary_and_lists_nest()
    {
        using var result = _connection.Query("SELECT {'이름': '가', 'n': [[1], NULL, [2, 3]]} AS s FROM range(3)");

        Assert.True(result.Next());
        var value = Assert.IsType<Dictionary<string, object?>>(result.Column(0).Value(2));
        Assert.Equal("가", value["이름"]);
        Assert.Equal([new object?[] { 1 }, null, new object?[] { 2, 3 }], Assert.IsType<object?[]>(value["n"]));
    }

    [Fact]
    public void Columns_keep_their_korean_names_also_twice_the_same()
    {
        using var result = _connection.Query("""SELECT 1 AS "지역 \"코드\"", 2 AS 값, 3 AS 값""".Replace("\\\"", "\"\"", StringComparison.Ordinal));

        Assert.Equal(["지역 \"코드\"", "값", "값"], result.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Many_chunks_give_every_row_once_and_in_order()
    {
        using var result = _connection.Query("SELECT range AS n, 'row ' || range AS t, CASE WHEN range % 3 = 0 THEN range END AS third FROM range(100000)");
        var expected = 0L;
        while (result.Next())
        {
            var numbers = result.Column(0).Values<long>();
            for (var row = 0; row < result.Rows; row++, expected++)
            {
                Assert.Equal(expected, numbers[row]);
                Assert.Equal($"row {expected}", Encoding.UTF8.GetString(result.Column(1).Bytes(row)));
                Assert.Equal(expected % 3 != 0, result.Column(2).IsNull(row));
            }
        }

        Assert.Equal(100_000, expected);
        Assert.False(result.Next());
    }

    [Fact]
    public void A_query_that_fails_on_its_way_says_so_in_the_middle_of_its_rows()
    {
        using var result = _connection.Query("SELECT CASE WHEN range = 2000000 THEN error('여기서 끝') ELSE range::varchar END FROM range(3000000)");
        var rows = 0;

        var failure = Assert.Throws<DuckDbException>(() =>
        {
            while (result.Next())
                rows += result.Rows;
        });

        Assert.InRange(rows, 1, 2_000_000);
        Assert.Contains("여기서 끝", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("FROM range(3000000)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_is_not_read_as_another_type()
    {
        using var result = _connection.Query("SELECT 1::integer AS n, 'x' AS t");
        Assert.True(result.Next());

        Assert.Throws<InvalidOperationException>(() => result.Column(0).Values<long>().Length);
        Assert.Throws<InvalidOperationException>(() => result.Column(0).Bytes(0).Length);
        Assert.Throws<InvalidOperationException>(() => result.Column(1).Whole(0));
    }

    [Fact]
    public void Reading_before_next_or_after_the_end_is_refused()
    {
        using var result = _connection.Query("SELECT 1");

        Assert.Throws<InvalidOperationException>(() => result.Column(0).Rows);
        Assert.True(result.Next());
        Assert.False(result.Next());
        Assert.Throws<InvalidOperationException>(() => result.Column(0).Rows);
        result.Dispose();
        Assert.Throws<ObjectDisposedException>(() => result.Next());
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    private string TypeOf(string sql)
    {
        using var result = _connection.Query($"SELECT typeof({sql})");
        result.Next();
        return (string)result.Column(0).Value(0)!;
    }
}
