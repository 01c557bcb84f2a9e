using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Access;

/// <summary>Who makes accounts gets no closed column by them, whatever way it was granted; and a share of rows tells nothing of the others.</summary>
public sealed class GuardedAccountsTests : IAsyncDisposable
{
    private const string Data = "상담";
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-guarded-").FullName;
    private readonly ServiceProvider _services;

    public GuardedAccountsTests() => _services = new ServiceCollection().AddLogging().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    private Accounts Accounts => _services.GetRequiredService<Accounts>();

    private Grants Grants => _services.GetRequiredService<Grants>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_administrator_neither_enters_an_account_that_was_granted_personal_columns_nor_puts_one_into_such_an_office()
    {
        await Ready();
        var boss = await Made("boss", new RoleHeld(Role.Administrator));
        var kim = await Made("kim", new RoleHeld(Role.Staff, "복지과"));
        // Before anything is granted the office is like any other.
        await Accounts.Add(boss, "early", null, [new(Role.Staff, "복지과")]);
        Accounts.Link(boss, "kim");
        Grants.Ask(kim, Data, PrivacyClass.Personal, forDepartment: false, "상담 이력 확인", 30);
        Guarded(() => Accounts.Link(boss, "kim"));
        await GuardedAsync(() => Accounts.ForgetSecondFactor(boss, "kim"));
        await Accounts.Add(boss, "later", null, [new(Role.Staff, "복지과")]);
        Grants.Ask(kim, Data, PrivacyClass.Personal, forDepartment: true, "부서의 상담 업무", 30);
        await GuardedAsync(() => Accounts.Add(boss, "mole", null, [new(Role.Staff, "복지과")]));
        // Another role in the office one is in already changes nothing.
        Accounts.SetRoles(boss, "later", [new(Role.Analyst, "복지과")]);
        Accounts.SetRoles(Reader.Machine, "later", [new(Role.Staff, "도로과")]);
        Guarded(() => Accounts.SetRoles(boss, "later", [new(Role.Staff, "복지과")]));
        Guarded(() => Accounts.Link(boss, "early"));
        await Accounts.Add(boss, "elsewhere", null, [new(Role.Staff, "도로과")]);
        // Who sees personal data anyway gains nothing by it.
        var both = boss with { Roles = [.. boss.Roles, new(Role.PrivacyOfficer)] };
        Accounts.Link(both, "kim");
        foreach (var grant in Grants.Of(Reader.Machine)) Grants.Refuse(Reader.Machine, grant.Id, null);
        Accounts.Link(boss, "kim");
    }

    [Fact]
    public async Task An_administrator_makes_nobody_who_looks_on_them()
    {
        await Ready();
        var boss = await Made("boss", new RoleHeld(Role.Administrator));
        await GuardedAsync(() => Accounts.Add(boss, "watch", null, [new(Role.Auditor)]));
        await GuardedAsync(() => Accounts.Add(boss, "watch", null, [new(Role.PrivacyOfficer)]));
        await Made("audit", new RoleHeld(Role.Auditor));
        Guarded(() => Accounts.SetRoles(boss, "audit", []));
        Guarded(() => Accounts.Link(boss, "audit"));
    }

    [Fact]
    public async Task A_share_of_the_rows_tells_nothing_of_how_many_the_others_are()
    {
        await Ready();
        var newest = _services.GetRequiredService<LakeStore>().Latest(Data)!;
        Assert.Contains(newest.Columns, column => column.Personal is { Count: 40 });
        var share = _services.GetRequiredService<SharedVersions>().Of(newest, new([new("동", ["가동"])]));
        Assert.Equal(20, share.Rows);
        Assert.All(share.Columns.Select(column => column.Personal).OfType<PersonalFinding>(), found => Assert.Equal((0L, 0.0, false), (found.Count, found.Share, found.Reason.Ko.Any(char.IsAsciiDigit))));
        var guest = await Made("guest", new RoleHeld(Role.Citizen));
        Asking.As(guest with { Grants = [new(Data, PrivacyClass.None, new("동", ["가동"]))] });
        var entry = _services.GetRequiredService<CatalogStore>().Snapshot().Find(Data)!;
        Assert.Equal((20L, null), (entry.Rows, entry.Quality));
        Assert.DoesNotContain("40", entry.Description.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_that_somebody_wrote_reads_as_a_right()
    {
        var plain = new Reader(ReaderKind.Account, "guest") { Account = "guest" };
        var two = plain with { Grants = [new(Data, PrivacyClass.None, new("동", ["가"])), new("하나", PrivacyClass.Sensitive, new("층", ["1"]))] };
        var one = plain with { Grants = [new(Data, PrivacyClass.None, new("동", [$"가\ng\t하나\t{(int)PrivacyClass.Sensitive}\t층=1"]))] };
        Assert.NotEqual(two.Sight, one.Sight);
    }

    private static void Guarded(Action act) => Assert.Throws<InputException>(act);

    private static Task GuardedAsync(Func<Task> act) => Assert.ThrowsAsync<InputException>(act);

    private async Task<Reader> Made(string name, params RoleHeld[] roles)
    {
        await Accounts.Add(Reader.Machine, name, null, roles);
        var line = Accounts.Find(name);
        return new(ReaderKind.Account, name) { Account = line.Id, Roles = line.Roles };
    }

    private async Task Ready()
    {
        var file = Path.Combine(_folder, "상담.csv");
        await File.WriteAllTextAsync(file, "번호,연락처,동\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"C{n},010-{2000 + n}-{3000 + n},{(n % 2 == 0 ? "가동" : "나동")}\n")));
        Assert.Null(Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new IngestRequest([file], Data), null, CancellationToken.None)).Problem);
        var catalog = _services.GetRequiredService<CatalogStore>();
        catalog.Prepare();
        catalog.EditDataset(Data, "시험", row => row.Access = nameof(AccessLevel.Request));
    }
}
