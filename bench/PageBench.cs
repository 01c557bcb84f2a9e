using System.Diagnostics;
using System.Text.Json;

namespace Maru.Bench;

/// <summary>
/// Dataset pages of the sample city: time to the first byte of a warm page (95th percentile over several pages in turn), pages a second,
/// memory of the idle server, time until ready on a folder that is loaded.
/// </summary>
internal static class PageBench
{
    private const int Datasets = 20;
    private const int Pages = 3000;
    private const int AtOnce = 8;

    public static IEnumerable<BenchResult> Run()
    {
        var data = Path.Combine(Path.GetTempPath(), "maru-bench-page");
        if (!Directory.Exists(Path.Combine(data, "lake"))) MaruServerProcess.Start(data).Dispose();
        using var server = MaruServerProcess.Start(data);
        using var client = new HttpClient { BaseAddress = server.Address };
        Thread.Sleep(TimeSpan.FromSeconds(5));
        var idle = server.Memory();
        var pages = PagesOf(client);
        var cold = pages.Select(page => FirstByte(client, page)).ToList();
        for (var i = 0; i < 200; i++) client.GetStringAsync(pages[i % pages.Count]).GetAwaiter().GetResult();
        var warm = Enumerable.Range(0, 600).Select(i => FirstByte(client, pages[i % pages.Count])).ToList();
        var p95 = Percentile95(warm);
        Throughput(client, pages, Pages);
        var rates = Enumerable.Range(0, 3).Select(_ => Throughput(client, pages, Pages)).ToList();
        var rate = Timed.Median(rates);
        yield return new("warm page, first byte p95", "ms", p95, 60, "limit", 60 / p95, warm);
        yield return new("first page of a dataset p95", "ms", Percentile95(cold), 1000, "limit", 1000 / Percentile95(cold), cold);
        yield return new("pages a second", "1/s", rate, 300, "goal", rate / 300, rates);
        yield return new("idle memory", "MB", idle, 300, "limit", 300 / idle, [idle]);
        yield return new("memory after the pages", "MB", server.Memory(), 1000, "limit", 1000 / server.Memory(), [server.Memory()]);
        yield return new("ready on a loaded folder", "s", server.ReadySeconds, 3, "limit", 3 / server.ReadySeconds, [server.ReadySeconds]);
    }

    // Eight readers that each ask for the next page as soon as they have one.
    private static double Throughput(HttpClient client, IReadOnlyList<string> pages, int count)
    {
        var next = -1;
        var clock = Stopwatch.StartNew();
        Task.WaitAll([.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(Read))]);
        return count / clock.Elapsed.TotalSeconds;

        async Task Read()
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                using var answer = await client.GetAsync(pages[i % pages.Count], HttpCompletionOption.ResponseHeadersRead);
                await answer.EnsureSuccessStatusCode().Content.CopyToAsync(Stream.Null);
            }
        }
    }

    private static List<string> PagesOf(HttpClient client)
    {
        using var json = JsonDocument.Parse(client.GetStringAsync("/api/v1/datasets?limit=200").GetAwaiter().GetResult());
        // A dataset that is not open has a short page that says so: it would flatter.
        var ids = json.RootElement.GetProperty("datasets").EnumerateArray().Where(dataset => dataset.GetProperty("access").GetString() == "everyone").Select(dataset => dataset.GetProperty("id").GetString()!).ToList();
        var step = Math.Max(1, ids.Count / Datasets);
        return [.. ids.Where((_, i) => i % step == 0).Select(id => "/datasets/" + Uri.EscapeDataString(id))];
    }

    private static double FirstByte(HttpClient client, string page)
    {
        var clock = Stopwatch.StartNew();
        using var answer = client.GetAsync(page, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
        using var body = answer.EnsureSuccessStatusCode().Content.ReadAsStream();
        body.ReadByte();
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        body.CopyTo(Stream.Null);
        return milliseconds;
    }

    private static double Percentile95(List<double> values) => values.Order().ElementAt((int)(values.Count * 0.95));
}
