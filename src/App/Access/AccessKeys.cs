using System.Globalization;
using System.Net;
using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Access;

/// <param name="IsDisplay">A screen's token; else somebody's API key.</param>
/// <param name="Account">Name of the account it belongs to; null for a screen.</param>
/// <param name="Datasets">The only datasets beyond the open ones; null for all that its account may read.</param>
/// <param name="Network">Where it may be used from, as 10.1.0.0/16; null for anywhere.</param>
public sealed record KeyLine(string Id, bool IsDisplay, string? Account, string Name, IReadOnlyList<string>? Datasets, string? Network, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset EndsAt)
{
    public DateTimeOffset? UsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public bool LivesAt(DateTimeOffset now) => RevokedAt is null && now < EndsAt;
}

/// <summary>
/// Keys for programs and tokens for screens. Both only read; a key never reads more than its account does at that moment. The secret is
/// told once and kept as a hash.
/// </summary>
public sealed class AccessKeys(AccountsDatabase database, AccessSettings settings, CatalogStore catalog, Sessions sessions, TimeProvider clock)
{
    private const string Mark = "maru";
    private const int LongestName = 80;
    private const int LongestDisplayDays = 3_650;

    // How long the old key still works beside the new one when it is changed.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    /// <summary>Makes a key for one's own account.</summary>
    /// <param name="datasets">Null for all that the account may read.</param>
    /// <returns>The key: told once.</returns>
    /// <exception cref="InputException">Something is missing or wrong.</exception>
    public string Make(Reader own, string name, IReadOnlyList<string>? datasets, int days)
    {
        if (own.Account is null || own.IsReadOnly) throw AccessErrors.NotAllowed;
        if (!sessions.IsFresh(own)) throw AccessErrors.ProveFirst;
        return Add(own, false, own.Account, name, Known(own, datasets), null, days);
    }

    /// <summary>Makes a token for a screen: datasets by name, and the network it hangs in.</summary>
    /// <exception cref="InputException">Something is missing or wrong, or who asks may not.</exception>
    public string MakeDisplay(Reader by, string name, IReadOnlyList<string> datasets, string network, int days)
    {
        if (!AccessRules.May(by, Act.ManageAccounts)) throw AccessErrors.NotAllowed;
        if (!IPNetwork.TryParse(network, out _)) throw new InputException(
            new($"네트워크가 \"{network}\"입니다.", $"The network is \"{network}\"."), new("10.1.0.0/16처럼 쓰세요. 한 대면 10.1.2.3/32입니다.", "Write it as 10.1.0.0/16; one machine is 10.1.2.3/32."), "network");
        return Add(by, true, null, name, Known(by, datasets), network, days);
    }

    /// <summary>A new key in place of one's own, or a new token for a screen; the old one goes on for a day.</summary>
    public string Rotate(Reader own, string id)
    {
        var key = Find(own, id);
        // Who manages accounts may end another's key, but never hold it.
        if (own.IsReadOnly || (!key.IsDisplay && (own.Account is null || key.Account != own.Name))) throw AccessErrors.NotAllowed;
        if (!key.IsDisplay && !sessions.IsFresh(own)) throw AccessErrors.ProveFirst;
        if (!key.LivesAt(clock.GetUtcNow())) throw AccessErrors.NoKey;
        var now = clock.GetUtcNow();
        var days = Math.Max(1, (int)(key.EndsAt - key.MadeAt).TotalDays);
        var secret = Add(own, key.IsDisplay, key.IsDisplay ? null : own.Account, key.Name, key.Datasets, key.Network, days);
        using var connection = database.Open();
        connection.Run("update access_keys set ends_at = @p1 where id = @p0 and ends_at > @p1", id, now + Overlap);
        return secret;
    }

    public void Revoke(Reader own, string id)
    {
        var key = Find(own, id);
        using var connection = database.Open();
        if (connection.Run("update access_keys set revoked_at = @p1 where id = @p0 and revoked_at is null", id, clock.GetUtcNow()) == 0) throw AccessErrors.NoKey;
        AccessEvents.Write(connection, clock.GetUtcNow(), own.Name, key.Account, "key", $"revoked {key.Name}");
    }

    /// <summary>One's own keys; those who manage accounts see all, screens too. The newest first.</summary>
    public IReadOnlyList<KeyLine> Of(Reader own)
    {
        if (!database.Exists) return [];
        using var connection = database.Open();
        return [.. connection.Rows(
            """
            select k.id, k.kind, a.user_name, k.name, k.datasets, k.network, k.made_by, k.made_at, k.ends_at, k.used_at, k.revoked_at
            from access_keys k left join accounts a on a.id = k.account order by k.made_at desc
            """,
            r => new KeyLine(r.GetString(0), r.GetString(1) == nameof(ReaderKind.Display), r.Text(2), r.GetString(3), r.Text(4)?.Split('\n', StringSplitOptions.RemoveEmptyEntries), r.Text(5), r.GetString(6), r.Time(7), r.Time(8))
            {
                UsedAt = r.IsDBNull(9) ? null : r.Time(9),
                RevokedAt = r.IsDBNull(10) ? null : r.Time(10),
            }).Where(key => AccessRules.May(own, Act.ManageAccounts) || (!key.IsDisplay && own.Account is not null && key.Account == own.Name))];
    }

    /// <summary>The reader a key stands for; null when it is unknown, has ended, was revoked, or is used from elsewhere.</summary>
    public Reader? Find(string key, IPAddress? from)
    {
        // maru_<id>_<secret>
        if (key.Split('_') is not [Mark, { Length: 32 } id, { Length: 64 } secret] || !database.Exists) return null;
        using var connection = database.Open();
        var now = clock.GetUtcNow();
        var found = connection.Rows(
            """
            select k.secret, k.kind, k.account, k.name, k.datasets, k.network, k.used_at, a.user_name, a.closed_at
            from access_keys k left join accounts a on a.id = k.account where k.id = @p0 and k.revoked_at is null and k.ends_at > @p1
            """,
            r => (Secret: r.GetString(0), Kind: Enum.Parse<ReaderKind>(r.GetString(1)), Account: r.Text(2), Name: r.GetString(3), Datasets: r.Text(4)?.Split('\n', StringSplitOptions.RemoveEmptyEntries), Network: r.Text(5),
                Used: r.IsDBNull(6) ? (DateTimeOffset?)null : r.Time(6), User: r.Text(7), Closed: r.Text(8)), id, now);
        if (found is not [var line] || !Secrets.Fits(secret, line.Secret) || line.Closed is not null) return null;
        if (line.Network is { } network && (from is null || !IPNetwork.Parse(network).Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from))) return null;
        if (line.Used is not { } used || now - used > Noted) connection.Run("update access_keys set used_at = @p1 where id = @p0", id, now);
        if (line.Kind == ReaderKind.Display)
            return new(ReaderKind.Display, line.Name) { Only = line.Datasets ?? [], Grants = [.. (line.Datasets ?? []).Select(dataset => new GrantHeld(dataset, PrivacyClass.None))] };
        return Sessions.ReaderOf(connection, ReaderKind.ApiKey, line.Account!, line.User!, now) with { Only = line.Datasets, Key = id };
    }

    private string Add(Reader by, bool isDisplay, string? account, string name, IReadOnlyList<string>? datasets, string? network, int days)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName) throw new InputException(new("이름이 없거나 너무 깁니다.", "The name is missing or too long."), new("어디에 쓰는지 적으세요.", "Write what it is for."), "name");
        var most = settings.Value(AccessSetting.KeyDays);
        if (isDisplay) most = LongestDisplayDays;
        if (days < 1 || days > most) throw new InputException(
            new(string.Create(CultureInfo.InvariantCulture, $"기간이 {days}일입니다."), string.Create(CultureInfo.InvariantCulture, $"The period is {days} days.")),
            new(string.Create(CultureInfo.InvariantCulture, $"1일에서 {most}일까지 쓰세요."), string.Create(CultureInfo.InvariantCulture, $"Use 1 to {most} days.")), "days");
        var id = Guid.NewGuid().ToString("N");
        var secret = Secrets.Make();
        var now = clock.GetUtcNow();
        database.Migrate();
        using var connection = database.Open();
        connection.Run(
            "insert into access_keys (id, secret, kind, account, name, datasets, network, made_by, made_at, ends_at) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)",
            id, Secrets.HashOf(secret), isDisplay ? nameof(ReaderKind.Display) : nameof(ReaderKind.ApiKey), account, name, datasets is null ? null : string.Join('\n', datasets), network, by.Name, now, now.AddDays(days));
        AccessEvents.Write(connection, now, by.Name, isDisplay ? null : by.Name, "key", $"made {name}");
        return $"{Mark}_{id}_{secret}";
    }

    // What the person may not read themselves they can't hand on.
    private string[]? Known(Reader by, IReadOnlyList<string>? datasets) => datasets?.Select(dataset => dataset.Trim()).Where(dataset => dataset.Length > 0).Distinct(StringComparer.Ordinal).Select(dataset =>
        catalog.Snapshot() is var snapshot && snapshot.Find(dataset) is { } entry && AccessRules.MayRead(by, entry, snapshot.Organization, snapshot.Today) ? entry.Id : throw new InputException(
            new($"'{dataset}' 데이터가 없거나 볼 수 없습니다.", $"There is no dataset '{dataset}' that you may see."), new("데이터 목록에서 이름을 확인하세요.", "Look the id up in the list of data."), "datasets")).ToArray();

    private KeyLine Find(Reader own, string id) => Of(own).FirstOrDefault(key => key.Id == id) ?? throw AccessErrors.NoKey;
}
