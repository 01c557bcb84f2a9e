using System.IO.Compression;
using System.Text;

namespace Maru.Cli.Tests;

/// <summary>Files made to harm whoever reads them are refused in words, in little time.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("laughs.xml", "DOCTYPE")]
    [InlineData("outside.xml", "DOCTYPE")]
    [InlineData("deep.xml", "64겹")]
    [InlineData("deep.json", "64겹")]
    [InlineData("deep.geojson", "64겹")]
    [InlineData("wide.csv", "16,384개")]
    [InlineData("wide.json", "10,000개")]
    [InlineData("claims.parquet", "깨졌습니다")]
    [InlineData("bomb.zip", "폭탄")]
    [InlineData("bomb.csv.gz", "폭탄")]
    [InlineData("bomb.xlsx", "지나치게 커지는")]
    public async Task It_is_refused_with_what_was_found(string name, string said)
    {
        var path = Path.Combine(Path.GetDirectoryName(_home.Data)!, name);
        using (var file = File.Create(path)) Write(name, file);
        var started = TimeProvider.System.GetTimestamp();
        var (exit, _, error) = await _home.Run("ingest", path);
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"{TimeProvider.System.GetElapsedTime(started)}");
        Assert.Empty(_home.Catalog.Snapshot().Entries);
    }

    private static void Write(string name, FileStream file)
    {
        switch (name)
        {
            case "bomb.zip":
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create)) Zeros(zip, "zeros.csv");
                break;
            case "bomb.csv.gz":
                using (var gzip = new GZipStream(file, CompressionLevel.Optimal)) Zeros(gzip);
                break;
            case "bomb.xlsx":
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
                {
                    Put(zip, "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
                    Put(zip, "xl/workbook.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>");
                    Zeros(zip, "xl/worksheets/sheet1.xml");
                }
                break;
            default:
                file.Write(Encoding.UTF8.GetBytes(TextOf(name)));
                break;
        }
    }

    private static string TextOf(string name) => name switch
    {
        "laughs.xml" => $"<!DOCTYPE l [<!ENTITY e0 \"lol\">{string.Concat(Enumerable.Range(1, 10).Select(n => $"<!ENTITY e{n} \"{Times($"&e{n - 1};", 10)}\">"))}]><rows><row><a>&e10;</a></row></rows>",
        "outside.xml" => "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rows><row><a>&x;</a></row><row><a>1</a></row></rows>",
        "deep.xml" => Times("<a>", 10_000) + "1" + Times("</a>", 10_000),
        "deep.json" => Times("[", 10_000) + "1" + Times("]", 10_000),
        "deep.geojson" => """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":""" + Times("[", 10_000) + "1" + Times("]", 10_000) + "}}]}",
        "wide.csv" => string.Join(',', Enumerable.Range(0, 1_000_000).Select(n => $"c{n}")) + "\n" + Times("1,", 999_999) + "1\n",
        "wide.json" => "[{" + string.Join(',', Enumerable.Range(0, 1_000_000).Select(n => $"\"c{n}\":{n}")) + "}]",
        "claims.parquet" => "PAR1\u0015\u0002\u0019\u007f\u007f\u007f\u007f\u0007\b\0\0\0PAR1",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static string Times(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Zeros(ZipArchive zip, string name)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        Zeros(entry);
    }

    // Four gigabytes of it would be no different to the reader, only to who waits for the test.
    private static void Zeros(Stream target)
    {
        var block = new byte[1 << 20];
        for (var n = 0; n < 512; n++) target.Write(block);
    }
}
