using System.Globalization;
using System.Net;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Tests.Dataset;

/// <summary>The product over a small city: four dongs, their bus stops, complaints, a roster with personal data, a table without rows.</summary>
public sealed class DatasetSite : IAsyncLifetime
{
    /// <summary>A phone number of the roster: it must be on no page, whatever is asked.</summary>
    public const string Phone = "010-2345-6789";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-dataset-").FullName;
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public T Get<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _app = MaruServer.Build(Path.Combine(_folder, "data"), port: 0);
        await Ingest("행정동경계.geojson", Boundaries());
        await Ingest("정류장.csv", Stops());
        await Ingest("민원.csv", Complaints());
        await Ingest("명부.csv", Roster());
        await Ingest("빈표.csv", "이름,값\n");
        await Ingest("월별가구.csv", Households());
        await Ingest("점수.csv", "학생,공부시간,점수\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"학생{i},{i},{(i * 2) + 10}\n")));
        // Somebody decided that the list may be seen without its locked column.
        Get<CatalogStore>().EditDataset("명부", "시험", row => row.Access = nameof(AccessLevel.Everyone));
        await _app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task<string> Page(string address) => WebUtility.HtmlDecode(await Client.GetStringAsync(address));

    public async Task Ingest(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        var outcome = Assert.Single(await Get<IngestSources>().Run(new IngestRequest([path]), null, CancellationToken.None));
        Assert.Null(outcome.Problem);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // Four squares of a tenth of a degree, two by two.
    private static string Boundaries()
    {
        string Square(string name, string code, double west, double south) => string.Create(CultureInfo.InvariantCulture,
            $$$"""{"type":"Feature","properties":{"adm_nm":"강원도 한빛시 {{{name}}}","adm_cd2":"{{{code}}}","sggnm":"한빛시"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{west + 0.1:0.0}}},{{{south}}}],[{{{west + 0.1:0.0}}},{{{south + 0.1:0.0}}}],[{{{west}}},{{{south + 0.1:0.0}}}],[{{{west}}},{{{south}}}]]]}}""");
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Square("가람동", "5199051000", 127.1, 38.0), Square("나루동", "5199052000", 127.2, 38.0), Square("다솔읍", "5199025000", 127.1, 38.1), Square("라온면", "5199031000", 127.2, 38.1))}}]}""";
    }

    // Of 120 stops every second lies in 가람동, four lie beyond the city; one line has letters for its seats.
    private static string Stops()
    {
        var text = new StringBuilder("정류장번호,정류장명,경도,위도,유형,의자수\n");
        for (var i = 0; i < 120; i++)
        {
            var (x, y) = i < 4 ? (127.35, 38.05) : i % 2 == 0 ? (127.11, 38.01) : i % 4 == 1 ? (127.21, 38.01) : (127.11, 38.11);
            text.AppendLine(CultureInfo.InvariantCulture, $"S{i:000},{(i == 7 ? "시청앞" : $"정류장{i}")},{x + (i * 0.0005):0.0000},{y + (i * 0.0003):0.0000},{(i % 3 == 0 ? "쉼터형" : "표지판형")},{i % 5}");
        }
        return text.Append("S999,고장난 곳,127.1500,38.0500,쉼터형,서너개\n").ToString();
    }

    private static string Complaints()
    {
        var text = new StringBuilder("접수일,부서,처리일수\n");
        for (var i = 0; i < 240; i++) text.AppendLine(CultureInfo.InvariantCulture, $"{new DateOnly(2026, 1, 1).AddDays(i):yyyy-MM-dd},{(i % 3 == 0 ? "교통과" : i % 3 == 1 ? "환경과" : "도로과")},{(i % 7) + 1}");
        return text.ToString();
    }

    private static string Roster()
    {
        var text = new StringBuilder("신청번호,휴대전화,동,지원금액\n");
        for (var i = 0; i < 60; i++) text.AppendLine(CultureInfo.InvariantCulture, $"N{i:000},{(i == 0 ? Phone : $"010-{3000 + (i * 37)}-{4000 + (i * 53)}")},{(i % 2 == 0 ? "가람동" : "나루동")},{i * 1000}");
        return text.Append(CultureInfo.InvariantCulture, $"N999,{Phone},가람동,십만원\n").ToString();
    }

    // 가구 counted at the end of three months: they may not be added up over them.
    private static string Households() =>
        "기준월,읍면동,가구수\n" + string.Concat(Enumerable.Range(0, 30).Select(i => string.Create(CultureInfo.InvariantCulture, $"2026.{8 + (i / 10)},{"가나다라마바사아자차"[i % 10]}동,{100 + i}\n")));
}

[CollectionDefinition(nameof(DatasetSite))]
public sealed class DatasetSiteCollection : ICollectionFixture<DatasetSite>;
