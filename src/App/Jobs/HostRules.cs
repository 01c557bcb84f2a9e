using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.App.Egress;
using Maru.Core;

namespace Maru.App.Jobs;

/// <summary>The limits of hosts in the catalogue's database: what people set, and the day's counts. On a folder without a database the usual limits hold, counted in memory.</summary>
public sealed partial class HostRules(CatalogDatabase database, TimeProvider clock) : ICallLedger
{
    private const string Setting = "host-limits";
    private readonly MemoryCallLedger _memory = new();

    /// <summary>The usual limits with what people set in place of them.</summary>
    public IReadOnlyList<HostLimit> Limits()
    {
        var set = Own();
        return [.. set, .. HostLimit.Defaults.Where(usual => set.All(own => !Same(own.Scope, usual.Scope)))];
    }

    /// <summary>Sets a host's limit; processes that are running heed it within seconds.</summary>
    /// <exception cref="InputException">A number that can't be.</exception>
    public void Set(HostLimit limit) => Change(limit.Scope, _ => limit);

    /// <summary>Changes a host's limit by what it is at this moment: the one set for it, or what holds for its requests until now.</summary>
    /// <exception cref="InputException">A number that can't be.</exception>
    public void Change(string scope, Func<HostLimit, HostLimit> change) =>
        database.ChangeSetting(Setting, clock.GetUtcNow(), before =>
        {
            var own = ReadLimits(before);
            var changed = change(own.Find(limit => Same(limit.Scope, scope)) ?? Holding(scope, own) with { Scope = scope });
            Require(changed);
            return JsonSerializer.Serialize([.. own.Where(limit => !Same(limit.Scope, scope)), changed], HostLimitJson.Default.ListHostLimit);
        });

    // What counts for the scope while it has no limit of its own: of the beginning of its path, of its host, of every host.
    private static HostLimit Holding(string scope, IReadOnlyList<HostLimit> own)
    {
        IEnumerable<HostLimit> all = [.. own, .. HostLimit.Defaults.Where(usual => !own.Any(set => Same(set.Scope, usual.Scope)))];
        var known = all.Where(limit => Same(limit.Scope, scope));
        if (Uri.TryCreate("http://" + scope, UriKind.Absolute, out var address)) known = known.Concat(all.Where(limit => limit.Scope != HostLimit.AnyHost && limit.Fits(address)).OrderByDescending(limit => limit.Scope.Length));
        return known.Concat(all.Where(limit => limit.Scope == HostLimit.AnyHost)).First();
    }

    private static void Require(HostLimit limit)
    {
        if (limit.PerSecond is not (>= 0.001 and <= 1000) || limit.Burst is < 1 or > 10_000 || limit.PerDay < 0 || !Scope().IsMatch(limit.Scope))
            throw new InputException(
                new("호스트 한도를 읽을 수 없습니다.", "The limit of the host can't be read."),
                new("호스트나 호스트/경로를 쓰고, 초당 0.001~1000, 한꺼번에 1~10000, 하루 0 이상으로 쓰세요.", "Write a host or host/path, 0.001 to 1000 a second, 1 to 10000 at once, 0 or more a day."), limit.Scope);
    }

    public bool TryCount(string scope, string key, DateOnly day, int limit)
    {
        if (!database.IsCurrent()) return _memory.TryCount(scope, key, day, limit);
        if (limit == 0) return false;
        using var connection = database.Open();
        return connection.Run(
            """
            insert into host_calls (scope, key_mark, day, calls) values (@p0, @p1, @p2, 1)
            on conflict (scope, key_mark) do update set calls = case when host_calls.day = excluded.day then host_calls.calls + 1 else 1 end, day = excluded.day
            where host_calls.day <> excluded.day or host_calls.calls < @p3
            """,
            scope, key, day, limit) == 1;
    }

    /// <summary>Calls of today (Korean time) by scope, of all keys together.</summary>
    public IReadOnlyDictionary<string, int> CallsToday()
    {
        if (!database.IsCurrent()) return new Dictionary<string, int>();
        using var connection = database.Open();
        return connection.Rows("select scope, sum(calls) from host_calls where day = @p0 group by scope", row => (row.GetString(0), row.GetInt32(1)), clock.Today()).ToDictionary(StringComparer.Ordinal);
    }

    private List<HostLimit> Own() => ReadLimits(database.Setting(Setting));

    private static List<HostLimit> ReadLimits(string? text) => text is null ? [] : JsonSerializer.Deserialize(text, HostLimitJson.Default.ListHostLimit) ?? [];

    [GeneratedRegex(@"\A(?:\*|[A-Za-z0-9][A-Za-z0-9.-]{0,252}(?:/[^\s<>""']{0,200})?)\z")]
    private static partial Regex Scope();

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
