using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Quality.Rules;

/// <summary>Where the versions come from that rules look at: the whole of them, closed columns too, for Maru judges them and tells no values.</summary>
public interface IRuleVersions
{
    /// <summary>The newest version of another dataset, as its readers may see it; null when there is none.</summary>
    VersionManifest? Newest(string dataset);

    /// <summary>The version before this one; null for the first.</summary>
    VersionManifest? Before(VersionManifest version);

    EngineTable Table(VersionManifest version);
}

/// <summary>One rule on one version while it is planned and run: finds its columns, keeps what it uses, asks the engine.</summary>
public sealed class RuleContext(QualityRule rule, VersionManifest version, IRuleVersions versions, IEngine engine)
{
    /// <summary>Name of the version before in SQL.</summary>
    public const string PreviousTable = "이전 버전";

    private static readonly SessionLimits Limits = new(MemoryBytes: 2L << 30, Time: TimeSpan.FromMinutes(2));

    private readonly List<EngineTable> _tables = [versions.Table(version)];
    private readonly HashSet<UsedColumn> _uses = [];

    public QualityRule Rule => rule;

    public VersionManifest Version => version;

    /// <summary>The rule's settings with defaults filled in.</summary>
    public Settings Settings { get; } = RuleKinds.Require(rule.Kind).Card.Card.Bind(rule.Parameters);

    /// <summary>The dataset as SQL reads it.</summary>
    public string Table => RuleSql.Name(version.Dataset);

    public IReadOnlyList<UsedColumn> Uses => [.. _uses];

    internal IReadOnlyList<EngineTable> Tables => _tables;

    /// <summary>The column of a name.</summary>
    /// <exception cref="InputException">It is not there any more.</exception>
    public Column Column(string name) => Column(version, name);

    /// <summary>The columns the rule names, all there.</summary>
    /// <exception cref="InputException">One is gone, or there are too few.</exception>
    public IReadOnlyList<Column> Columns()
    {
        var card = RuleKinds.Require(rule.Kind).Card;
        if (rule.Columns.Count < card.Least || rule.Columns.Count > card.Most)
            throw new InputException(
                new($"{card.Card.Name.Ko} 규칙의 컬럼이 {rule.Columns.Count}개입니다.", $"The {card.Card.Name.En} rule has {rule.Columns.Count} columns."),
                new($"{card.Columns.Ko}", card.Columns.En), "columns");
        return [.. rule.Columns.Select(Column)];
    }

    /// <summary>The newest version of another dataset, to be read under its id.</summary>
    public VersionManifest Other(string dataset)
    {
        var other = dataset == version.Dataset ? version : versions.Newest(dataset) ?? throw new InputException(
            new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."), "from");
        if (_tables.All(table => table.Name != other.Dataset)) _tables.Add(versions.Table(other));
        return other;
    }

    public Column Column(VersionManifest of, string name)
    {
        name = name.Normalize(System.Text.NormalizationForm.FormC);
        if (of.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } column)
            throw new InputException(
                new($"'{of.Dataset}'에 ‘{name}’ 컬럼이 없습니다.", $"'{of.Dataset}' has no column '{name}'."),
                new($"있는 컬럼: {string.Join(", ", of.Columns.Select(c => c.Name))}", $"Columns: {string.Join(", ", of.Columns.Select(c => c.Name))}"), "columns");
        _uses.Add(new(of.Dataset, column.Name));
        return column;
    }

    /// <summary>The version before, to be read as <see cref="PreviousTable"/>; null when there is none.</summary>
    public VersionManifest? Previous()
    {
        if (versions.Before(version) is not { } before) return null;
        if (_tables.All(table => table.Name != PreviousTable)) _tables.Add(versions.Table(before) with { Name = PreviousTable });
        return before;
    }

    /// <summary>A setting that has to be there.</summary>
    public string Require(string setting) => Settings.Text(setting) is { Length: > 0 } text ? text : throw Missing(setting);

    public InputException Missing(string setting)
    {
        var card = RuleKinds.Require(rule.Kind).Card.Card;
        var parameter = card.Parameters.First(p => p.Id == setting);
        return new(
            new($"{card.Name.Ko} 규칙에 ‘{parameter.Label.Ko}’({setting}) 설정이 없습니다.", $"The {card.Name.En} rule has no '{setting}'."),
            new(parameter.Help.Ko, parameter.Help.En), setting);
    }

    /// <summary>Runs one SELECT over the tables named so far; for results of up to a hundred thousand rows.</summary>
    public ResultTable Ask(string sql, CancellationToken stop)
    {
        try
        {
            using var session = engine.Open(_tables, Limits);
            using var result = session.Query(sql, null, stop);
            return ResultTable.Read(result, 100_000);
        }
        catch (InputException e)
        {
            // What the engine says of a fault may name a value, and the column may be closed.
            throw new InputException(
                new("이 버전의 값으로는 계산하지 못했습니다.", "It can't be computed with the values of this version."),
                new("컬럼의 자료형과 정규식, 조건식을 확인하세요.", "Check the types of the columns, the regular expression and the condition."), inner: e);
        }
    }
}
