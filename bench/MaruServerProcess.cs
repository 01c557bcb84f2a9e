using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Maru.Bench;

/// <summary>A running <c>maru up</c> on a data folder and a port of its own; ends with this object.</summary>
internal sealed class MaruServerProcess : IDisposable
{
    private readonly Process _process;

    private MaruServerProcess(Process process, Uri address, double readySeconds)
    {
        _process = process;
        Address = address;
        ReadySeconds = readySeconds;
    }

    public Uri Address { get; }

    /// <summary>Seconds from its start until it said "ready".</summary>
    public double ReadySeconds { get; }

    public static MaruServerProcess Start(string data, bool isEmpty = false)
    {
        var port = FreePort();
        var clock = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(Peers.Maru, ["up", "--data", data, "--port", port.ToString(CultureInfo.InvariantCulture), .. isEmpty ? (string[])["--empty"] : []])
        {
            RedirectStandardOutput = true,
        })!;
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.StartsWith("ready:", StringComparison.Ordinal)) return new(process, new($"http://127.0.0.1:{port}"), clock.Elapsed.TotalSeconds);
        throw new InvalidOperationException($"maru up ended without being ready: exit status {process.ExitCode}.");
    }

    /// <summary>Resident megabytes.</summary>
    public double Memory()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
