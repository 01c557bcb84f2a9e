using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Maru.Cli.Tests;

public sealed class UpTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_port_that_is_taken_is_said_before_anything_is_made()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var (exit, _, error) = await _home.Run("up", "--port", port);
        Assert.Equal(2, exit);
        Assert.Contains($"{port}번 포트", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_home.Data, "sample-city")));
        Assert.Contains("65535", (await _home.Run("up", "--port", "99999")).Error, StringComparison.Ordinal);
    }
}
