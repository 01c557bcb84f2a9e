using System.Text;
using Maru.Connectors.Csv;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;

namespace Maru.Connectors.Tests.Csv;

public sealed class CsvReaderTests
{
    [Fact]
    public void Cells_are_split_and_line_numbers_kept() =>
        Assert.Equal(["1:a|b", "2:1|2", "3:3|"], Read("a,b\r\n1,2\r\n3,"));

    [Fact]
    public void Quoted_cells_keep_commas_line_ends_and_quotes() =>
        Assert.Equal(["1:a|b", "2:x,y|he said \"hi\"", "3:two\nlines|z", "5:1|2"], Read("a,b\n\"x,y\",\"he said \"\"hi\"\"\"\n\"two\nlines\",z\n1,2\n"));

    [Fact]
    public void Text_behind_a_closing_quote_joins_the_cell() =>
        Assert.Equal(["1:12층|b"], Read("\"12\"층,b\n"));

    [Fact]
    public void A_quote_inside_a_cell_is_a_character() =>
        Assert.Equal(["1:5\" pipe|x", "2:1|2"], Read("5\" pipe,x\n1,2\n"));

    [Fact]
    public void A_quote_that_never_closes_does_not_swallow_the_file() =>
        Assert.Equal(["1:a|b", "2:\"open|1", "3:c|d"], Read("a,b\n\"open,1\nc,d\n"));

    [Fact]
    public void Korean_in_cp949_reads_like_korean_in_utf8()
    {
        const string text = "정류장,위치\n똠방각하역,\"서면, 뷁길\"\n";
        Assert.Equal(Read(text), Read(text, Cp949()));
    }

    [Fact]
    public void Utf16_reads_like_utf8()
    {
        const string text = "정류장,위치\n춘천역,근화동\n";
        Assert.Equal(Read(text), Read(text, new UnicodeEncoding(false, true)));
        Assert.Equal(Read(text), Read(text, new UnicodeEncoding(true, true)));
    }

    [Theory]
    [InlineData("a;b;c\n1,5;2;3\n2,5;2;3\n", ";")]
    [InlineData("a\tb\n1\t2\n", "tab")]
    [InlineData("이름|값\n가|1\n", "|")]
    public void The_delimiter_is_found(string text, string expected)
    {
        using var table = Open(text, new UTF8Encoding(false));
        Assert.Equal(expected, table.Facts["delimiter"]);
    }

    [Fact]
    public void Old_macintosh_line_ends_end_rows() =>
        Assert.Equal(["1:a|b", "2:1|2"], Read("a,b\r1,2\r"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Segments_together_give_every_row_once_in_order(bool quotes)
    {
        var path = Path.GetTempFileName();
        var rows = WriteLarge(path, quotes);
        using var table = new CsvConnector().Open(SourceOf(path, "large.csv"), Settings.None, default)[0];
        Assert.True(table.Segments > 1);
        long expected = 1, line = 1;
        var block = new CellBlock();
        for (var segment = 0; segment < table.Segments; segment++)
        {
            using var reader = table.OpenSegment(segment);
            while (reader.Read(block, default))
                for (var row = 0; row < block.Rows; row++)
                {
                    Assert.Equal(line, block.RowNumber(row));
                    Assert.Equal(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), block.String(row, 0));
                    line += quotes && expected % 3 == 0 ? 2 : 1;
                    expected++;
                }
        }
        Assert.Equal(rows, expected - 1);
        File.Delete(path);
    }

    [Fact]
    public void More_columns_than_a_sheet_has_are_refused_with_a_reason()
    {
        var error = Assert.Throws<InputException>(() => Read(new string(',', 20_000) + "\n"));
        Assert.Contains("16,384", error.Message, StringComparison.Ordinal);
    }

    private static long WriteLarge(string path, bool quotes)
    {
        using var writer = new StreamWriter(path, false, Cp949()) { NewLine = "\n" };
        var filler = new string('가', 500);
        long row = 0;
        while (writer.BaseStream.Position < 140L << 20)
        {
            row++;
            writer.Write(row);
            writer.Write(quotes && row % 3 == 0 ? ",\"" + filler + "\n,\"\"x\"" : "," + filler);
            writer.WriteLine();
        }
        return row;
    }

    private static Encoding Cp949()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(949);
    }

    private static List<string> Read(string text, Encoding? encoding = null)
    {
        using var table = Open(text, encoding ?? new UTF8Encoding(false));
        var rows = new List<string>();
        var block = new CellBlock();
        for (var segment = 0; segment < table.Segments; segment++)
        {
            using var reader = table.OpenSegment(segment);
            while (reader.Read(block, default))
                for (var row = 0; row < block.Rows; row++)
                    rows.Add($"{block.RowNumber(row)}:{string.Join('|', Enumerable.Range(0, block.CellCount(row)).Select(c => block.String(row, c)))}");
        }
        return rows;
    }

    private static RawTable Open(string text, Encoding encoding)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        return new CsvConnector().Open(SourceOf(path, "sample.csv"), Settings.None, default)[0];
    }

    private static SourceFile SourceOf(string path, string name) =>
        new(path, name, path, new FileInfo(path).Length, File.ReadAllBytes(path).AsMemory(0, (int)Math.Min(65536, new FileInfo(path).Length)));
}
