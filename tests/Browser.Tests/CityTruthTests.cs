using Maru.App.Lake;
using Maru.City;
using Maru.Cli;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Browser.Tests;

/// <summary>What ingest makes of the sample city's messy files is what its generator knows to be in them.</summary>
[Collection(SampleSite.Collection)]
public sealed class CityTruthTests(SampleSite sample)
{
    private readonly LakeStore _lake = sample.Site.Get<LakeStore>();

    private CityDescription City => CityDescription.Read(Path.Combine(_lake.Home.Folder, SampleCity.FolderName));

    [Fact]
    public void Every_dataset_has_the_rows_that_were_written() => Compare(
        dataset => dataset.ExpectedRows, (_, version) => version.Rows);

    // Notes under a table are told apart as well; the truth counts rows.
    [Fact]
    public void Totals_repeated_headers_and_unreadable_rows_are_set_aside_and_nothing_else() => Compare(
        dataset => dataset.ExpectedSetAside, (_, version) => version.SetAside - version.Issues.Where(issue => issue.Rule == "footnote").Sum(issue => issue.Count));

    [Fact]
    public void Coordinate_systems_are_recognised_or_named_as_a_rival() => Compare(
        dataset => dataset.Files[^1].Expected.Crs is { } crs and not 4326 ? FormattableString.Invariant($"EPSG:{crs}") : null,
        (dataset, version) => version.Places?.Crs switch
        {
            // Degrees in plain sight need no finding.
            "EPSG:4326" or null => null,
            // Without a word about dong or street nothing tells 5174 from 5181.
            var found when dataset.Id == "traffic-accidents" && RivalsSaid(version).Contains("EPSG:5181", StringComparison.Ordinal) => "EPSG:5181",
            var found => found,
        });

    private static string RivalsSaid(VersionManifest version) => version.Issues.Single(issue => issue.Rule == "coordinate-system").Message.Ko!;

    [Fact]
    public void Columns_of_personal_data_are_closed() => Compare(
        dataset => string.Join(", ", dataset.Files[^1].Expected.PersonalColumns.Order(StringComparer.Ordinal)),
        (dataset, version) => string.Join(", ", version.Columns.Where(column => column.Closed && dataset.Files[^1].Expected.PersonalColumns.Contains(column.Name)).Select(column => column.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void Each_speaks_of_the_day_its_office_says() => Compare(
        dataset => dataset.Combine == "versions" ? dataset.Files[^1].ReferenceDate : dataset.ReferenceDate, (_, version) => version.ReferenceDate!.Value);

    [Fact]
    public void Region_codes_that_ended_are_carried_to_todays()
    {
        var version = _lake.Latest("basic-livelihood") ?? throw new InvalidOperationException("No basic-livelihood.");
        Assert.Contains(version.Issues, issue => issue.Rule == "region-code" && issue.Count > 0);
        var today = version.Columns.Single(column => column.Source is null && column.Role == ColumnRole.Region && column.Name.EndsWith("코드", StringComparison.Ordinal));
        Assert.Equal("51", today.Profile!.Min![..2]);
        Assert.Equal("51", today.Profile.Max![..2]);
    }

    private void Compare<T>(Func<DatasetDescription, T> truth, Func<DatasetDescription, VersionManifest, T> found)
    {
        var differences = City.Datasets
            .Select(dataset => (dataset.Id, Truth: truth(dataset), Found: _lake.Latest(dataset.Id) is { } version ? found(dataset, version) : default))
            .Where(pair => !EqualityComparer<T>.Default.Equals(pair.Truth, pair.Found))
            .Select(pair => $"{pair.Id}: truth {pair.Truth}, found {pair.Found}");
        Assert.Empty(differences);
    }
}
