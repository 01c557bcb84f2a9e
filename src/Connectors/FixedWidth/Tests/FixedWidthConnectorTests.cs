using System.Text;
using Maru.Connectors.FixedWidth;
using Maru.Contracts;
using Maru.Core;

namespace Maru.Connectors.Tests.FixedWidth;

public sealed class FixedWidthContract : ConnectorContract<FixedWidthConnector>
{
    protected override string Sample => "lamps.dat";

    protected override bool WriteLarge(string path)
    {
        using var writer = new StreamWriter(path);
        for (var i = 0; i < 800_000; i++) writer.WriteLine($"{i,-10}{"가로등",-20}{i % 977,8}");
        return true;
    }
}

public sealed class FixedWidthConnectorTests
{
    private const string Text = "A1 새벌동   12\nA2 한빛     3 \nA3 솔숲1동  45\nA4 강        6\n";

    static FixedWidthConnectorTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("cp949")]
    [InlineData("utf-8")]
    public void Columns_found_by_blanks_are_the_same_in_bytes_of_either_encoding(string encoding)
    {
        // A Korean letter takes two places: the third column is aligned only so.
        var file = Rows.File(string.Concat(Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\r\n")), "a.dat", encoding == "cp949" ? Encoding.GetEncoding(949) : null);
        using var table = Rows.Open(new FixedWidthConnector(), file)[0];
        Assert.Equal(["1:A1|새벌동|12", "2:A2|한빛|3", "3:A3|솔숲1동|45", "4:A4|강|6"], Rows.Read(table));
    }

    [Fact]
    public void Declared_widths_cut_columns_that_touch()
    {
        var file = Rows.File("0001새벌동20260930  7\n0002한빛  20260101 12\n\n0003\n", "a.txt", Encoding.GetEncoding(949));
        using var table = Rows.Open(new FixedWidthConnector(), file, ("columns", "번호:4, 동:6, 기준일:8, 수:3"))[0];
        Assert.Equal(["번호", "동", "기준일", "수"], table.Columns!.Select(column => column.Name));
        Assert.Equal(["1:0001|새벌동|20260930|7", "2:0002|한빛|20260101|12", "4:0003|∅|∅|∅"], Rows.Read(table));
    }

    [Fact]
    public void Places_named_with_a_dash_are_skipped_and_letters_may_count_one()
    {
        var file = Rows.File("가나다라1\n마바사아2\n", "a.txt");
        using var table = Rows.Open(new FixedWidthConnector(), file, ("columns", "첫:2,-:2,수:1"), ("unit", "letters"))[0];
        Assert.Equal(["1:가나|1", "2:마바|2"], Rows.Read(table));
    }

    [Theory]
    [InlineData("이름")]
    [InlineData("이름:0")]
    [InlineData("이름:99999")]
    [InlineData("-:4")]
    [InlineData(",")]
    public void Widths_that_say_nothing_are_refused(string columns) =>
        Assert.Contains("이름:폭", Assert.Throws<InputException>(() => Rows.Open(new FixedWidthConnector(), Rows.File(Text, "a.txt"), ("columns", columns))).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_without_a_place_that_is_always_blank_is_refused_with_what_to_do() =>
        Assert.Contains("--set columns", Assert.Throws<InputException>(() => Rows.Open(new FixedWidthConnector(), Rows.File("abcd\nefgh\n", "a.txt"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("이 폴더는 예시입니다.\n둘째 줄입니다.\n셋째.\n넷째 줄.\n")]
    [InlineData("a,b\n1,2\n3,4\n5,6\n")]
    [InlineData("a b\n1 2\n")]
    [InlineData("abc\ndef\nghi\njkl\n")]
    public void Notes_and_delimited_text_are_left_alone(string text) => Assert.Equal(0, new FixedWidthConnector().Recognise(Rows.File(text, "a.txt")));

    [Fact]
    public void What_stands_behind_the_declared_places_is_a_cell_too_many_and_never_lost()
    {
        var file = Rows.File("0001가나 12\n0002다라 13  끝\n0003마바 14 \n", "a.txt", Encoding.GetEncoding(949));
        using var table = Rows.Open(new FixedWidthConnector(), file, ("columns", "번호:4,이름:4,수:3"))[0];
        Assert.Equal(["1:0001|가나|12", "2:0002|다라|13|끝", "3:0003|마바|14"], Rows.Read(table));
        using var skipped = Rows.Open(new FixedWidthConnector(), file, ("columns", "번호:4,이름:4,수:3,-:4"))[0];
        Assert.Equal("2:0002|다라|13", Rows.Read(skipped)[1]);
    }

    [Fact]
    public void Places_beyond_the_lines_are_no_values_and_a_letter_is_never_cut_in_two()
    {
        var file = Rows.File("가나다\n라마\n", "a.txt");
        using var table = Rows.Open(new FixedWidthConnector(), file, ("columns", "첫:3,둘:3,셋:50"))[0];
        Assert.Equal(["1:가나|다|∅", "2:라마|∅|∅"], Rows.Read(table));
    }

    [Theory]
    [InlineData(100_000, null)]
    [InlineData(100_001, "자리가 100,000개를 넘습니다")]
    public void Columns_are_looked_for_in_a_hundred_thousand_places_of_a_line(int width, string? words)
    {
        var file = Rows.File(string.Concat(Enumerable.Repeat($"a{new string(' ', width - 2)}b\n", 4)), "a.txt");
        if (words is null)
        {
            using var table = Rows.Open(new FixedWidthConnector(), file)[0];
            Assert.Equal("4:a|b", Rows.Read(table)[^1]);
        }
        else
        {
            var refusal = Assert.Throws<InputException>(() => Rows.Open(new FixedWidthConnector(), file));
            Assert.Equal("a.txt, 1", refusal.Where);
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void More_columns_than_a_table_may_have_are_refused_found_or_declared()
    {
        var most = string.Concat(Enumerable.Repeat("x ", 16_384)) + "\n";
        using (var table = Rows.Open(new FixedWidthConnector(), Rows.File(most, "a.txt"))[0]) Assert.Equal(16_384, Rows.Read(table)[0].Count(c => c == 'x'));
        var found = Assert.Throws<InputException>(() => Rows.Open(new FixedWidthConnector(), Rows.File("x " + most, "a.txt")));
        var declared = Assert.Throws<InputException>(() => Rows.Open(new FixedWidthConnector(), Rows.File("x\n", "a.txt"), ("columns", string.Join(',', Enumerable.Range(0, 16_385).Select(n => $"c{n}:1")))));
        var wide = Assert.Throws<InputException>(() => Rows.Open(new FixedWidthConnector(), Rows.File("x\n", "a.txt"), ("columns", string.Join(',', Enumerable.Repeat("c:10000", 11)))));
        Assert.All([found, declared], refusal => Assert.Contains("컬럼이 16,384개를 넘습니다", refusal.Message, StringComparison.Ordinal));
        Assert.Contains("자리가 100,000개를 넘습니다", wide.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("이름:3,-:10000")]
    public void A_line_over_a_million_letters_is_refused_with_its_number_and_not_held(string? columns)
    {
        var file = Rows.File("ab  c\n" + new string('x', 9 << 20), "a.txt");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<InputException>(() =>
        {
            using var table = Rows.Open(new FixedWidthConnector(), file, columns is null ? [] : [("columns", columns)])[0];
            Rows.Read(table);
        });
        Assert.Equal("a.txt, 2", refusal.Where);
        Assert.Contains("한 줄이 1,048,576자를 넘습니다", refusal.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 9 << 20, "the line was read whole");
    }

    [Fact]
    public void A_line_of_a_million_letters_is_still_a_line()
    {
        var file = Rows.File($"ab{new string(' ', (1 << 20) - 3)}c\n", "a.txt");
        using var table = Rows.Open(new FixedWidthConnector(), file, ("columns", "이름:3"))[0];
        Assert.Equal(["1:ab|c"], Rows.Read(table));
    }
}
