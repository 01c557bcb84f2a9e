using System.Text;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Tests.Rows;

public sealed class ResultWriterTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly VersionManifest _rides;

    public ResultWriterTests() => _rides = Ridership.PutInto(_lake);

    public void Dispose() => _lake.Dispose();

    private string Write(Func<ByteSink, IResultWriter> format, string address)
    {
        using var rows = _lake.Reader.Open(_rides, _lake.Query(_rides, address), CancellationToken.None);
        using var stream = new MemoryStream();
        using var sink = new ByteSink(stream);
        using var writer = format(sink);
        writer.Begin(rows.Columns);
        while (rows.Next(out var count)) writer.Write(rows.Batch, count);
        writer.End();
        sink.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private string WriteSql(Func<ByteSink, IResultWriter> format, string sql)
    {
        using var open = new SqlReader(_lake.Lake, _lake.Versions, _lake.Engine).Open(sql, new SessionLimits(), CancellationToken.None);
        using var stream = new MemoryStream();
        using var sink = new ByteSink(stream);
        using var writer = format(sink);
        writer.Begin(open.Columns);
        while (open.Result.Next()) writer.Write(open.Result.Batch, open.Result.Batch.Rows);
        writer.End();
        sink.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Csv_tells_blanks_from_empty_text_and_quotes_what_needs_it() =>
        Assert.Equal(
            "정류장명,승차인원,일자,비고\r\n시청,412,2025-06-25,\r\n춘천역,120,2025-06-25,\"\"\r\n시청,,2025-06-26,\"고장, \"\"수리\"\" 중\"\r\n남춘천역,9,2025-07-01,\"=HYPERLINK(\"\"x\"\")\"\r\n강원대,120,,\"두 줄\n입니다\"\r\n",
            Write(sink => new CsvWriter(sink, new CsvOptions()), "select=정류장명,승차인원,일자,비고"));

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("\tcmd", true)]
    [InlineData("+82-33-250-3000", true)]
    [InlineData("-2+3", true)]
    [InlineData("-12.5", false)]
    [InlineData("+3", false)]
    [InlineData("-", false)]
    [InlineData("가=나", false)]
    public void A_guard_keeps_spreadsheets_from_running_cells(string text, bool guarded) =>
        Assert.Equal(guarded, Formulas.LooksLikeOne(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void The_guard_is_an_apostrophe_before_the_text() =>
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", Write(sink => new CsvWriter(sink, new CsvOptions(GuardFormulas: true)), "select=비고"), StringComparison.Ordinal);

    [Fact]
    public void Json_lines_keep_Korean_readable_and_blanks_null() =>
        Assert.StartsWith(
            """
            {"정류장명":"시청","승차인원":412,"일자":"2025-06-25","비고":null}
            {"정류장명":"춘천역","승차인원":120,"일자":"2025-06-25","비고":""}
            """,
            Write(sink => new JsonLinesWriter(sink), "select=정류장명,승차인원,일자,비고"), StringComparison.Ordinal);

    [Fact]
    public void Every_type_has_one_form_in_json() =>
        Assert.Equal(
            """
            [
            {"a":170141183460469231731687303715884105727,"b":1.5,"c":0.1,"d":true,"e":"2025-09-11","f":"13:05:10.5","g":"2025-09-11T00:00:00","h":null,"i":null,"i_2":12}
            ]

            """.ReplaceLineEndings("\n"),
            WriteSql(
                sink => new JsonArrayWriter(sink),
                """
                select 170141183460469231731687303715884105727::hugeint as a, 1.5::decimal(10,1) as b, 0.1::double as c, true as d, date '2025-09-11' as e,
                    time '13:05:10.5' as f, timestamp '2025-09-11 00:00:00' as g, 'nan'::double as h, null::varchar as i, 12 as i
                """));

    [Fact]
    public void A_table_lines_up_Hangul_by_its_width() =>
        Assert.Equal(
            """
            정류장명 │ 승차인원
            ─────────┼─────────
            시청     │      412
            춘천역   │      120
            시청     │        ∅
            남춘천역 │        9
            강원대   │      120

            """.ReplaceLineEndings("\n"),
            Write(sink => new TableWriter(sink), "select=정류장명,승차인원"));

    [Fact]
    public void A_table_cuts_long_cells_and_hides_control_characters()
    {
        var table = WriteSql(sink => new TableWriter(sink), "select lpad('', 100, '가') as 긴글, chr(27) || '[31m' as 색");
        Assert.Contains(string.Concat(Enumerable.Repeat("가", 29)) + "…", table, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_become_GeoJson_wound_by_the_standard()
    {
        // A clockwise square with a counter-clockwise hole: both the wrong way round.
        var wkb = Convert.FromHexString(Shapes.Polygon([[(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)], [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)]]));
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream)) Wkb.WriteGeoJson(wkb, json);
        Assert.Equal(
            """{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}""",
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Bytes_that_are_no_shape_become_null_and_never_an_error()
    {
        var whole = Convert.FromHexString(Shapes.Polygon([[(0, 0), (0, 4), (4, 4), (0, 0)]]));
        var random = new Random(5);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.False(Wkb.IsShape(whole.AsSpan(0, length)));
            var noise = new byte[length];
            random.NextBytes(noise);
            using var stream = new MemoryStream();
            using (var json = new System.Text.Json.Utf8JsonWriter(stream)) Wkb.WriteGeoJson(noise, json);
            Assert.Equal("null", Encoding.UTF8.GetString(stream.ToArray()));
        }
        Assert.True(Wkb.IsShape(whole));
    }

    [Fact]
    public void Writers_allocate_nothing_per_row()
    {
        var column = new Column[] { new("글", ColumnType.Text), new("수", ColumnType.Integer), new("값", ColumnType.Number), new("날", ColumnType.Date) };
        var manifest = _lake.Put("많음", column, [.. Enumerable.Range(0, 20_000).Select(i => new object?[] { $"시청{i}", (long)i, i / 7.0, new DateOnly(2025, 1, 1).AddDays(i % 365) })]);
        foreach (Func<ByteSink, IResultWriter> format in new Func<ByteSink, IResultWriter>[] { s => new CsvWriter(s, new()), s => new JsonLinesWriter(s), s => new JsonArrayWriter(s) })
        {
            using var rows = _lake.Reader.Open(manifest, new RowQuery(), CancellationToken.None);
            using var sink = new ByteSink(Stream.Null);
            using var writer = format(sink);
            writer.Begin(rows.Columns);
            rows.Next(out var count);
            writer.Write(rows.Batch, count);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++) writer.Write(rows.Batch, count);
            var perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / (10.0 * count);
            Assert.True(perRow < 1, $"{writer.GetType().Name} allocated {perRow:0.0} bytes per row.");
        }
    }
}

/// <summary>WKB for tests.</summary>
internal static class Shapes
{
    public static string Polygon((double X, double Y)[][] rings)
    {
        var hex = new StringBuilder("0103000000").Append(Hex(BitConverter.GetBytes(rings.Length)));
        foreach (var ring in rings)
        {
            hex.Append(Hex(BitConverter.GetBytes(ring.Length)));
            foreach (var (x, y) in ring) hex.Append(Hex(BitConverter.GetBytes(x))).Append(Hex(BitConverter.GetBytes(y)));
        }
        return hex.ToString();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
