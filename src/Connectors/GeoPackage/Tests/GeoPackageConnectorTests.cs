using System.Text;
using Maru.Connectors.GeoPackage;
using Maru.Contracts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;

namespace Maru.Connectors.Tests.GeoPackage;

public sealed class GeoPackageContract : ConnectorContract<GeoPackageConnector>
{
    protected override string Sample => "playgrounds.gpkg";

    protected override bool WriteLarge(string path)
    {
        File.Copy(Path.Combine(Folder, "Samples", Sample), path);
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = """
            with recursive n(i) as (select 10 union all select i + 1 from n where i < 400000)
            insert into "놀이터"(fid, geom, "이름", "면적") select i, (select geom from "놀이터" where fid = 1), '놀이터 이름이 조금 긴 곳 ' || i, i * 0.5 from n
            """;
        command.ExecuteNonQuery();
        return true;
    }
}

public sealed class GeoPackageConnectorTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "src/Connectors/GeoPackage/Samples/playgrounds.gpkg");

    [Fact]
    public void Every_layer_is_a_table_with_its_own_coordinate_system_and_views_are_none()
    {
        var tables = Rows.Open(new GeoPackageConnector(), Rows.File(Sample));
        Assert.Equal(["관리기관 ", "놀이터 EPSG:5186", "산책길 EPSG:4326"], tables.Select(table => $"{table.Name} {table.DeclaredCrs}"));
        Assert.Equal(ColumnType.Geometry, tables[1].Columns!.Single(column => column.Name == "geom").Type);
    }

    [Fact]
    public void Shapes_lose_their_header_their_height_and_their_order_of_bytes()
    {
        var tables = Rows.Open(new GeoPackageConnector(), Rows.File(Sample));
        static string Shape(byte[] wkb) => new WKBReader().Read(wkb).AsText();
        Assert.Equal(
            ["1:1|POINT (200100.5 600200.25)|햇살 놀이터|812.5|true|2019-05-04|∅", "2:2|POINT (200300 600400)|솔숲, \"작은\" 놀이터|0.1|false|2021-11-30|∅", "3:7|∅|∅|∅|∅|∅|∅"],
            Rows.Read(tables[1], Shape));
        Assert.Equal(["1:1|MULTILINESTRING ((127.1 37.1, 127.2 37.2), (127.3 37.3, 127.4 37.4, 127.5 37.5))|1240"], Rows.Read(tables[2], Shape));
    }

    [Fact]
    public void A_column_of_bytes_is_left_blank_and_told() =>
        Assert.Equal(("bytes-not-read", "사진"), Rows.Open(new GeoPackageConnector(), Rows.File(Sample))[1].Issues.Select(issue => (issue.Rule, issue.Column)).Single());

    [Fact]
    public void Nothing_is_written_beside_the_file()
    {
        var file = Rows.File(File.ReadAllBytes(Sample), "a.gpkg");
        foreach (var table in Rows.Open(new GeoPackageConnector(), file)) Assert.NotEmpty(Rows.Read(table));
        Assert.Equal([file.Path], Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void A_name_with_signs_of_addresses_is_a_file_like_any_other()
    {
        var file = Rows.File(File.ReadAllBytes(Sample), "a?mode=memory#100%.gpkg");
        Assert.Equal(3, Rows.Open(new GeoPackageConnector(), file).Count);
    }

    [Fact]
    public void A_database_that_lists_no_content_is_refused()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("maru-gpkg-").FullName, "other.gpkg");
        using (var database = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "create table gpkg_contents(table_name text, data_type text); create table a(b)";
            command.ExecuteNonQuery();
        }
        Assert.Contains("속성 표도 없습니다", Assert.Throws<InputException>(() => Rows.Open(new GeoPackageConnector(), Rows.File(path))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0, null)]
    [InlineData("47500011", 0, "GEOMETRY ?")]
    [InlineData("4750001100000000", 0, null)]
    [InlineData("4750000100000000", 0, "GEOMETRY ?")]
    [InlineData("4750000100000000010100000000000000000000000000000000", 0, "GEOMETRY ?")]
    [InlineData("475000010000000001010000000000000000000000000000000000F03F", 21, null)]
    [InlineData("47500001000000000102000000FFFFFFFF", 0, "GEOMETRY ?")]
    [InlineData("4750000100000000010700000001000000010700000001000000", 0, "GEOMETRY ?")]
    [InlineData("475000010000000001080000000300000000000000", 0, "CIRCULARSTRING")]
    [InlineData("47500001000000000107000000010000000111000000", 0, "TRIANGLE")]
    public void A_count_is_believed_only_as_far_as_there_are_bytes_and_what_is_no_shape_is_named(string hex, int length, string? unread)
    {
        Assert.Equal(length, new GeoPackageGeometry().Read(Convert.FromHexString(hex), out var found).Length);
        Assert.Equal(unread, found);
    }

    // Written by ogr2ogr of GDAL 3.6.2 from the values of this test: spatial index, triggers, extensions and all.
    [Fact]
    public void What_gdal_writes_is_read_as_it_was_given_to_gdal()
    {
        var tables = Rows.Open(new GeoPackageConnector(), Rows.File(Path.Combine(Path.GetDirectoryName(Sample)!, "shelters-gdal.gpkg")));
        static string Shape(byte[] cell) => cell[0] <= 1 ? new WKBReader().Read(cell).AsText() : Encoding.UTF8.GetString(cell);
        Assert.Equal(["담당 ", "대피소 EPSG:5179", "침수 구역 EPSG:5186"], tables.Select(table => $"{table.Name} {table.DeclaredCrs}"));
        Assert.Equal(["fid", "desk", "floor"], tables[0].Columns!.Select(column => column.Name));
        Assert.Equal(["1:1|안전총괄과|본관 3층", "2:2|재난상황실|별관 1층"], Rows.Read(tables[0]));
        Assert.Equal(["fid", "geom", "name", "seats", "opened", "checked", "usable", "area"], tables[1].Columns!.Select(column => column.Name));
        Assert.Equal(
            [
                "1:1|POINT (1018500.5 1962300.25)|새벌중 운동장|320|2019-05-04|2026-01-31T14:05:09.000|true|5120.75",
                "2:2|POINT (1018730 1962011.5)|한빛공원 \"큰\" 잔디밭|∅|2021-11-30|∅|false|0.1",
                "3:3|∅|좌표 없는 곳|12|∅|∅|∅|∅",
            ],
            Rows.Read(tables[1], Shape));
        Assert.Equal(
            [
                "1:1|POLYGON ((200000 600000, 200400 600000, 200400 600300, 200000 600300, 200000 600000), (200100 600100, 200100 600200, 200200 600200, 200200 600100, 200100 600100))|Z-1|3",
                "2:2|MULTIPOLYGON (((201000 601000, 201100 601000, 201100 601100, 201000 601000)), ((202000 602000, 202100 602000, 202100 602100, 202000 602000)))|Z-2|9007199254740993",
                "3:3|CURVEPOLYGON|Z-3|1",
            ],
            Rows.Read(tables[2], Shape));
    }
}
