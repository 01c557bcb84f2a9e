using System.Text.Json;
using Maru.Contracts;

namespace Maru.Cli.Tests;

public sealed class GeoPackageTests : IDisposable
{
    private readonly TestHome _home = new();

    [Fact]
    public async Task Layers_that_gdal_wrote_become_datasets_and_a_shape_that_is_none_sets_its_row_aside()
    {
        var (exit, output, error) = await _home.Run("ingest", Path.Combine(Repository.Root, "src/Connectors/GeoPackage/Samples/shelters-gdal.gpkg"), "--json");
        Assert.True(exit == 0, error);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal(
            ["shelters-gdal-담당 2 0", "shelters-gdal-대피소 3 0 EPSG:5179", "shelters-gdal-침수-구역 2 1 EPSG:5186"],
            answer.RootElement.EnumerateArray().Select(table => $"{Text(table, "dataset")} {Text(table, "rows")} {Text(table, "setAside")} {Text(table, "crs")}".TrimEnd()));
        Assert.Contains(answer.RootElement[2].GetProperty("issues").EnumerateArray(), issue => Text(issue, "found") == "CURVEPOLYGON");
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    public void Dispose() => _home.Dispose();
}
