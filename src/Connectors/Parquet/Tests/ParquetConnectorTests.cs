using Maru.Connectors.Parquet;
using Maru.Contracts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Connectors.Tests.Parquet;

public sealed class ParquetConnectorContract : ConnectorContract<ParquetConnector>
{
    protected override string Sample => "lamps.parquet";

    protected override bool GivesCells => false;
}

public sealed class ParquetConnectorTests
{
    private static string SamplePath => Path.Combine(Repository.Root, "src/Connectors/Parquet/Samples/lamps.parquet");

    [Fact]
    public void Columns_types_and_rows_come_from_the_footer()
    {
        var table = Assert.IsType<ParquetTable>(Rows.Open(new ParquetConnector(), Rows.File(SamplePath)).Single());
        Assert.Equal(SamplePath, table.Path);
        Assert.Equal(2, table.Rows);
        Assert.Equal(
            [
                new("관리번호", ColumnType.Text), new("동", ColumnType.Text), new("등 수", ColumnType.Integer), new("위도", ColumnType.Number), new("점검일", ColumnType.Date),
                new("점검시각", ColumnType.DateTime), new("정상", ColumnType.Boolean), new("요금", ColumnType.Number), new("종류", ColumnType.Text),
            ],
            table.Columns!);
        Assert.Throws<NotSupportedException>(() => table.OpenSegment(0));
    }

    [Theory]
    [InlineData("""{"primary_column":"geometry","columns":{"geometry":{"encoding":"WKB"}}}""", "geometry", "EPSG:4326")]
    [InlineData("""{"primary_column":"g","columns":{"g":{"encoding":"WKB","crs":{"id":{"authority":"EPSG","code":5186}}}}}""", "g", "EPSG:5186")]
    [InlineData("""{"primary_column":"g","columns":{"g":{"encoding":"WKB","crs":null}}}""", "g", null)]
    public void Geoparquet_names_its_geometry_and_coordinate_system(string metadata, string column, string? crs) =>
        Assert.Equal(new GeoParquet(column, crs), GeoParquet.Read(metadata));

    [Theory]
    [InlineData("""{"primary_column":"g","columns":{"g":{"encoding":"point"}}}""")]
    [InlineData("""{"primary_column":7}""")]
    [InlineData("not json")]
    [InlineData("[]")]
    public void Metadata_that_names_no_wkb_is_passed_over(string metadata) => Assert.Null(GeoParquet.Read(metadata));

    [Fact]
    public void A_file_cut_short_and_an_encrypted_one_are_told_apart()
    {
        var whole = File.ReadAllBytes(SamplePath);
        Assert.Contains("잘렸", Refusal(whole[..^10]), StringComparison.Ordinal);
        Assert.Contains("암호", Refusal([.. whole[..^4], .. "PARE"u8]), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] bytes) =>
        Assert.Throws<InputException>(() => Rows.Open(new ParquetConnector(), Rows.File(bytes, "a.parquet"))).Message;
}
