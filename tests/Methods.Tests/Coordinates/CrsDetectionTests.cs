using System.Globalization;
using Maru.Methods.Coordinates;
using Maru.Methods.Geometry;
using Maru.Methods.Tests.Geometry;

namespace Maru.Methods.Tests.Coordinates;

public sealed class CrsDetectionTests
{
    private static readonly TargetArea _seoul = TargetArea.OfBox("서울", new(126.76, 37.42, 127.19, 37.71));

    [RealDataFact]
    public void The_2695_hydrant_points_of_Seoul_are_EPSG_5186_to_less_than_a_millimetre()
    {
        var columns = ReadHydrants();
        var findings = CrsDetection.Detect(columns);
        var projected = Assert.Single(findings, finding => !finding.Pair.IsGeographic);
        Assert.Equal(("X좌표", "Y좌표"), (columns[projected.Pair.X].Name, columns[projected.Pair.Y].Name));
        Assert.Equal("EPSG:5186", projected.Crs?.Id);
        Assert.Equal(CrsEvidence.OwnWgs84, projected.Evidence);
        Assert.False(projected.AreAxesSwapped);
        Assert.True(projected.IsCertain);
        Assert.Equal(2_695, projected.Tried);
        Assert.InRange(projected.Candidates[0].LargestErrorMetres!.Value, 0, 0.001);
        // The README of the data: 5181, 5174 and 5185 are 100–176 km off.
        foreach (var other in projected.Candidates.Where(candidate => candidate.Crs.Id is "EPSG:5181" or "EPSG:5174" or "EPSG:5185" && !candidate.AreAxesSwapped))
            Assert.InRange(other.MedianErrorMetres!.Value, 99_000, 177_000);
        Assert.Equal("EPSG:4326", Assert.Single(findings, finding => finding.Pair.IsGeographic).Crs?.Id);
    }

    [Theory]
    [InlineData("EPSG:5174", "EPSG:5174", CrsEvidence.Names)]
    [InlineData("EPSG:5186", "EPSG:5181", CrsEvidence.Area)]
    [InlineData(null, "EPSG:5181", CrsEvidence.Area)]
    public void What_is_written_holds_against_a_few_points_at_the_border_and_not_against_all(string? written, string expected, CrsEvidence evidence)
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(n => 200_000.0 + (n * 100))], y = [.. Enumerable.Range(0, 100).Select(n => 450_000.0 + (n * 100))];
        double[] longitude = new double[100], latitude = new double[100];
        CrsTransform.ToWgs84(KoreanSystems.Find("EPSG:5181")!, x, y, longitude, latitude);
        // All points lie in it when read as 5181, and all but those at its edge when read as 5174.
        var area = TargetArea.OfBox("시", new(longitude.Min(), latitude.Min(), longitude.Max(), latitude.Max()));
        var pair = new CoordinatePair(0, 1, false, "", written is null ? null : KoreanSystems.Find(written));
        var found = CrsDetection.Detect([new("X", x), new("Y", y)], pair, area, null);
        Assert.Equal((expected, evidence), (found.Crs?.Id, found.Evidence));
    }

    [RealDataFact]
    public void Without_the_WGS84_columns_the_city_decides_alone()
    {
        var columns = ReadHydrants().Where(column => column.Name is "X좌표" or "Y좌표").ToArray();
        var finding = Assert.Single(CrsDetection.Detect(columns, _seoul));
        Assert.Equal(("EPSG:5186", CrsEvidence.Area), (finding.Crs?.Id, finding.Evidence));
        Assert.Equal(2_695, finding.Candidates[0].InArea);
        Assert.True(finding.IsCertain);
    }

    [RealDataFact]
    public void The_stops_of_Chuncheon_are_longitude_and_latitude_and_1840_lie_in_the_city()
    {
        var (longitude, latitude) = Gangwon.ChuncheonStops();
        var city = new TargetArea("춘천시", AreaIndex.Build([.. Gangwon.Chuncheon.Select(dong => dong.Shape)]));
        var finding = Assert.Single(CrsDetection.Detect([new("경도", longitude), new("위도", latitude)], city));
        Assert.Equal(("EPSG:4326", false, 1_840), (finding.Crs?.Id, finding.AreAxesSwapped, finding.Candidates[0].InArea));
        var states = new PointState[longitude.Length];
        CoordinateRows.Convert(finding.Crs!, longitude, latitude, city, new double[longitude.Length], new double[longitude.Length], states);
        Assert.Equal(1_840, states.Count(state => state == PointState.Inside));
        Assert.Equal(50, states.Count(state => state == PointState.OutsideArea));
    }

    [Theory]
    [InlineData("EPSG:5186")]
    [InlineData("EPSG:5179")]
    [InlineData("EPSG:5187")]
    [InlineData("EPSG:5185")]
    [InlineData("EPSG:3857")]
    [InlineData("KATEC")]
    [InlineData("EPSG:4326")]
    public void Points_of_a_city_are_recognised_in_every_common_system_in_both_axis_orders(string id)
    {
        var crs = KoreanSystems.Find(id)!;
        var (x, y) = PointsOfSeoul(crs, 500);
        var straight = Assert.Single(CrsDetection.Detect([new("x", x), new("y", y)], _seoul));
        Assert.Equal((id, false), (straight.Crs?.Id, straight.AreAxesSwapped));
        Assert.Equal(500, straight.Candidates[0].InArea);
        var turned = Assert.Single(CrsDetection.Detect([new("x", y), new("y", x)], _seoul));
        Assert.Equal((id, true), (turned.Crs?.Id, turned.AreAxesSwapped));
    }

    [Fact]
    public void Systems_310_metres_apart_cannot_be_told_by_a_city_so_both_are_shown()
    {
        var (x, y) = PointsOfSeoul(KoreanSystems.CentralBelt1985, 500);
        var finding = Assert.Single(CrsDetection.Detect([new("X", x), new("Y", y)], _seoul));
        Assert.False(finding.IsCertain);
        Assert.Equal(["EPSG:5174", "EPSG:5181"], finding.Rivals.Append(finding.Crs!).Select(crs => crs.Id).Order());
        var places = finding.Candidates.Where(candidate => candidate.InArea > 490).Take(2).ToArray();
        Assert.InRange(Math.Abs(places[0].Latitude - places[1].Latitude) * 111_000, 250, 350);
    }

    [Fact]
    public void A_name_that_gives_the_system_settles_it()
    {
        var (x, y) = PointsOfSeoul(KoreanSystems.CentralBelt1985, 500);
        var finding = Assert.Single(CrsDetection.Detect([new("좌표정보x(epsg5174)", x), new("좌표정보y(epsg5174)", y)], _seoul));
        Assert.Equal(("EPSG:5174", CrsEvidence.Names, true), (finding.Crs?.Id, finding.Evidence, finding.IsCertain));
    }

    [Fact]
    public void A_name_that_puts_the_points_elsewhere_is_not_believed()
    {
        var (x, y) = PointsOfSeoul(KoreanSystems.CentralBelt2010, 500);
        var finding = Assert.Single(CrsDetection.Detect([new("UTMK_X", x), new("UTMK_Y", y)], _seoul));
        Assert.Equal(("EPSG:5186", CrsEvidence.Area), (finding.Crs?.Id, finding.Evidence));
    }

    [Fact]
    public void Points_of_another_city_are_not_drawn_to_this_one_by_the_few_a_wrong_system_puts_there()
    {
        // Read as EPSG:5187, two degrees further east, a few of Seoul's points would fall on this box at the coast of 동해.
        var donghae = TargetArea.OfBox("동해", new(129.05, 37.45, 129.15, 37.55));
        var (x, y) = PointsOfSeoul(KoreanSystems.CentralBelt2010, 500);
        var finding = Assert.Single(CrsDetection.Detect([new("X", x), new("Y", y)], donghae));
        Assert.Contains(finding.Candidates, candidate => candidate.Crs.Id == "EPSG:5187" && candidate.InArea is > 10 and < 250);
        Assert.Equal(("EPSG:5186", CrsEvidence.Country), (finding.Crs?.Id, finding.Evidence));
        Assert.Contains(finding.Rivals, crs => crs.Id == "EPSG:5187"); // the country alone cannot tell, so a person is asked
    }

    [Fact]
    public void Packed_degrees_are_unpacked()
    {
        double[] x = [1265840, 1270012.5, 1270130], y = [373400, 373012, 373059];
        var finding = Assert.Single(CrsDetection.Detect([new("경도", x), new("위도", y)], _seoul));
        Assert.Equal(("EPSG:4326", CoordinateForm.PackedDegrees, 3), (finding.Crs?.Id, finding.Form, finding.Candidates[0].InArea));
    }

    [Fact]
    public void Columns_without_telling_names_are_found_by_their_values_and_ages_are_not_taken_for_latitudes()
    {
        var (x, y) = PointsOfSeoul(KoreanSystems.Wgs84, 50);
        double[] age = [.. Enumerable.Range(0, 50).Select(i => 33.0 + i % 6)];
        var finding = Assert.Single(CrsDetection.Detect([new("나이", age), new("a", y), new("b", x)]));
        Assert.Equal((2, 1), (finding.Pair.X, finding.Pair.Y));
        Assert.Empty(CrsDetection.Detect([new("나이", age), new("b", x)]));
    }

    [Fact]
    public void Numbers_that_are_no_places_give_no_system_and_no_guess()
    {
        double[] x = [1, 2, 3, 4], y = [10, 20, 30, 40];
        var finding = Assert.Single(CrsDetection.Detect([new("X", x), new("Y", y)], _seoul));
        Assert.Null(finding.Crs);
        Assert.Equal(CrsEvidence.Nothing, finding.Evidence);
        Assert.Equal(CrsEvidence.Nothing, Assert.Single(CrsDetection.Detect([new("X", new double[] { double.NaN }), new("Y", new double[] { 1 })])).Evidence);
    }

    [Fact]
    public void Each_row_is_judged_and_swapped_rows_are_turned_and_flagged()
    {
        double[] x = [192_436, 552_336, double.NaN, 0, 192_436], y = [552_336, 192_436, 552_336, 0, 5_000_000];
        double[] longitude = new double[5], latitude = new double[5];
        var states = new PointState[5];
        CoordinateRows.Convert(KoreanSystems.CentralBelt2010, x, y, _seoul, longitude, latitude, states);
        Assert.Equal([PointState.Inside, PointState.SwappedAxes, PointState.Missing, PointState.Missing, PointState.OutsideCountry], states);
        Assert.Equal(longitude[0], longitude[1]);
        Assert.Equal(latitude[0], latitude[1]);
        Assert.True(double.IsNaN(longitude[2]) && double.IsNaN(longitude[3]));
    }

    [Fact]
    public void A_large_file_is_sampled_evenly()
    {
        var (x, y) = PointsOfSeoul(KoreanSystems.UtmK, 100_000);
        var finding = Assert.Single(CrsDetection.Detect([new("x", x), new("y", y)], _seoul));
        Assert.Equal("EPSG:5179", finding.Crs?.Id);
        Assert.InRange(finding.Tried, 2_000, CrsDetection.LargestSample);
    }

    private static (double[] X, double[] Y) PointsOfSeoul(Crs crs, int count)
    {
        var random = new Random(4);
        double[] x = new double[count], y = new double[count];
        for (var i = 0; i < count; i++)
            (x[i], y[i]) = CrsTransform.FromWgs84(crs, 126.80 + random.NextDouble() * 0.35, 37.45 + random.NextDouble() * 0.22);
        return (x, y);
    }

    private static CoordinateColumn[] ReadHydrants()
    {
        var rows = File.ReadAllLines(SharedData.PathOf("seoul_fire", "서울시 비상소화장치.csv")).Select(line => line.Split(',')).ToArray();
        return [.. rows[0].Select((name, column) => new CoordinateColumn(name, rows.Skip(1)
            .Select(row => double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).ToArray()))];
    }
}
