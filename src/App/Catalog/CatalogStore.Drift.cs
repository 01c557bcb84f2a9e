using Maru.App.Catalog.Storage;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>How columns of coming files are known, and what happens when they differ.</summary>
public sealed partial class CatalogStore
{
    private const string DefaultPolicy = "drift-policy";

    /// <summary>What people decided of the columns of a dataset's coming files. Three short queries, and none on a folder without a database.</summary>
    public ColumnMemory ColumnMemory(string dataset)
    {
        if (!IsReady) return Core.Lake.ColumnMemory.Nothing;
        using var connection = _database.Open();
        var aliases = connection.Rows("select header, column_name from column_aliases where dataset = @p0", r => new ColumnAlias(r.GetString(0), r.Text(1)), dataset);
        var terms = connection.Rows("select column_name, standard_term from dataset_columns where dataset = @p0 and standard_term is not null", r => (Column: r.GetString(0), Term: r.GetString(1)), dataset);
        return new(DriftPolicyOf(dataset).Policy, aliases) { Terms = terms.ToDictionary(term => term.Column, term => term.Term, StringComparer.OrdinalIgnoreCase) };
    }

    /// <summary>What happens when a dataset's columns differ, and whether that was said of this very dataset.</summary>
    public (DriftPolicy Policy, bool IsOwn) DriftPolicyOf(string dataset)
    {
        if (!IsReady) return (Core.Lake.ColumnMemory.Nothing.Policy, false);
        using var connection = _database.Open();
        var own = ComposeEntry.Named<DriftPolicy>(connection.Scalar("select drift_policy from datasets where id = @p0", dataset) as string);
        return own is { } said ? (said, true) : (DefaultDriftPolicy, false);
    }

    /// <summary>The policy of datasets of which nothing else was said.</summary>
    public DriftPolicy DefaultDriftPolicy
    {
        get
        {
            if (!IsReady) return Core.Lake.ColumnMemory.Nothing.Policy;
            using var connection = _database.Open();
            return ComposeEntry.Named<DriftPolicy>(connection.Scalar("select value from settings where name = @p0", DefaultPolicy) as string) ?? Core.Lake.ColumnMemory.Nothing.Policy;
        }
    }

    /// <param name="policy">Null to go by the default again.</param>
    public void SaveDriftPolicy(string dataset, DriftPolicy? policy, string? by) => EditDataset(dataset, by, row => row.DriftPolicy = policy?.ToString());

    public void SaveDefaultDriftPolicy(DriftPolicy policy) => Write((context, now) =>
    {
        var row = context.Settings.Find(DefaultPolicy);
        if (row is null) context.Add(row = new SettingRow { Name = DefaultPolicy, Value = "" });
        row.Value = policy.ToString();
        row.UpdatedAt = now;
    });

    /// <summary>Keeps a person's word on a header; what was said of the same header before ends.</summary>
    public void SaveColumnAlias(string dataset, ColumnAlias alias, string by, string why) => Write((context, now) =>
    {
        var key = Terms.TermNames.Key(alias.Header);
        context.RemoveRange(context.ColumnAliases.Where(row => row.Dataset == dataset).AsEnumerable().Where(row => row.Header != alias.Header && Terms.TermNames.Key(row.Header) == key).ToList());
        var kept = context.ColumnAliases.Find(dataset, alias.Header);
        if (kept is null) context.Add(kept = new ColumnAliasRow { Dataset = dataset, Header = alias.Header, DecidedBy = by, Why = why });
        (kept.ColumnName, kept.DecidedBy, kept.DecidedAt, kept.Why) = (alias.Column, by, now, why);
    });

    public void RemoveColumnAlias(string dataset, string header) => Write((context, _) =>
    {
        var key = Terms.TermNames.Key(header);
        context.RemoveRange(context.ColumnAliases.Where(row => row.Dataset == dataset).AsEnumerable().Where(row => Terms.TermNames.Key(row.Header) == key).ToList());
    });

    /// <summary>What people said of headers of a dataset, the newest first.</summary>
    public IReadOnlyList<AliasLine> ColumnAliases(string dataset)
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows(
            "select header, column_name, decided_by, decided_at, why from column_aliases where dataset = @p0 order by decided_at desc, header",
            r => new AliasLine(new(r.GetString(0), r.Text(1)), r.GetString(2), r.Time(3), r.GetString(4)), dataset);
    }
}

/// <summary>A person's word on a header, with who said it, when and why.</summary>
public sealed record AliasLine(ColumnAlias Alias, string By, DateTimeOffset At, string Why);
