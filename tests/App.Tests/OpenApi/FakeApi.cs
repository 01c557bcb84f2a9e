using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maru.App.Tests.OpenApi;

/// <summary>What a provider's server answers to one request.</summary>
internal sealed record FakeAnswer(string Body, int Status = 200, string ContentType = "application/json")
{
    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    public string Headers { get; init; } = "";

    /// <summary>The connection ends in the middle of the body.</summary>
    public bool IsCut { get; init; }

    public TimeSpan Delay { get; init; }
}

/// <summary>A server on this machine that behaves as a provider of open data does, faults included.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private readonly Func<FakeRequest, FakeAnswer> _answer;
    private readonly List<string> _asked = [];

    public FakeApi(Func<FakeRequest, FakeAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _work = Serve();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Paths and queries asked for, as they were sent.</summary>
    public IReadOnlyList<string> Asked => _asked;

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Answer(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Answer(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            var buffer = new byte[16 * 1024];
            var length = await stream.ReadAsync(buffer, _stop.Token);
            var head = Encoding.ASCII.GetString(buffer, 0, length);
            var asked = head.Split(' ')[1];
            _asked.Add(asked);
            var answer = _answer(new(asked, _asked.Count, head));
            if (answer.Delay > TimeSpan.Zero) await Task.Delay(answer.Delay, _stop.Token);
            var body = answer.Encoding.GetBytes(answer.Body);
            var declared = answer.IsCut ? body.Length * 2 : body.Length;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} X\r\nContent-Type: {answer.ContentType}\r\nContent-Length: {declared}\r\nConnection: close\r\n{answer.Headers}\r\n"), _stop.Token);
            await stream.WriteAsync(body, _stop.Token);
        }
        catch (IOException)
        {
            // The client hung up, as some tests want it to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _listener.Stop();
        _stop.Dispose();
    }
}

/// <param name="Target">Path and query.</param>
/// <param name="Number">1, 2, 3 … of all requests.</param>
internal sealed record FakeRequest(string Target, int Number, string Head)
{
    public int Query(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    public string? Text(string name) =>
        Target.Split('?', 2).ElementAtOrDefault(1)?.Split('&').Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair[0] == name) is [_, var value] ? Uri.UnescapeDataString(value) : null;
}
