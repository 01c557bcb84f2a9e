using Maru.Methods.Privacy;
using Maru.Methods.Tests.Coordinates;

namespace Maru.Methods.Tests.Privacy;

/// <summary>Risks of Adult and of two small tables that ARX's tests expect, before and after.</summary>
public sealed class AdultRiskTests
{
    [RealDataFact]
    public void Risks_of_the_table_as_it_is()
    {
        var sizes = RawSizes();
        Assert.Equal((19_502, 15_512), (sizes.Classes, sizes.Unique));
        Assert.Equal(0.6465751607983555, (double)sizes.Classes / sizes.Records);
        Assert.Equal(0.5142895033485844, sizes.UniqueShare);
    }

    [RealDataTheory]
    [InlineData(0.1, 0.27684993883653597)]
    [InlineData(0.2, 0.3577099234829125)]
    [InlineData(0.01, 0.1446083531167384)]
    [InlineData(1.0, 0.5142895033485844)]
    public void Population_uniqueness_of_a_sample_of_this_share(double share, double expected)
    {
        var sizes = RawSizes();
        Assert.Equal(expected, PopulationUniques.Share(sizes, (long)Math.Round(sizes.Records / share), UniquenessEstimate.Dankar), 0.5e-4);
    }

    [RealDataFact]
    public void Zayatz_of_a_sample_of_a_tenth() =>
        Assert.Equal(0.3207402393466189, PopulationUniques.Share(RawSizes(), 301_620, UniquenessEstimate.Zayatz), 0.5e-4);

    [RealDataFact]
    public void Seven_people_after_two_anonymity()
    {
        var table = Adult.Read("test.csv");
        var zip = Hierarchy.From(table["zipcode"].Values.Select(code => Enumerable.Range(0, 6).Select(hidden => code[..(5 - hidden)] + new string('*', hidden)).ToArray()));
        var data = new Microdata(
            [
                GeneralizedColumn.Bind(table["age"], HierarchyOf("test_hierarchy_age.csv")),
                GeneralizedColumn.Bind(table["gender"], HierarchyOf("test_hierarchy_gender.csv")),
                GeneralizedColumn.Bind(table["zipcode"], zip),
            ],
            []);
        Assert.Equal(7, new ClassBuilder(data).Group([0, 0, 0]).Count);
        var found = GeneralizationSearch.Optimal(data, new([new KAnonymity(2)], new DomainLoss()))!;
        Assert.Equal(0.42857142857142855, found.Classes / 7.0);
        Assert.Equal(2, found.SmallestClass);
    }

    // Li, Li and Venkatasubramanian's table: three people of each postal area.
    [RealDataTheory]
    [InlineData("3,4,5", 0.375)]
    [InlineData("6,11,8", 0.1667)]
    [InlineData("7,9,10", 0.2361)]
    [InlineData("3,5,9", 0.1667)]
    [InlineData("4,7,10", 0.0833)]
    public void Ordered_distance_of_salaries(string salaries, double expected) =>
        Assert.Equal(expected, DistanceOf("Salary", salaries.Split(','), data => new OrderedTCloseness("Salary", 1).Distance(data)), 0.00005);

    [RealDataTheory]
    [InlineData("3,5,9", 0.2593)]
    [InlineData("6,11,8", 0.2963)]
    [InlineData("4,7,10", 0.1852)]
    public void Hierarchical_distance_of_diseases(string salaries, double expected) =>
        Assert.Equal(expected, DistanceOf("Disease", salaries.Split(','), data => new HierarchicalTCloseness("Disease", 1).Distance(data)), 0.00005);

    private static ClassSizes RawSizes() => ClassSizes.Of(new ClassBuilder(Adult.Data()).Group(new int[9]).Sizes);

    private static Hierarchy HierarchyOf(string file) => Hierarchy.Parse(File.ReadAllText(SharedData.PathOf("arx_adult", file)));

    private static double DistanceOf(string sensitive, string[] salaries, Func<Microdata, IClassDistance> measure)
    {
        var table = Adult.Read("test2.csv");
        var isIn = table["Salary"].Codes.Select(code => salaries.Contains(table["Salary"].Values[code]) ? "class" : "rest");
        var data = new Microdata(
            [GeneralizedColumn.Kept(CodedColumn.From("group", isIn))],
            [new(table[sensitive], sensitive == "Disease" ? HierarchyOf("test2_hierarchy_Disease.csv") : null)]);
        var classes = new ClassBuilder(data).Group([0]);
        int index = Array.FindIndex(classes.Representatives, row => salaries.Contains(table["Salary"].Values[table["Salary"].Codes[row]]));
        return measure(data).Of(classes[index]);
    }
}
