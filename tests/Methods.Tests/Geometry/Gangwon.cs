using System.Globalization;
using System.Text;
using System.Text.Json;
using Maru.Methods.Geometry;
using Maru.Methods.Tests.Coordinates;

namespace Maru.Methods.Tests.Geometry;

/// <summary>The real 행정동 of Gangwon and the stops of Chuncheon, read from the shared data folder.</summary>
internal static class Gangwon
{
    private static readonly Lazy<IReadOnlyList<(string Name, string Code, Shape Shape)>> _dongs = new(ReadDongs);

    /// <summary>188 행정동: full name, 10-digit code as of 2022 (42…), polygons.</summary>
    public static IReadOnlyList<(string Name, string Code, Shape Shape)> Dongs => _dongs.Value;

    public static IReadOnlyList<(string Name, string Code, Shape Shape)> Chuncheon => [.. Dongs.Where(dong => dong.Code.StartsWith("42110", StringComparison.Ordinal))];

    public static IReadOnlyList<(string Name, string Code, Shape Shape)> Hongcheon => [.. Dongs.Where(dong => dong.Code.StartsWith("42720", StringComparison.Ordinal))];

    public static (double[] Longitude, double[] Latitude) ChuncheonStops()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = SharedData.PathOf("chuncheon_city", "강원특별자치도 춘천시_버스정류장 위치정보_20260326.csv");
        var rows = File.ReadLines(path, Encoding.GetEncoding(949)).Skip(1).Select(line => line.Split(',')).ToArray();
        // Only the last three cells are numbers and a date; names before them may hold commas.
        return ([.. rows.Select(row => Number(row[^3]))], [.. rows.Select(row => Number(row[^2]))]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<(string Name, string Code, Shape Shape)> ReadDongs()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("boundaries", "hangjeongdong_강원도.geojson")));
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(feature => (
            feature.GetProperty("properties").GetProperty("adm_nm").GetString()!,
            feature.GetProperty("properties").GetProperty("adm_cd2").GetString()!,
            ReadMultiPolygon(feature.GetProperty("geometry"))))];
    }

    private static Shape ReadMultiPolygon(JsonElement geometry)
    {
        Assert.Equal("MultiPolygon", geometry.GetProperty("type").GetString());
        var builder = new ShapeBuilder(ShapeKind.MultiPolygon);
        foreach (var polygon in geometry.GetProperty("coordinates").EnumerateArray())
        {
            builder.BeginPart();
            foreach (var ring in polygon.EnumerateArray())
                builder.AddRing(ring.EnumerateArray().Select(vertex => (vertex[0].GetDouble(), vertex[1].GetDouble())));
        }
        return builder.Build();
    }
}
