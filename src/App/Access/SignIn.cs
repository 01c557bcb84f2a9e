using System.Collections.Concurrent;
using System.Globalization;
using Maru.App.Access.SignOn;
using Maru.App.Access.Storage;
using Maru.Core;
using Microsoft.AspNetCore.Identity;

namespace Maru.App.Access;

/// <param name="Secret">What the browser is to keep.</param>
/// <param name="NeedsCode">The password was right; a code of the second factor is still to come.</param>
public sealed record SignedIn(string Secret, bool NeedsCode);

/// <summary>
/// Signing in. Whatever is wrong, the answer and the time it takes are the same: nobody learns which accounts there are. Each right step
/// gives a new session, so that one known before is worth nothing.
/// </summary>
public sealed class SignIn(AccountsDatabase database, AccountManagers managers, Accounts accounts, Sessions sessions, AccountLinks links, SignOnFile signOn, LdapDirectory directory, TimeProvider clock)
{
    // Of one address, whoever is tried: beside the lockout of each account.
    private const int MostFailures = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private const int MostAddresses = 10_000;

    private static readonly AccountRow s_nobody = new();
    private static readonly PasswordHasher<AccountRow> s_hasher = new();
    private static readonly Lazy<string> s_noHash = new(() => s_hasher.HashPassword(s_nobody, Secrets.Make()));

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> _failures = new(StringComparer.Ordinal);

    public static InputException Refused { get; } = new(
        new("로그인하지 못했습니다. 이름이나 비밀번호가 다르거나, 여러 번 틀려 잠긴 계정입니다.", "Not signed in: the name or password is wrong, or the account is locked after too many failures."),
        new("다시 적거나, 잠시 뒤에 하거나, 계정 담당자에게 비밀번호 링크를 받으세요.", "Write them again, wait a while, or ask the administrator for a password link."));

    public static InputException TooMany { get; } = new(
        new("이 자리에서 로그인을 너무 많이 틀렸습니다.", "Too many failures from this place."), new("10분 뒤에 다시 하세요.", "Try again in ten minutes."));

    /// <exception cref="InputException">Refused, or too many failures from one address.</exception>
    public async Task<SignedIn> Password(string name, string password, string address, string? agent)
    {
        // No name holds what can't be seen.
        if (name.Any(char.IsControl)) name = "";
        using var turn = await Turn(name);
        RequirePace(address);
        var ldap = string.IsNullOrWhiteSpace(name) ? null : signOn.Settings.Ldap;
        if ((!database.Exists && ldap is not { Create: true }) || password.Length > 500)
        {
            s_hasher.VerifyHashedPassword(s_nobody, s_noHash.Value, password.Length > 500 ? "" : password);
            throw Failed(address);
        }
        using var opened = managers.Open();
        var account = await opened.Manager.FindByNameAsync(name.Trim().Normalize(System.Text.NormalizationForm.FormKC));
        if (ldap is not null && (account is null || (account is { ClosedAt: null, PasswordHash: null } && links.Of(account.Id).Any(link => link.IsDirectory)))) return await ByDirectory(ldap, opened, account, name.Trim(), password, address, agent);
        if (account is not { ClosedAt: null, PasswordHash: not null } || await opened.Manager.IsLockedOutAsync(account))
        {
            s_hasher.VerifyHashedPassword(s_nobody, s_noHash.Value, password);
            Keep(account?.ClosedAt is null ? account?.UserName : null, address, isRight: false);
            throw Failed(address);
        }
        if (!await opened.Manager.CheckPasswordAsync(account, password))
        {
            await opened.Manager.AccessFailedAsync(account);
            Keep(account.UserName, address, isRight: false);
            throw Failed(address);
        }
        return await Enter(opened, account, address, agent, null, isFresh: false);
    }

    /// <summary>Lets somebody in whom the provider vouches for: by their link, or with an account made for them. The second factor of the account still counts.</summary>
    /// <exception cref="InputException">No account is theirs, it is closed, or too many failures from one address.</exception>
    public async Task<SignedIn> Vouched(OpenIdPerson person, OpenIdSettings settings, string address, string? agent)
    {
        using var turn = await Turn(person.Subject);
        RequirePace(address);
        var roles = SignOnSettings.RolesOf(settings.Roles, person.Groups);
        var found = links.Find(person.Issuer, person.Subject);
        if (found is { IsClosed: true }) throw Failed(address);
        if (found is null && !settings.Create)
        {
            Note(address);
            throw SignOnErrors.NotLinked;
        }
        var id = found?.Account ?? await links.Make(SignOnSource.OpenId, person.Issuer, person.Subject, person.Name, person.Shown, roles);
        if (found is { } known) accounts.Follow(known.Account, known.Name, SignOnSource.OpenId, roles);
        using var opened = managers.Open();
        return await Enter(opened, await opened.Account(id), address, agent, SignOnSource.OpenId, person.IsFresh);
    }

    /// <summary>Asks somebody signed in for the password again, before what would outlive a stolen session; failures count as at the door.</summary>
    /// <exception cref="InputException">It is wrong, the account is locked, or has no password to ask for.</exception>
    public async Task Prove(Reader own, string password, string address)
    {
        if (own.Kind != ReaderKind.Account || own.Session is null) throw AccessErrors.NotAllowed;
        using var turn = await Turn(own.Name);
        RequirePace(address);
        using var opened = managers.Open();
        var account = await opened.Account(own.Account!);
        if (await opened.Manager.IsLockedOutAsync(account)) throw AccessErrors.WrongPassword;
        if (!await IsRight(opened, account, password))
        {
            await opened.Manager.AccessFailedAsync(account);
            Keep(account.UserName, address, isRight: false);
            Note(address);
            throw AccessErrors.WrongPassword;
        }
        await opened.Manager.ResetAccessFailedCountAsync(account);
        sessions.Refresh(own);
    }

    private async Task<bool> IsRight(AccountManagers.Opened opened, AccountRow account, string password)
    {
        if (account.PasswordHash is not null) return password.Length <= 500 && await opened.Manager.CheckPasswordAsync(account, password);
        if (signOn.Settings.Ldap is not { } ldap || links.Of(account.Id).FirstOrDefault(link => link.IsDirectory) is not { } link) throw AccessErrors.NoPassword;
        return await directory.Find(ldap, account.UserName!) is { } person && person.Id == link.Subject && await directory.IsRight(ldap, person, password);
    }

    // The directory keeps the password, Maru the lock: as many failures close the account as of one of Maru's own.
    private async Task<SignedIn> ByDirectory(LdapSettings ldap, AccountManagers.Opened opened, AccountRow? account, string name, string password, string address, string? agent)
    {
        var person = await directory.Find(ldap, name);
        var found = person is null ? null : links.Find(AccountLinks.Directory, person.Id);
        // Somebody else may have the name there by now; and a name new there may be somebody known.
        if (account is not null && found?.Account != account.Id) person = null;
        else if (account is null && found is { } known) account = await opened.Manager.FindByIdAsync(known.Account);
        if (account is not null && (account.ClosedAt is not null || await opened.Manager.IsLockedOutAsync(account))) person = null;
        // Where nobody may come in somebody who is not there is asked for instead: how long it takes says nothing.
        if (!await directory.IsRight(ldap, person ?? LdapDirectory.Nobody(ldap), person is null ? Secrets.Make() : password) || person is null)
        {
            if (account is { ClosedAt: null } && !await opened.Manager.IsLockedOutAsync(account)) await opened.Manager.AccessFailedAsync(account);
            Keep(account?.ClosedAt is null ? account?.UserName : null, address, isRight: false);
            throw Failed(address);
        }
        var roles = SignOnSettings.RolesOf(ldap.Roles, person.Groups);
        if (account is null)
        {
            if (!ldap.Create)
            {
                Keep(null, address, isRight: false);
                throw Failed(address);
            }
            account = await opened.Account(await links.Make(SignOnSource.Ldap, AccountLinks.Directory, person.Id, person.Name, person.Shown, roles));
        }
        else accounts.Follow(account.Id, account.UserName!, SignOnSource.Ldap, roles);
        return await Enter(opened, account, address, agent, SignOnSource.Ldap, isFresh: false);
    }

    private async Task<SignedIn> Enter(AccountManagers.Opened opened, AccountRow account, string address, string? agent, string? via, bool isFresh)
    {
        if (account.TwoFactorEnabled) return new(sessions.Begin(account.Id, half: true, address, agent, via, isFresh), NeedsCode: true);
        await opened.Manager.ResetAccessFailedCountAsync(account);
        Keep(account.UserName, address, isRight: true);
        return new(sessions.Begin(account.Id, half: false, address, agent, via, isFresh), NeedsCode: false);
    }

    /// <summary>The second step: gives a whole session for a half one. A code is taken once.</summary>
    /// <exception cref="InputException">Refused, or too many failures from one address.</exception>
    public async Task<SignedIn> Code(string half, string code, string address, string? agent)
    {
        if (sessions.Half(half) is not { } begun) throw Refused;
        var id = begun.Account;
        using var turn = await Turn(id);
        RequirePace(address);
        using var opened = managers.Open();
        var account = await opened.Account(id);
        code = Accounts.Digits(code);
        if (await opened.Manager.IsLockedOutAsync(account)) throw Failed(address);
        if (TimeCode.Step(await opened.Manager.GetAuthenticatorKeyAsync(account), code, clock.GetUtcNow(), account.LastCode) is not { } step)
        {
            await opened.Manager.AccessFailedAsync(account);
            Keep(account.UserName, address, isRight: false);
            Note(address);
            throw AccessErrors.WrongCode;
        }
        account.LastCode = step.ToString(CultureInfo.InvariantCulture);
        // Two at once with one code: the second finds the account changed.
        if (!(await opened.Manager.UpdateAsync(account)).Succeeded) throw AccessErrors.WrongCode;
        await opened.Manager.ResetAccessFailedCountAsync(account);
        sessions.End(half);
        Keep(account.UserName, address, isRight: true);
        return new(sessions.Begin(account.Id, half: false, address, agent, begun.Via, begun.IsFresh), NeedsCode: false);
    }

    // One at a time for a name: many at once would all be judged before the first failure is counted.
    private async Task<Held> Turn(string name)
    {
        var turn = _turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(name.Trim().Normalize(System.Text.NormalizationForm.FormKC)) % (uint)_turns.Length];
        await turn.WaitAsync();
        return new(turn);
    }

    private readonly struct Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }

    private void RequirePace(string address)
    {
        if (_failures.TryGetValue(address, out var known) && clock.GetUtcNow() - known.Since < Window && known.Count >= MostFailures) throw TooMany;
    }

    private void Keep(string? account, string address, bool isRight)
    {
        using var connection = database.Open();
        SignIns.Write(connection, new(clock.GetUtcNow(), account, address, isRight));
    }

    private InputException Failed(string address)
    {
        Note(address);
        return Refused;
    }

    private void Note(string address)
    {
        var now = clock.GetUtcNow();
        if (_failures.Count >= MostAddresses) foreach (var old in _failures.Where(pair => now - pair.Value.Since >= Window).ToList()) _failures.TryRemove(old);
        _failures.AddOrUpdate(address, _ => (now, 1), (_, known) => now - known.Since < Window ? (known.Since, known.Count + 1) : (now, 1));
    }
}
