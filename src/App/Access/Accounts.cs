using System.Data.Common;
using System.Globalization;
using Maru.App.Access.SignOn;
using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.App.Organization;
using Maru.Core;

namespace Maru.App.Access;

/// <param name="HasPassword">False until the person opened their invitation.</param>
public sealed record AccountLine(string Id, string Name, string? DisplayName, IReadOnlyList<RoleHeld> Roles, bool HasPassword, bool HasSecondFactor, bool IsLocked, DateTimeOffset CreatedAt, DateTimeOffset? SeenAt, DateTimeOffset? ClosedAt)
{
    /// <summary>Who they are at a provider or in the directory.</summary>
    public IReadOnlyList<AccountLink> Links { get; init; } = [];

    /// <summary>The directory keeps the password.</summary>
    public bool IsOfDirectory => Links.Any(link => link.IsDirectory);

    /// <summary>Somebody can sign in to it.</summary>
    public bool CanSignIn => HasPassword || Links.Count > 0;
}

/// <summary>Makes, changes and closes accounts. The callers say by whom; whether that one may is asked of <see cref="AccessRules"/> here.</summary>
public sealed class Accounts(AccountsDatabase database, AccountManagers managers, AccessSettings settings, CatalogStore catalog, Sessions sessions, TimeProvider clock)
{
    private const int ShortestName = 2;
    private const int LongestName = 40;

    // As Identity's store names it.
    private const string AuthenticatorKey = "AuthenticatorKey";

    /// <summary>True when somebody can sign in as an administrator: from then on the key of the desk opens nothing.</summary>
    public bool HasAdministrator
    {
        get
        {
            if (!database.Exists) return false;
            using var connection = database.Open();
            return Administrators(connection) > 0;
        }
    }

    public IReadOnlyList<AccountLine> List(bool closedToo = false)
    {
        if (!database.Exists) return [];
        using var connection = database.Open();
        var roles = connection.Rows("select account, role, department, team from account_roles", r => (Account: r.GetString(0), Held: Held(r, 1))).ToLookup(r => r.Account, r => r.Held, StringComparer.Ordinal);
        var links = connection.Rows("select account, issuer, subject, shown from account_links order by issuer", r => (Account: r.GetString(0), Link: new AccountLink(r.GetString(1), r.GetString(2), r.Text(3)))).ToLookup(r => r.Account, r => r.Link, StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        return [.. connection.Rows(
            """
            select a.id, a.user_name, a.display_name, a.password_hash is not null, a.two_factor_enabled, a.lockout_end, a.created_at, a.closed_at,
                (select max(s.seen_at) from sessions s where s.account = a.id)
            from accounts a order by a.user_name
            """,
            r => new AccountLine(r.GetString(0), r.GetString(1), r.Text(2), [.. roles[r.GetString(0)].OrderBy(held => held.Role)], r.GetInt64(3) != 0, r.GetInt64(4) != 0,
                r.Text(5) is { } locked && DateTimeOffset.Parse(locked, CultureInfo.InvariantCulture) > now, r.Time(6), r.IsDBNull(8) ? null : r.Time(8), r.IsDBNull(7) ? null : r.Time(7)) { Links = [.. links[r.GetString(0)]] })
            .Where(line => closedToo || line.ClosedAt is null)];
    }

    /// <exception cref="InputException">There is no such account.</exception>
    public AccountLine Find(string nameOrId) => List().FirstOrDefault(line => line.Id == nameOrId || line.Name.Equals(nameOrId, StringComparison.OrdinalIgnoreCase)) ?? throw AccessErrors.NoAccount(nameOrId);

    /// <summary>Makes an account without a password, which nobody can sign in to until its link is opened.</summary>
    /// <returns>What the link to a password holds: told once.</returns>
    /// <exception cref="InputException">The name can't be used, or is taken; or who asks may not.</exception>
    public async Task<string> Add(Reader by, string name, string? displayName, IReadOnlyList<RoleHeld> roles)
    {
        Require(by);
        name = Named(name) ?? throw (name.Trim().Equals(Reader.Machine.Name, StringComparison.OrdinalIgnoreCase) ? AccessErrors.Taken(name.Trim()) : AccessErrors.BadName);
        var chart = ChartFor(roles);
        RequireGuardedRoles(by, roles);
        RequireNoGrant(by, null, roles.Select(held => chart.Pinned(held, clock.Today())));
        using var opened = managers.Open();
        if (await opened.Manager.FindByNameAsync(name) is not null) throw AccessErrors.Taken(name);
        var account = Row(name, displayName, clock.GetUtcNow());
        if (!(await opened.Manager.CreateAsync(account)).Succeeded) throw AccessErrors.Taken(name);
        using var connection = database.Open();
        Record(connection, by, name, "account", "add");
        using (var transaction = connection.BeginTransaction())
        {
            Give(connection, transaction, by, account.Id, name, roles, chart);
            transaction.Commit();
        }
        return LinkOf(connection, by, account.Id, name);
    }

    /// <summary>Gives an account these roles and no others.</summary>
    /// <exception cref="InputException">Nobody changes their own roles, or takes the last administrator's.</exception>
    public void SetRoles(Reader by, string nameOrId, IReadOnlyList<RoleHeld> roles)
    {
        Require(by);
        var account = Find(nameOrId);
        if (account.Id == by.Account) throw AccessErrors.Own;
        var chart = ChartFor(roles);
        // The same roles however their offices are named.
        List<RoleHeld> wanted = [.. roles.Select(held => chart.Pinned(held, clock.Today()))];
        List<RoleHeld> now = [.. account.Roles.Select(held => chart.Pinned(held, clock.Today()))];
        RequireGuardedRoles(by, [.. now.Except(wanted), .. wanted.Except(now)]);
        RequireNoGrant(by, null, wanted.Where(held => now.All(had => had.Department != held.Department)));
        using var connection = database.Open();
        // Begun for writing: of two who take each other's role, the second finds herself the last.
        using var transaction = connection.BeginTransaction();
        if (account.Roles.Any(IsAdministrator) && !roles.Any(IsAdministrator) && Administrators(connection) <= 1) throw AccessErrors.LastAdministrator;
        Give(connection, transaction, by, account.Id, account.Name, roles, chart);
        transaction.Commit();
    }

    /// <summary>Roles of offices that were split, merged or abolished: somebody has to say for which office they are held now.</summary>
    public IReadOnlyList<(AccountLine Account, RoleHeld Held, HeldOffice Office)> ToSettle()
    {
        var accounts = List();
        if (!accounts.Any(account => account.Roles.Any(held => held.Department is not null))) return [];
        var chart = catalog.Snapshot().Organization;
        return [.. accounts.SelectMany(account => account.Roles.Select(held => (account, held, chart.Held(held.Department, held.Team, clock.Today())))).Where(one => one.Item3.IsOver)];
    }

    /// <summary>Makes a link by which somebody sets the account's password; the one before ends. The password of now stays until then.</summary>
    public string Link(Reader by, string nameOrId)
    {
        Require(by);
        var account = Find(nameOrId);
        RequireGuarded(by, account);
        if (account.IsOfDirectory) throw SignOnErrors.OfDirectory;
        using var connection = database.Open();
        return LinkOf(connection, by, account.Id, account.Name);
    }

    /// <summary>Lets somebody in again who failed too often.</summary>
    public async Task Unlock(Reader by, string nameOrId)
    {
        Require(by);
        var account = Find(nameOrId);
        using var opened = managers.Open();
        var row = await opened.Account(account.Id);
        await opened.Manager.SetLockoutEndDateAsync(row, null);
        await opened.Manager.ResetAccessFailedCountAsync(row);
        Record(by, account.Name, "account", "unlock");
    }

    /// <summary>Takes the second factor away, for somebody who lost it.</summary>
    public async Task ForgetSecondFactor(Reader by, string nameOrId)
    {
        Require(by);
        var account = Find(nameOrId);
        RequireGuarded(by, account);
        using var opened = managers.Open();
        var row = await opened.Account(account.Id);
        await opened.Manager.SetTwoFactorEnabledAsync(row, false);
        await opened.Manager.RemoveAuthenticationTokenAsync(row, "[AspNetUserStore]", AuthenticatorKey);
        Record(by, account.Name, "second-factor", "forgotten");
    }

    /// <summary>Closes an account for good: its sessions, links and keys end, its name stays in the record.</summary>
    public void Close(Reader by, string nameOrId)
    {
        Require(by);
        var account = Find(nameOrId);
        if (account.Id == by.Account) throw AccessErrors.Own;
        using var connection = database.Open();
        var now = clock.GetUtcNow();
        using var transaction = connection.BeginTransaction();
        if (account.Roles.Any(IsAdministrator) && Administrators(connection) <= 1) throw AccessErrors.LastAdministrator;
        transaction.Run("update accounts set closed_at = @p1, password_hash = null, concurrency_stamp = @p2 where id = @p0", account.Id, now, Guid.NewGuid().ToString());
        transaction.Run("delete from sessions where account = @p0", account.Id);
        transaction.Run("delete from password_links where account = @p0", account.Id);
        transaction.Run("delete from account_roles where account = @p0", account.Id);
        transaction.Run("update access_keys set revoked_at = @p1 where account = @p0 and revoked_at is null", account.Id, now);
        transaction.Commit();
        Record(connection, by, account.Name, "account", "close");
    }

    /// <summary>The account that a link sets the password of; null when the link is used or has ended.</summary>
    public string? NameOfLink(string secret)
    {
        if (!database.Exists) return null;
        using var connection = database.Open();
        return connection.Scalar("select a.user_name from password_links l join accounts a on a.id = l.account where l.id = @p0 and l.ends_at > @p1 and a.closed_at is null", Secrets.HashOf(secret), clock.GetUtcNow()) as string;
    }

    /// <summary>Sets a password by a link. The link ends, and so does every session there was.</summary>
    /// <exception cref="InputException">The link has ended, or the password is too weak.</exception>
    public async Task SetPassword(string secret, string password)
    {
        if (NameOfLink(secret) is not { } name) throw AccessErrors.LinkGone;
        Check(name, password);
        using var opened = managers.Open();
        var row = await opened.Manager.FindByNameAsync(name) ?? throw AccessErrors.LinkGone;
        using var connection = database.Open();
        // Taken before the password is set: of two who hold the link one is served.
        if (connection.Run("delete from password_links where id = @p0", Secrets.HashOf(secret)) == 0) throw AccessErrors.LinkGone;
        await opened.Manager.RemovePasswordAsync(row);
        if (!(await opened.Manager.AddPasswordAsync(row, password)).Succeeded) throw Weak(new("비밀번호가 짧습니다.", "The password is too short."));
        await opened.Manager.SetLockoutEndDateAsync(row, null);
        await opened.Manager.ResetAccessFailedCountAsync(row);
        connection.Run("delete from sessions where account = @p0", row.Id);
        // A link is asked for when something was lost or known to others: programs get new keys then.
        connection.Run("update access_keys set revoked_at = @p1 where account = @p0 and revoked_at is null", row.Id, clock.GetUtcNow());
        AccessEvents.Write(connection, clock.GetUtcNow(), name, name, "password", "link");
    }

    /// <summary>Changes one's own password; all sessions but the one it is done in end.</summary>
    /// <exception cref="InputException">The present one is wrong, or the new one too weak.</exception>
    public async Task ChangePassword(Reader own, string present, string password)
    {
        using var opened = managers.Open();
        var row = await opened.Account(own.Account ?? throw AccessErrors.NotAllowed);
        if (row.PasswordHash is null) throw AccessErrors.NoPassword;
        if (await opened.Manager.IsLockedOutAsync(row)) throw AccessErrors.WrongPassword;
        if (!await opened.Manager.CheckPasswordAsync(row, present))
        {
            await opened.Manager.AccessFailedAsync(row);
            throw AccessErrors.WrongPassword;
        }
        Check(row.UserName!, password);
        if (!(await opened.Manager.ChangePasswordAsync(row, present, password)).Succeeded) throw Weak(new("비밀번호가 짧습니다.", "The password is too short."));
        await opened.Manager.ResetAccessFailedCountAsync(row);
        using var connection = database.Open();
        connection.Run("delete from sessions where account = @p0 and id <> @p1", row.Id, own.Session ?? "");
        connection.Run("delete from password_links where account = @p0", row.Id);
        Record(connection, own, row.UserName, "password", "changed");
    }

    /// <summary>The key of a second factor that was made and not confirmed yet; null when there is none.</summary>
    public string? KeyToConfirm(Reader own)
    {
        using var connection = database.Open();
        return connection.Scalar("select t.value from account_tokens t join accounts a on a.id = t.user_id where a.id = @p0 and t.name = @p1 and a.two_factor_enabled = 0", own.Account, AuthenticatorKey) as string;
    }

    /// <summary>Makes a key for a second factor, which counts once a code of it was given.</summary>
    /// <returns>The key in base 32.</returns>
    public async Task<string> BeginSecondFactor(Reader own)
    {
        if (!sessions.IsFresh(own)) throw AccessErrors.ProveFirst;
        using var opened = managers.Open();
        var row = await opened.Account(own.Account ?? throw AccessErrors.NotAllowed);
        if (row.TwoFactorEnabled) throw AccessErrors.NotAllowed;
        if (await opened.Manager.GetAuthenticatorKeyAsync(row) is { Length: > 0 } known) return known;
        await opened.Manager.ResetAuthenticatorKeyAsync(row);
        return (await opened.Manager.GetAuthenticatorKeyAsync(row))!;
    }

    /// <exception cref="InputException">The code is wrong.</exception>
    public async Task ConfirmSecondFactor(Reader own, string code)
    {
        if (!sessions.IsFresh(own)) throw AccessErrors.ProveFirst;
        using var opened = managers.Open();
        var row = await opened.Account(own.Account ?? throw AccessErrors.NotAllowed);
        if (row.TwoFactorEnabled || TimeCode.Step(await opened.Manager.GetAuthenticatorKeyAsync(row), Digits(code), clock.GetUtcNow(), row.LastCode) is not { } step) throw AccessErrors.WrongCode;
        row.LastCode = step.ToString(CultureInfo.InvariantCulture);
        await opened.Manager.SetTwoFactorEnabledAsync(row, true);
        Record(own, row.UserName, "second-factor", "on");
    }

    /// <exception cref="InputException">The person did not say anew who they are: see <see cref="SignIn.Prove"/>.</exception>
    public async Task EndSecondFactor(Reader own)
    {
        if (!sessions.IsFresh(own)) throw AccessErrors.ProveFirst;
        using var opened = managers.Open();
        var row = await opened.Account(own.Account ?? throw AccessErrors.NotAllowed);
        await opened.Manager.SetTwoFactorEnabledAsync(row, false);
        await opened.Manager.RemoveAuthenticationTokenAsync(row, "[AspNetUserStore]", AuthenticatorKey);
        Record(own, row.UserName, "second-factor", "off");
    }

    /// <summary>A name as accounts have it; null when none can have it. Compatible forms of one letter look alike: one name for one person.</summary>
    internal static string? Named(string? written)
    {
        var name = written?.Trim().Normalize(System.Text.NormalizationForm.FormKC) ?? "";
        return name.Length is >= ShortestName and <= LongestName && name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-') && !name.Equals(Reader.Machine.Name, StringComparison.OrdinalIgnoreCase) ? name : null;
    }

    internal static AccountRow Row(string name, string? displayName, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        UserName = name,
        CreatedAt = CatalogTimes.Text(now),
        LockoutEnabled = true,
        DisplayName = string.IsNullOrWhiteSpace(displayName) ? null : displayName.Trim()[..Math.Min(LongestName, displayName.Trim().Length)],
    };

    /// <summary>Gives the roles that groups at a provider or directory give now, and takes those they gave before. What people gave stays, and so does the last administrator.</summary>
    /// <param name="source">One of <see cref="SignOnSource"/>.</param>
    internal void Follow(string account, string name, string source, IReadOnlyList<RoleHeld> roles)
    {
        var (chart, today) = (ChartFor(roles), clock.Today());
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        HeldOffices.Pin(transaction, chart, today);
        var held = connection.Rows(transaction, "select role, department, team, given_by from account_roles where account = @p0", r => (Role: Held(r, 0), By: r.GetString(3)), account);
        List<RoleHeld> wanted = [.. roles.Select(role => chart.Pinned(role, today)).Distinct()];
        List<RoleHeld> over = [.. held.Where(one => one.By == source && !wanted.Contains(one.Role)).Select(one => one.Role)];
        if (over.Any(IsAdministrator) && Administrators(connection) <= 1) over.RemoveAll(IsAdministrator);
        List<RoleHeld> missing = [.. wanted.Except(held.Select(one => one.Role))];
        if (over.Count + missing.Count == 0) return;
        foreach (var role in over) transaction.Run("delete from account_roles where account = @p0 and role = @p1 and department = @p2 and team = @p3", account, role.Role.ToString(), role.Department ?? "", role.Team ?? "");
        foreach (var role in missing) Insert(transaction, account, role, source);
        Record(connection, Reader.Machine with { Name = source }, name, "roles", Said(held.Select(one => one.Role).Except(over).Concat(missing), chart, today));
        transaction.Commit();
    }

    internal static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    internal static RoleHeld Held(DbDataReader reader, int at) =>
        new(Enum.Parse<Role>(reader.GetString(at)), reader.GetString(at + 1) is { Length: > 0 } department ? department : null, reader.GetString(at + 2) is { Length: > 0 } team ? team : null);

    private void Check(string name, string password)
    {
        if (password.Length < settings.Value(AccessSetting.PasswordLength)) throw Weak(new("비밀번호가 짧습니다.", "The password is too short."));
        if (password.Contains(name, StringComparison.OrdinalIgnoreCase)) throw Weak(new("비밀번호에 계정 이름이 들었습니다.", "The password holds the account's name."));
        var steps = password.Zip(password.Skip(1), (one, next) => next - one).Distinct().ToList();
        if (password.Distinct().Count() < 4 || steps is [0 or 1 or -1]) throw Weak(new("짐작하기 쉬운 비밀번호입니다.", "The password is easily guessed."));
    }

    private InputException Weak(Bilingual why) => AccessErrors.Password(why, settings.Value(AccessSetting.PasswordLength));

    internal static bool IsAdministrator(RoleHeld held) => held is { Role: Role.Administrator, Department: null };

    internal static long Administrators(DbConnection connection) => Convert.ToInt64(connection.Scalar(
        "select count(*) from account_roles r join accounts a on a.id = r.account where r.role = 'Administrator' and r.department = '' and a.closed_at is null and (a.password_hash is not null or exists (select 1 from account_links l where l.account = a.id))"), CultureInfo.InvariantCulture);

    private OrgChart ChartFor(IReadOnlyList<RoleHeld> roles) => roles.Any(held => held.Department is not null) ? catalog.Snapshot().Organization : OrgChart.Empty;

    private void Give(DbConnection connection, DbTransaction transaction, Reader by, string account, string name, IReadOnlyList<RoleHeld> roles, OrgChart chart)
    {
        var today = clock.Today();
        HeldOffices.Pin(transaction, chart, today);
        // What groups gave goes on being theirs to take.
        var sources = connection.Rows(transaction, "select role, department, team, given_by from account_roles where account = @p0 and given_by in ('openid', 'ldap')", r => (Role: Held(r, 0), By: r.GetString(3)), account).ToDictionary(r => r.Role, r => r.By);
        transaction.Run("delete from account_roles where account = @p0", account);
        List<RoleHeld> given = [.. roles.Select(held => chart.Pinned(held, today)).Distinct()];
        foreach (var held in given) Insert(transaction, account, held, sources.GetValueOrDefault(held, by.Name));
        Record(connection, by, name, "roles", Said(given, chart, today));
    }

    private void Insert(DbTransaction transaction, string account, RoleHeld held, string by) => transaction.Run(
        "insert into account_roles (account, role, department, team, given_by, given_at) values (@p0, @p1, @p2, @p3, @p4, @p5)", account, held.Role.ToString(), held.Department ?? "", held.Team ?? "", by, clock.GetUtcNow());

    // By name: the record is read by people, and outlives the chart.
    private static string Said(IEnumerable<RoleHeld> roles, OrgChart chart, DateOnly today) => string.Join("; ", roles.Select(held => (held.Role, Office: chart.Held(held.Department, held.Team, today)))
        .Select(held => string.Join(" ", new[] { RoleTable.Of(held.Role).Id, held.Office.Department, held.Office.Team }.OfType<string>())));

    private string LinkOf(DbConnection connection, Reader by, string account, string name)
    {
        var secret = Secrets.Make();
        var now = clock.GetUtcNow();
        using (var transaction = connection.BeginTransaction())
        {
            transaction.Run("delete from password_links where account = @p0", account);
            transaction.Run("insert into password_links (id, account, made_by, made_at, ends_at) values (@p0, @p1, @p2, @p3, @p4)", Secrets.HashOf(secret), account, by.Name, now, now.AddHours(settings.Value(AccessSetting.LinkHours)));
            transaction.Commit();
        }
        Record(connection, by, name, "password", "link made");
        return secret;
    }

    internal static void Require(Reader by)
    {
        if (!AccessRules.May(by, Act.ManageAccounts)) throw AccessErrors.NotAllowed;
    }

    /// <summary>Whoever says who comes in by an account could come in themselves: one that sees personal data is for who sees them anyway, or for the machine itself.</summary>
    internal void RequireGuarded(Reader by, AccountLine account)
    {
        RequireGuardedRoles(by, account.Roles);
        RequireNoGrant(by, account.Id, account.Roles);
    }

    // Whoever makes accounts would else make themselves one that sees personal data, or that looks on them.
    private static void RequireGuardedRoles(Reader by, IEnumerable<RoleHeld> roles)
    {
        if (!IsOfMachine(by) && roles.SelectMany(held => RoleTable.Of(held.Role).Allows).Any(act => act is Act.ReadPersonal or Act.SeeAccessLog or Act.DecideAccess && !AccessRules.May(by, act))) throw AccessErrors.GuardedRole;
    }

    // What was granted, or waits to be, to an account or its office opens closed columns to whoever holds the account or joins the office.
    private void RequireNoGrant(Reader by, string? account, IEnumerable<RoleHeld> roles)
    {
        if (IsOfMachine(by) || AccessRules.May(by, Act.ReadPersonal)) return;
        using var connection = database.Open();
        var offices = roles.Select(held => held.Department).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (connection.Rows("select account, department from grants where state in ('Asked', 'Approved') and columns <> 'None' and ends_on >= @p0", r => (Account: r.Text(0), Department: r.Text(1)), clock.Today())
            .Any(grant => (account is not null && grant.Account == account) || (grant.Department is { } department && offices.Contains(department)))) throw AccessErrors.GuardedGrant;
    }

    private static bool IsOfMachine(Reader by) => by.Kind is ReaderKind.Machine or ReaderKind.Desk;

    private void Record(Reader by, string? account, string what, string detail)
    {
        using var connection = database.Open();
        Record(connection, by, account, what, detail);
    }

    private void Record(DbConnection connection, Reader by, string? account, string what, string detail) => AccessEvents.Write(connection, clock.GetUtcNow(), by.Name, account, what, detail);
}
