using System.Net;
using System.Net.Sockets;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Egress;

/// <summary>
/// The only way out: every request of Maru goes through here. A host must be allowed by name; all addresses it resolves to must be
/// public or listed, and the connection goes to an address that was checked, so that a changing name can't lead inside. Each redirect is
/// checked like a first request. Hosts are asked within their limits.
/// </summary>
public sealed class EgressGuard : IDisposable
{
    private const int MostOfAnError = 1 << 20;

    private readonly EgressPolicy _policy;
    private readonly HostLimits _limits;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _client;

    public EgressGuard(EgressPolicy policy, HostLimits? limits = null, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _limits = limits ?? new(HostLimit.Defaults, new MemoryCallLedger(), _clock);
        _policy = policy;
        _client = new(CheckedConnections.Under(policy));
    }

    public EgressPolicy Policy => _policy;

    /// <summary>Fetches an address into a file.</summary>
    /// <returns>The name the server gives the file, or the address's last part.</returns>
    /// <exception cref="InputException">Not allowed, not reachable, an error status, too large or too slow; or the host is not to be asked now.</exception>
    public async Task<string> Fetch(Uri address, string path, CancellationToken stop)
    {
        var answer = await Ask(new(address), path, stop);
        return answer.Failure is null ? answer.Name : throw answer.Failure;
    }

    /// <summary>Sends a request and writes the answer's body to a file; what may pass by itself comes back as <see cref="EgressAnswer.Failure"/>.</summary>
    /// <exception cref="InputException">It is not allowed, the body is too large, or the host is not to be asked now (<see cref="InputException.RetryAt"/>).</exception>
    public async Task<EgressAnswer> Ask(EgressRequest request, string path, CancellationToken stop)
    {
        Check(request.Address, request.Shown);
        using var away = AwayTime.Leave();
        // Waiting for the host's turn is none of its time.
        await _limits.Enter(request.Address, request.Quota, stop);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var limit = request.Time ?? _policy.Time;
        time.CancelAfter(limit);
        var hasBegun = false;
        try
        {
            using var response = await Get(request, time.Token);
            hasBegun = true;
            var answer = EgressAnswer.Of(response, request, _clock.GetUtcNow());
            if (answer.Status != EgressAnswer.NotModified) await Save(response, path, request, answer.Failure is not null, time.Token);
            return answer;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Too slow is the host's fault; being stopped by us is not.
            _limits.Failed(request.Address);
            return new(0, "") { Failure = EgressErrors.TooSlow(request.Shown, limit) };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return new(0, "") { Failure = (e as HttpRequestException)?.InnerException is InputException refusal ? throw refusal : hasBegun && (e is HttpIOException || e.InnerException is SocketException) ? EgressErrors.EndedEarly(request.Shown, e) : EgressErrors.Unreachable(request.Shown, e) };
        }
    }

    private async Task<HttpResponseMessage> Get(EgressRequest request, CancellationToken stop)
    {
        var address = request.Address;
        for (var hop = 0; hop <= _policy.MaxRedirects; hop++)
        {
            var response = await Send(request, address, stop);
            if (Redirect(response, address) is not { } next) return response;
            response.Dispose();
            if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps) throw EgressErrors.Downgrade(request.Shown);
            address = next;
            Check(address, request.Shown);
            await _limits.Enter(address, null, stop);
        }
        throw EgressErrors.TooManyRedirects(request.Shown, _policy.MaxRedirects);
    }

    // What fails by itself rests the host, what we asked wrongly does not.
    private async Task<HttpResponseMessage> Send(EgressRequest request, Uri address, CancellationToken stop)
    {
        try
        {
            var response = await _client.SendAsync(MessageOf(request, address), stop);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError) _limits.Failed(address, EgressAnswer.RetryAfter(response, _clock.GetUtcNow()));
            else _limits.Answered(address);
            return response;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            _limits.Failed(address);
            throw;
        }
    }

    private static HttpRequestMessage MessageOf(EgressRequest request, Uri address)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.UserAgent.ParseAdd("Maru/0.1");
        if (request.ETag is { } tag) message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (request.LastModified is { } date) message.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        return message;
    }

    private static Uri? Redirect(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } to ? new Uri(from, to) : null;

    private void Check(Uri address, string shown)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) throw EgressErrors.Scheme(address, shown);
        var own = _policy.AllowLoopback && (address.IsLoopback || IPAddress.TryParse(address.DnsSafeHost, out var ip) && PublicAddress.IsLoopback(ip));
        if (!own && !_policy.Allows(address.DnsSafeHost)) throw EgressErrors.NotAllowed(address.DnsSafeHost);
    }

    // Of an error's body only as much is kept as anyone would read.
    private async Task Save(HttpResponseMessage response, string path, EgressRequest request, bool isError, CancellationToken stop)
    {
        var limit = request.MaxBytes ?? _policy.MaxBytes;
        if (!isError && response.Content.Headers.ContentLength > limit) throw EgressErrors.TooLarge(request.Shown, limit);
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        await using var file = PrivateFiles.Create(path, FileMode.CreateNew);
        var buffer = new byte[128 * 1024];
        long total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, stop)) > 0)
        {
            if (isError && total + read > MostOfAnError) return;
            if ((total += read) > limit) throw EgressErrors.TooLarge(request.Shown, limit);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }

    public void Dispose() => _client.Dispose();
}
