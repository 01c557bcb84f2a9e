using Maru.Methods.Coordinates;

namespace Maru.Methods.Tests.Coordinates;

public sealed class CrsTextTests
{
    [Theory]
    [InlineData("EPSG:5186", "EPSG:5186")]
    [InlineData("epsg 5179", "EPSG:5179")]
    [InlineData("5174", "EPSG:5174")]
    [InlineData("urn:ogc:def:crs:EPSG::5181", "EPSG:5181")]
    [InlineData("urn:ogc:def:crs:EPSG:8.5:5187", "EPSG:5187")]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/5185", "EPSG:5185")]
    [InlineData("EPSG:900913", "EPSG:3857")]
    [InlineData("UTM-K", "EPSG:5179")]
    [InlineData("단일평면직각좌표계(UTM-K, GRS80)", "EPSG:5179")]
    [InlineData("중부원점(GRS80, 2010)", "EPSG:5186")]
    [InlineData("동부원점 (가산 Y 60만)", "EPSG:5187")]
    [InlineData("중부원점 Bessel 10.405초", "EPSG:5174")]
    [InlineData("카텍(KATEC)", "KATEC")]
    [InlineData("WGS84 경위도", "EPSG:4326")]
    [InlineData("+proj=tmerc +lat_0=38 +lon_0=127.5 +k=0.9996 +x_0=1000000 +y_0=2000000 +ellps=GRS80 +units=m", "EPSG:5179")]
    [InlineData("+proj=utm +zone=52 +datum=WGS84 +units=m", "EPSG:32652")]
    public void Codes_addresses_names_and_PROJ_strings_are_read(string text, string expected)
    {
        var reading = CrsText.Read(text);
        Assert.Equal(expected, reading.Crs?.Id);
        Assert.True(reading.IsCertain);
    }

    [Fact]
    public void 중부원점_alone_can_be_four_systems_and_the_one_in_law_today_comes_first() =>
        Assert.Equal(["EPSG:5186", "EPSG:5181", "EPSG:5174", "EPSG:2097"], CrsText.Read("중부원점TM").Candidates.Select(crs => crs.Id));

    [Theory]
    [InlineData("127.0028902777778")]
    [InlineData("127.002890277778")]
    [InlineData("127.0028903")]
    [InlineData("127.00289")]
    public void An_ESRI_prj_is_matched_by_its_parameters_whatever_its_name_and_digits(string meridian)
    {
        var reading = CrsText.Read($"""PROJCS["Bessel_1841_Transverse_Mercator",GEOGCS["GCS_Bessel_1841",DATUM["D_Bessel_1841",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",200000.0],PARAMETER["False_Northing",500000.0],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",38.0],UNIT["Meter",1.0]]""");
        Assert.Equal("EPSG:5174", reading.Crs?.Id);
        Assert.Equal(DatumShift.Korean1985, reading.Crs?.ToWgs84);
    }

    [Fact]
    public void Ten_seconds_or_none_makes_5174_or_2097()
    {
        var text = Belt("Bessel 1841", "6377397.155,299.1528128", 127, 500_000, "");
        Assert.Equal("EPSG:2097", CrsText.Read(text).Crs?.Id);
    }

    [Fact]
    public void A_name_that_contradicts_its_parameters_is_read_by_the_parameters_and_said_so()
    {
        // Seen in a public project: EPSG:5181 written with the false northing of 5186.
        var reading = CrsText.Read(Belt("GRS 1980", "6378137,298.257222101", 127, 600_000, ",AUTHORITY[\"EPSG\",\"5181\"]"));
        Assert.Equal("EPSG:5186", reading.Crs?.Id);
        Assert.False(reading.IsCertain);
        Assert.Contains("EPSG:5181", reading.Problem!.Korean, StringComparison.Ordinal);
        Assert.EndsWith("EPSG:5186으로 읽었습니다.", reading.Problem.Korean, StringComparison.Ordinal);
    }

    [Fact]
    public void Well_known_text_2_is_read()
    {
        const string Text = """
            PROJCRS["Korea 2000 / Unified CS",BASEGEOGCRS["Korea 2000",DATUM["Geocentric datum of Korea",ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]],
            PRIMEM["Greenwich",0]],CONVERSION["Korea Unified Belt",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",38,ANGLEUNIT["degree",0.0174532925199433]],
            PARAMETER["Longitude of natural origin",127.5],PARAMETER["Scale factor at natural origin",0.9996],PARAMETER["False easting",1000000],PARAMETER["False northing",2000000]],
            CS[Cartesian,2],AXIS["northing (X)",north],AXIS["easting (Y)",east],LENGTHUNIT["metre",1],ID["EPSG",5179]]
            """;
        Assert.Equal("EPSG:5179", CrsText.Read(Text).Crs?.Id);
    }

    [Fact]
    public void A_system_of_its_own_keeps_its_numbers_and_converts()
    {
        var crs = CrsText.Read(Belt("GRS 1980", "6378137,298.257222101", 126.5, 123_000, "")).Crs!;
        Assert.Equal("", crs.Id);
        var (longitude, latitude) = CrsTransform.ToWgs84(crs, 200_000, 123_000);
        Assert.Equal(126.5, longitude, 1e-12);
        Assert.Equal(38, latitude, 1e-12);
    }

    [Fact]
    public void A_datum_shift_written_in_the_file_is_kept_when_it_differs_from_the_known_one()
    {
        var text = Belt("Bessel 1841", "6377397.155,299.1528128", 127, 500_000, "").Replace("]],PRIMEM", "],TOWGS84[-147,506,687,0,0,0,0]],PRIMEM", StringComparison.Ordinal);
        Assert.Equal(new DatumShift(-147, 506, 687, 0, 0, 0, 0), CrsText.Read(text).Crs?.ToWgs84);
    }

    [Theory]
    [InlineData("EPSG:9999", "EPSG:9999")]
    [InlineData("PROJCS[\"cut off", "중간에 끊겼")]
    [InlineData("PROJCS[\"x\",GEOGCS[\"g\",DATUM[\"d\",SPHEROID[\"GRS 1980\",6378137,298.257222101]]],PROJECTION[\"Lambert_Conformal_Conic\"],UNIT[\"Meter\",1]]", "지원하지 않습니다")]
    [InlineData("PROJCS[\"x\",GEOGCS[\"g\",DATUM[\"d\",SPHEROID[\"GRS 1980\",6378137,298.257222101]]],PROJECTION[\"Transverse_Mercator\"],UNIT[\"Foot\",0.3048]]", "미터가 아닙니다")]
    [InlineData("+proj=lcc +lat_0=38 +lon_0=127", "“lcc”는 지원하지 않습니다")]
    [InlineData("+proj=geos +h=35785831", "“geos”는 지원하지 않습니다")]
    [InlineData("아무 말", "알아볼 수 없습니다")]
    [InlineData("", "알아볼 수 없습니다")]
    public void What_cannot_be_read_is_said_in_words_and_never_guessed(string text, string said)
    {
        var reading = CrsText.Read(text);
        Assert.Null(reading.Crs);
        Assert.Contains(said, reading.Problem!.Korean, StringComparison.Ordinal);
        Assert.NotEmpty(reading.Problem.English);
    }

    [Fact]
    public void Damaged_texts_never_throw_and_never_hang()
    {
        var text = Belt("GRS 1980", "6378137,298.257222101", 127, 600_000, "");
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var damaged = text.ToCharArray();
            for (var j = 0; j < 3; j++)
                damaged[random.Next(damaged.Length)] = "[](),\"Az0.-"[random.Next(11)];
            Assert.NotNull(CrsText.Read(new string(damaged)[..random.Next(damaged.Length)]));
        }
        Assert.NotNull(CrsText.Read("PROJCS" + new string('[', 60_000)).Problem);
        Assert.NotNull(CrsText.Read("PROJCS[" + string.Concat(Enumerable.Repeat("A[", 20_000))).Problem);
    }

    [RealDataFact]
    public void The_prj_of_the_2011_municipality_shapefile_is_5174() =>
        Assert.Equal("EPSG:5174", CrsText.Read(File.ReadAllText(SharedData.PathOf("boundaries", "southkorea-maps", "skorea-municipalities-2011.prj"))).Crs?.Id);

    private static string Belt(string ellipsoid, string axes, double meridian, double falseNorthing, string authority) => FormattableString.Invariant(
        $"""PROJCS["belt",GEOGCS["g",DATUM["d",SPHEROID["{ellipsoid}",{axes}]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",38],PARAMETER["central_meridian",{meridian}],PARAMETER["scale_factor",1],PARAMETER["false_easting",200000],PARAMETER["false_northing",{falseNorthing}],UNIT["metre",1]{authority}]""");
}
