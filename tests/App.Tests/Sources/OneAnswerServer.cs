using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maru.App.Tests.Sources;

/// <summary>An HTTP server on this machine that gives the same answer to every request.</summary>
internal sealed class OneAnswerServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    /// <param name="thenHold">Keeps the connection open and silent after the answer.</param>
    public OneAnswerServer(string answer, bool thenHold = false) : this(Encoding.Latin1.GetBytes(answer), thenHold)
    {
    }

    public OneAnswerServer(byte[] answer, bool thenHold = false)
    {
        _listener.Start();
        _work = Serve(answer, thenHold);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Requests { get; private set; }

    private async Task Serve(byte[] answer, bool thenHold)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Requests++;
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[8192], _stop.Token);
                await stream.WriteAsync(answer, _stop.Token);
                if (thenHold) await Task.Delay(Timeout.Infinite, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The test is over, or the client hung up as some tests want it to.
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
