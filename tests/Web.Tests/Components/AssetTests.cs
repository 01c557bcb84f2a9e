using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Maru.Web.Shell;

namespace Maru.Web.Tests.Components;

public sealed partial class AssetTests(PageHost host) : IClassFixture<PageHost>
{
    [GeneratedRegex("url\\(\"?(?!data:)([^)\"]+)\"?\\)")]
    private static partial Regex Url();

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task The_style_sheet_is_the_same_in_every_encoding_and_kept_for_ever(string encoding)
    {
        var library = new AssetLibrary();
        using var request = new HttpRequestMessage(HttpMethod.Get, library.Url("style.css"));
        request.Headers.Add("Accept-Encoding", encoding);
        var response = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("immutable", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Equal("text/css", response.Content.Headers.ContentType!.MediaType);

        await using var raw = await response.Content.ReadAsStreamAsync();
        await using var plain = encoding switch { "br" => new BrotliStream(raw, CompressionMode.Decompress), "gzip" => new GZipStream(raw, CompressionMode.Decompress), _ => raw };
        var text = await new StreamReader(plain).ReadToEndAsync();
        Assert.Equal(await new StreamReader(library.Open(Path.GetFileName(library.Url("style.css")))!).ReadToEndAsync(), text);
    }

    [Fact]
    public void Everything_the_style_sheet_asks_for_is_there_and_on_this_host()
    {
        var library = new AssetLibrary();
        var css = new StreamReader(library.Open(Path.GetFileName(library.Url("style.css")))!).ReadToEnd();
        var asked = Url().Matches(css).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.NotNull(library.ContentType(url.Replace("./", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("/assets/manifest.json")]
    [InlineData("/assets/..%2Fappsettings.json")]
    [InlineData("/assets/none.js")]
    public async Task Nothing_else_is_served(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);

    [Fact]
    public void An_unknown_name_says_which_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => new AssetLibrary().Url("stile.css"));
        Assert.Contains("style.css", error.Message, StringComparison.Ordinal);
    }
}
