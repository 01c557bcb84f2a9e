using Maru.App.Ingest;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.Import;

public sealed class TableCorrectionsTests
{
    [Fact]
    public void Corrections_survive_being_written_as_settings()
    {
        var said = new TableCorrections
        {
            HeaderLine = 3,
            HeaderRows = 2,
            Crs = "EPSG:5186",
            Admit = new HashSet<RowVerdict> { RowVerdict.Total, RowVerdict.Footnote },
            Columns = [new("비고", Drop: true), new("값 1.5배", ColumnType.Number, ColumnRole.Measure, Closed: false, Unit: "원", Name: "값")],
        };
        var (read, others) = TableCorrections.Read(said.ToSettings().Append(new("encoding", "cp949")).ToDictionary());
        Assert.Equal(said.ToSettings().OrderBy(pair => pair.Key), read.ToSettings().OrderBy(pair => pair.Key));
        Assert.Equal(said.Columns.OrderBy(rule => rule.Column), read.Columns.OrderBy(rule => rule.Column));
        Assert.Equal("cp949", Assert.Single(others).Value);
    }

    [Theory]
    [InlineData("header-line", "-1", "0부터 256")]
    [InlineData("header-rows", "9", "1부터 4")]
    [InlineData("crs", "EPSG:1", "EPSG:5186")]
    [InlineData("admit", "ragged-row", "total-row")]
    [InlineData("column.비고.type", "money", "integer")]
    [InlineData("column.비고.type", "3", "integer")]
    [InlineData("column.비고.colour", "red", "type")]
    [InlineData("column.비고", "x", "column.")]
    [InlineData("column.비고.drop", "maybe", "true")]
    public void A_correction_that_can_not_be_read_says_what_can(string key, string value, string expected)
    {
        var refused = Assert.Throws<InputException>(() => TableCorrections.Read(new Dictionary<string, string> { [key] = value }));
        Assert.Contains($"\"{value}\"", refused.Problem.Ko, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Todo!.Value.Ko, StringComparison.Ordinal);
    }
}
