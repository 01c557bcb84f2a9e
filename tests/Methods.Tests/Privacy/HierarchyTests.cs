using Maru.Methods.Privacy;

namespace Maru.Methods.Tests.Privacy;

public sealed class HierarchyTests
{
    [Fact]
    public void A_file_is_read_as_it_is_written()
    {
        var read = Hierarchy.Parse("\uFEFF춘천;강원;*\r\n\"a;b\";\"say \"\"x\"\"\";*\n");
        Assert.Equal(["a;b", "say \"x\"", "*"], read.Lines[1]);
        Assert.Equal(read.Lines, Hierarchy.Parse(read.Write()).Lines);
        Assert.Equal(2, read.Height);
    }

    [Theory]
    [InlineData("", HierarchyFlaw.Empty, 0)]
    [InlineData("a;x;*\nb;*", HierarchyFlaw.LevelsDiffer, 2)]
    [InlineData("a;x;*\nb;x;*\na;y;*", HierarchyFlaw.ValueTwice, 3)]
    [InlineData("a;x;p\nb;x;q", HierarchyFlaw.NotNested, 2)]
    public void A_flaw_is_said_with_its_line(string text, HierarchyFlaw flaw, int line)
    {
        var thrown = Assert.Throws<HierarchyException>(() => Hierarchy.Parse(text));
        Assert.Equal((flaw, line), (thrown.Flaw, thrown.Line));
    }

    [Fact]
    public void A_value_without_a_line_is_refused() =>
        Assert.Equal("b", Assert.Throws<HierarchyException>(() => GeneralizedColumn.Bind(CodedColumn.From("c", ["a", "b"]), Hierarchy.Parse("a;*"))).Found);

    [Fact]
    public void Ages_go_by_five_ten_and_twenty_with_the_oldest_together()
    {
        var ages = HierarchyBuilder.Ages(["7", "34", "79", "80", "103", "모름"]);
        Assert.Equal(["34", "30–34", "30–39", "20–39", "*"], ages.Lines[1]);
        Assert.Equal(["103", "≥80", "≥80", "≥80", "*"], ages.Lines[4]);
        Assert.Equal(["모름", "*", "*", "*", "*"], ages.Lines[5]);
    }

    [Fact]
    public void Incomes_go_by_fifty_a_hundred_and_five_hundred_ten_thousands()
    {
        Assert.Equal(["130", "100–149", "100–199", "0–499", "*"], HierarchyBuilder.Incomes(["130"], 10_000).Lines[0]);
        Assert.Equal(["12000000", "≥10000000", "≥10000000", "≥10000000", "*"], HierarchyBuilder.Incomes(["12000000"], 1).Lines[0]);
        Assert.Throws<ArgumentException>(() => HierarchyBuilder.Incomes(["1"], 0));
    }

    [Fact]
    public void Dates_go_by_month_quarter_year_and_decade() =>
        Assert.Equal(["2026.11.22", "2026-11", "2026 Q4", "2026", "2020s", "*"], HierarchyBuilder.Dates(["2026.11.22"]).Lines[0]);

    [Fact]
    public void Region_codes_go_by_their_first_digits() =>
        Assert.Equal(["5111025300", "51110253**", "51110*****", "51********", "*"], HierarchyBuilder.Prefixes(["5111025300"], [8, 5, 2]).Lines[0]);

    [Fact]
    public void Places_go_by_their_words()
    {
        var places = HierarchyBuilder.Words(["강원특별자치도 춘천시 서면", "세종특별자치시 한솔동"]);
        Assert.Equal(["강원특별자치도 춘천시 서면", "강원특별자치도 춘천시", "강원특별자치도", "*"], places.Lines[0]);
        Assert.Equal(["세종특별자치시 한솔동", "세종특별자치시 한솔동", "세종특별자치시", "*"], places.Lines[1]);
    }

    [Fact]
    public void Incomes_go_by_ranges_then_by_pairs_of_ranges()
    {
        var incomes = HierarchyBuilder.Ranges(["50", "150", "250", "350", "450"], [100, 200, 300, 400]);
        Assert.Equal(["50", "–100", "–200", "–400", "*"], incomes.Lines[0]);
        Assert.Equal(["250", "200–300", "200–400", "–400", "*"], incomes.Lines[2]);
        Assert.Equal(["450", "400–", "400–", "400–", "*"], incomes.Lines[4]);
    }

    [Fact]
    public void Steps_go_by_boundaries_of_each_level()
    {
        var ages = HierarchyBuilder.Steps(["7", "34", "65", "모름"], [[20, 40, 65], [20, 65], []]);
        Assert.Equal(["7", "–20", "–20", "*", "*"], ages.Lines[0]);
        Assert.Equal(["34", "20–40", "20–65", "*", "*"], ages.Lines[1]);
        Assert.Equal(["65", "65–", "65–", "*", "*"], ages.Lines[2]);
        Assert.Equal(["모름", "*", "*", "*", "*"], ages.Lines[3]);
    }

    [Fact]
    public void A_boundary_that_the_level_below_has_not_is_refused()
    {
        Assert.Throws<ArgumentException>(() => HierarchyBuilder.Steps(["1"], [[20, 40], [30]]));
        Assert.Throws<ArgumentException>(() => HierarchyBuilder.Steps(["1"], [[40, 20]]));
    }

    [Fact]
    public void A_column_is_held_at_a_level_that_it_has()
    {
        var column = GeneralizedColumn.Bind(CodedColumn.From("c", ["a", "b"]), Hierarchy.Parse("a;x;*\nb;x;*"));
        var held = column.HeldAt(1).Take([1]);
        Assert.Equal((1, 1, 2), (held.LeastLevel, held.MostLevel, held.Height));
        Assert.Throws<ArgumentOutOfRangeException>(() => column.HeldAt(3));
    }

    [Fact]
    public void Masks_hide_one_character_more_at_each_level() =>
        Assert.Equal(["81667", "8166*", "816**", "81***", "8****", "*"], HierarchyBuilder.Masked(["81667"]).Lines[0]);

    [Fact]
    public void Widths_that_do_not_nest_are_refused() => Assert.Throws<ArgumentException>(() => HierarchyBuilder.Intervals(["1"], [5, 8]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_ready_hierarchy_is_a_tree(int seed)
    {
        var random = new Random(seed);
        string[] numbers = [.. Enumerable.Range(0, 300).Select(_ => $"{random.Next(-500, 5000) / 10m}")];
        Assert.NotNull(HierarchyBuilder.Intervals(numbers, [2, 10, 50], -20, 333));
        Assert.NotNull(HierarchyBuilder.Ranges(numbers, [0, 10, 25, 100, 200, 300]));
        Assert.NotNull(HierarchyBuilder.Masked(numbers));
        Assert.NotNull(HierarchyBuilder.Masked(numbers, fromEnd: false));
    }
}
