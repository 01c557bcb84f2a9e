using System.Globalization;
using Maru.App.Boards;
using Maru.App.Catalog;
using Maru.App.Catalog.City;
using Maru.App.Excavations;
using Maru.App.Indicators;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.City;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli;

/// <summary>
/// Fills an empty data folder with the sample city: its departments' files are generated and taken in like anyone's. A start that was cut
/// short goes on where it stopped.
/// </summary>
public static class SampleCity
{
    public const string FolderName = "sample-city";

    public static async Task LoadWhenEmpty(IServiceProvider services, CityOptions options, CancellationToken stop)
    {
        var lake = services.GetRequiredService<LakeStore>();
        var folder = Path.Combine(lake.Home.Folder, FolderName);
        var begun = Path.Combine(folder, "begun");
        if (lake.Datasets().Count > 0 && !File.Exists(begun)) return;
        await Console.Error.WriteLineAsync("표본 도시를 만듭니다 · making the sample city");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(begun, "", stop);
        var city = CityGenerator.Write(folder, options, stop: stop);
        var catalog = services.GetRequiredService<CatalogStore>();
        ApplyCity.Apply(catalog, CityFile.Read(folder), CityExtras.Read(folder), sample: true);
        var excavations = services.GetRequiredService<ExcavationFile>().Path;
        if (!File.Exists(excavations)) File.Copy(Path.Combine(folder, ExcavationFile.Name), excavations);
        var ingest = services.GetRequiredService<IngestSources>();
        // Boundaries first: the places of the others look for the regions they lie in.
        var boundaries = city.Datasets.Where(IsBoundary).ToList();
        foreach (var dataset in boundaries) await Load(ingest, folder, dataset, lake.Versions(dataset.Id).Count, stop);
        await Parallel.ForEachAsync(
            city.Datasets.Except(boundaries), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop },
            async (dataset, cancelled) => await Load(ingest, folder, dataset, lake.Versions(dataset.Id).Count, cancelled));
        await LayOut(services, folder, stop);
        SampleFeeds.Declare(services, folder, options);
        File.Delete(begun);
    }

    /// <summary>Declares the city's indicators, boards and menu. What a start that was cut short left is kept.</summary>
    private static async Task LayOut(IServiceProvider services, string folder, CancellationToken stop)
    {
        var (indicators, kept) = (services.GetRequiredService<IndicatorDesk>(), services.GetRequiredService<IndicatorBook>());
        var declared = Path.Combine(folder, "indicators.yaml");
        foreach (var one in IndicatorYaml.Read(await File.ReadAllTextAsync(declared, stop), declared).Where(one => kept.Find(one.Id) is null)) await Keep(indicators, one, stop);
        // Straight into the book: these boards are the city's own, and some show data that not everyone may read.
        var (book, menu) = (services.GetRequiredService<BoardBook>(), services.GetRequiredService<BoardMenu>());
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "boards"), "*.yaml"))
        {
            var board = BoardYaml.Read(await File.ReadAllTextAsync(path, stop), path);
            if (book.Find(board.Id) is null) book.Save(board);
        }
        var entries = Path.Combine(folder, "menu.yaml");
        if (menu.Items.Count == 0) menu.Save(BoardYaml.ReadMenu(await File.ReadAllTextAsync(entries, stop), entries));
        services.GetRequiredService<ComputeTiles>().Refresh(stop);
    }

    private static async Task Keep(IndicatorDesk desk, Indicator one, CancellationToken stop)
    {
        try
        {
            desk.Save([one], stop);
        }
        catch (InputException e)
        {
            await Console.Error.WriteLineAsync($"✗ {one.Title.Ko}: {e.Message}");
        }
    }

    private static bool IsBoundary(DatasetDescription dataset) => dataset.Files.Any(file => file.Format.Contains("geojson", StringComparison.OrdinalIgnoreCase) && dataset.Title.Contains("경계", StringComparison.Ordinal));

    private static async Task Load(IngestSources ingest, string folder, DatasetDescription dataset, int versions, CancellationToken stop)
    {
        var isEachAVersion = dataset.Combine == "versions";
        if (versions > 0 && !isEachAVersion) return;
        try
        {
            if (dataset.Combine == "append" || (dataset.Combine == "single" && dataset.Files.Count > 1))
                await ingest.Run(Request(dataset, dataset.Files[0], [.. dataset.Files.Select(file => PathOf(folder, file)).Distinct()], dataset.ReferenceDate) with { Append = true, Table = null }, null, stop);
            else
                foreach (var file in dataset.Files.Skip(versions)) await ingest.Run(Request(dataset, file, [PathOf(folder, file)], isEachAVersion ? file.ReferenceDate : dataset.ReferenceDate), null, stop);
            await Console.Error.WriteLineAsync($"✓ {dataset.Title}");
        }
        catch (InputException e)
        {
            await Console.Error.WriteLineAsync($"✗ {dataset.Title}: {e.Message}");
        }
    }

    private static IngestRequest Request(DatasetDescription dataset, FileDescription file, IReadOnlyList<string> paths, DateOnly day)
    {
        var settings = new Dictionary<string, string> { [TableCorrections.ReferenceDateKey] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        if (file.RecordPath is { } records) settings["records"] = records;
        // Its dong boundaries are replaced by another office's, with other columns: whoever made the city has seen it.
        return new(paths, dataset.Id) { Table = file.Sheet, Settings = settings, Accepted = new("마루", "표본 도시") };
    }

    private static string PathOf(string folder, FileDescription file) => Path.Combine([folder, .. file.Path.Split('/')]);
}
