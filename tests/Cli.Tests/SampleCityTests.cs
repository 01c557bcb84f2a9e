using Maru.App.Lake;
using Maru.City;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Tests;

public sealed class SampleCityTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("maru-sample-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_first_start_that_was_stopped_goes_on_where_it_stopped_and_a_full_folder_is_left_alone()
    {
        await Start(lake => lake.Datasets().Count >= 5);
        var (some, before) = Collected();
        Assert.InRange(some, 5, 100);
        await Start(_ => false);
        var (all, after) = Collected();
        Assert.Equal(111, all);
        Assert.All(before, version => Assert.Equal(version.Value, after[version.Key]));
        await Start(_ => false);
        Assert.Equal(after, Collected().Versions);
    }

    // Stops the start as soon as the lake is as asked.
    private async Task Start(Func<LakeStore, bool> isEnough)
    {
        await using var services = new ServiceCollection().AddLogging().AddMaru(_data).BuildServiceProvider();
        using CancellationTokenSource stop = new(), done = new();
        // A thread of its own: those of the pool may all be held by other tests until the city is whole.
        Thread watch = new(() =>
        {
            while (!done.IsCancellationRequested && !isEnough(services.GetRequiredService<LakeStore>())) Thread.Sleep(5);
            if (!done.IsCancellationRequested) stop.Cancel();
        });
        watch.Start();
        try
        {
            await SampleCity.LoadWhenEmpty(services, new CityOptions(Scale: 0.01), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        await done.CancelAsync();
        watch.Join();
    }

    private (int Datasets, Dictionary<(string, int), DateTimeOffset> Versions) Collected()
    {
        var lake = new LakeStore(new DataHome(_data));
        return (lake.Datasets().Count, lake.Datasets().SelectMany(id => lake.Versions(id).Select(version => lake.Manifest(id, version))).ToDictionary(m => (m.Dataset, m.Version), m => m.CollectedAt));
    }
}
