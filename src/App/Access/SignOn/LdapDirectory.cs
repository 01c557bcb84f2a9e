using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Net;
using System.Text;
using Maru.Core;

namespace Maru.App.Access.SignOn;

/// <summary>Somebody the directory knows.</summary>
/// <param name="Id">Theirs for ever: the value of <see cref="LdapSettings.Id"/>.</param>
/// <param name="Place">Distinguished name, which moves with them.</param>
/// <param name="Groups">Whole names of groups, and the first part of each.</param>
public sealed record LdapPerson(string Id, string Place, string? Name, string? Shown, IReadOnlyList<string> Groups);

/// <summary>
/// Asks the directory, over TLS only: looks somebody up as Maru itself, then binds as them with what they gave for a password. Every call has a
/// time limit; a directory that hangs keeps a few calls waiting and no more.
/// </summary>
public sealed class LdapDirectory(SignOnFile file, TimeProvider clock) : IDisposable
{
    private const int Most = 8;
    private const int InvalidCredentials = 49;
    private const int ServerDown = 81;
    private const int ConnectError = 91;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _places = new(Most);
    private long _restsUntil;

    /// <summary>Looks somebody up by the name they sign in with; null when nobody, or more than one, has it.</summary>
    /// <exception cref="InputException">The directory can't be asked.</exception>
    public Task<LdapPerson?> Find(LdapSettings settings, string name)
    {
        var secret = file.Secret(SignOnSource.Ldap);
        return Ask(settings, () =>
        {
            using var connection = Connect(settings);
            BindAsMaru(connection, settings, secret);
            return Look(connection, settings, name);
        });
    }

    /// <summary>True when this is somebody's password. An empty one never is: a directory would let it in as nobody (RFC 4513 §5.1.2).</summary>
    /// <exception cref="InputException">The directory can't be asked.</exception>
    public async Task<bool> IsRight(LdapSettings settings, LdapPerson person, string password) => password.Length > 0 && person.Place.Length > 0 && await Ask(settings, () =>
    {
        using var connection = Connect(settings);
        try
        {
            connection.AuthType = AuthType.Basic;
            connection.Bind(new NetworkCredential(person.Place, password));
            return true;
        }
        catch (LdapException e) when (e.ErrorCode == InvalidCredentials)
        {
            return false;
        }
    });

    /// <summary>Somebody who is not there.</summary>
    internal static LdapPerson Nobody(LdapSettings settings) => new("", "cn=" + Secrets.Make() + "," + settings.Base, null, null, []);

    /// <summary>Connects, and binds as Maru: what the test command tries first.</summary>
    /// <exception cref="InputException">It can't be done.</exception>
    internal Task<int> Greet(LdapSettings settings)
    {
        var secret = file.Secret(SignOnSource.Ldap);
        return Ask(settings, () =>
        {
            using var connection = Connect(settings);
            BindAsMaru(connection, settings, secret);
            return ((SearchResponse)connection.SendRequest(new SearchRequest(settings.Base, "(objectClass=*)", SearchScope.Base, "1.1"))).Entries.Count;
        });
    }

    public void Dispose() => _places.Dispose();

    /// <summary>A value in a filter (RFC 4515): nothing in it means anything.</summary>
    internal static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(value))
            if (one < 0x80 && (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'.' or (byte)'-' or (byte)'_' or (byte)'@' or (byte)' ' or (byte)',' or (byte)'=')) text.Append((char)one);
            else text.Append(CultureInfo.InvariantCulture, $"\\{one:x2}");
        return text.ToString();
    }

    private static LdapConnection Connect(LdapSettings settings)
    {
        var connection = new LdapConnection(new LdapDirectoryIdentifier(settings.Address.Host, settings.Port, fullyQualifiedDnsHostName: true, connectionless: false))
        {
            AuthType = AuthType.Anonymous,
            AutoBind = false,
            Timeout = TimeSpan.FromSeconds(settings.Time),
        };
        try
        {
            var options = connection.SessionOptions;
            options.ProtocolVersion = 3;
            options.ReferralChasing = ReferralChasingOptions.None;
            if (settings.Trust is not null && !OperatingSystem.IsWindows())
            {
                options.TrustedCertificatesDirectory = settings.Trust;
                options.StartNewTlsSessionContext();
            }
            if (settings.IsLdaps) options.SecureSocketLayer = true;
            else
            {
                // The library connects with the first bind only. It is nobody's: nothing secret goes before the encryption, whose certificate is checked.
                try
                {
                    connection.Bind();
                }
                catch (LdapException e) when (e.ErrorCode is not (ServerDown or ConnectError))
                {
                    // A directory that lets nobody in unnamed is connected all the same.
                }
                catch (DirectoryOperationException)
                {
                    // As above.
                }
                options.StartTransportLayerSecurity(null);
            }
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void BindAsMaru(LdapConnection connection, LdapSettings settings, string? secret)
    {
        if (settings.Bind is null)
        {
            connection.Bind();
            return;
        }
        if (secret is null) throw SignOnErrors.DirectoryAway(new("비밀값(MARU_LDAP_SECRET)이 없습니다.", "There is no secret (MARU_LDAP_SECRET)."));
        connection.AuthType = AuthType.Basic;
        connection.Bind(new NetworkCredential(settings.Bind, secret));
    }

    private static LdapPerson? Look(LdapConnection connection, LdapSettings settings, string name)
    {
        var asked = new SearchRequest(settings.Base, settings.Filter.Replace("{0}", Escaped(name), StringComparison.Ordinal), SearchScope.Subtree, settings.Id, settings.AccountName, settings.Shown, "memberOf")
        {
            SizeLimit = 2,
            TimeLimit = TimeSpan.FromSeconds(settings.Time),
        };
        SearchResponse answer;
        try
        {
            answer = (SearchResponse)connection.SendRequest(asked);
        }
        catch (DirectoryOperationException e) when (e.Response?.ResultCode == ResultCode.SizeLimitExceeded)
        {
            return null;
        }
        if (answer.Entries is not { Count: 1 } || answer.Entries[0] is not { DistinguishedName.Length: > 0 } entry) return null;
        if (entry.Attributes[settings.Id] is not { Count: 1 } ids || Id(ids) is not { Length: > 0 } id) return null;
        IEnumerable<string> groups = Texts(entry, "memberOf");
        if (settings.GroupBase is { } place)
        {
            var found = (SearchResponse)connection.SendRequest(new SearchRequest(place, settings.GroupFilter.Replace("{0}", Escaped(entry.DistinguishedName), StringComparison.Ordinal), SearchScope.Subtree, "1.1") { TimeLimit = TimeSpan.FromSeconds(settings.Time) });
            groups = found.Entries.Cast<SearchResultEntry>().Select(group => group.DistinguishedName);
        }
        return new(id, entry.DistinguishedName, Texts(entry, settings.AccountName).FirstOrDefault(), Texts(entry, settings.Shown).FirstOrDefault(), [.. groups.SelectMany(Called)]);
    }

    // cn=traffic,ou=groups,… is asked for by its whole name or as traffic.
    private static IEnumerable<string> Called(string group)
    {
        yield return group;
        var first = group.IndexOf('=', StringComparison.Ordinal);
        var end = group.IndexOf(',', StringComparison.Ordinal);
        if (first > 0 && end > first && !group[..end].Contains('\\', StringComparison.Ordinal)) yield return group[(first + 1)..end];
    }

    // An objectGUID is 16 bytes that are no text.
    private static string Id(DirectoryAttribute values) => values.GetValues(typeof(byte[])) is [byte[] bytes]
        ? bytes.All(one => one is >= 0x20 and < 0x7F) ? Encoding.ASCII.GetString(bytes) : Convert.ToHexStringLower(bytes) : "";

    private static IEnumerable<string> Texts(SearchResultEntry entry, string name) => entry.Attributes[name]?.GetValues(typeof(string)).OfType<string>() ?? [];

    private async Task<T> Ask<T>(LdapSettings settings, Func<T> ask)
    {
        if (clock.GetUtcNow().Ticks < Interlocked.Read(ref _restsUntil) || !await _places.WaitAsync(TimeSpan.Zero)) throw SignOnErrors.DirectoryAway(new("답하지 않아 잠시 쉬고 있습니다.", "It did not answer, and is left alone for a moment."));
        // Opening a connection can't be stopped from outside; its place is free when it ends by itself.
        var asked = Task.Run(() =>
        {
            try
            {
                return ask();
            }
            finally
            {
                _places.Release();
            }
        });
        try
        {
            // Look-up and groups are two answers, the greeting before them another.
            return await asked.WaitAsync(TimeSpan.FromSeconds(settings.Time * 2), clock);
        }
        catch (Exception e) when (e is not InputException)
        {
            if (e is TimeoutException or LdapException { ErrorCode: ServerDown or ConnectError or 85 }) Interlocked.Exchange(ref _restsUntil, (clock.GetUtcNow() + Rest).Ticks);
            throw SignOnErrors.DirectoryAway(Why(e), e);
        }
    }

    private static Bilingual Why(Exception e) => e switch
    {
        TimeoutException or LdapException { ErrorCode: 85 } => new("정한 시간 안에 답하지 않았습니다.", "It did not answer in time."),
        LdapException { ErrorCode: InvalidCredentials } => new("마루의 이름(ldap.bind)이나 비밀값이 틀렸습니다.", "Maru's own name (ldap.bind) or secret is wrong."),
        LdapException { ErrorCode: ServerDown or ConnectError } => new("연결하지 못했거나 인증서를 믿을 수 없습니다.", "It can't be reached, or its certificate is not trusted."),
        DirectoryOperationException { Response.ResultCode: ResultCode.NoSuchObject } => new("ldap.base가 없는 곳입니다.", "ldap.base does not exist."),
        DirectoryOperationException { Response.ResultCode: var code } => new($"{code}", $"{code}"),
        DllNotFoundException or TypeInitializationException => new("이 컴퓨터에 libldap이 없습니다. Debian에서는 libldap-2.5-0 꾸러미입니다.", "This machine has no libldap: on Debian it is the package libldap-2.5-0."),
        LdapException ldap => new(string.Create(CultureInfo.InvariantCulture, $"오류 {ldap.ErrorCode}"), string.Create(CultureInfo.InvariantCulture, $"error {ldap.ErrorCode}")),
        _ => new(e.GetType().Name, e.GetType().Name),
    };
}
