using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Egress;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.OpenApi;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.App.Tests.OpenApi;

/// <summary>From a provider's pages to a version, with the real engine.</summary>
public sealed class ApiIngestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-api-").FullName;
    private readonly ServiceProvider _services;

    public ApiIngestTests()
    {
        var services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data"));
        services.AddSingleton(new EgressPolicy { AllowLoopback = true });
        services.AddSingleton(new ApiPatience { FirstWait = TimeSpan.FromMilliseconds(1) });
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task An_api_becomes_a_version_that_keeps_its_settings_and_differences_but_no_key()
    {
        await using var api = new FakeApi(request => new(
            "{\"response\":{\"header\":{\"resultCode\":\"00\",\"resultMsg\":\"NORMAL_CODE\"},\"body\":{\"totalCount\":\"45\",\"items\":[" +
            string.Join(',', Enumerable.Range((request.Query("pageNo", 1) - 1) * 20, request.Query("pageNo", 1) < 3 ? 20 : 0).Select(n => $"{{\"toiletNm\":\"화장실 {n}\",\"cnt\":\"{n}\",\"openTime\":\"0{n % 10}:30\"}}")) + "]}}}"));
        Describe($"name: {{ko: 화장실}}\naddress: {api.Address}/list\nkeys: [{{name: portal, parameter: serviceKey}}]\nfilters: true\npaging: {{kind: page, rows: 20}}\ncolumns: {{toiletNm: 화장실명, cnt: 변기수}}\n");
        var version = await Ingest("api:test", ("insttNm", "춘천시"), ("column.openTime.type", "text"));
        Assert.Equal(("화장실-춘천시", 40L, "json"), (version.Dataset, version.Rows, version.Source.Connector));
        Assert.Equal(["화장실명", "변기수", "openTime"], version.Columns.Select(column => column.Name));
        Assert.Equal("api:test?insttNm=춘천시", version.Source.Origin);
        Assert.Equal("춘천시", version.Source.Settings["insttNm"]);
        Assert.Contains(version.Issues, issue => issue is { Rule: "rows-differ-from-total", Expected: "45", Found: "40" });
        Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(version), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "data", "lake"), "*.json*", SearchOption.AllDirectories))
            Assert.DoesNotContain("SECRET", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "data", "work")));
    }

    [Fact]
    public async Task The_same_rows_make_no_new_version()
    {
        await using var api = new FakeApi(_ => new("""{"resultCode":"00","items":[{"a":"가","b":"1"},{"a":"나","b":"2"}]}"""));
        Describe($"name: {{ko: 같은 자료}}\naddress: {api.Address}/list\npaging: {{kind: none}}\n");
        Assert.Equal(1, (await Ingest("api:test")).Version);
        Assert.Equal(1, (await Ingest("api:test")).Version);
    }

    [Fact]
    public async Task In_the_wizard_an_api_is_looked_at_before_it_is_loaded_and_what_was_noticed_stays_with_the_version()
    {
        await using var api = new FakeApi(request => new(
            "{\"response\":{\"header\":{\"resultCode\":\"00\"},\"body\":{\"totalCount\":\"30\",\"items\":[" +
            string.Join(',', Enumerable.Range((request.Query("pageNo", 1) - 1) * 20, request.Query("pageNo", 1) < 2 ? 20 : 0).Select(n => $"{{\"name\":\"곳 {n}\",\"cnt\":\"{n}\"}}")) + "]}}}"));
        Describe($"name: {{ko: 화장실}}\naddress: {api.Address}/list\nfilters: true\npaging: {{kind: page, rows: 20}}\n");
        Get<CatalogStore>().Prepare();
        var arrival = Get<ImportArrival>();
        var draft = await arrival.Bring(arrival.Expect("api:test?insttNm=춘천시"), "api:test?insttNm=춘천시", null, default);
        Assert.Equal((ImportStep.Found, "api:test?insttNm=춘천시", "화장실 춘천시.jsonl"), (draft.Step, draft.Address, draft.Files[0].Name));
        Assert.Contains((await Get<CheckImport>().Run(draft, null, default)).Notes, note => note.Rule == "rows-differ-from-total");
        var asked = api.Asked.Count;
        var done = await Get<LoadImport>().Run(Get<ImportDrafts>().Find(draft.Id)! with { Details = new() { Cycle = "irregular" } }, "local", null, default);
        var version = Get<LakeStore>().Latest(done.Dataset!)!;
        Assert.Equal((20L, "api:test?insttNm=춘천시", asked), (version.Rows, version.Source.Origin, api.Asked.Count));
        Assert.Contains(version.Issues, issue => issue is { Rule: "rows-differ-from-total", Expected: "30" });
    }

    [Fact]
    public async Task While_a_slow_api_answers_the_draft_waits_and_is_let_go_when_it_is_discarded()
    {
        await using var api = new FakeApi(_ => new("""{"resultCode":"00","items":[{"a":"1"}]}""") { Delay = TimeSpan.FromSeconds(30) });
        Describe($"name: {{ko: 느린 자료}}\naddress: {api.Address}/list\npaging: {{kind: none}}\n");
        Get<CatalogStore>().Prepare();
        var draft = Get<ImportArrival>().Expect("api:test");
        var job = Get<ImportDesk>().Bring(draft, "api:test");
        Assert.False(await Get<ImportDesk>().WaitBriefly(job, default));
        Assert.Equal(ImportStep.Arriving, Get<ImportDrafts>().Find(draft.Id)!.Step);
        await Get<ImportDesk>().Forget(draft);
        Assert.True(job.IsDone);
        Assert.Null(job.Refused);
    }

    private T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    private void Describe(string yaml)
    {
        foreach (var (folder, name, text) in (IEnumerable<(string, string, string)>)[("apis", "test.yaml", yaml), ("keys", "portal", "SECRET")])
        {
            Directory.CreateDirectory(Path.Combine(_folder, "data", folder));
            File.WriteAllText(Path.Combine(_folder, "data", folder, name), text);
        }
    }

    private async Task<VersionManifest> Ingest(string source, params (string Name, string Value)[] settings)
    {
        var request = new IngestRequest([source]) { Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value) };
        return Assert.Single(await _services.GetRequiredService<IngestSources>().Run(request, null, CancellationToken.None)).Result!.Version;
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
