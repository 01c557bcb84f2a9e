using System.Net;
using System.Net.Sockets;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Egress;

/// <summary>
/// The only way out: every request of Maru goes through here. A host must be allowed by name; all addresses it resolves to must be
/// public, and the connection goes to an address that was checked, so that a changing name can't lead inside. Each redirect is
/// checked like a first request.
/// </summary>
public sealed class EgressGuard : IDisposable
{
    private readonly EgressPolicy _policy;
    private readonly HttpMessageInvoker _client;

    private readonly HostLimits _limits;
    private readonly TimeProvider _clock;

    public EgressGuard(EgressPolicy policy, HostLimits? limits = null, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _limits = limits ?? new(HostLimit.Defaults, new MemoryCallLedger(), _clock);
        _policy = policy;
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = policy.ConnectTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = Connect,
        });
    }

    public EgressPolicy Policy => _policy;

    /// <summary>Fetches an address into a file.</summary>
    /// <returns>The name the server gives the file, or the address's last part.</returns>
    /// <exception cref="InputException">Not allowed, not reachable, an error status, too large or too slow.</exception>
    public async Task<string> Fetch(Uri address, string path, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(_policy.Time);
        try
        {
            using var response = await Get(address, time.Token);
            await Save(response, path, address, time.Token);
            return RemoteName.Of(response, response.RequestMessage?.RequestUri ?? address);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw EgressErrors.TooSlow(address, _policy.Time);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw (e as HttpRequestException)?.InnerException as InputException ?? EgressErrors.Unreachable(address, e);
        }
    }

    private async Task<HttpResponseMessage> Get(Uri address, CancellationToken stop)
    {
        for (var hop = 0; hop <= _policy.MaxRedirects; hop++)
        {
            Check(address);
            var response = await Send(address, stop);
            if (Redirect(response, address) is not { } next) return Successful(response, address);
            response.Dispose();
            if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps) throw EgressErrors.Downgrade(address);
            address = next;
        }
        throw EgressErrors.TooManyRedirects(address, _policy.MaxRedirects);
    }

    // Every request takes its host's turn, and tells how the host fared: what fails by itself rests the host, what we asked wrongly does not.
    private async Task<HttpResponseMessage> Send(Uri address, CancellationToken stop)
    {
        await _limits.Enter(address, stop);
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("Maru/0.1");
        try
        {
            var response = await _client.SendAsync(request, stop);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError) _limits.Failed(address, RetryAfter(response));
            else _limits.Answered(address);
            return response;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            _limits.Failed(address);
            throw;
        }
    }

    private DateTimeOffset? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } said ? said.Date ?? _clock.GetUtcNow() + said.Delta : null;

    private static Uri? Redirect(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } to ? new Uri(from, to) : null;

    private static HttpResponseMessage Successful(HttpResponseMessage response, Uri address)
    {
        if (response.IsSuccessStatusCode) return response;
        var status = (int)response.StatusCode;
        response.Dispose();
        throw EgressErrors.Status(address, status);
    }

    private void Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) throw EgressErrors.Scheme(address);
        var own = _policy.AllowLoopback && (address.IsLoopback || IPAddress.TryParse(address.DnsSafeHost, out var ip) && PublicAddress.IsLoopback(ip));
        if (!own && !_policy.Allows(address.DnsSafeHost)) throw EgressErrors.NotAllowed(address.DnsSafeHost);
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, stop);
        // One inside address among public ones is a trap, not a choice.
        if (addresses.Length == 0 || !addresses.All(IsOpen)) throw EgressErrors.Inside(host);
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

    private bool IsOpen(IPAddress address) => PublicAddress.Is(address) || (_policy.AllowLoopback && PublicAddress.IsLoopback(address));

    private async Task Save(HttpResponseMessage response, string path, Uri address, CancellationToken stop)
    {
        if (response.Content.Headers.ContentLength > _policy.MaxBytes) throw EgressErrors.TooLarge(address, _policy.MaxBytes);
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        await using var file = PrivateFiles.Create(path, FileMode.CreateNew);
        var buffer = new byte[128 * 1024];
        long total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, stop)) > 0)
        {
            if ((total += read) > _policy.MaxBytes) throw EgressErrors.TooLarge(address, _policy.MaxBytes);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }

    public void Dispose() => _client.Dispose();
}
