using System.Reflection;
using Maru.Contracts;
using Maru.Core.Sources;
using Xunit.Sdk;

namespace Maru.Connectors.Tests;

/// <summary><c>./maru new connector</c>: what it writes compiles and works, and its contract says what is left to fill in.</summary>
public sealed class NewConnectorTests : IDisposable
{
    private readonly NewConnector _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void What_it_writes_compiles_is_found_reads_lines_and_is_told_what_to_fill_in()
    {
        var (exit, said) = _checkout.New("connector", "BusArrival");
        Assert.Equal(0, exit);
        Assert.Contains("./maru test --filter BusArrival", said, StringComparison.Ordinal);
        var compiled = _checkout.Compile("BusArrival", "sample.bus-arrival");

        // As Hosting looks for connectors: public, with a constructor that takes nothing.
        var connector = (IConnector)Activator.CreateInstance(compiled.GetExportedTypes().Single(type => typeof(IConnector).IsAssignableFrom(type)))!;
        Assert.Equal("bus-arrival", connector.Card.Id);

        var empty = Failures(compiled);
        Assert.Contains("Samples/sample.bus-arrival", empty["It_reads_its_sample"], StringComparison.Ordinal);

        var sample = Path.Combine(_checkout.FolderOf("BusArrival"), "Samples", "sample.bus-arrival");
        File.WriteAllText(sample, "정류장\t도착\n시청\t\n");
        var file = Rows.File(sample);
        Assert.Equal(["1:정류장|도착", "2:시청|∅"], Rows.Read(Rows.Open(connector, file)[0]));
        var left = Failures(compiled);
        Assert.Equal(
            ["Its_card_is_complete", "Its_quality_list_is_done_or_says_why_not", "Its_readme_names_every_setting_and_leaves_nothing_to_fill_in", "Its_samples_read_as_the_expected_text_beside_them_says"],
            left.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("./maru bless", left["Its_samples_read_as_the_expected_text_beside_them_says"], StringComparison.Ordinal);
        Assert.All(empty.Values.Concat(left.Values), message => Assert.Matches(@"\p{IsHangulSyllables}[\s\S]* · \S", message));
    }

    [Theory]
    [InlineData("connector", "busArrival")]
    [InlineData("connector", "bus-arrival")]
    [InlineData("connector", "../BusArrival")]
    [InlineData("connector", "System")]
    [InlineData("connector", "Geojson")]
    [InlineData("connector", "GeoJson")]
    [InlineData("connector")]
    [InlineData("analysis", "HotSpots")]
    [InlineData("feature", "Boards")]
    [InlineData]
    public void Bad_names_folders_that_are_there_and_things_that_are_not_yet_are_refused(params string[] words)
    {
        var (exit, said) = _checkout.New(words);
        Assert.Equal(2, exit);
        Assert.Matches(@"\p{IsHangulSyllables}", said);
        Assert.Equal([_checkout.FolderOf("GeoJson")], Directory.GetDirectories(Path.Combine(_checkout.Root, "src", "Connectors")));
    }

    private static Dictionary<string, string> Failures(Assembly compiled)
    {
        var contract = Activator.CreateInstance(compiled.GetType("Planted", throwOnError: true)!)!;
        var failures = new Dictionary<string, string>();
        foreach (var method in contract.GetType().GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
            try
            {
                method.Invoke(contract, null);
            }
            catch (TargetInvocationException e) when (e.InnerException is XunitException failure)
            {
                failures[method.Name] = failure.Message;
            }
        return failures;
    }
}
