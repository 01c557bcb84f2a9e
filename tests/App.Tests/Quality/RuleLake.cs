using Maru.App.Catalog;
using Maru.App.Quality.Rules;
using Maru.App.Quality.Rules.Suggest;
using Maru.App.Tests.Rows;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Quality;

/// <summary>Tables written in the test, with the desk of rules over them.</summary>
public sealed class RuleLake : IDisposable
{
    private readonly TestLake _lake = new();

    public RuleLake()
    {
        _lake.Catalog.Prepare();
        Versions = new RuleVersions(_lake.Lake, _lake.Catalog);
        Evaluate = new EvaluateRules(Versions, _lake.Engine, TimeProvider.System);
        Rows = new RuleRows(Versions, _lake.Engine);
        Desk = new RuleDesk(_lake.Catalog, Versions, Evaluate, new SuggestRules(Versions, _lake.Engine, new SuggestReferences(_lake.Lake, _lake.Catalog, _lake.Engine)), TimeProvider.System);
    }

    public CatalogStore Catalog => _lake.Catalog;

    public RuleVersions Versions { get; }

    public EvaluateRules Evaluate { get; }

    public RuleRows Rows { get; }

    public RuleDesk Desk { get; }

    /// <param name="columns">"번호:text, 금액:int, 비율:double, 날:date".</param>
    public VersionManifest Put(string dataset, string columns, params object?[][] rows) => Put(dataset, columns, column => column, rows);

    public VersionManifest Put(string dataset, string columns, Func<Column, Column> change, params object?[][] rows)
    {
        var declared = columns.Split(", ").Select(c => c.Split(':')).Select((parts, i) => change(new Column(parts[0], parts[1] switch
        {
            "int" => ColumnType.Integer,
            "double" => ColumnType.Number,
            "date" => ColumnType.Date,
            "bool" => ColumnType.Boolean,
            _ => ColumnType.Text,
        }, Source: parts[0])
        {
            Profile = new(rows.Length, rows.Count(r => r[i] is null), 0, rows.Select(r => r[i]).OfType<object>().Distinct().Count()),
        })).ToList();
        rows = [.. rows.Select(row => row.Select(value => value is int whole ? (long)whole : value).ToArray())];
        return _lake.Put(dataset, declared, rows, parts: rows.Length > 3 ? 2 : 1);
    }

    public QualityRule Add(string dataset, string yaml) => Desk.Add(dataset, RuleYaml.Read(yaml, "시험"), "시험", CancellationToken.None)[0];

    /// <summary>Adds a rule and tells what came of it on the newest version.</summary>
    public RuleResult Judge(string dataset, string yaml)
    {
        var rule = Add(dataset, yaml);
        return Desk.Result(dataset, rule.Id).Result;
    }

    /// <summary>Rows behind a rule, cells joined by bars; the first is the row's place.</summary>
    public IReadOnlyList<string> RowsOf(string dataset, string rule)
    {
        var (version, found, result) = Desk.Result(dataset, rule);
        return [.. Rows.Read(version, found, result, 100, CancellationToken.None).Rows.Select(row => string.Join('|', row.Select(cell => cell ?? "∅")))];
    }

    public void Dispose() => _lake.Dispose();
}
