using System.Text;
using Maru.App.Egress;
using Maru.App.Live;
using Maru.App.OpenApi;
using Maru.Core.Live;
using RabbitMQ.Client;

namespace Maru.App.Tests.Live;

public sealed class QueueReaderTests
{
    private const string Queue = "sensors";

    [RabbitFact]
    public async Task Messages_are_kept_once_also_when_the_broker_dies_and_unreadable_ones_go_aside()
    {
        using var server = new RabbitServer();
        await using var home = new LiveHome(setting: TestFeed.Setting with { Queue = Queue }, clock: TimeProvider.System);
        Directory.CreateDirectory(home.Home.Keys);
        await File.WriteAllTextAsync(Path.Combine(home.Home.Keys, QueueReader.KeyName), server.Address);
        var start = DateTimeOffset.UtcNow.AddHours(-1);
        await Send(server, start, 0, 100, "{not json");
        var reader = new QueueReader(home.Files, home.Store, new ApiKeys(home.Home), new EgressPolicy { AllowLoopback = true }, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var running = reader.Run(stop.Token);
        await Until(() => Count(home) == 100 && home.Feed.Asides().Count == 1, home);
        server.KillAndStart();
        await Send(server, start, 90, 200);
        await Until(() => Count(home) == 200, home);
        await stop.CancelAsync();
        await running;
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (double)(i % 40)), home.Feed.Values("A", "t", start.AddSeconds(-1), DateTimeOffset.UtcNow).Select(reading => reading.Value));
        Assert.Contains("not json", home.Feed.Asides().Single().Value.Found, StringComparison.Ordinal);
        Assert.Null(home.Store.Health("weather").ProblemKo);
    }

    [Fact]
    public async Task A_broker_that_is_away_makes_the_feed_say_so_without_its_password()
    {
        await using var home = new LiveHome(setting: TestFeed.Setting with { Queue = Queue }, clock: TimeProvider.System);
        Directory.CreateDirectory(home.Home.Keys);
        await File.WriteAllTextAsync(Path.Combine(home.Home.Keys, QueueReader.KeyName), "amqp://maru:geheim@127.0.0.1:1/");
        foreach (var (policy, said) in ((EgressPolicy, string)[])[(new() { AllowLoopback = true }, Queue), (new(), "127.0.0.1")])
        {
            home.Store.Keep("weather", new());
            using var stop = new CancellationTokenSource();
            var running = new QueueReader(home.Files, home.Store, new ApiKeys(home.Home), policy, TimeProvider.System).Run(stop.Token);
            await Until(() => home.Store.Health("weather").ProblemKo is not null, home);
            await stop.CancelAsync();
            await running;
            Assert.Contains(said, home.Store.Health("weather").ProblemKo, StringComparison.Ordinal);
            Assert.DoesNotContain("geheim", home.Store.Health("weather").ToString(), StringComparison.Ordinal);
        }
    }

    private static int Count(LiveHome home) => home.Feed.Values("A", "t", DateTimeOffset.UtcNow.AddHours(-2), DateTimeOffset.UtcNow).Count;

    private static async Task Send(RabbitServer server, DateTimeOffset start, int from, int to, params string[] more)
    {
        await using var connection = await new ConnectionFactory { Uri = new(server.Address) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        var bodies = Enumerable.Range(from, to - from).Select(i => $$"""{"readings":[{"station":"A","quantity":"t","at":"{{start.AddSeconds(i):yyyy-MM-ddTHH:mm:ssZ}}","value":{{i % 40}}}]}""");
        foreach (var body in bodies.Concat(more)) await channel.BasicPublishAsync("", Queue, false, new BasicProperties { Persistent = true }, Encoding.UTF8.GetBytes(body));
    }

    private static async Task Until(Func<bool> done, LiveHome home)
    {
        for (var waited = 0; !done(); waited++)
        {
            Assert.True(waited < 900, $"{home.Store.Health("weather")} {home.Feed.Days().Values.FirstOrDefault()}");
            await Task.Delay(100);
        }
    }
}
