using System.Diagnostics;
using System.Globalization;

namespace Maru.Bench;

/// <summary>A warm dataset page: time to its first byte (95th percentile), pages a second, memory of the idle server, time until ready.</summary>
internal static class PageBench
{
    private const int Pages = 2000;
    private const int AtOnce = 8;

    public static IEnumerable<BenchResult> Run()
    {
        var data = Path.Combine(Path.GetTempPath(), "maru-bench-page");
        if (!Directory.Exists(Path.Combine(data, "lake"))) using (Start(data, out _)) { }
        using var server = Start(data, out var readySeconds);
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        var page = "/datasets/" + Uri.EscapeDataString(FirstDataset(client));
        var idle = Memory(server);
        for (var i = 0; i < 50; i++) client.GetStringAsync(page).GetAwaiter().GetResult();
        var firstBytes = Enumerable.Range(0, 300).Select(_ => FirstByte(client, page)).Order().ToList();
        var p95 = firstBytes[(int)(firstBytes.Count * 0.95)];
        var clock = Stopwatch.StartNew();
        Parallel.For(0, Pages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, _ => client.GetByteArrayAsync(page).GetAwaiter().GetResult());
        var rate = Pages / clock.Elapsed.TotalSeconds;
        yield return new("page first byte p95", "ms", p95, 60, "limit", 60 / p95, [p95]);
        yield return new("pages a second", "1/s", rate, 300, "goal", rate / 300, [rate]);
        yield return new("idle memory", "MB", idle, 300, "limit", 300 / idle, [idle]);
        yield return new("ready on a loaded folder", "s", readySeconds, 3, "limit", 3 / readySeconds, [readySeconds]);
        server.Kill(entireProcessTree: true);
    }

    private const string Address = "http://127.0.0.1:18099";

    private static Process Start(string data, out double seconds)
    {
        var clock = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(Peers.Maru, ["up", "--data", data, "--port", "18099"]) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("ready:", StringComparison.Ordinal)) { }
        seconds = clock.Elapsed.TotalSeconds;
        return process;
    }

    private static string FirstDataset(HttpClient client)
    {
        using var json = System.Text.Json.JsonDocument.Parse(client.GetStringAsync("/api/v1/datasets").GetAwaiter().GetResult());
        return json.RootElement.GetProperty("datasets")[0].GetProperty("id").GetString()!;
    }

    private static double FirstByte(HttpClient client, string page)
    {
        var clock = Stopwatch.StartNew();
        using var answer = client.GetAsync(page, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
        using var body = answer.Content.ReadAsStream();
        body.ReadByte();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Memory(Process process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
    }
}
