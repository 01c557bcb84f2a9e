using Maru.App.Rows.ResultWriters;
using Maru.Cli.Terminal;

namespace Maru.Cli.Tests;

public sealed class TextTableTests
{
    [Fact]
    public void Hangul_takes_two_columns_and_numbers_stand_to_the_right()
    {
        var table = new TextTable(new("이름"), new("행", Right: true), new("비고"));
        table.Add("가로등", "13,713", "끝");
        table.Add("lamp", "7", null);
        Assert.Equal(
            """
            이름        행  비고
            ────────────────────
            가로등  13,713  끝
            lamp         7

            """, Written(table, null));
    }

    [Fact]
    public void A_narrow_terminal_cuts_the_widest_that_may_be_cut_and_never_the_id()
    {
        var table = new TextTable(new("데이터"), new("제목", Least: 8), new("값", Least: 6));
        table.Add("resident-population-by-age", "주민등록 인구 연령별", "서울특별시, 부산광역시, 대구광역시");
        Assert.Equal(
            """
            데이터                      제목           값
            ────────────────────────────────────────────────────────
            resident-population-by-age  주민등록 인…   서울특별시, …

            """, Written(table, 56));
        Assert.Contains("resident-population-by-age  ", Written(table, 20), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_gets_every_letter()
    {
        var table = new TextTable(new TextColumn("제목", Least: 1));
        table.Add(new string('가', 500));
        Assert.Contains(new string('가', 500), Written(table, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_sequences_and_line_ends_in_names_do_not_reach_the_terminal()
    {
        var table = new TextTable(new("이름"), new("값"));
        table.Add("가\u001b[31m나\n다", "\u009b5n");
        Assert.DoesNotContain(Written(table, null).Replace("\n", "", StringComparison.Ordinal), char.IsControl);
    }

    [Theory]
    [InlineData("버스정류장", 10, "버스정류장")]
    [InlineData("버스정류장", 9, "버스정류…")]
    [InlineData("버스정류장", 8, "버스정…")]
    [InlineData("stops", 4, "sto…")]
    [InlineData("한😀글", 5, "한😀…")]
    public void Text_is_cut_between_letters(string text, int width, string cut)
    {
        Assert.Equal(cut, DisplayWidth.Cut(text, width));
        Assert.True(DisplayWidth.Of(cut) <= width);
    }

    private static string Written(TextTable table, int? room)
    {
        using var output = new StringWriter { NewLine = "\n" };
        table.WriteTo(output, room);
        return output.ToString();
    }
}
