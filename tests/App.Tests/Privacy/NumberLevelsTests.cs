using System.Globalization;
using Maru.App.Privacy;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Tests.Privacy;

/// <summary>Boundaries moved, joined and cut by hand: whatever comes out is levels that nest, with everybody counted.</summary>
public sealed class NumberLevelsTests
{
    private static readonly IReadOnlyList<ValueBin> Bins = [.. Enumerable.Range(20, 70).Select(age => new ValueBin(age, age, 10)), new(90, 103, 14)];

    [Theory]
    [InlineData("ages", "80", "25,30,35,40,45,50,55,60,65,70,75,80 / 30,40,50,60,70,80 / 40,60,80")]
    [InlineData("ages", null, "25,30,35,40,45,50,55,60,65,70,75,80 / 30,40,50,60,70,80 / 40,60,80")]
    [InlineData("intervals", "20,40", "40,60,80,100 / 40,80")]
    [InlineData("ranges", "30,50,65,80", "30,50,65,80 / 50,80 / 80")]
    [InlineData("steps", "30,65 / 65", "30,65 / 65")]
    [InlineData("intervals", "1", null)]
    [InlineData("suppress", null, null)]
    [InlineData("steps", "삼십", null)]
    public void Levels_of_numbers_are_their_boundaries(string treatment, string? setting, string? expected) =>
        Assert.Equal(expected, NumberLevels.Of(new("나이", ColumnRole.QuasiIdentifier, treatment, setting), 20, 103)?.Setting);

    [Theory]
    [InlineData("ages", "80")]
    [InlineData("intervals", "20,40")]
    [InlineData("ranges", "30,50,65,80")]
    [InlineData("ranges", "30,50,65,80,90")]
    public void Groups_are_those_of_the_hierarchy_they_were_read_from(string treatment, string setting)
    {
        var draft = new RecipeDraft([new("나이", ColumnRole.QuasiIdentifier, treatment, setting)], 1, null, null, 0, SearchKind.Optimal);
        var recipe = RecipeYaml.ReadFor("시험", draft.Yaml(), "레시피");
        var values = Enumerable.Range(20, 84).Select(age => $"{age}").ToArray();
        var hierarchy = ReadyHierarchies.Make(recipe.QuasiIdentifiers[0].Hierarchy, Methods.Privacy.CodedColumn.From("나이", values), recipe);
        var levels = NumberLevels.Of(draft.Columns[0], 20, 103)!;
        Assert.Equal(hierarchy.Height, levels.Levels.Count + 1);
        for (var level = 1; level <= levels.Levels.Count; level++)
            Assert.Equal(hierarchy.Lines.GroupBy(line => line[level]).Select(same => same.Count()), levels.Bands(level, [.. values.Select(value => new ValueBin(decimal.Parse(value, CultureInfo.InvariantCulture), decimal.Parse(value, CultureInfo.InvariantCulture), 1))]).Select(band => band.Rows));
    }

    [Fact]
    public void Where_a_spread_begins_and_ends_is_no_single_rows_number()
    {
        var ages = Enumerable.Range(20, 60).SelectMany(age => Enumerable.Repeat(age, 4)).Append(3).Append(117).Select(age => age.ToString(CultureInfo.InvariantCulture));
        var bins = ValueBins.Of(CodedColumn.From("나이", ages), _ => true, 10).Bins;
        Assert.Equal((20m, 79m, 242), (bins[0].From, bins[^1].To, bins.Sum(bin => bin.Rows)));
        var shares = Enumerable.Range(0, 400).Select(i => 0.5 + (i / 1000.0)).Append(0.001).Append(7.25).Select(share => share.ToString(CultureInfo.InvariantCulture));
        var spread = ValueBins.Of(CodedColumn.From("비율", shares), _ => true, 10).Bins;
        Assert.True(spread[0].From is > 0.4m and <= 0.51m && spread[^1].To is >= 0.89m and < 1, $"{spread[0]} {spread[^1]}");
    }

    [Fact]
    public void A_boundary_moves_on_every_level_that_has_it_and_levels_stay_nested()
    {
        var levels = new NumberLevels([[30, 40, 50, 60], [40, 60], [60]]);
        Assert.Equal("30,40,50,65 / 40,65 / 65", levels.Move(1, 3, 65).Setting);
        Assert.Equal("30,40,50,65 / 40,65 / 65", levels.Move(3, 0, 65).Setting);
        // Past its neighbour it changes places with it; onto it, both become one.
        Assert.Equal("30,50,55,60 / 55,60 / 60", levels.Move(2, 0, 55).Setting);
        Assert.Equal("30,50,60 / 50,60 / 60", levels.Move(2, 0, 50).Setting);
    }

    [Fact]
    public void Joining_holds_upwards_and_cutting_downwards()
    {
        var levels = new NumberLevels([[30, 40, 50, 60], [40, 60], [60]]);
        Assert.Equal("30,40,50,60 / 60 / 60", levels.Remove(2, 0).Setting);
        Assert.Equal("30,40,50 / 40 / ", levels.Remove(1, 3).Setting);
        Assert.Equal("30,40,45,50,60 / 40,45,60 / 60", levels.Add(2, 45).Setting);
        Assert.Equal(levels.Setting, levels.Add(2, 40).Setting);
    }

    [Fact]
    public void Everybody_is_in_a_range_and_a_boundary_inside_a_bin_shares_it_out()
    {
        var levels = new NumberLevels([[30, 65], [65]]);
        Assert.Equal([(100, true), (350, true), (264, true)], levels.Bands(1, Bins).Select(band => (band.Rows, band.IsExact)));
        Assert.Equal([714], levels.Bands(3, Bins).Select(band => band.Rows));
        var cut = new NumberLevels([[95]]).Bands(1, Bins);
        Assert.Equal([false, false], cut.Select(band => band.IsExact));
        Assert.Equal(714, cut.Sum(band => band.Rows));
    }

    [Fact]
    public async Task A_hierarchy_file_is_read_by_its_bytes_and_its_levels_are_counted()
    {
        byte[] cp949 = [0xB0, 0xA1, 0x3B, 0xB3, 0xAA, 0x3B, 0x2A, 0x0A];
        Assert.Equal("가;나;*\n", await HierarchyFile.Read(new MemoryStream(cp949), CancellationToken.None));
        Assert.Equal("가;*", await HierarchyFile.Read(new MemoryStream([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes("가;*")]), CancellationToken.None));
        await Assert.ThrowsAsync<InputException>(() => HierarchyFile.Read(new MemoryStream(new byte[(1 << 20) + 1]), CancellationToken.None));
        var (values, groups) = HierarchyFile.Check("경비;단순노무;*\n청소;단순노무;*\n교사;전문;*", "직업.csv");
        Assert.Equal((3, "2,1"), (values, string.Join(',', groups)));
        var wrong = Assert.Throws<InputException>(() => HierarchyFile.Check("경비;단순노무;*\n청소;*", "직업.csv"));
        Assert.Contains("2번째 줄은 2칸인데 첫 줄은 3칸", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("직업.csv:2", wrong.Where);
    }
}
