using System.Text;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Sources;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.App.Tests.Import;

/// <summary>A data folder of its own with everything an import needs.</summary>
public sealed class ImportFolder : IDisposable
{
    static ImportFolder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-import-").FullName;
    private readonly ServiceProvider _services;

    public ImportFolder()
    {
        _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).BuildServiceProvider();
        Catalog.Prepare();
    }

    public static Encoding Cp949 => Encoding.GetEncoding(949);

    public CatalogStore Catalog => Get<CatalogStore>();

    public LakeStore Lake => Get<LakeStore>();

    public ImportDrafts Drafts => Get<ImportDrafts>();

    public ImportArrival Arrival => Get<ImportArrival>();

    public DataHome Home => Get<DataHome>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Brings files and begins a draft of them.</summary>
    public async Task<ImportDraft> Bring(params (string Name, byte[] Content)[] files)
    {
        using var received = Arrival.Receive();
        foreach (var (name, content) in files) await received.Add(name, new MemoryStream(content), default);
        return await Arrival.Begin(received, default);
    }

    public Task<ImportDraft> Bring(string name, string text, Encoding? encoding = null) => Bring((name, (encoding ?? new UTF8Encoding(false)).GetBytes(text)));

    public async Task<ImportFinding> Check(ImportDraft draft)
    {
        await Get<CheckImport>().Run(draft, null, default);
        return Drafts.Finding(draft) ?? throw new InvalidOperationException("Nothing was kept.");
    }

    /// <summary>Saves the draft with other corrections, to be checked again.</summary>
    public ImportDraft Correct(ImportDraft draft, Func<TableCorrections, TableCorrections> change, params (string Key, string Value)[] settings)
    {
        var now = Drafts.Find(draft.Id)!;
        var all = change(now.Corrections).ToSettings().Concat(settings.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value))).ToDictionary();
        var changed = now with { Settings = all, Revision = now.Revision + 1 };
        Drafts.Save(changed);
        return changed;
    }

    public async Task<ImportDraft> Load(ImportDraft draft)
    {
        Drafts.Save(draft);
        return await Get<LoadImport>().Run(draft, "test", null, default);
    }

    public IEnumerable<string> FilesLeft() => Directory.Exists(Home.Imports) ? Directory.EnumerateFileSystemEntries(Home.Imports) : [];

    public void Dispose()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
