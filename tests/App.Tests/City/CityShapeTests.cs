using Maru.City;
using Maru.City.Model;
using Maru.City.Surveying;
using NetTopologySuite.Geometries;

namespace Maru.App.Tests.City;

[Collection(SampleCityCollection.Name)]
public sealed class CityShapeTests(SampleCity sample)
{
    private static readonly Lazy<CityModel> Model = new(() => new CityModel(new CityOptions()));

    private static CityModel City => Model.Value;

    [Fact]
    public void The_city_has_one_eup_nine_myeon_and_fifteen_dong()
    {
        Assert.Equal(25, sample.Description.Regions.Count);
        Assert.Equal([("읍", 1), ("면", 9), ("동", 15)], sample.Description.Regions.CountBy(region => region.Kind).Select(pair => (pair.Key, pair.Value)));
        Assert.All(sample.Description.Regions, region => Assert.StartsWith("51990", region.Code));
        Assert.All(sample.Description.Regions, region => Assert.Equal("42" + region.Code[2..], region.OldCode));
        Assert.Equal(25, sample.Description.Regions.Select(region => region.Code).Distinct().Count());
    }

    [Fact]
    public void Borders_leave_no_gap_and_no_overlap()
    {
        Assert.All(City.Dongs, dong => Assert.True(dong.Polygon.IsValid, dong.Name));
        var whole = City.Land.Outline();
        Assert.Equal(1, whole.NumGeometries);
        Assert.Equal(0, ((Polygon)whole).NumInteriorRings);
        Assert.Equal(whole.Area, City.Dongs.Sum(dong => dong.Polygon.Area), whole.Area * 1e-9);
        Assert.InRange(whole.Area / 1e6, 1_090, 1_125);
    }

    [Fact]
    public void Neighbours_share_their_border_vertex_for_vertex()
    {
        var dongs = City.Dongs;
        var touching = 0;
        foreach (var a in dongs)
            foreach (var b in dongs.Where(b => b.Index > a.Index && b.Polygon.Touches(a.Polygon)))
            {
                var shared = a.Polygon.Intersection(b.Polygon);
                Assert.Equal(0, shared.Area);
                var corners = a.Polygon.Coordinates.ToHashSet();
                touching += b.Polygon.Coordinates.Count(corners.Contains);
            }
        Assert.True(touching > 800, $"{touching} shared vertices");
    }

    [Fact]
    public void Each_seat_lies_in_its_own_dong()
    {
        Assert.All(City.Villages.Where(village => village.IsSeat), seat => Assert.Equal(seat.Dong.Index, City.Land.DongAt(seat.X, seat.Y)));
        Assert.Equal(10, City.Villages.Count(village => village.IsSeat));
    }

    [Fact]
    public void Roads_hang_together_and_reach_every_dong()
    {
        var back = City.Roads.QuickestWaysTo(0);
        Assert.Equal(1, back.Count(road => road < 0));
        Assert.Equal(25, City.Roads.Roads.Where(road => road.Dong >= 0).Select(road => road.Dong).Distinct().Count());
    }

    [Fact]
    public void Bus_stops_lie_in_the_city_unless_they_are_said_not_to()
    {
        Assert.All(City.Transit.Stops, stop => Assert.Equal(stop.IsOutside, !City.Dongs.Any(dong => dong.Polygon.Contains(new Point(stop.Spot.X, stop.Spot.Y)))));
        Assert.Equal(38, City.Transit.Stops.Count(stop => stop.IsOutside));
    }

    // Expected values: GDAL 3.6.2 / PROJ 9.1.1 (gdaltransform) for 127.285 E, 38.12 N.
    [Theory]
    [InlineData(5186, 224991.431024, 613358.083251)]
    [InlineData(5181, 224991.431024, 513358.083251)]
    [InlineData(5179, 981154.364518, 2013336.212979)]
    [InlineData(5174, 224923.024864, 513053.014005)]
    public void Coordinates_agree_with_proj(int epsg, double x, double y)
    {
        var found = CoordinateSystem.Convert(224991.431024148, 613358.083250583, epsg);
        Assert.Equal(x, found.X, 0.001);
        Assert.Equal(y, found.Y, 0.001);
    }

    [Fact]
    public void Another_seed_gives_another_city()
    {
        var other = new Land(7);
        Assert.NotEqual(City.Dongs[0].Polygon.Area, other.Dongs[0].Polygon.Area, 1.0);
        Assert.All(other.Dongs, dong => Assert.True(dong.Polygon.IsValid, dong.Name));
    }
}
