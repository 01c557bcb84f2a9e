using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City;

/// <summary>Writes the sample city: its departments' files as they really come, and <c>city.json</c> which describes them.</summary>
public static class CityGenerator
{
    /// <summary>
    /// Writes into <paramref name="folder"/> (made when missing; files of an earlier run are replaced) and returns what was written.
    /// <paramref name="progress"/> hears each dataset's title when it is done, from several threads.
    /// </summary>
    public static CityDescription Write(string folder, CityOptions? options = null, Action<string>? progress = null, CancellationToken stop = default)
    {
        options ??= new CityOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Scale, nameof(options));
        Directory.CreateDirectory(folder);
        var city = new CityModel(options);
        var datasets = CityDataset.FindAll();
        var described = new DatasetDescription[datasets.Count];
        var order = Enumerable.Range(0, datasets.Count).OrderByDescending(index => datasets[index].About.Cycle is Cycle.Daily or Cycle.Hourly);
        Parallel.ForEach(order, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = System.Environment.ProcessorCount }, index =>
        {
            var dataset = datasets[index];
            var delivery = new Delivery(folder, dataset.About.Team.Split('/')[0]);
            dataset.Deliver(delivery, city, Pcg.For(options.Seed, dataset.About.Id));
            described[index] = Describing.Dataset(dataset, delivery, city);
            progress?.Invoke(dataset.About.Title);
        });
        var description = Describing.City(city, datasets, described, BaseMap.Write(folder, city));
        description.Save(folder);
        Curate(folder);
        return description;
    }

    /// <summary>Lays beside the files what the city's data office wrote by hand: figures of the home page, the catalogue's notes, indicators, boards and their menu, and what the excavation pages read.</summary>
    private static void Curate(string folder)
    {
        var here = typeof(CityGenerator).Assembly;
        Directory.CreateDirectory(Path.Combine(folder, "boards"));
        foreach (var name in here.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            using var text = here.GetManifestResourceStream(name)!;
            using var file = File.Create(Path.Combine([folder, .. name.Split('/')]));
            text.CopyTo(file);
        }
    }
}
