using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.App.Egress;
using Maru.App.Export;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Linking;
using Maru.App.Receipts;
using Maru.App.Rows;
using Maru.App.Sources;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Sources;
using Maru.Engines.DuckDb;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Hosting;

/// <summary>Puts the parts together. Connectors are found, not listed: every public <see cref="IConnector"/> with a parameterless constructor.</summary>
public static class Composition
{
    public static IReadOnlyList<IConnector> Connectors { get; } =
        [.. typeof(Maru.Connectors.Csv.CsvConnector).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false } && typeof(IConnector).IsAssignableFrom(type) && type.GetConstructor([]) is not null)
            .Select(type => (IConnector)Activator.CreateInstance(type)!)
            .OrderBy(connector => connector.Card.Id, StringComparer.Ordinal)];

    /// <summary>Everything that works on one data folder.</summary>
    public static IServiceCollection AddMaru(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new DataHome(dataFolder));
        services.AddSingleton<LakeStore>();
        services.AddSingleton<IEngine>(provider => new DuckDbEngine(provider.GetRequiredService<DataHome>().Lake));
        services.AddSingleton(Connectors);
        services.AddSingleton(EgressPolicy.FromEnvironment());
        services.AddSingleton<EgressGuard>();
        services.AddSingleton(provider => new SourceResolver(
            provider.GetRequiredService<IReadOnlyList<IConnector>>(), provider.GetRequiredService<DataHome>(), provider.GetRequiredService<EgressGuard>()));
        services.AddSingleton(provider => new CatalogStore(provider.GetRequiredService<LakeStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new UsageLog(provider.GetRequiredService<CatalogStore>().Database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(ReceiptRetention.FromEnvironment());
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<ComputeHome>();
        services.AddHostedService<HomeRefresh>();
        services.AddSingleton<ReadableVersions>();
        services.AddSingleton<RowReader>();
        services.AddSingleton<SqlReader>();
        services.AddSingleton<DatasetExport>();
        services.AddSingleton<IDatasetRegister, CatalogRegister>();
        services.AddSingleton<KnownAreas>();
        services.AddSingleton<IngestTable>();
        services.AddSingleton<IngestSources>();
        services.AddSingleton<LinkDecisions>();
        services.AddSingleton<LinkDatasets>();
        services.AddSingleton<ImportLimits>();
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<ImportArrival>();
        services.AddSingleton<CheckImport>();
        services.AddSingleton<LoadImport>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<Leftovers>();
        services.AddHostedService<DailySweep>();
        return services;
    }
}
