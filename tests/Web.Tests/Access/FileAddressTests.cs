using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Maru.App.Lake;

namespace Maru.Web.Tests.Access;

/// <summary>No address gives a file of the data folder, however it is written: by its own path, through parameters, encoded once or twice.</summary>
[Collection(nameof(AccessSite))]
public sealed class FileAddressTests(AccessSite site)
{
    [Fact]
    public async Task No_address_is_one_of_a_file()
    {
        var home = site.Get<DataHome>().Folder;
        // Of every kind of file one: databases, keys, parts, manifests, rows set aside, the log.
        var files = Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).GroupBy(path => (Path.GetExtension(path), Path.GetDirectoryName(path))).Select(group => group.First()).Where(path => new FileInfo(path).Length > 16).ToList();
        Assert.True(files.Count > 8, string.Join('\n', files));
        Assert.Contains(files, path => path.EndsWith(".parquet", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var start = Start(file);
            var relative = Path.GetRelativePath(home, file).Replace('\\', '/');
            foreach (var address in Addresses(relative, file))
            {
                var answer = await Raw(address);
                Assert.False(Contains(answer, start), $"{address} gives {relative}");
                Assert.DoesNotContain(home, Encoding.UTF8.GetString(answer), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("/datasets/{0}"), InlineData("/datasets/{0}/download.csv"), InlineData("/api/v1/datasets/{0}/rows"), InlineData("/api/v1/datasets/{0}/set-aside"), InlineData("/receipts/{0}"), InlineData("/pseudonyms/{0}"), InlineData("/pseudonyms/{0}/record"), InlineData("/assets/{0}"), InlineData("/datasets/{0}/map.json"), InlineData("/problems/{0}"), InlineData("/import/{0}"), InlineData("/links/{0}"), InlineData("/jobs/{0}")]
    public async Task No_parameter_climbs_out_of_its_folder(string route)
    {
        foreach (var up in (string[])["..%2f..%2faccounts.db", "%2e%2e%2f%2e%2e%2fcatalog.db", "..%252f..%252fcatalog.db", "..%5c..%5ccatalog.db", "%00", "..", "....//....//etc%2fpasswd", "%2fetc%2fpasswd", "file:%2f%2f%2fetc%2fpasswd", "%c0%ae%c0%ae%2fetc%2fpasswd"])
        {
            var answer = Encoding.UTF8.GetString(await Raw(string.Format(CultureInfo.InvariantCulture, route, up)));
            Assert.False(answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal), $"{route} {up}: {answer[..40]}");
            Assert.DoesNotContain("SQLite format 3", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("root:x:0", answer, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Addresses(string relative, string whole)
    {
        var encoded = string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
        yield return "/" + encoded;
        yield return "/data/" + encoded;
        yield return "/assets/" + encoded;
        yield return "/assets/../" + encoded;
        yield return "/assets/%2e%2e/" + encoded;
        yield return "/assets/..%2f..%2fdata%2f" + Uri.EscapeDataString(relative);
        yield return "/datasets/..%2f..%2f" + Uri.EscapeDataString(relative);
        yield return "//" + Uri.EscapeDataString(whole);
        yield return "/assets/" + Uri.EscapeDataString(whole);
    }

    private static byte[] Start(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Min(64, (int)file.Length)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static bool Contains(byte[] answer, byte[] start) => answer.AsSpan().IndexOf(start) >= 0;

    // As it is written: a client of .NET would straighten the path first.
    private async Task<byte[]> Raw(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nAccept: text/html, */*\r\nConnection: close\r\n\r\n"));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        return answer.ToArray();
    }
}
