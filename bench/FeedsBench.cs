using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Live;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Bench;

/// <summary>
/// Readings pushed over HTTP to a running server, each acknowledged when it is on the disk, while displays listen: how many a second, and
/// the time from before a reading is sent until a display has it. Then the server is killed, and what it kept is counted. MARU_BENCH_SECONDS,
/// MARU_BENCH_RATE and MARU_BENCH_DISPLAYS change the usual 300 s, 5,000 a second and 200.
/// </summary>
internal static class FeedsBench
{
    private const string FeedId = "bench";
    private const int Stations = 1_000;
    private const int Gateways = 20;
    private const int Together = 50;
    private const int Checkers = 2;
    private const double LatencySeconds = 1;

    private static int Number(string variable, int usual) => int.Parse(Environment.GetEnvironmentVariable(variable) ?? usual.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static IEnumerable<BenchResult> Run()
    {
        var folder = Directory.CreateTempSubdirectory("maru-bench-feeds-").FullName;
        try
        {
            return Measure(folder, Number("MARU_BENCH_SECONDS", 300), Number("MARU_BENCH_RATE", 5_000), Number("MARU_BENCH_DISPLAYS", 200)).GetAwaiter().GetResult();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<BenchResult>> Measure(string folder, int seconds, int rate, int displays)
    {
        var key = await Prepare(folder);
        long sent = 0;
        double took, memory;
        List<double> latencies;
        using (var server = MaruServerProcess.Start(folder, isEmpty: true))
        {
            using var end = new CancellationTokenSource();
            var watching = Enumerable.Range(0, displays).Select(i => new Display(server.Address, isChecking: i < Checkers)).ToList();
            var listening = watching.Select(display => display.Listen(end.Token)).ToList();
            await Task.WhenAll(watching.Select(display => display.Begun));
            var clock = Stopwatch.StartNew();
            var newest = new double[Stations];
            await Task.WhenAll(Enumerable.Range(0, Gateways).Select(gateway => Task.Run(async () => Interlocked.Add(ref sent, await Send(server.Address, key, gateway, rate, TimeSpan.FromSeconds(seconds), newest)))));
            took = clock.Elapsed.TotalSeconds;
            await Task.Delay(2_000);
            memory = server.Memory();
            await end.CancelAsync();
            await Task.WhenAll(listening);
            foreach (var display in watching.Take(Checkers)) display.Check(newest);
            latencies = [.. watching.SelectMany(display => display.Latencies).Order()];
        }
        // Killed: what was acknowledged must be there, once.
        var kept = Kept(folder);
        if (kept.Readings != sent || kept.Duplicates != 0) throw new InvalidOperationException($"Sent and acknowledged {sent}, kept {kept.Readings}, doubled {kept.Duplicates}.");
        var (p50, p95, most) = (latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.95)], latencies[^1]);
        Console.Error.WriteLine(FormattableString.Invariant($"feeds: {sent} readings in {took:0.0} s to {displays} displays; {latencies.Count} frames, p50 {p50 * 1000:0} ms, p95 {p95 * 1000:0} ms, most {most * 1000:0} ms; all {kept.Readings} there after kill -9"));
        return
        [
            new($"readings kept, {displays} displays", "1/s", sent / took, rate * 0.99, "limit", sent / took / (rate * 0.99), [sent / took]),
            new("sent to shown, p95", "s", p95, LatencySeconds, "limit", LatencySeconds / p95, [p50, p95, most]),
            new("server memory", "MB", memory, 1000, "limit", 1000 / memory, [memory]),
        ];
    }

    private static async Task<string> Prepare(string folder)
    {
        await using var services = new ServiceCollection().AddMaru(folder).BuildServiceProvider();
        services.GetRequiredService<Maru.App.Catalog.CatalogStore>().Prepare();
        var accounts = services.GetRequiredService<Accounts>();
        await accounts.SetPassword(await accounts.Add(Reader.Machine, "gateway", null, [new(Role.Staff)]), "a long password for a bench 4711");
        var line = accounts.Find("gateway");
        var key = services.GetRequiredService<AccessKeys>().Make(new(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles }, "bench", null, 1);
        services.GetRequiredService<FeedFiles>().Save(new(FeedId, "push", "Bench")
        {
            Source = FeedSetting.OfPush,
            IsOpen = true,
            Pushers = [key.Split('_')[1]],
            Settings = new Dictionary<string, string> { ["quantities"] = "v | 값 | m | -1e9 | 1e9" },
        });
        return key;
    }

    // Each gateway has sensors of its own and sends them in turn, some together, at its share of the rate.
    private static async Task<long> Send(Uri server, string key, int gateway, int rate, TimeSpan time, double[] newest)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var every = TimeSpan.FromSeconds((double)Together * Gateways / rate);
        var clock = Stopwatch.StartNew();
        var stations = Stations / Gateways;
        long sent = 0;
        for (var turn = 0L; clock.Elapsed < time; turn++)
        {
            var due = every * turn;
            if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
            var body = new StringBuilder("{\"readings\":[");
            for (var i = 0; i < Together; i++)
            {
                var station = (gateway * stations) + (int)((sent + i) % stations);
                var at = DateTimeOffset.UtcNow.AddTicks(-(Together - i) * TimeSpan.TicksPerMillisecond / 10);
                newest[station] = sent + i;
                body.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}{{\"station\":\"S{station}\",\"quantity\":\"v\",\"at\":\"{at:yyyy-MM-ddTHH:mm:ss.fff}Z\",\"value\":{sent + i}}}");
            }
            using var content = new StringContent(body.Append("]}").ToString(), Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync($"/api/v1/feeds/{FeedId}/readings", content);
            answer.EnsureSuccessStatusCode();
            sent += Together;
        }
        return sent;
    }

    private static Arrival Kept(string folder)
    {
        using var services = new ServiceCollection().AddMaru(folder).BuildServiceProvider();
        return services.GetRequiredService<LiveStore>().Require(FeedId).Days().Values.Aggregate(new Arrival(), (all, day) => all + day);
    }

    /// <summary>A display that listens. Of every frame it looks when the first of its readings was sent; some read all of them.</summary>
    private sealed class Display(Uri server, bool isChecking)
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Dictionary<string, double> _newest = new(StringComparer.Ordinal);

        public Task Begun => _begun.Task;

        public List<double> Latencies { get; } = [];

        public async Task Listen(CancellationToken stop)
        {
            using var client = new HttpClient { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
            try
            {
                using var answer = await client.GetAsync($"/live/events?feeds={FeedId}", HttpCompletionOption.ResponseHeadersRead, stop);
                await using var stream = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(stop);
                await Read(stream, stop);
            }
            catch (OperationCanceledException)
            {
                // The measuring is over.
            }
        }

        private async Task Read(Stream stream, CancellationToken stop)
        {
            var buffer = new byte[1 << 20];
            var end = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(end), stop)) > 0)
            {
                var looked = end;
                end += read;
                var start = 0;
                int length;
                while ((length = buffer.AsSpan(Math.Max(start, looked), end - Math.Max(start, looked)).IndexOf((byte)'\n')) >= 0)
                {
                    length += Math.Max(start, looked) - start;
                    Line(buffer.AsSpan(start, length));
                    start += length + 1;
                }
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                end -= start;
                if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        private void Line(ReadOnlySpan<byte> line)
        {
            if (line.StartsWith("event: beat"u8)) _begun.TrySetResult();
            if (!line.StartsWith("data: {\"feed\""u8)) return;
            var mark = "\"at\":\""u8;
            var at = line.IndexOf(mark);
            if (at < 0) return;
            var time = line[(at + mark.Length)..];
            time = time[..time.IndexOf((byte)'"')];
            Latencies.Add((DateTimeOffset.UtcNow - DateTimeOffset.Parse(Encoding.ASCII.GetString(time), CultureInfo.InvariantCulture)).TotalSeconds);
            if (!isChecking) return;
            using var json = JsonDocument.Parse(line[6..].ToArray());
            foreach (var reading in json.RootElement.GetProperty("readings").EnumerateArray()) _newest[reading.GetProperty("station").GetString()!] = reading.GetProperty("value").GetDouble();
        }

        /// <summary>What it shows is what was sent last.</summary>
        public void Check(double[] newest)
        {
            for (var station = 0; station < newest.Length; station++)
                if (!_newest.TryGetValue($"S{station}", out var shown) || shown != newest[station]) throw new InvalidOperationException($"S{station} shows {shown}, sent last was {newest[station]}.");
        }
    }
}
