using System.Data.Common;
using System.Text.Json;
using Maru.App.Catalog.Storage;
using Maru.App.Quality.Rules;
using Maru.Core.Data;

namespace Maru.App.Catalog;

/// <summary>Quality rules and what came of them on each version.</summary>
public sealed partial class CatalogStore
{
    private const string RuleColumns = "dataset, id, kind, columns, parameters, severity, why, state, made_by, made_at, decided_by, decided_at";
    private const string ResultColumns = "rule, outcome, checked, bad, message_ko, message_en, sql, rows_where, figures, uses, evaluated_at";

    /// <summary>Rules of a dataset, or of all, whatever their state, by id: the same rules are listed alike whenever they were made. One query, and none on a folder without a database.</summary>
    public IReadOnlyList<QualityRule> QualityRules(string? dataset = null)
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return dataset is null
            ? connection.Rows($"select {RuleColumns} from quality_rules order by dataset, id", ReadRule)
            : connection.Rows($"select {RuleColumns} from quality_rules where dataset = @p0 order by id", ReadRule, dataset);
    }

    /// <summary>Keeps rules; one of the same dataset and id is replaced.</summary>
    public void SaveQualityRules(IReadOnlyList<QualityRule> rules)
    {
        _database.Migrate();
        using (var connection = _database.Open())
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var rule in rules)
            {
                transaction.Run("delete from quality_rules where dataset = @p0 and id = @p1", rule.Dataset, rule.Id);
                transaction.Run(
                    $"insert into quality_rules ({RuleColumns}) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)",
                    rule.Dataset, rule.Id, rule.Kind, JsonSerializer.Serialize(rule.Columns, RuleJson.Default.IReadOnlyListString), JsonSerializer.Serialize(rule.Parameters, RuleJson.Default.IReadOnlyDictionaryStringString),
                    rule.Severity.ToString(), rule.Why, rule.State.ToString(), rule.By, rule.At, rule.DecidedBy, rule.DecidedAt);
            }
            transaction.Run(BumpStamp);
            transaction.Commit();
        }
        Changed();
    }

    /// <summary>Takes a rule away with all its results.</summary>
    public void RemoveQualityRule(string dataset, string id)
    {
        if (!IsReady) return;
        using (var connection = _database.Open())
        using (var transaction = connection.BeginTransaction())
        {
            transaction.Run("delete from quality_rules where dataset = @p0 and id = @p1", dataset, id);
            transaction.Run("delete from quality_results where dataset = @p0 and rule = @p1", dataset, id);
            transaction.Run(BumpStamp);
            transaction.Commit();
        }
        Changed();
    }

    /// <summary>
    /// Keeps what came of rules on a version, and gives the version the score that follows from them: the point of the trend is that of the
    /// last evaluation while the version was the newest.
    /// </summary>
    public void SaveQualityResults(string dataset, int version, IReadOnlyList<RuleResult> results)
    {
        _database.Migrate();
        using (var connection = _database.Open())
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var result in results)
            {
                transaction.Run("delete from quality_results where dataset = @p0 and version = @p1 and rule = @p2", dataset, version, result.Rule);
                transaction.Run(
                    $"insert into quality_results (dataset, version, {ResultColumns}) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)",
                    dataset, version, result.Rule, result.Outcome.ToString(), result.Checked, result.Bad, result.Message.Ko, result.Message.En, result.Sql, result.RowsWhere,
                    result.Figures.Count == 0 ? null : JsonSerializer.Serialize(result.Figures, RuleJson.Default.IReadOnlyListRuleFigure),
                    JsonSerializer.Serialize(result.Uses, RuleJson.Default.IReadOnlyListUsedColumn), result.At);
            }
            Rescore(connection, transaction, dataset, version);
            transaction.Run(BumpStamp);
            transaction.Commit();
        }
        Changed();
    }

    /// <summary>Results of a dataset's rules on a version by rule.</summary>
    public IReadOnlyDictionary<string, RuleResult> QualityResults(string dataset, int version)
    {
        if (!IsReady) return new Dictionary<string, RuleResult>();
        using var connection = _database.Open();
        return connection.Rows($"select {ResultColumns} from quality_results where dataset = @p0 and version = @p1", r => ReadResult(r, 0), dataset, version).ToDictionary(r => r.Rule, StringComparer.Ordinal);
    }

    /// <summary>Counts of one rule on each version it was evaluated on, oldest first.</summary>
    public IReadOnlyList<(int Version, RuleOutcome Outcome, long Checked, long Bad)> QualityHistory(string dataset, string rule)
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows("select version, outcome, checked, bad from quality_results where dataset = @p0 and rule = @p1 order by version", r => (r.GetInt32(0), Enum.Parse<RuleOutcome>(r.GetString(1)), r.GetInt64(2), r.GetInt64(3)), dataset, rule);
    }

    /// <summary>The four criteria of every version of a dataset, or of all, as they were when it was the newest, oldest first.</summary>
    public ILookup<string, ScoreOfVersion> QualityScores(string? dataset = null)
    {
        if (!IsReady) return Array.Empty<ScoreOfVersion>().ToLookup(score => score.Dataset);
        using var connection = _database.Open();
        return connection.Rows(
            "select dataset, version, reference_date, collected_at, structure, management, standard, accuracy from dataset_versions where @p0 = '' or dataset = @p0 order by dataset, version",
            r => new ScoreOfVersion(r.GetString(0), r.GetInt32(1), r.Day(2), r.Time(3), [r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7)]), dataset ?? "").ToLookup(score => score.Dataset, StringComparer.Ordinal);
    }

    /// <summary>Approved rules of all datasets with what came of them on the newest version.</summary>
    public IReadOnlyList<RuleStanding> QualityStandings()
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return Standings(connection, null, null);
    }

    /// <summary>Approved rules of a dataset, or of all, that stand on its newest version, with their results there.</summary>
    internal static List<RuleStanding> Standings(DbConnection connection, DbTransaction? transaction, string? dataset)
    {
        var columns = string.Join(", ", RuleColumns.Split(", ").Select(c => "q." + c)) + ", n.newest, " + string.Join(", ", ResultColumns.Split(", ").Select(c => "r." + c));
        var sql = $"""
            select {columns}
            from quality_rules q
            join (select dataset, max(version) as newest from dataset_versions group by dataset) n on n.dataset = q.dataset
            left join quality_results r on r.dataset = q.dataset and r.rule = q.id and r.version = n.newest
            where q.state = 'Approved' and (@p0 = '' or q.dataset = @p0)
            """;
        return connection.Rows(transaction, sql, r => r.IsDBNull(13) ? new RuleStanding(ReadRule(r), null, null) : new RuleStanding(ReadRule(r), ReadResult(r, 13), r.GetInt32(12)), dataset ?? "");
    }

    private void Rescore(DbConnection connection, DbTransaction transaction, string dataset, int version)
    {
        var summary = connection.Rows(transaction, "select summary from dataset_versions where dataset = @p0 and version = @p1", r => BuildSnapshot.Summary(r.GetString(0)), dataset, version).FirstOrDefault();
        var newest = connection.Rows(transaction, "select max(version) from dataset_versions where dataset = @p0", r => r.IsDBNull(0) ? 0 : r.GetInt32(0), dataset)[0];
        // An older version keeps the score it had: what is known today of its metadata was not known then.
        if (summary is null || newest != version) return;
        var standings = Standings(connection, transaction, dataset);
        var score = ComposeEntry.Quality(BuildSnapshot.Dataset(connection, transaction, dataset), BuildSnapshot.Columns(connection, transaction, dataset), summary, standings, _clock.GetUtcNow(), _terms.Current);
        transaction.Run(
            "update dataset_versions set structure = @p2, management = @p3, standard = @p4, accuracy = @p5 where dataset = @p0 and version = @p1",
            dataset, version, score.Criteria[0].Score, score.Criteria[1].Score, score.Criteria[2].Score, score.Criteria[3].Score);
    }

    private static QualityRule ReadRule(DbDataReader r) => new(
        r.GetString(1), r.GetString(0), r.GetString(2), JsonSerializer.Deserialize(r.GetString(3), RuleJson.Default.IReadOnlyListString)!,
        JsonSerializer.Deserialize(r.GetString(4), RuleJson.Default.IReadOnlyDictionaryStringString)!, Enum.Parse<Severity>(r.GetString(5)), r.GetString(6), r.GetString(8), r.Time(9))
    {
        State = Enum.Parse<RuleState>(r.GetString(7)),
        DecidedBy = r.Text(10),
        DecidedAt = r.IsDBNull(11) ? null : r.Time(11),
    };

    private static RuleResult ReadResult(DbDataReader r, int from) => new(
        r.GetString(from), Enum.Parse<RuleOutcome>(r.GetString(from + 1)), r.GetInt64(from + 2), r.GetInt64(from + 3), new(r.GetString(from + 4), r.GetString(from + 5)), r.GetString(from + 6))
    {
        RowsWhere = r.Text(from + 7),
        Figures = r.Text(from + 8) is { } figures ? JsonSerializer.Deserialize(figures, RuleJson.Default.IReadOnlyListRuleFigure)! : [],
        Uses = JsonSerializer.Deserialize(r.GetString(from + 9), RuleJson.Default.IReadOnlyListUsedColumn)!,
        At = r.Time(from + 10),
    };
}

/// <param name="Scores">Structure, management, standard, accuracy.</param>
public sealed record ScoreOfVersion(string Dataset, int Version, DateOnly? ReferenceDate, DateTimeOffset CollectedAt, IReadOnlyList<int> Scores)
{
    public double Total => Scores.Average();
}
