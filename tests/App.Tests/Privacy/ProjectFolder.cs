using System.Globalization;
using System.Text;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Core.Data;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Privacy;

/// <summary>A data folder with two registers of the same people, and those who take a project through its steps.</summary>
internal sealed class ProjectFolder : IAsyncDisposable
{
    public const string Welfare = "복지";
    public const string Housing = "주거";
    public const string Recipe = "identifiers: [이름, 전화]\nquasiIdentifiers: {나이: {intervals: [20]}}\ntechniques: {이름: encrypt, 전화: fpe}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05";

    private readonly ServiceProvider _services;

    public ProjectFolder() => _services = new ServiceCollection().AddMaru(Path.Combine(Folder, "data")).AddSingleton<TimeProvider>(Clock).BuildServiceProvider();

    public string Folder { get; } = Directory.CreateTempSubdirectory("maru-project-").FullName;

    public AheadClock Clock { get; } = new();

    public ProjectDesk Desk => Get<ProjectDesk>();

    public DataHome Home => Get<DataHome>();

    public static Reader Maker { get; } = Person("maker", new RoleHeld(Role.Analyst));

    public static Reader Officer { get; } = Person("officer", new RoleHeld(Role.PrivacyOfficer));

    public static Reader Second { get; } = Person("second", new RoleHeld(Role.PrivacyOfficer));

    public static Reader Staff { get; } = Person("staff", new RoleHeld(Role.Staff));

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static Reader Person(string name, params RoleHeld[] roles) => new(ReaderKind.Account, name) { Account = name, Roles = roles };

    public static InputException Refused(Action act) => Assert.Throws<InputException>(act);

    public static Task<InputException> Refused(Func<Task> act) => Assert.ThrowsAsync<InputException>(act);

    public Project Project(string id) => Desk.Find(Officer, id);

    /// <summary>Person n: name, birth date and telephone as the first register writes them.</summary>
    public static (string Name, string Born, string Phone) PersonOf(int n) => ($"김{(char)('가' + (n * 28))}동", FormattableString.Invariant($"19{50 + (n % 50)}-{1 + (n % 12):00}-{1 + (n % 28):00}"), FormattableString.Invariant($"010-{2000 + n}-{7000 - n}"));

    public async Task Ready()
    {
        await Ingest(Welfare, "이름,생년월일,전화,나이,급여", Enumerable.Range(0, 120).Select(n => PersonOf(n) is var (name, born, phone) ? FormattableString.Invariant($"{name},{born},{phone},{20 + (n % 60)},{n % 4 * 100}") : ""));
        // Written otherwise, and with 40 others; the last two are one key.
        await Ingest(Housing, "성명,출생일,연락처,주택,임대료", Enumerable.Range(50, 110).Select(n => PersonOf(n) is var (name, born, phone) ? FormattableString.Invariant($"{name[0]} {name[1..]},{born.Replace("-", ".", StringComparison.Ordinal)},+82 {phone[1..]},{(n % 2 == 0 ? "아파트" : "다가구")},{n % 5 * 10}") : "").Append("김중복,1970.01.01,010-9999-0000,아파트,10").Append("김중복,1970-01-01,010-9999-0001,아파트,10"));
        var catalog = Get<CatalogStore>();
        catalog.Prepare();
        foreach (var (dataset, column) in ((string, string)[])[(Welfare, "이름"), (Welfare, "전화"), (Welfare, "생년월일"), (Housing, "성명"), (Housing, "연락처"), (Housing, "출생일")]) catalog.Decide(dataset, column, PrivacyDecision.Closed, "시험", null);
        foreach (var name in (string[])["staff", "maker", "officer", "second"]) await Get<Accounts>().Add(Reader.Machine, name, null, []);
    }

    public static ProjectPlan Plan(params string[] items)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        return new("복지와 주거", Welfare, ProjectPurpose.Research, "사각지대 요인", items, null, today, today.AddYears(1), "분석실", [new("심사", "법무", false, "staff"), new("책임", "보호", false, "second"), new("외부", "교수", true, null)]);
    }

    public string Begin(ProjectPlan plan) => Desk.Begin(Maker, plan);

    /// <summary>Plan and risk review approved.</summary>
    public void Assess(string id)
    {
        Desk.Approve(Officer, id, null);
        Desk.Assess(Maker, id, [.. RiskQuestion.All.Select(question => new RiskAnswer(question.Id, 1, null))]);
        Desk.Approve(Officer, id, null);
    }

    /// <summary>Processed, judged and approved.</summary>
    public async Task Keep(string id, string recipe)
    {
        await Desk.Process(Maker, id, recipe, "10.0.0.1", CancellationToken.None);
        Desk.Submit(Maker, id);
        Desk.Judge(Staff, id, "심사", true, "적정");
        Desk.Judge(Second, id, "책임", true, "적정");
        Desk.Judge(Officer, id, "외부", true, "적정");
        Desk.Approve(Officer, id, null);
    }

    public async Task<string> Kept(string recipe = Recipe)
    {
        await Ready();
        var id = Begin(Plan("이름", "전화", "나이", "급여"));
        Assess(id);
        await Keep(id, recipe);
        return id;
    }

    /// <summary>The approved result: its header and rows, as cells.</summary>
    public IReadOnlyList<string[]> Result(string id) => [.. File.ReadAllLines(Get<ProjectFiles>().ResultOf(id, Project(id).ApprovedEdition!)).Select(line => line.TrimStart('\uFEFF').Split(',').Select(cell => cell.TrimStart('\'')).ToArray())];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task Ingest(string dataset, string header, IEnumerable<string> rows)
    {
        var file = Path.Combine(Folder, dataset + ".csv");
        await File.WriteAllTextAsync(file, header + "\n" + string.Join("\n", rows) + "\n", new UTF8Encoding(false));
        Assert.Null(Assert.Single(await Get<IngestSources>().Run(new IngestRequest([file], dataset), null, CancellationToken.None)).Problem);
    }
}
