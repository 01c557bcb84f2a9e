using Maru.App.Charts;
using Maru.App.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Features.Dataset;

public static class DatasetPageServices
{
    /// <summary>What the page of a dataset needs beside the catalogue, the lake and the reader of rows.</summary>
    public static IServiceCollection AddDatasetPage(this IServiceCollection services) =>
        services.AddSingleton<ComputeChart>().AddSingleton<ReadPlaces>().AddSingleton<FactsCache>().AddSingleton<DatasetPages>().AddSingleton<PageParts>();
}
