using Maru.App.Egress;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.App.Tests.OpenApi;
using Maru.Connectors.Json;

namespace Maru.App.Tests.Sources;

public sealed class KeptAddressesTests : IDisposable
{
    private const string Rows = "[{\"a\":1},{\"a\":2}]";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-kept-").FullName;
    private readonly EgressGuard _egress = new(new EgressPolicy { AllowLoopback = true });

    [Theory]
    [InlineData("ETag: \"v1\"", "If-None-Match: \"v1\"")]
    [InlineData("ETag: W/\"v1\"", "If-None-Match: W/\"v1\"")]
    [InlineData("Last-Modified: Sun, 01 Nov 2026 00:00:00 GMT", "If-Modified-Since: Sun, 01 Nov 2026 00:00:00 GMT")]
    public async Task A_server_that_marks_what_it_gives_is_asked_only_whether_it_changed(string given, string asked)
    {
        await using var server = new FakeApi(request => request.Head.Contains(asked, StringComparison.Ordinal) ? new("", 304) : new(Rows) { Headers = given + "\r\n" });
        Assert.Equal(Rows, await Fetch(server));
        Assert.Equal(Rows, await Fetch(server));
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task What_changed_is_fetched_and_kept_in_its_place()
    {
        var body = Rows;
        await using var server = new FakeApi(request => request.Head.Contains($"\"{body.Length}\"", StringComparison.Ordinal) ? new("", 304) : new(body) { Headers = $"ETag: \"{body.Length}\"\r\n" });
        await Fetch(server);
        body = "[{\"a\":1},{\"a\":2},{\"a\":3}]";
        Assert.Equal(body, await Fetch(server));
        Assert.Equal(body, await Fetch(server));
        Assert.Equal(2, Directory.GetFiles(Assert.Single(Directory.GetDirectories(Home.Fetched))).Length);
    }

    [Fact]
    public async Task A_kept_file_that_was_lost_is_fetched_whole()
    {
        await using var server = new FakeApi(request => request.Head.Contains("If-None-Match", StringComparison.Ordinal) ? new("", 304) : new(Rows) { Headers = "ETag: \"v1\"\r\n" });
        await Fetch(server);
        foreach (var file in Directory.GetFiles(Assert.Single(Directory.GetDirectories(Home.Fetched))).Where(file => !file.EndsWith(".json", StringComparison.Ordinal))) File.Delete(file);
        Assert.Equal(Rows, await Fetch(server));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_server_without_marks_and_no_key_is_written_down()
    {
        await using var bare = new FakeApi(_ => new(Rows));
        await Fetch(bare);
        Assert.False(Directory.Exists(Home.Fetched));
        await using var marked = new FakeApi(_ => new(Rows) { Headers = "ETag: \"v1\"\r\n" });
        await Fetch(marked);
        foreach (var path in Directory.EnumerateFiles(Home.Fetched, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("SECRET", path + await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    private DataHome Home => new(Path.Combine(_folder, "data"));

    private async Task<string> Fetch(FakeApi server)
    {
        using var sources = await new SourceResolver([new JsonConnector()], Home, _egress).Resolve([$"{server.Address}/rows.json?serviceKey=SECRET"], null, CancellationToken.None);
        return await File.ReadAllTextAsync(Assert.Single(sources.Files).File.Path);
    }

    public void Dispose()
    {
        _egress.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
