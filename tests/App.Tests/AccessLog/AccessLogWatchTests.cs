using Maru.App.AccessLog;
using Maru.App.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.App.Tests.AccessLog;

public sealed class AccessLogWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-access-watch-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Looks every few milliseconds.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            dueTime < TimeSpan.FromMinutes(1) ? base.CreateTimer(callback, state, dueTime, period) : base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task A_review_that_fails_keeps_no_proof_from_being_made_and_does_not_end_the_watch()
    {
        await using var services = new ServiceCollection().AddLogging().AddMaru(_folder).AddSingleton<TimeProvider>(new Hurried()).AddSingleton<AccessLogWatch>().BuildServiceProvider();
        var home = services.GetRequiredService<DataHome>();
        await using (var log = new AccessLogStore(home, TimeProvider.System)) await log.Append(new("kim", "10.0.0.1", AccessAction.View, "복지-대상자", 3));
        // The settings of the review can't be read.
        await File.WriteAllTextAsync(home.AccountsFile, new string('x', 4096));
        var watch = services.GetRequiredService<AccessLogWatch>();
        await watch.StartAsync(CancellationToken.None);
        var prove = services.GetRequiredService<ProveAccessLog>();
        for (var tries = 0; tries < 500 && prove.Last() is null; tries++) await Task.Delay(20);
        Assert.True(prove.Last()!.IsWhole);
        // Looked again after the review had failed, and still looking.
        var proof = Path.Combine(home.AccessSeals, "proof.json");
        File.Delete(proof);
        for (var tries = 0; tries < 500 && prove.Last() is null; tries++) await Task.Delay(20);
        Assert.NotNull(prove.Last());
        Assert.False(watch.ExecuteTask!.IsCompleted);
        await watch.StopAsync(CancellationToken.None);
    }
}
