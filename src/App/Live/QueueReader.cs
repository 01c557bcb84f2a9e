using System.Collections.Concurrent;
using System.Text;
using Maru.App.Egress;
using Maru.App.OpenApi;
using Maru.Core;
using Maru.Core.Live;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Maru.App.Live;

/// <summary>
/// Takes readings out of queues of RabbitMQ (AMQP 0-9-1), for feeds whose settings name one. The broker's address is the key <c>amqp</c>. A
/// message is acknowledged when it is on the disk, so that one that was under way when either side died comes again and is kept once.
/// </summary>
public sealed class QueueReader(FeedFiles files, LiveStore store, ApiKeys keys, EgressPolicy policy, TimeProvider clock)
{
    /// <summary>Name of the key that holds <c>amqp://user:password@host:5672/vhost</c>.</summary>
    public const string KeyName = "amqp";

    private const ushort Together = 64;
    private const int LongestKept = 500;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (string Queue, CancellationTokenSource End, Task Work)> _reading = new(StringComparer.Ordinal);

    public async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            do await Follow(stop);
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            foreach (var id in _reading.Keys) await End(id);
        }
    }

    // Feeds are declared, paused and removed while the server runs.
    private async Task Follow(CancellationToken stop)
    {
        var wanted = files.All().Feeds.Where(feed => feed is { IsPaused: false, Source: FeedSetting.OfPush, Queue.Length: > 0 }).ToDictionary(feed => feed.Id, feed => feed.Queue!, StringComparer.Ordinal);
        foreach (var (id, reading) in _reading.ToArray())
            if (!wanted.TryGetValue(id, out var queue) || queue != reading.Queue) await End(id);
        foreach (var (id, queue) in wanted)
        {
            if (_reading.ContainsKey(id)) continue;
            var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            _reading[id] = (queue, end, Task.Run(() => Read(id, queue, end.Token), CancellationToken.None));
        }
    }

    private async Task End(string id)
    {
        if (!_reading.TryRemove(id, out var reading)) return;
        await reading.End.CancelAsync();
        await reading.Work;
        reading.End.Dispose();
    }

    // A broker that is away is looked for after longer and longer rests.
    private async Task Read(string id, string queue, CancellationToken stop)
    {
        var rest = FirstRest;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Consume(id, queue, () => rest = FirstRest, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is InputException or RabbitMQClientException or IOException or System.Net.Sockets.SocketException or OperationCanceledException or TimeoutException)
            {
                Broken(id, e as InputException ?? Away(queue, e));
            }
            try
            {
                await Task.Delay(rest, clock, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            rest = rest * 2 < LongestRest ? rest * 2 : LongestRest;
        }
    }

    private async Task Consume(string id, string queue, Action connected, CancellationToken stop)
    {
        var factory = new ConnectionFactory { Uri = Address(), AutomaticRecoveryEnabled = false, ConsumerDispatchConcurrency = Together, ClientProvidedName = "Maru " + id };
        await using var connection = await factory.CreateConnectionAsync(stop);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        await channel.BasicQosAsync(0, Together, false, stop);
        await channel.QueueDeclarePassiveAsync(queue, stop);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) => Take(id, channel, message.DeliveryTag, message.Body.ToArray(), stop);
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, stop);
        connected();
        store.Keep(id, store.Health(id) with { AnsweredAt = clock.GetUtcNow(), Failures = 0, ProblemKo = null, ProblemEn = null });
        while (channel.IsOpen && connection.IsOpen) await Task.Delay(LookEvery, clock, stop);
        throw Away(queue, null);
    }

    private async Task Take(string id, IChannel channel, ulong tag, byte[] body, CancellationToken stop)
    {
        try
        {
            await store.Require(id).Take(Answer(body), isWhole: false, stop);
            await channel.BasicAckAsync(tag, multiple: false, stop);
        }
        catch (Exception e) when (e is InputException or IOException or OperationCanceledException or RabbitMQClientException)
        {
            // Not on the disk: the broker keeps it, and gives it again when this connection is over.
            if (e is InputException or IOException) Broken(id, e as InputException ?? Away(id, e));
            await channel.CloseAsync(CancellationToken.None);
        }
    }

    // A message nobody can read would come for ever: it goes aside, and is kept there.
    private FeedAnswer Answer(byte[] body)
    {
        try
        {
            return PushBody.Read(body, clock.GetUtcNow());
        }
        catch (InputException)
        {
            var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, LongestKept)));
            return FeedAnswer.Nothing with { Bad = [new("", "", clock.GetUtcNow(), text, BadReason.Unreadable)] };
        }
    }

    private Uri Address()
    {
        var written = keys.Find(new ApiKey { Name = KeyName, AsWritten = true }, "feeds") ?? throw new InputException(
            new("RabbitMQ의 주소가 없습니다.", "There is no address of a RabbitMQ broker."),
            new($"환경 변수 {ApiKeys.VariableOf(KeyName)}나 데이터 폴더의 keys/{KeyName} 파일에 amqp://계정:비밀번호@호스트:5672/를 두세요.", $"Put amqp://user:password@host:5672/ into the variable {ApiKeys.VariableOf(KeyName)} or the file keys/{KeyName} of the data folder."));
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("amqp" or "amqps")) throw new InputException(
            new("RabbitMQ의 주소를 읽을 수 없습니다.", "The address of the RabbitMQ broker can't be read."), new("amqp://계정:비밀번호@호스트:5672/로 쓰세요.", "Write amqp://user:password@host:5672/."));
        var host = address.DnsSafeHost;
        if (!(policy.AllowLoopback && address.IsLoopback) && !policy.Allows(host) && !policy.Inside.Contains(host, StringComparer.OrdinalIgnoreCase)) throw EgressErrors.NotAllowed(host);
        return address;
    }

    private void Broken(string id, InputException problem)
    {
        var before = store.Health(id);
        store.Keep(id, before with { CalledAt = clock.GetUtcNow(), Failures = before.Failures + 1, ProblemKo = problem.In("ko"), ProblemEn = problem.In("en") });
    }

    // What the client says of an address may hold its password: it is not repeated.
    private static InputException Away(string queue, Exception? cause) => new(
        new($"RabbitMQ의 큐 '{queue}'에서 받을 수 없습니다.", $"Nothing can be taken from the RabbitMQ queue '{queue}'."),
        new("RabbitMQ가 켜져 있고 그 이름의 큐가 있는지 보세요. 스스로 다시 잇습니다.", "See whether RabbitMQ runs and has a queue of that name. Maru connects again by itself."), queue, cause)
    { IsTransient = true };
}
