using System.Globalization;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Mending;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Mending;

/// <summary>A data folder of its own, with files ingested and rows mended by the real parts.</summary>
public sealed class MendFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-mend-").FullName;
    private readonly ServiceProvider _services;

    public MendFolder()
    {
        _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();
        Catalog.Prepare();
    }

    public LakeStore Lake => _services.GetRequiredService<LakeStore>();

    public CatalogStore Catalog => _services.GetRequiredService<CatalogStore>();

    public SetAsideDesk Desk => _services.GetRequiredService<SetAsideDesk>();

    public MendRows Mending => _services.GetRequiredService<MendRows>();

    public async Task<VersionManifest> Ingest(string name, string text, params (string Key, string Value)[] settings)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        return await Ingest([path], false, settings);
    }

    public async Task<VersionManifest> IngestTogether(string dataset, params (string Name, string Text)[] files)
    {
        var paths = files.Select(file => Path.Combine(_folder, file.Name)).ToList();
        foreach (var (path, (_, text)) in paths.Zip(files)) await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        return await Ingest(paths, true, [], dataset);
    }

    private async Task<VersionManifest> Ingest(IReadOnlyList<string> paths, bool append, (string Key, string Value)[] settings, string? dataset = null)
    {
        var request = new IngestRequest(paths, dataset) { Append = append, Settings = settings.ToDictionary(pair => pair.Key, pair => pair.Value) };
        var outcome = Assert.Single(await _services.GetRequiredService<IngestSources>().Run(request, null, default));
        Assert.Null(outcome.Problem);
        return outcome.Result!.Version;
    }

    /// <summary>Mends rows named by their number in the source.</summary>
    public MendResult Mend(VersionManifest version, params (long Row, string Column, string Value)[] changes) =>
        Mending.Run(Desk.OfRows(version.Dataset, version.Version, changes), "김서연", "현장 확인", default);

    public MendTrial Try(VersionManifest version, params (long Row, string Column, string Value)[] changes) =>
        Mending.Try(Desk.OfRows(version.Dataset, version.Version, changes), default);

    /// <summary>Every row of a version as one line of text, columns split by |, in order of text.</summary>
    public IReadOnlyList<string> Rows(VersionManifest version)
    {
        using var session = _services.GetRequiredService<IEngine>().Open([Lake.Table(version, closedToo: true) with { Name = "t" }], new SessionLimits());
        using var result = session.Query("select * from t", null, default);
        var rows = new List<string>();
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                rows.Add(string.Join('|', Enumerable.Range(0, result.Columns.Count).Select(column => result.Batch.Value(column, row) switch
                {
                    null => "–",
                    byte[] bytes => Convert.ToHexString(bytes),
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                })));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
