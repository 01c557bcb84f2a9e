using System.Text.Json;
using Maru.App.Lake;

namespace Maru.App.OpenApi;

/// <summary>The rows of all pages as one file: JSON Lines, or a GeoJSON collection for features.</summary>
internal static class RecordFile
{
    /// <returns>Rows written.</returns>
    public static long Write(string path, ApiDescription api, IEnumerable<KeptPage> pages)
    {
        using var file = PrivateFiles.Create(path, FileMode.CreateNew, buffer: 1 << 16);
        if (api.Geographic) file.Write([.. "{\"type\":\"FeatureCollection\""u8, .. CrsOf(api), .. ",\"features\":[\n"u8]);
        var rows = 0L;
        foreach (var line in pages.SelectMany(page => page.Lines))
        {
            if (rows++ > 0) file.Write(api.Geographic ? ",\n"u8 : "\n"u8);
            file.Write(line.Span);
        }
        file.Write(api.Geographic ? "\n]}\n"u8 : "\n"u8);
        return rows;
    }

    private static byte[] CrsOf(ApiDescription api) => api.Crs is null ? [] :
        [.. ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(api.Crs), .. "}}"u8];
}
