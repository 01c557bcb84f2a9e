using System.Text;
using Maru.Connectors.Shapefile;
using Maru.Contracts;
using Maru.Core.Sources;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Maru.Connectors.Tests.Shapefile;

public sealed class ShapefileContract : ConnectorContract<ShapefileConnector>
{
    protected override string Sample => "parks.shp";

    protected override bool WriteLarge(string path)
    {
        var ring = Enumerable.Range(0, 20).SelectMany(i => new[] { Math.Cos(-i / 3.0), Math.Sin(-i / 3.0) }).ToArray();
        var shape = ShapefileBytes.Parts(5, [ring]);
        File.WriteAllBytes(path, ShapefileBytes.Shp(5, [.. Enumerable.Repeat(shape, 50_000)]));
        return true;
    }
}

public sealed class DbfContract : ConnectorContract<ShapefileConnector>
{
    protected override string Sample => "park_list.dbf";
}

public sealed class ShapefileConnectorTests
{
    private static readonly double[] Outer = [0, 0, 0, 10, 10, 10, 10, 0, 0, 0];
    private static readonly double[] Hole = [2, 2, 4, 2, 4, 4, 2, 4, 2, 2];
    private static readonly double[] Second = [20, 0, 20, 5, 25, 5, 25, 0, 20, 0];

    [Fact]
    public void A_korean_shapefile_gives_its_attributes_shapes_and_coordinate_system()
    {
        using var table = Rows.Open(new ShapefileConnector(), Rows.File(Path.Combine(Repository.Root, "src/Connectors/Shapefile/Samples/parks.shp")))[0];
        Assert.Equal(["공원명", "면적", "지정일", "개방", "코드", "geometry"], table.Columns!.Select(c => c.Name));
        Assert.Equal("CP949", table.Encoding!.Name);
        Assert.StartsWith("PROJCS[\"Korea_2000_Korea_Central_Belt_2010\"", table.DeclaredCrs, StringComparison.Ordinal);
        var rows = Rows.Read(table).Select(r => r[..r.LastIndexOf('|')]);
        Assert.Equal(["1:느티나무공원|10200.500000000000000|2004-05-17|1|00123", "2:똠방 뷁공원|800.000000000000000|2019-12-31|0|00124", "3:∅|∅|∅|∅|∅"], rows);
        var shapes = Shapes(table);
        Assert.Equal([9600, 10_000 + 50 - 50, 0], shapes.Select(s => s?.Area ?? 0));
        Assert.IsType<MultiPolygon>(shapes[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(21)]
    public void Points_of_every_kind(int type) =>
        Assert.Equal("POINT (1 2)", Shape(type, ShapefileBytes.Point(type, 1, 2, 3, 4)));

    [Theory]
    [InlineData(8)]
    [InlineData(18)]
    [InlineData(28)]
    public void Multipoints_of_every_kind(int type) =>
        Assert.Equal("MULTIPOINT ((1 2), (3 4))", Shape(type, ShapefileBytes.MultiPoint(type, [1, 2, 3, 4], 0, 9, 8, 7)));

    [Theory]
    [InlineData(3)]
    [InlineData(13)]
    [InlineData(23)]
    public void Lines_of_every_kind(int type)
    {
        Assert.Equal("LINESTRING (0 0, 1 1)", Shape(type, ShapefileBytes.Parts(type, [[0, 0, 1, 1]], 0, 9, 8, 7)));
        Assert.Equal("MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))", Shape(type, ShapefileBytes.Parts(type, [[0, 0, 1, 1], [2, 2, 3, 3]])));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(25)]
    public void Polygons_of_every_kind(int type) =>
        Assert.Equal("POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))", Shape(type, ShapefileBytes.Parts(type, [Outer, Hole])));

    [Fact]
    public void A_hole_goes_to_the_ring_around_it_whatever_the_order()
    {
        Assert.Equal("MULTIPOLYGON (((20 0, 20 5, 25 5, 25 0, 20 0)), ((0 0, 0 10, 10 10, 10 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2)))", Shape(5, ShapefileBytes.Parts(5, [Hole, Second, Outer])));
        double[] island = [2.5, 2.5, 2.5, 3.5, 3.5, 3.5, 3.5, 2.5, 2.5, 2.5];
        double[] pond = [2.7, 2.7, 3, 2.7, 3, 3, 2.7, 3, 2.7, 2.7];
        var nested = new WKTReader().Read(Shape(5, ShapefileBytes.Parts(5, [Outer, Hole, island, pond])));
        Assert.Equal(100 - 4 + 1 - 0.09, nested.Area, 9);
        Assert.True(nested.IsValid);
    }

    [Fact]
    public void Rings_the_wrong_way_round_are_read_as_meant() =>
        Assert.Equal(100, new WKTReader().Read(Shape(5, ShapefileBytes.Parts(5, [Reversed(Outer)]))).Area);

    [Fact]
    public void A_null_shape_and_a_broken_one_leave_the_row() =>
        Assert.Equal(["1:∅", "2:∅", "3:∅"], Read(ShapefileBytes.Shp(5, ShapefileBytes.Point(0), ShapefileBytes.Point(5, 1), ShapefileBytes.Point(1, double.NaN, 2))));

    [Fact]
    public void A_shape_file_cut_short_is_read_as_far_as_it_is_whole()
    {
        var whole = ShapefileBytes.Shp(1, [.. Enumerable.Range(0, 10).Select(i => ShapefileBytes.Point(1, i, i))]);
        using var table = Open(whole[..^30], "a.shp");
        Assert.Equal(8, Rows.Read(table).Count);
        Assert.Contains(table.Issues, i => i.Rule == "cut");
    }

    [Fact]
    public void A_shapefile_without_projection_declares_none() => Assert.Null(Open(ShapefileBytes.Shp(1), "a.shp").DeclaredCrs);

    [Fact]
    public void Fields_are_rendered_by_type_and_deleted_records_skipped()
    {
        var dbf = ShapefileBytes.Dbf(Encoding.UTF8, 0,
            [("CODE", 'C', 6), ("N", 'N', 8), ("D", 'D', 8), ("L", 'L', 1), ("M", 'M', 10)],
            ["00123", "  12.50", "20260301", "T", "1"], ["", "********", "00000000", "?", ""], ["x", "1", "2026", "n", "", "deleted"], ["y", "-7", "oops", "N", ""]);
        using var table = Open(dbf, "a.dbf");
        Assert.Equal(["1:00123|12.50|2026-03-01|true|∅", "2:∅|∅|∅|∅|∅", "4:y|-7|oops|false|∅"], Rows.Read(table));
        Assert.Contains(table.Issues, i => i.Rule == "field-left-out" && i.Column == "M");
    }

    [Theory]
    [InlineData("CP949", 0, null, "CP949")]
    [InlineData("CP949", 0, "UTF-8", "CP949")]
    [InlineData("CP949", 0x4E, null, "CP949")]
    [InlineData("UTF-8", 0, null, "UTF-8")]
    [InlineData("UTF-8", 0x4E, null, "UTF-8")]
    [InlineData("CP949", 0, "949", "CP949")]
    [InlineData("CP949", 0, "EUC-KR", "CP949")]
    public void The_encoding_is_what_is_declared_unless_the_content_disagrees(string written, byte language, string? cpg, string read)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = written == "CP949" ? Encoding.GetEncoding(949) : new UTF8Encoding(false);
        var file = Rows.File(ShapefileBytes.Dbf(encoding, language, [("이름", 'C', 20)], ["똠방각하"], ["가람동"]), "a.dbf");
        if (cpg is not null) File.WriteAllText(Path.ChangeExtension(file.Path, "cpg"), cpg);
        using var table = Rows.Open(new ShapefileConnector(), file)[0];
        Assert.Equal(read, table.Encoding!.Name);
        Assert.Equal("이름", table.Columns![0].Name);
        Assert.Equal(["1:똠방각하", "2:가람동"], Rows.Read(table));
    }

    [Fact]
    public void A_character_cut_by_the_end_of_its_field_is_dropped_not_garbled()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal(["1:가람"], Rows.Read(Open(ShapefileBytes.Dbf(Encoding.GetEncoding(949), 0, [("A", 'C', 5)], ["가람동"]), "a.dbf")));
        Assert.Equal(["1:가람"], Rows.Read(Open(ShapefileBytes.Dbf(Encoding.UTF8, 0, [("A", 'C', 8)], ["가람동"]), "a.dbf")));
    }

    [Fact]
    public void Companions_in_capitals_are_found()
    {
        var file = Rows.File(ShapefileBytes.Shp(1, ShapefileBytes.Point(1, 1, 2)), "STATION.SHP");
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(file.Path)!, "station.DBF"), ShapefileBytes.Dbf(Encoding.UTF8, 0, [("A", 'C', 5)], ["x"]));
        Assert.StartsWith("1:x|", Rows.Read(Rows.Open(new ShapefileConnector(), file)[0])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_national_dbf_sample_is_read_in_cp949()
    {
        if (Repository.SharedData("boundaries/southkorea-maps/skorea-provinces-2012.dbf") is not { } path) return;
        using var table = Rows.Open(new ShapefileConnector(), Rows.File(path))[0];
        Assert.Equal(["code", "name", "name_eng", "base_year"], table.Columns!.Select(c => c.Name));
        var rows = Rows.Read(table);
        Assert.Equal(17, rows.Count);
        Assert.Contains(rows, r => r.Contains("|서울특별시|", StringComparison.Ordinal));
        Assert.Equal("CP949", table.Encoding!.Name);
    }

    private static string Shape(int type, byte[] content) => Shapes(Open(ShapefileBytes.Shp(type, content), "a.shp")).Single()!.AsText();

    private static List<string> Read(byte[] shp) => Rows.Read(Open(shp, "a.shp"));

    private static RawTable Open(byte[] bytes, string name) => Rows.Open(new ShapefileConnector(), Rows.File(bytes, name))[0];

    private static double[] Reversed(double[] ring) => [.. ring.Chunk(2).Reverse().SelectMany(p => p)];

    private static List<Geometry?> Shapes(RawTable table) =>
        [.. Rows.Read(table).Select(r => r[(r.LastIndexOf('|') < 0 ? r.IndexOf(':') + 1 : r.LastIndexOf('|') + 1)..]).Select(h => h == "∅" ? null : new WKBReader().Read(Convert.FromHexString(h)))];
}
