using System.Globalization;
using Maru.Methods.Linkage;
using Maru.Methods.Tests.Coordinates;
using Xunit.Abstractions;

namespace Maru.Methods.Tests.Linkage;

/// <summary>FEBRL's generated persons: known doubles, and the numbers that recordlinkage publishes for its rule.</summary>
public sealed class FebrlTests(ITestOutputHelper output)
{
    [RealDataFact]
    public void The_record_numbers_tell_the_true_pairs()
    {
        Assert.Equal(500, Febrl.Read("dataset1.csv").TruePairs.Count);
        Assert.Equal(1_934, Febrl.Read("dataset2.csv").TruePairs.Count);
    }

    // recordlinkage, docs/guides/data_deduplication: block on given_name; surname Jaro–Winkler ≥ .85; given name, birth, suburb, state equal; address_1
    // Levenshtein ≥ .85; more than three of six.
    [RealDataFact]
    public void The_rule_of_recordlinkage_gives_its_published_counts()
    {
        var febrl = Febrl.Read("dataset1.csv");
        var given = febrl.Column("given_name");
        var linkage = new RecordLinkage(
            [
                Compare.Exact(given), Compare.Text(febrl.Column("surname"), TextMeasure.JaroWinkler, 0.85), Compare.Exact(febrl.Column("date_of_birth")),
                Compare.Exact(febrl.Column("suburb")), Compare.Exact(febrl.Column("state")), Compare.Text(febrl.Column("address_1"), TextMeasure.Levenshtein, 0.85),
            ],
            [new(given)]);
        Assert.Equal((499_500, 2_082), (linkage.AllPairs, linkage.BlockingCounts[0].Pairs));
        var rule = PairWeights.OfPoints(linkage.Space, [[0, 1], [0, 1, 1], [0, 1], [0, 1], [0, 1], [0, 1, 1]]);
        var histogram = linkage.CountPatterns().Counts.GroupBy(count => rule.Of(count.Pattern)).ToDictionary(group => group.Key, group => group.Sum(count => count.Pairs));
        Assert.Equal([(6, 142), (5, 145), (4, 30), (3, 9), (2, 376), (1, 1380)], histogram.OrderByDescending(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        var links = linkage.Score(rule, least: 3.5);
        Assert.Equal(317, links.Count);
        Assert.Equal(1, febrl.Accuracy(links).Precision);
    }

    [RealDataTheory]
    [InlineData("dataset1.csv", 0.98, 0.97)]
    [InlineData("dataset2.csv", 0.97, 0.95)]
    public void A_model_that_fits_itself_finds_nearly_all_doubles_and_little_else(string file, double precision, double recall)
    {
        var febrl = Febrl.Read(file);
        LinkColumn<string> given = febrl.Column("given_name"), surname = febrl.Column("surname"), birth = febrl.Column("date_of_birth"), number = febrl.Column("soc_sec_id"), postcode = febrl.Column("postcode");
        var linkage = new RecordLinkage(
            [
                Compare.Text(given, TextMeasure.JaroWinkler, true, 0.85), Compare.Text(surname, TextMeasure.JaroWinkler, true, 0.85), Compare.Text(birth, TextMeasure.Damerau, 0.85),
                Compare.Text(febrl.Column("suburb"), TextMeasure.JaroWinkler, 0.9), Compare.Text(febrl.Column("address_1"), TextMeasure.JaroWinkler, 0.85),
                Compare.Text(number, TextMeasure.Damerau, 0.8), Compare.Text(postcode, TextMeasure.Damerau, 0.7),
            ],
            [new(given), new(surname), new(birth), new(number), new(postcode)]);
        var fitted = linkage.Fit(linkage.CountPatterns(), seed: 7, draws: 100_000);
        Assert.True(fitted.Converged);
        var links = linkage.Score(PairWeights.Of(linkage.Space, fitted.Model), LinkageModel.BitsOf(0.9));
        var accuracy = febrl.Accuracy(links);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {links.Count} links, precision {accuracy.Precision:0.0000}, recall {accuracy.Recall:0.0000}, prior {fitted.Model.Prior:0.00000}, {fitted.Iterations} steps"));
        Assert.InRange(accuracy.Precision, precision, 1);
        Assert.InRange(accuracy.Recall, recall, 1);
    }
}

internal sealed class Febrl
{
    private readonly string[] _header;
    private readonly string?[][] _rows;

    private Febrl(string[] header, string?[][] rows)
    {
        (_header, _rows) = (header, rows);
        // rec-223-org and rec-223-dup-0 are one person.
        TruePairs = [.. rows.Select((row, i) => (Person: row[0]!.Split('-')[1], Row: i)).GroupBy(item => item.Person)
            .SelectMany(group => group.SelectMany(a => group.Where(b => a.Row < b.Row).Select(b => (a.Row, b.Row))))];
    }

    public HashSet<(int, int)> TruePairs { get; }

    // The header has a space after each comma, and so have the rows.
    public static Febrl Read(string file)
    {
        var lines = File.ReadLines(SharedData.PathOf("febrl", file)).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return new(lines[0], [.. lines.Skip(1).Where(line => line.Length == lines[0].Length)]);
    }

    public LinkColumn<string> Column(string name)
    {
        int at = Array.IndexOf(_header, name);
        var values = _rows.Select(row => row[at]).ToArray();
        return LinkColumn.Text(name, values, values);
    }

    public LinkAccuracy Accuracy(IReadOnlyList<ScoredPair> links) => new(links.Count, links.Count(pair => TruePairs.Contains((pair.Left, pair.Right))), TruePairs.Count);
}
