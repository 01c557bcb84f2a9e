using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Maru.App.Tests.Live;

/// <summary>A fact on RabbitMQ: skipped where Debian's rabbitmq-server is not installed, unless CI=true, where it must be.</summary>
public sealed class RabbitFactAttribute : FactAttribute
{
    public RabbitFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !File.Exists(RabbitServer.Program)) Skip = "RabbitMQ is not installed (/usr/lib/rabbitmq).";
    }
}

/// <summary>A broker of its own in a temporary folder, on ports of its own; gone afterwards.</summary>
internal sealed class RabbitServer : IDisposable
{
    public const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-rabbit-").FullName;
    private readonly int _names = FreePort();
    private readonly int _port = FreePort();
    private readonly int _nodes = FreePort();
    private Process _process;

    public RabbitServer() => _process = Start();

    public string Address => $"amqp://guest:guest@127.0.0.1:{_port}/";

    /// <summary>Dies as by a power cut, and comes back with what was on its disk.</summary>
    public void KillAndStart()
    {
        Kill();
        _process = Start();
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {Program} > {_folder}/out 2>&1"]) { WorkingDirectory = _folder };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["RABBITMQ_NODENAME"] = $"maru{_port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{_port}",
            ["RABBITMQ_DIST_PORT"] = $"{_nodes}",
            ["RABBITMQ_MNESIA_BASE"] = _folder,
            ["RABBITMQ_LOG_BASE"] = _folder,
            ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
            ["ERL_EPMD_PORT"] = $"{_names}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        }) start.Environment[name] = value;
        var process = Process.Start(start)!;
        for (var waited = 0; !Answers(); waited++)
        {
            if (waited > 600 || process.HasExited) throw new InvalidOperationException("RabbitMQ did not start: " + File.ReadAllText(Path.Combine(_folder, "out")));
            Thread.Sleep(100);
        }
        return process;
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    public void Dispose()
    {
        Kill();
        // The names' daemon of this broker alone: it listens on a port of its own.
        using (var names = Process.Start(new ProcessStartInfo("/usr/bin/epmd", ["-port", $"{_names}", "-kill"]) { RedirectStandardOutput = true, RedirectStandardError = true })!) names.WaitForExit();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
