using System.Data.Common;
using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.Core;

namespace Maru.App.Access.SignOn;

/// <summary>Who an account is elsewhere.</summary>
/// <param name="Issuer">The provider; <see cref="AccountLinks.Directory"/> for the directory.</param>
/// <param name="Subject">Theirs there for ever.</param>
/// <param name="Shown">What they were called there when it was made; decides nothing.</param>
public sealed record AccountLink(string Issuer, string Subject, string? Shown)
{
    public bool IsDirectory => Issuer == AccountLinks.Directory;
}

/// <summary>
/// Links of accounts with people whom a provider or directory vouches for. A link is made by an administrator's declaration, by the signed-in
/// holder's confirmation, or with an account made for it; never because names or addresses are alike. Of closed accounts they stay, so that none comes to life again.
/// </summary>
public sealed class AccountLinks(AccountsDatabase database, AccountManagers managers, Accounts accounts, Sessions sessions, TimeProvider clock)
{
    /// <summary>The issuer of links with the directory.</summary>
    public const string Directory = "ldap";

    private const int LongestSubject = 255;

    /// <summary>The account of somebody; null when nobody's is theirs.</summary>
    internal (string Account, string Name, bool IsClosed)? Find(string issuer, string subject)
    {
        if (!database.Exists) return null;
        using var connection = database.Open();
        return connection.Rows("select a.id, a.user_name, a.closed_at is not null from account_links l join accounts a on a.id = l.account where l.issuer = @p0 and l.subject = @p1",
            r => (r.GetString(0), r.GetString(1), r.GetInt64(2) != 0), issuer, subject) is [var found] ? found : null;
    }

    /// <summary>Who an account is elsewhere.</summary>
    public IReadOnlyList<AccountLink> Of(string account)
    {
        if (!database.Exists) return [];
        using var connection = database.Open();
        return Of(connection, account);
    }

    /// <summary>An administrator declares whose account this is.</summary>
    /// <exception cref="InputException">Either is linked already, or who asks may not.</exception>
    public void Declare(Reader by, string nameOrId, string issuer, string subject)
    {
        var account = Managed(by, nameOrId);
        subject = subject.Trim();
        if (subject.Length is 0 or > LongestSubject || subject.Any(char.IsControl)) throw new InputException(
            new("제공자가 그 사람에게 준 번호(sub)가 없거나 너무 깁니다.", "The provider's number of the person (sub) is missing or too long."), new("제공자의 관리 화면에서 sub을 찾아 적으세요.", "Look the sub up in the provider's own pages."), "subject");
        Link(by, account.Id, account.Name, issuer, subject, null);
    }

    /// <summary>Somebody signed in confirms who they are at the provider.</summary>
    /// <exception cref="InputException">Either is linked already, or they did not say anew who they are.</exception>
    public void Confirm(Reader own, OpenIdPerson person)
    {
        if (own.Account is null || own.Kind != ReaderKind.Account || person.LinkFor != own.Account) throw SignOnErrors.Gone;
        if (!sessions.IsFresh(own)) throw AccessErrors.ProveFirst;
        Link(own, own.Account, own.Name, person.Issuer, person.Subject, person.Name);
    }

    /// <summary>Takes an account's link with a provider away, and ends the sessions that came by it.</summary>
    /// <exception cref="InputException">There is none, who asks may not, or nobody could sign in to one's own account any more.</exception>
    public void Unlink(Reader by, string nameOrId, string issuer)
    {
        var isOwn = by.Account is not null && by.Account == nameOrId;
        var account = isOwn ? accounts.Find(nameOrId) : Managed(by, nameOrId);
        if (isOwn && !sessions.IsFresh(by)) throw AccessErrors.ProveFirst;
        // Gone with the link would be the last way in: somebody else gives a password first.
        if (isOwn && !account.HasPassword) throw SignOnErrors.LastWay;
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (!account.HasPassword && account.Roles.Any(Accounts.IsAdministrator) && Accounts.Administrators(connection) <= 1) throw AccessErrors.LastAdministrator;
        if (transaction.Run("delete from account_links where account = @p0 and issuer = @p1", account.Id, issuer) == 0) throw SignOnErrors.NoLink;
        transaction.Run("delete from sessions where account = @p0 and via = @p1", account.Id, issuer == Directory ? SignOnSource.Ldap : SignOnSource.OpenId);
        AccessEvents.Write(connection, clock.GetUtcNow(), by.Name, account.Name, "sign-on", $"unlinked {issuer}");
        transaction.Commit();
    }

    /// <summary>From now on the directory keeps this account's password; Maru's own, its links and sessions end.</summary>
    /// <param name="person">Who it is there.</param>
    internal void ToDirectory(Reader by, string nameOrId, LdapPerson person)
    {
        var account = Managed(by, nameOrId);
        Link(by, account.Id, account.Name, Directory, person.Id, person.Name);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        transaction.Run("update accounts set password_hash = null, concurrency_stamp = @p1 where id = @p0", account.Id, Guid.NewGuid().ToString());
        transaction.Run("delete from password_links where account = @p0", account.Id);
        transaction.Run("delete from sessions where account = @p0", account.Id);
        transaction.Commit();
    }

    /// <summary>Makes an account for somebody whom a group of theirs gives a role.</summary>
    /// <exception cref="InputException">None does, the name can't be used, or another account has it.</exception>
    internal async Task<string> Make(string source, string issuer, string subject, string? name, string? shown, IReadOnlyList<RoleHeld> roles)
    {
        if (roles.Count == 0) throw SignOnErrors.NoRole;
        name = Accounts.Named(name) ?? throw SignOnErrors.BadName(name);
        using var opened = managers.Open();
        if (await opened.Manager.FindByNameAsync(name) is not null) throw SignOnErrors.NameTaken(name);
        var row = Accounts.Row(name, shown, clock.GetUtcNow());
        if (!(await opened.Manager.CreateAsync(row)).Succeeded) throw SignOnErrors.NameTaken(name);
        using var connection = database.Open();
        AccessEvents.Write(connection, clock.GetUtcNow(), source, name, "account", "add");
        Link(Reader.Machine with { Name = source }, row.Id, name, issuer, subject, name);
        accounts.Follow(row.Id, name, source, roles);
        return row.Id;
    }

    internal static IReadOnlyList<AccountLink> Of(DbConnection connection, string account) =>
        connection.Rows("select issuer, subject, shown from account_links where account = @p0 order by issuer", r => new AccountLink(r.GetString(0), r.GetString(1), r.Text(2)), account);

    // Whoever says who comes in by an account could come in themselves: as with links to passwords.
    private AccountLine Managed(Reader by, string nameOrId)
    {
        Accounts.Require(by);
        var account = accounts.Find(nameOrId);
        accounts.RequireGuarded(by, account);
        return account;
    }

    private void Link(Reader by, string account, string name, string issuer, string subject, string? shown)
    {
        database.Migrate();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (transaction.Run("insert into account_links (issuer, subject, account, shown, made_by, made_at) values (@p0, @p1, @p2, @p3, @p4, @p5) on conflict do nothing", issuer, subject, account, shown, by.Name, clock.GetUtcNow()) == 0)
            throw Convert.ToInt64(connection.Scalar("select count(*) from account_links where issuer = @p0 and subject = @p1", issuer, subject), System.Globalization.CultureInfo.InvariantCulture) > 0 ? SignOnErrors.LinkedElsewhere : SignOnErrors.HasLink;
        AccessEvents.Write(connection, clock.GetUtcNow(), by.Name, name, "sign-on", $"linked {issuer} {subject}");
        transaction.Commit();
    }
}
