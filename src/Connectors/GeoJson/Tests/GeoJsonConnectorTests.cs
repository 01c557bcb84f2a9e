using Maru.Connectors.GeoJson;
using Maru.Contracts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Maru.Connectors.Tests.GeoJson;

public sealed class GeoJsonConnectorContract : ConnectorContract<GeoJsonConnector>
{
    protected override string Sample => "shelters.geojson";

    protected override bool WriteLarge(string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write("{\"type\":\"FeatureCollection\",\"features\":[");
        for (var i = 0; i < 45_000; i++)
        {
            var ring = string.Join(",", Enumerable.Range(0, 30).Select(k => $"[127.{i:00000}{k},37.{k}{i:00000}]"));
            writer.Write($"{(i == 0 ? "" : ",")}{{\"type\":\"Feature\",\"properties\":{{\"id\":{i},\"name\":\"필지 {i}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}");
        }
        writer.Write("]}");
        return true;
    }
}

public sealed class TopoJsonContract : ConnectorContract<GeoJsonConnector>
{
    protected override string Sample => "wards.topojson";
}

public sealed class GeoJsonConnectorTests
{
    [Fact]
    public void Properties_come_in_order_of_appearance_and_geometry_last()
    {
        using var table = Sample("shelters.geojson")[0];
        Assert.Equal(["feature_id", "name", "capacity", "manager.dept", "open", "note", "geometry"], table.Columns!.Select(c => c.Name));
        Assert.Equal(ColumnType.Geometry, table.Columns![^1].Type);
        Assert.Equal("EPSG:5186", table.DeclaredCrs);
        Assert.Equal(
            ["POINT (262010.5 587020.25)", "POLYGON", "MULTILINESTRING ((262000 587000, 262050 587010), (262060 587020, 262080 587030, 262090 587050))", ""],
            Shapes(table).Select(s => s is null ? "" : s is Polygon ? "POLYGON" : s.AsText()));
        Assert.Equal(10_000 - 400, Shapes(table)[1]!.Area);
    }

    [Fact]
    public void Topojson_gives_a_table_per_object_stitched_from_shared_arcs()
    {
        var tables = Sample("wards.topojson");
        Assert.Equal(["wards", "halls"], tables.Select(t => t.Name));
        var wards = Shapes(tables[0]);
        Assert.Equal([0.01, 0.01], wards.Select(w => Math.Round(w!.Area, 9)));
        Assert.True(wards[0]!.Touches(wards[1]!));
        Assert.Equal("POINT (127.55 37.55)", Shapes(tables[1])[0]!.AsText());
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", "POINT (1 2)")]
    [InlineData("""{"type":"Feature","properties":{"a":1},"geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4,5]]}}""", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[0,0],[1,1]]}]}""", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}""", "POLYGON ((0 0, 1 0, 1 1, 0 0))")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[]]}""", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")]
    public void Single_shapes_and_features_are_tables_of_one_row(string text, string shape) =>
        Assert.Equal(shape, Shapes(Open(text)[0]).Single()!.AsText());

    [Theory]
    [InlineData("""{"type":"Point","coordinates":["a",2]}""")]
    [InlineData("""{"type":"Point","coordinates":[1]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[1,2]}""")]
    [InlineData("""{"type":"Blob","coordinates":[1,2]}""")]
    [InlineData("""{"type":"Point"}""")]
    [InlineData("""{"type":"Point","coordinates":[1e999,2]}""")]
    public void A_broken_shape_is_left_blank_counted_and_its_row_stays(string shape)
    {
        using var table = Open($$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},"geometry":null},{"type":"Feature","properties":{"n":2},"geometry":{{shape}}}]}""")[0];
        Assert.Equal(["1:1|∅", "2:2|∅"], Rows.Read(table));
        Assert.Equal(("bad-geometry", 2), (table.Issues.Single().Rule, table.Issues.Single().Row));
    }

    [Fact]
    public void Elevation_is_left_out_and_said()
    {
        using var table = Open("""{"type":"Point","coordinates":[1,2,3]}""")[0];
        Assert.Equal("elevation-dropped", table.Issues.Single().Rule);
    }

    [Fact]
    public void Features_may_stand_line_by_line()
    {
        const string line = """{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[1,2]}}""";
        Assert.Equal(2, Shapes(Open(line + "\n" + line + "\n")[0]).Count);
        Assert.Equal(2, Shapes(Open("\u001e" + line + "\n\u001e" + line + "\n")[0]).Count);
    }

    [Fact]
    public void Plain_json_is_refused_with_advice() =>
        Assert.Contains("--as json", Assert.Throws<InputException>(() => Open("""{"a":[1]}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Gangwon_boundaries_have_188_polygons_and_chuncheon_its_area()
    {
        if (Repository.SharedData("boundaries/hangjeongdong_강원도.geojson") is not { } path) return;
        using var table = Rows.Open(new GeoJsonConnector(), Rows.File(path))[0];
        var names = table.Columns!.Select(c => c.Name).ToList();
        Assert.Equal("EPSG:4326", table.DeclaredCrs);
        Assert.Equal(188, Rows.Read(table).Count);
        Assert.Equal(25, Rows.Read(table).Count(r => r.Split('|')[names.IndexOf("sggnm")] == "춘천시"));
        Assert.All(Shapes(table), s => Assert.IsType<MultiPolygon>(s));
    }

    [Theory]
    [InlineData("provinces", 17)]
    [InlineData("municipalities", 250)]
    [InlineData("submunicipalities", 3504)]
    public void National_topojson_has_its_known_number_of_shapes(string level, int count)
    {
        if (Repository.SharedData($"boundaries/southkorea-maps/skorea-{level}-2018-topo-simple.json") is not { } path) return;
        using var table = Assert.Single(Rows.Open(new GeoJsonConnector(), Rows.File(path)));
        var shapes = Shapes(table);
        Assert.Equal(count, shapes.Count);
        Assert.All(shapes, s => Assert.True(s is not null && s.EnvelopeInternal.MinX > 124 && s.EnvelopeInternal.MaxX < 132));
        Assert.Empty(table.Issues);
    }

    private static IReadOnlyList<RawTable> Open(string text) => Rows.Open(new GeoJsonConnector(), Rows.File(text, "a.geojson"));

    private static IReadOnlyList<RawTable> Sample(string name) =>
        Rows.Open(new GeoJsonConnector(), Rows.File(Path.Combine(Repository.Root, "src/Connectors/GeoJson/Samples", name)));

    private static List<Geometry?> Shapes(RawTable table) =>
        [.. Rows.Read(table).Select(r => r[(r.LastIndexOf('|') < 0 ? r.IndexOf(':') + 1 : r.LastIndexOf('|') + 1)..]).Select(h => h == "∅" ? null : new WKBReader().Read(Convert.FromHexString(h)))];
}
