using Maru.App.Egress;
using Maru.App.Lake;
using Maru.App.OpenApi;
using Maru.App.Sources;

namespace Maru.App.Tests.OpenApi;

/// <summary>A data folder with one described API, and what it takes to collect from it.</summary>
internal sealed class ApiHome : IDisposable
{
    private EgressGuard? _egress;
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-api-").FullName;

    public ApiHome(string description)
    {
        Home = new(Path.Combine(_folder, "data"));
        Directory.CreateDirectory(Home.Apis);
        File.WriteAllText(Path.Combine(Home.Apis, "test.yaml"), description);
    }

    public DataHome Home { get; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public ApiPatience Patience { get; init; } = new() { FirstWait = TimeSpan.FromMilliseconds(1), Time = TimeSpan.FromSeconds(5) };

    public void Key(string name, string key)
    {
        Directory.CreateDirectory(Home.Keys);
        File.WriteAllText(Path.Combine(Home.Keys, name), key);
    }

    /// <summary>Collects <c>api:test</c> with settings as <c>a=1</c>.</summary>
    public async Task<CollectedFile> Collect(string name = "test", params string[] settings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("n"))).FullName;
        var given = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var file = await new ApiCollector(Home, new OpenApis(Home), new ApiKeys(Home), _egress ??= new(new EgressPolicy { AllowLoopback = true }, null, Clock), Clock, Patience).Collect(new(name, given, folder), CancellationToken.None);
        Assert.Equal([file.Path], Directory.GetFiles(folder));
        return file;
    }

    public async Task<string[]> Lines() => await File.ReadAllLinesAsync((await Collect()).Path);

    public void Dispose()
    {
        _egress?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
