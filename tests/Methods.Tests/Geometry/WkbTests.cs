using System.Globalization;
using Maru.Methods.Geometry;

namespace Maru.Methods.Tests.Geometry;

public sealed class WkbTests
{
    [Fact]
    public void A_point_is_21_bytes_little_endian()
    {
        // POINT (1 2) as PostGIS prints ST_AsBinary.
        Assert.Equal("0101000000000000000000F03F0000000000000040", Convert.ToHexString(Wkb.WritePoint(1, 2)));
        var shape = Read("0101000000000000000000F03F0000000000000040");
        Assert.Equal((ShapeKind.Point, 1, 2), (shape.Kind, shape.X[0], shape.Y[0]));
    }

    [Theory]
    [InlineData("00000000013FF00000000000004000000000000000")] // big-endian
    [InlineData("0101000020E6100000000000000000F03F0000000000000040")] // PostGIS, SRID 4326
    [InlineData("01E9030000000000000000F03F00000000000000400000000000000840")] // ISO POINT Z
    [InlineData("0101000080000000000000F03F00000000000000400000000000000840")] // PostGIS POINT Z
    public void Other_byte_orders_SRIDs_and_heights_are_read(string hex)
    {
        var shape = Read(hex);
        Assert.Equal((1, 2), (shape.X[0], shape.Y[0]));
        Assert.Single(shape.X);
    }

    [Theory]
    [InlineData("POINT (127.73 37.88)")]
    [InlineData("LINESTRING (1 2, 3 4, 5 6)")]
    [InlineData("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 1))")]
    [InlineData("MULTIPOINT ((1 2), (3 4))")]
    [InlineData("MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 9))")]
    [InlineData("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 8 9, 8 8, 9 9), (8.5 8.9, 8.2 8.9, 8.2 8.7, 8.5 8.9)))")]
    [InlineData("MULTIPOLYGON EMPTY")]
    [InlineData("POINT EMPTY")]
    public void Every_kind_goes_through_bytes_and_comes_back(string text)
    {
        Assert.True(Wkt.TryRead(text, out var shape, out _));
        Assert.True(Wkb.TryRead(Wkb.Write(shape), out var again, out _));
        Assert.Equal(Text(shape), Text(again));
    }

    [Fact]
    public void The_bytes_of_a_polygon_are_those_PostGIS_writes()
    {
        // ST_AsBinary('POLYGON((0 0,1 0,1 1,0 0))') of PostGIS 3.
        Assert.True(Wkt.TryRead("POLYGON((0 0,1 0,1 1,0 0))", out var shape, out _));
        Assert.Equal(
            "01030000000100000004000000" + "00000000000000000000000000000000" + "000000000000F03F0000000000000000" + "000000000000F03F000000000000F03F" + "00000000000000000000000000000000",
            Convert.ToHexString(Wkb.Write(shape)));
    }

    [Theory]
    [InlineData("", "header")]
    [InlineData("0101000000000000000000F03F", "ends")]
    [InlineData("0103000000FFFFFFFF", "counts go wrong")]
    [InlineData("010200000000000010", "counts go wrong")]
    [InlineData("0101000000000000000000F03F000000000000004000", "found 22")]
    [InlineData("0109000000", "not a point, line or polygon")]
    [InlineData("0107000000020000000101000000000000000000F03F0000000000000040010200000000000000", "different kinds")]
    public void Damaged_bytes_are_refused_with_a_reason(string hex, string said)
    {
        Assert.False(Wkb.TryRead(Convert.FromHexString(hex), out _, out var problem));
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_and_random_bytes_never_throw()
    {
        var nested = string.Concat(Enumerable.Repeat("010700000001000000", 5_000));
        Assert.False(Wkb.TryRead(Convert.FromHexString(nested), out _, out _));
        Assert.True(Wkt.TryRead("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 8 9, 8 8, 9 9)))", out var shape, out _));
        var good = Wkb.Write(shape);
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = good.ToArray();
            for (var j = 0; j < 2; j++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Wkb.TryRead(bytes.AsSpan(0, random.Next(bytes.Length + 1)), out _, out _);
        }
    }

    [Theory]
    [InlineData("POLYGON ((1000500 1969000, 1000500 1969500, 1001000 1969500, 1001000 1969000, 1000500 1969000))", "Polygon 1/5: 1000500 1969000 1000500 1969500 1001000 1969500 1001000 1969000 1000500 1969000")]
    [InlineData("SRID=4326;point z (1 2 3)", "Point 1/1: 1 2")]
    [InlineData("multipoint(1 2,3 4)", "MultiPoint 2/2: 1 2 3 4")]
    [InlineData("POLYGON((0 0,1 0,1 1))", "Polygon 1/4: 0 0 1 0 1 1 0 0")]
    public void Text_is_read_as_it_is_written_in_the_wild_and_open_rings_are_closed(string text, string expected)
    {
        Assert.True(Wkt.LooksLike(text));
        Assert.True(Wkt.TryRead(text, out var shape, out _));
        Assert.Equal(expected, Text(shape));
    }

    [Theory]
    [InlineData("POLYGON ((1 2, 3", "POLYGON")]
    [InlineData("POINT (가 나)", "가 나")]
    [InlineData("POINT (1 2) 3", "3")]
    [InlineData("춘천시 효자동", "춘천시")]
    public void Text_that_is_no_geometry_is_refused_with_what_was_found(string text, string said)
    {
        Assert.False(Wkt.TryRead(text, out _, out var problem));
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    private static Shape Read(string hex)
    {
        Assert.True(Wkb.TryRead(Convert.FromHexString(hex), out var shape, out var problem), problem);
        return shape;
    }

    private static string Text(Shape shape) =>
        $"{shape.Kind} {shape.PartCount}/{shape.X.Length}: " + string.Join(' ', shape.X.Zip(shape.Y, (x, y) => string.Create(CultureInfo.InvariantCulture, $"{x} {y}")));
}
