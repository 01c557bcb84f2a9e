using Maru.App.Excavations;
using Maru.Core;

namespace Maru.App.Tests.Excavations;

public sealed class ExcavationFileTests
{
    [Theory]
    [InlineData("", "permits")]
    [InlineData("permits: {dataset: p, number: a, work: b, road: c, first: d}", "permits.last")]
    [InlineData("permits: {dataset: p, number: a, work: b, road: c, first: d, last: e}\nnear: 0", "near")]
    [InlineData("permits: {dataset: p, number: a, work: b, road: c, first: d, last: e}\nredig: {years: 99}", "redig.years")]
    [InlineData("permits: {dataset: p\nroads: 3", "1")]
    [InlineData("permitz: {}", "1")]
    public void A_slip_in_the_settings_is_told_with_its_place(string yaml, string said) => Assert.Contains(said, Assert.Throws<InputException>(() => ExcavationFile.Parse(yaml)).Problem.Ko, StringComparison.Ordinal);

    [Fact]
    public void The_file_is_read_again_when_it_changed_and_its_problem_is_kept()
    {
        using var folder = new Catalog.CatalogFolder();
        var file = new ExcavationFile(folder.Lake.Home);
        Assert.Null(file.Settings);
        File.WriteAllText(file.Path, "permits: {dataset: p, number: a, work: b, road: c, first: d, last: e}\nnear: 200");
        Assert.Equal(200, file.Settings!.Near);
        File.WriteAllText(file.Path, "near: [");
        Assert.Null(file.Settings);
        Assert.NotNull(file.Problem);
    }
}
