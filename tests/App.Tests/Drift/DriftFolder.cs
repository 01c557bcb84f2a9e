using System.Globalization;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Drift;

/// <summary>A data folder of its own; files come in one after the other as versions of the dataset "정류장".</summary>
public sealed class DriftFolder : IDisposable
{
    public const string Dataset = "정류장";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-drift-").FullName;
    private ServiceProvider _services;

    public DriftFolder()
    {
        _services = Start();
        Catalog.Prepare();
    }

    public string Data => Path.Combine(_folder, "data");

    public LakeStore Lake => Get<LakeStore>();

    public CatalogStore Catalog => Get<CatalogStore>();

    public DriftDesk Desk => Get<DriftDesk>();

    public HeldArrivals Holds => Get<HeldArrivals>();

    public DecideHeld Deciding => Get<DecideHeld>();

    public VersionManifest Newest => Lake.Latest(Dataset)!;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The process starts anew: only what is written down is known.</summary>
    public void Restart()
    {
        _services.Dispose();
        _services = Start();
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    /// <summary>Takes in a file as the next version.</summary>
    public async Task<IngestOutcome> Arrive(string text, string name = "정류장.csv") =>
        Assert.Single(await Get<IngestSources>().Run(new([Write(name, text)], Dataset), null, default));

    /// <summary>A file that must not be held.</summary>
    public async Task<VersionManifest> Load(string text, string name = "정류장.csv")
    {
        var outcome = await Arrive(text, name);
        Assert.Null(outcome.Problem);
        return outcome.Result!.Version;
    }

    /// <summary>A file that must be held.</summary>
    public async Task<HeldArrival> Hold(string text, string name = "정류장.csv")
    {
        var outcome = await Arrive(text, name);
        Assert.NotNull(outcome.Held);
        Assert.Null(outcome.Result);
        return outcome.Held;
    }

    public void Policy(DriftPolicy policy) => Catalog.SaveDriftPolicy(Dataset, policy, "담당");

    public IReadOnlyList<HoldResult> Accept(HeldArrival hold, params ColumnAlias[] aliases) => Deciding.Accept(hold.Id, aliases, "김서연", "제공 기관에 확인", default);

    /// <summary>The one value a query gives, as text.</summary>
    public string? Value(string sql)
    {
        using var session = Get<IEngine>().Open([Lake.Table(Newest, closedToo: true) with { Name = "t" }], new SessionLimits());
        using var result = session.Query(sql, null, default);
        Assert.True(result.Next());
        return Convert.ToString(result.Batch.Value(0, 0), CultureInfo.InvariantCulture);
    }

    /// <summary>Lines under a header: a number, a name, and whatever else a row says.</summary>
    public static string Table(string header, int rows, Func<int, string> row) => header + "\n" + string.Concat(Enumerable.Range(1, rows).Select(n => row(n) + "\n"));

    public static ColumnDrift Of(SchemaDrift drift, string name) => drift.Columns.Single(column => (column.Now ?? column.Before) == name);

    public void Dispose()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private ServiceProvider Start() => new ServiceCollection().AddMaru(Data).BuildServiceProvider();
}
