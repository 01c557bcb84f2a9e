using System.Net;
using System.Net.Sockets;

namespace Maru.App.Egress;

/// <summary>
/// Connections that lead only where a policy lets them: all addresses a host resolves to must be public or listed, and the connection goes to an
/// address that was checked, so that a changing name can't lead inside. Nothing is followed by itself, no proxy asked, no cookie kept.
/// </summary>
internal static class CheckedConnections
{
    public static SocketsHttpHandler Under(EgressPolicy policy) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = policy.ConnectTime,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, stop) => Connect(policy, context, stop),
    };

    private static async ValueTask<Stream> Connect(EgressPolicy policy, SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, stop);
        // One inside address among public ones is a trap, not a choice.
        if (addresses.Length == 0 || !addresses.All(address => IsOpen(policy, host, address))) throw EgressErrors.Inside(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsOpen(EgressPolicy policy, string host, IPAddress address) =>
        PublicAddress.Is(address) || (policy.AllowLoopback && PublicAddress.IsLoopback(address)) || policy.AllowsInside(host, address);
}
