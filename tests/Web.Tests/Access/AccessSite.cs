using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Boards;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Privacy.Projects;
using Maru.App.Privacy.Publishing;
using Maru.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Tests.Access;

/// <summary>
/// The whole server over a city of two offices: one open dataset, one internal dataset of each office with words that must not get out, one
/// of them with personal data; and people of every role.
/// </summary>
public sealed class AccessSite : IAsyncLifetime
{
    public const string Password = "아주 긴 비밀번호 7193";
    public const string Open = "정류장";
    public const string Traffic = "단속대장";
    public const string Nature = "배출대장";

    /// <summary>In values, in a column's name and in the description of 교통과's dataset.</summary>
    public static readonly string[] TrafficMarks = ["표식교통값", "표식교통열", "표식교통설명"];

    public static readonly string[] NatureMarks = ["표식환경값", "표식환경열", "표식환경설명"];

    /// <summary>A value of a closed column of 교통과's dataset.</summary>
    public const string Phone = "010-7193-4482";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-access-site-").FullName;
    private readonly Dictionary<string, string> _projects = [];
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public T Get<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _app = MaruServer.Build(Path.Combine(_folder, "data"), 0);
        await Ingest($"{Open}.csv", "번호,이름,경도,위도\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"S{i:00},정류장{i},127.{i:00},38.0{i % 10}\n")));
        await Ingest($"{Traffic}.csv", "번호,표식교통열,휴대전화,건수,경도,위도\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"TR{i:00},표식교통값{i % 3},{(i == 1 ? Phone : $"010-{2000 + i}-{3000 + i}")},{i},127.{i:00},38.0{i % 10}\n")) + "TR99,표식교통값9,010-1111-2222,많음,127.1,38.1\n");
        await Ingest($"{Nature}.csv", "번호,표식환경열,양\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"N{i:00},표식환경값{i % 4},{i}\n")));
        Get<CatalogStore>().Prepare();
        Describe(Open, "교통과", AccessLevel.Everyone, "정류장 위치");
        Describe(Traffic, "교통과", AccessLevel.Internal, "표식교통설명");
        Describe(Nature, "환경과", AccessLevel.Internal, "표식환경설명");
        await Account("boss", new RoleHeld(Role.Administrator));
        await Account("lead-traffic", new RoleHeld(Role.DataLead, "교통과"));
        await Account("staff-traffic", new RoleHeld(Role.Staff, "교통과"));
        await Account("staff-nature", new RoleHeld(Role.Staff, "환경과"));
        await Account("lead-nature", new RoleHeld(Role.DataLead, "환경과"));
        await Account("analyst-nature", new RoleHeld(Role.Analyst, "환경과"));
        await Account("head-nature", new RoleHeld(Role.Executive, "환경과"));
        await Account("auditor", new RoleHeld(Role.Auditor));
        await Account("privacy", new RoleHeld(Role.PrivacyOfficer));
        await Account("citizen", new RoleHeld(Role.Citizen));
        _projects[Traffic] = await Project(Traffic, "lead-traffic", ["휴대전화", "건수"], "identifiers: [휴대전화]\nquasiIdentifiers: {건수: {intervals: [20]}}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05");
        _projects[Nature] = await Project(Nature, "lead-nature", ["양"], "quasiIdentifiers: {양: {intervals: [20]}}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05");
        await Table(Traffic, "lead-traffic", "표식교통열");
        await Table(Nature, "lead-nature", "표식환경열");
        Board(Traffic, "표식교통열");
        Board(Nature, "표식환경열");
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    /// <summary>A project of pseudonymisation over a dataset, processed once.</summary>
    public string ProjectOf(string dataset) => _projects[dataset];

    /// <summary>A table of a dataset that waits for approval.</summary>
    public string TableOf(string dataset) => Get<PublishDesk>().All(Reader.Machine).Last(release => release.Dataset == dataset).Id;

    // Of the dataset's own name, so that every door of boards is opened with it.
    private void Board(string dataset, string column)
    {
        var tile = new Tile(dataset, TileForm.Ranking) { Title = new("수", "Count"), Datasets = [dataset], Sql = $"select \"{column}\" as label, count(*) as value from \"{dataset}\" group by 1" };
        Get<BoardDesk>().Save(new(dataset, new("판", "Board"), [tile]) { SharedWith = [App.Boards.Board.Everyone] }, CancellationToken.None);
    }

    private async Task Table(string dataset, string maker, string by)
    {
        Get<PublishDesk>().Switch(Holder("privacy"), dataset, SafeSwitch.SmallCells, "시험");
        await Get<PublishDesk>().Prepare(Holder(maker), new(dataset, [new(by)]), "127.0.0.1", CancellationToken.None);
    }

    public Reader Holder(string name)
    {
        var line = Get<Accounts>().Find(name);
        return new(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles };
    }

    /// <summary>Takes a project as far as its first edition.</summary>
    public async Task<string> Project(string dataset, string maker, IReadOnlyList<string> items, string recipe)
    {
        var desk = Get<ProjectDesk>();
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        var id = desk.Begin(Holder(maker), new("시험 과제", dataset, ProjectPurpose.Research, "시험", items, null, today, today.AddMonths(6), "분석실", [new("위원", "감사관", false, "boss"), new("둘째", "환경과", false, "head-nature"), new("밖", "교수", true, null)]));
        desk.Approve(Holder("privacy"), id, null);
        desk.Assess(Holder(maker), id, [.. RiskQuestion.All.Select(question => new RiskAnswer(question.Id, 1, null))]);
        desk.Approve(Holder("privacy"), id, null);
        await desk.Process(Holder(maker), id, recipe, "127.0.0.1", CancellationToken.None);
        return id;
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task Account(string name, params RoleHeld[] roles)
    {
        var secret = await Get<Accounts>().Add(Reader.Machine, name, null, roles);
        await Get<Accounts>().SetPassword(secret, Password);
    }

    /// <summary>A browser that nobody is signed in with.</summary>
    public Browser Anonymous() => new(Address);

    public async Task<Browser> SignedIn(string name)
    {
        var browser = new Browser(Address);
        var shown = await browser.Send("/signin", "password", ("name", name), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, shown.Status);
        return browser;
    }

    private void Describe(string dataset, string department, AccessLevel access, string about) => Get<CatalogStore>().EditDataset(dataset, "시험", row =>
        (row.Department, row.Access, row.DescriptionKo, row.AccessReason) = (department, access.ToString(), about, "시험"));

    private async Task Ingest(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        Assert.Null(Assert.Single(await Get<IngestSources>().Run(new IngestRequest([path]), null, CancellationToken.None)).Problem);
    }
}

public sealed record Answer(HttpStatusCode Status, string Body, string? Location)
{
    /// <summary>What is said, whatever way it is written: markup, JSON and addresses undone.</summary>
    public string Said => WebUtility.HtmlDecode(Regex.Replace(Body, @"\\u([0-9a-fA-F]{4})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString())) + Uri.UnescapeDataString(Location ?? "");
}

/// <summary>A browser without script that keeps cookies and follows nothing by itself.</summary>
public sealed class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public string? Bearer { get; set; }

    public async Task<Answer> Open(string path) => await Ask(new(HttpMethod.Get, path));

    public async Task<Answer> Ask(HttpRequestMessage request)
    {
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(pair => $"{pair.Key}={pair.Value}")));
        if (Bearer is not null) request.Headers.Add("Authorization", "Bearer " + Bearer);
        if (request.Headers.Accept.Count == 0) request.Headers.Add("Accept", "text/html, application/json, */*");
        using var response = await _client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (cookie[..cookie.IndexOf('=')], cookie[(cookie.IndexOf('=') + 1)..cookie.IndexOf(';')]);
            LastCookies[name] = cookie;
            if (value.Length == 0) Cookies.Remove(name);
            else Cookies[name] = value;
        }
        LastHeaders = response.Headers;
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.ToString());
    }

    /// <summary>The last Set-Cookie of each name, whole.</summary>
    public Dictionary<string, string> LastCookies { get; } = new(StringComparer.Ordinal);

    public System.Net.Http.Headers.HttpResponseHeaders? LastHeaders { get; private set; }

    /// <summary>Opens a page and sends the form of it that has this name, with these fields.</summary>
    public async Task<Answer> Send(string page, string form, params (string Name, string Value)[] fields)
    {
        var shown = await Open(page);
        var found = Regex.Matches(shown.Body, "<form[^>]*action=\"([^\"]*)\".*?</form>", RegexOptions.Singleline).FirstOrDefault(m => m.Value.Contains($"name=\"_handler\" value=\"{form}", StringComparison.Ordinal));
        Assert.True(found is not null, $"{page} has no form {form}: {shown.Status}");
        return await Post(WebUtility.HtmlDecode(found.Groups[1].Value), [
            ("_handler", WebUtility.HtmlDecode(Regex.Match(found.Value, "name=\"_handler\" value=\"([^\"]*)\"").Groups[1].Value)),
            ("__RequestVerificationToken", Regex.Match(found.Value, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value), .. fields]);
    }

    /// <summary>Opens the page that an answer leads to.</summary>
    public Task<Answer> Follow(Answer answer) => Open(answer.Location!);

    public Task<Answer> Post(string path, params (string Name, string Value)[] fields) =>
        Ask(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))) });

    public void Dispose() => _client.Dispose();
}

[CollectionDefinition(nameof(AccessSite))]
public sealed class AccessSiteCollection : ICollectionFixture<AccessSite>;
