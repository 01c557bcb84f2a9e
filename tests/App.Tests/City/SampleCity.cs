using System.Diagnostics;
using Maru.City;

namespace Maru.App.Tests.City;

/// <summary>The sample city, written once for all tests that read it.</summary>
public sealed class SampleCity : IDisposable
{
    public SampleCity()
    {
        Folder = Path.Combine(Path.GetTempPath(), $"maru-city-{Guid.NewGuid():N}");
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        Description = CityGenerator.Write(Folder);
        ProcessorTime = Process.GetCurrentProcess().TotalProcessorTime - before;
    }

    /// <summary>What writing took of all processors together; tests that run beside it are counted too.</summary>
    public TimeSpan ProcessorTime { get; }

    public string Folder { get; }

    public CityDescription Description { get; }

    public DatasetDescription Dataset(string id) => Description.Datasets.Single(dataset => dataset.Id == id);

    public FileDescription LastFile(string id) => Dataset(id).Files[^1];

    public string PathOf(FileDescription file) => Path.Combine(Folder, file.Path);

    public IEnumerable<FileDescription> Files => Description.Datasets.SelectMany(dataset => dataset.Files);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

[CollectionDefinition(Name)]
public sealed class SampleCityCollection : ICollectionFixture<SampleCity>
{
    public const string Name = "sample city";
}
