using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.Core.Data;
using System.Data.Common;

namespace Maru.App.Access;

/// <param name="Id">Hash of what the browser holds.</param>
public sealed record SessionLine(string Id, DateTimeOffset MadeAt, DateTimeOffset SeenAt, string? Address, string? Agent);

/// <summary>Who is signed in where. A browser holds a random secret, the file only its hash, so nobody can sign in with what the file says.</summary>
public sealed class Sessions(AccountsDatabase database, AccessSettings settings, TimeProvider clock)
{
    // How often it is written down that a session is in use.
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HalfLife = TimeSpan.FromMinutes(5);
    private const int LongestAgent = 200;

    /// <summary>Begins a session with a secret nobody has seen before.</summary>
    /// <param name="half">The password was right and the second factor is still to come.</param>
    /// <param name="via">Who vouched for the person, when it was not Maru itself: <see cref="SignOn.SignOnSource"/>.</param>
    /// <param name="isFresh">They were made to say who they are just now.</param>
    public string Begin(string account, bool half, string? address, string? agent, string? via = null, bool isFresh = false)
    {
        var secret = Secrets.Make();
        var now = clock.GetUtcNow();
        using var connection = database.Open();
        connection.Run("insert into sessions (id, account, half, made_at, seen_at, ends_at, address, agent, via, proved_at) values (@p0, @p1, @p2, @p3, @p3, @p4, @p5, @p6, @p7, @p8)",
            Secrets.HashOf(secret), account, half ? 1 : 0, now, half ? now + HalfLife : now.AddHours(settings.Value(AccessSetting.SessionHours)), address, agent is { Length: > LongestAgent } ? agent[..LongestAgent] : agent, via, isFresh ? now : null);
        return secret;
    }

    /// <summary>The reader whose browser holds a secret; null when there is no such session any more.</summary>
    public Reader? Find(string secret)
    {
        if (!database.Exists) return null;
        using var connection = database.Open();
        var id = Secrets.HashOf(secret);
        var now = clock.GetUtcNow();
        var found = connection.Rows("select s.account, s.seen_at, a.user_name, a.display_name from sessions s join accounts a on a.id = s.account where s.id = @p0 and s.half = 0 and s.ends_at > @p1 and a.closed_at is null",
            r => (Account: r.GetString(0), Seen: r.Time(1), Name: r.GetString(2), Shown: r.Text(3)), id, now);
        if (found is not [var session]) return null;
        if (now - session.Seen > TimeSpan.FromMinutes(settings.Value(AccessSetting.IdleMinutes)))
        {
            connection.Run("delete from sessions where id = @p0", id);
            return null;
        }
        if (now - session.Seen > Noted) connection.Run("update sessions set seen_at = @p1 where id = @p0", id, now);
        return ReaderOf(connection, ReaderKind.Account, session.Account, session.Name, now) with { Session = id, DisplayName = session.Shown };
    }

    /// <summary>The account of a half session, and who vouched for it; null when there is none any more.</summary>
    internal (string Account, string? Via, bool IsFresh)? Half(string secret)
    {
        if (!database.Exists) return null;
        using var connection = database.Open();
        return connection.Rows("select account, via, proved_at is not null from sessions where id = @p0 and half = 1 and ends_at > @p1", r => (r.GetString(0), r.Text(1), r.GetInt64(2) != 0), Secrets.HashOf(secret), clock.GetUtcNow()) is [var half] ? half : null;
    }

    /// <summary>Who vouched for the person when this session began; null when it was Maru itself.</summary>
    public string? Via(Reader own)
    {
        if (own.Session is null) return null;
        using var connection = database.Open();
        return connection.Scalar("select via from sessions where id = @p0", own.Session) as string;
    }

    /// <summary>True when the person said anew who they are a short while ago: what would outlive a stolen session may be changed.</summary>
    public bool IsFresh(Reader own)
    {
        // Without a session it is the machine, or a test at the service itself.
        if (own.Session is null) return true;
        using var connection = database.Open();
        return connection.Scalar("select 1 from sessions where id = @p0 and proved_at > @p1", own.Session, clock.GetUtcNow().AddMinutes(-settings.Value(AccessSetting.FreshMinutes))) is not null;
    }

    /// <summary>Notes that the person said anew who they are.</summary>
    internal void Refresh(Reader own)
    {
        using var connection = database.Open();
        connection.Run("update sessions set proved_at = @p1 where id = @p0", own.Session, clock.GetUtcNow());
    }

    public void End(string secret)
    {
        if (!database.Exists) return;
        using var connection = database.Open();
        connection.Run("delete from sessions where id = @p0", Secrets.HashOf(secret));
    }

    /// <summary>One's own sessions, the one used last first.</summary>
    public IReadOnlyList<SessionLine> Of(Reader own)
    {
        using var connection = database.Open();
        return connection.Rows("select id, made_at, seen_at, address, agent from sessions where account = @p0 and half = 0 and ends_at > @p1 order by seen_at desc",
            r => new SessionLine(r.GetString(0), r.Time(1), r.Time(2), r.Text(3), r.Text(4)), own.Account, clock.GetUtcNow());
    }

    /// <summary>Ends one of one's own sessions, or all of them.</summary>
    /// <param name="id">Null for all.</param>
    public void EndOwn(Reader own, string? id)
    {
        using var connection = database.Open();
        if (id is null) connection.Run("delete from sessions where account = @p0", own.Account);
        else connection.Run("delete from sessions where account = @p0 and id = @p1", own.Account, id);
    }

    /// <summary>What an account is and was granted at this moment.</summary>
    internal static Reader ReaderOf(DbConnection connection, ReaderKind kind, string account, string name, DateTimeOffset now)
    {
        var roles = connection.Rows("select role, department, team from account_roles where account = @p0", r => Accounts.Held(r, 0), account);
        var grants = connection.Rows(
            """
            select dataset, columns, row_condition from grants where state = 'Approved' and ends_on >= @p1
                and (account = @p0 or department in (select department from account_roles where account = @p0 and department <> ''))
            """,
            r => new GrantHeld(r.GetString(0), Enum.Parse<PrivacyClass>(r.GetString(1)), RowCondition.Parse(r.Text(2))), account, KoreanTime.Day(now));
        return new(kind, name) { Account = account, Roles = roles, Grants = grants };
    }
}
