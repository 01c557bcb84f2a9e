using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.App.Access.Storage;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Keeping;
using Maru.App.AccessLog.Review;
using Maru.App.Boards;
using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.App.Drift;
using Maru.App.Egress;
using Maru.App.Excavations;
using Maru.App.Export;
using Maru.App.Import;
using Maru.App.Indicators;
using Maru.App.Ingest;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Relink;
using Maru.App.Jobs.Watch;
using Maru.App.Lake;
using Maru.App.Lineage;
using Maru.App.Linking;
using Maru.App.Live;
using Maru.App.Mending;
using Maru.App.Metadata;
using Maru.App.OpenApi;
using Maru.App.Organization;
using Maru.App.Privacy;
using Maru.App.Privacy.Assessments;
using Maru.App.Privacy.Incidents;
using Maru.App.Privacy.Projects;
using Maru.App.Privacy.Publishing;
using Maru.App.Quality.Rules;
using Maru.App.Quality.Rules.Suggest;
using Maru.App.Receipts;
using Maru.App.Relations;
using Maru.App.Reports;
using Maru.App.Rows;
using Maru.App.Sources;
using Maru.App.Sql;
using Maru.App.Terms;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Live;
using Maru.Core.Sources;
using Maru.Engines.DuckDb;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Hosting;

/// <summary>Puts the parts together. Connectors are found, not listed: every public <see cref="IConnector"/> with a parameterless constructor.</summary>
public static class Composition
{
    public static IReadOnlyList<IConnector> Connectors { get; } = [.. Found<IConnector>().OrderBy(connector => connector.Card.Id, StringComparer.Ordinal)];

    public static IReadOnlyList<IFeed> Feeds { get; } = [.. Found<IFeed>().OrderBy(feed => feed.Card.Card.Id, StringComparer.Ordinal)];

    private static IEnumerable<T> Found<T>() => typeof(Maru.Connectors.Csv.CsvConnector).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false } && typeof(T).IsAssignableFrom(type) && type.GetConstructor([]) is not null)
        .Select(type => (T)Activator.CreateInstance(type)!);

    /// <summary>Everything that works on one data folder.</summary>
    public static IServiceCollection AddMaru(this IServiceCollection services, string dataFolder)
    {
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new DataHome(dataFolder));
        services.AddSingleton<LakeStore>();
        services.AddSingleton<IEngine>(provider => new DuckDbEngine(provider.GetRequiredService<DataHome>().Lake));
        services.AddSingleton(Connectors);
        services.AddSingleton(EgressPolicy.FromEnvironment());
        services.AddSingleton(provider => new HostRules(provider.GetRequiredService<CatalogStore>().Database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CollectFolders(provider.GetRequiredService<CatalogStore>().Database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new HostLimits(
            provider.GetRequiredService<HostRules>().Limits, provider.GetRequiredService<HostRules>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new EgressGuard(
            provider.GetRequiredService<EgressPolicy>(), provider.GetRequiredService<HostLimits>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SourceResolver(
            provider.GetRequiredService<IReadOnlyList<IConnector>>(), provider.GetRequiredService<DataHome>(), provider.GetRequiredService<EgressGuard>())
        {
            Collectors = [.. provider.GetServices<ICollector>()],
        });
        services.AddSingleton<OpenApis>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiPatience>();
        services.AddSingleton<ICollector, ApiCollector>();
        services.AddSingleton<ICollector, SqlCollector>();
        services.AddSingleton<SharedVersions>();
        services.AddSingleton(provider => new CatalogStore(provider.GetRequiredService<LakeStore>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<SharedVersions>()));
        services.AddSingleton(provider => new UsageLog(provider.GetRequiredService<CatalogStore>().Database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(ReceiptRetention.FromEnvironment());
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<ReceiptSight>();
        services.AddSingleton<AccountsDatabase>();
        services.AddSingleton<AccessSettings>();
        services.AddSingleton<AccessEvents>();
        services.AddSingleton<AccountManagers>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<SignOnFile>();
        services.AddSingleton<OpenId>();
        services.AddSingleton<LdapDirectory>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<SignOnDesk>();
        services.AddSingleton<TestSignOn>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<Grants>();
        services.AddSingleton<ColumnOpenings>();
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<ComputeHome>();
        services.AddSingleton<IndicatorBook>();
        services.AddSingleton<IndicatorMarts>();
        services.AddSingleton<ComputeIndicators>();
        services.AddSingleton<IndicatorDesk>();
        services.AddSingleton<BoardBook>();
        services.AddSingleton<BoardMenu>();
        services.AddSingleton<TileMarts>();
        services.AddSingleton<ComputeTiles>();
        services.AddSingleton<BoardComments>();
        services.AddSingleton<EmbedSites>();
        services.AddSingleton<BoardDesk>();
        services.AddHostedService<HomeRefresh>();
        services.AddSingleton<ReadableVersions>();
        services.AddSingleton<RowReader>();
        services.AddSingleton<SqlReader>();
        services.AddSingleton<DatasetExport>();
        services.AddSingleton<RuleVersions>();
        services.AddSingleton<IRuleVersions>(provider => provider.GetRequiredService<RuleVersions>());
        services.AddSingleton<EvaluateRules>();
        services.AddSingleton<RuleRows>();
        services.AddSingleton<SuggestReferences>();
        services.AddSingleton<SuggestRules>();
        services.AddSingleton<RuleDesk>();
        services.AddSingleton<TermStore>();
        services.AddSingleton<ImportTerms>();
        services.AddSingleton<IDatasetRegister, CatalogRegister>();
        services.AddSingleton<KnownAreas>();
        services.AddSingleton<HeldArrivals>();
        services.AddSingleton<IngestTable>();
        services.AddSingleton<IngestSources>();
        services.AddSingleton<LinkDecisions>();
        services.AddSingleton<KeptLinks>();
        services.AddSingleton<LinkDesk>();
        services.AddSingleton<LinkReading>();
        services.AddSingleton<LinkDatasets>();
        services.AddSingleton<DecidePairs>();
        services.AddSingleton<PrivacyTableReader>();
        services.AddSingleton<Pseudonymize>();
        services.AddSingleton<ProjectBook>();
        services.AddSingleton<ProjectFiles>();
        services.AddSingleton<ProjectDesk>();
        services.AddSingleton<ReleaseBook>();
        services.AddSingleton<PublishTable>();
        services.AddSingleton<PublishDesk>();
        services.AddSingleton<SafeGroups>();
        services.AddSingleton<RevealDesk>();
        services.AddSingleton<JoinDesk>();
        services.AddSingleton<LinkageDesk>();
        services.AddSingleton<AccessLogStore>();
        services.AddSingleton<PersonalRows>();
        services.AddSingleton<ReadAccessLog>();
        services.AddSingleton<VerifyAccessLog>();
        services.AddSingleton<ProveAccessLog>();
        services.AddSingleton<ReviewBook>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<RetiredBook>();
        services.AddSingleton<RetireAccessLog>();
        services.AddSingleton<BackUpAccessLog>();
        services.AddSingleton<PersonalFiles>();
        services.AddSingleton<AssessmentBook>();
        services.AddSingleton<AssessmentDesk>();
        services.AddSingleton<IncidentBook>();
        services.AddSingleton<IncidentDesk>();
        services.AddSingleton<MeasureRelations>();
        services.AddSingleton<RelationDesk>();
        services.AddSingleton<ExcavationFile>();
        services.AddSingleton<ExcavationDesk>();
        services.AddSingleton<IColumnUses, RuleUses>();
        services.AddSingleton<IColumnUses, FigureUses>();
        services.AddSingleton<IColumnUses, LinkUses>();
        services.AddSingleton<IColumnUses, TableUses>();
        services.AddSingleton<LineageDesk>();
        services.AddSingleton<MetadataDesk>();
        services.AddSingleton<OrgDesk>();
        services.AddSingleton<OrgFile>();
        services.AddSingleton<MetadataTable>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<RowNames>();
        services.AddSingleton<SetAsideDesk>();
        services.AddSingleton<MendRows>();
        services.AddSingleton<CorrectionFile>();
        services.AddSingleton<ImportLimits>();
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<ImportArrival>();
        services.AddSingleton<CheckImport>();
        services.AddSingleton<LoadImport>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<Leftovers>();
        services.AddHostedService<DailySweep>();
        services.AddHostedService<AccessLogWatch>();
        AddJobs(services);
        AddFeeds(services);
        return services;
    }

    // The server adds the service that asks them; commands look at them, or ask one.
    private static void AddFeeds(IServiceCollection services)
    {
        services.AddSingleton(new FeedKinds(Feeds));
        services.AddSingleton<FeedFiles>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<LiveStore>();
        services.AddSingleton<FeedDesk>();
        services.AddSingleton<CompactFeed>();
        services.AddSingleton<IFeedSource>(provider => new ApiFeedSource(
            provider.GetRequiredService<DataHome>(), provider.GetRequiredService<OpenApis>(), provider.GetRequiredService<ApiKeys>(), provider.GetRequiredService<EgressGuard>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FeedRunner>();
        services.AddSingleton<QueueReader>();
    }

    // The server adds the service that runs them; commands look at them only.
    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<JobIngest>();
        services.AddSingleton<TakeDropped>();
        services.AddSingleton<IJobKind, CollectJob>();
        services.AddSingleton<IJobKind, WatchJob>();
        services.AddSingleton<IJobKind, LinkJob>();
        services.AddSingleton<IReadOnlyList<IJobKind>>(provider => [.. provider.GetServices<IJobKind>()]);
        services.AddSingleton(provider => new JobStore(provider.GetRequiredService<CatalogStore>().Database));
        services.AddSingleton(provider => new JobScheduler(
            provider.GetRequiredService<JobStore>(), provider.GetRequiredService<IReadOnlyList<IJobKind>>(), provider.GetRequiredService<HostLimits>(),
            provider.GetRequiredService<TimeProvider>(), Random.Shared.NextDouble));
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobDesk>();
        services.AddSingleton<DecideHeld>();
        services.AddSingleton<AcceptanceDesk>();
        services.AddSingleton<DriftHistory>();
        services.AddSingleton<DriftDesk>();
    }
}
