using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Quality.Rules;

/// <param name="Header">Names of the columns shown.</param>
/// <param name="Rows">Cells as text; a blank is null.</param>
/// <param name="Total">Rows behind the finding in all.</param>
/// <param name="Covered">Columns whose cells are covered.</param>
public sealed record RuleRowPage(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string?>> Rows, long Total, IReadOnlyList<string> Covered);

/// <summary>The rows behind a finding: their place in the version, the columns the rule looks at, what names the row. Cells of closed columns are covered.</summary>
public sealed class RuleRows(IRuleVersions versions, IEngine engine)
{
    private const string Place = "§place";
    private const int MostColumns = 10;

    /// <param name="version">With the data dictionary's decisions laid over it.</param>
    /// <param name="result">What the rule found on this version.</param>
    /// <exception cref="InputException">The rule can't be evaluated any more.</exception>
    public RuleRowPage Read(VersionManifest version, QualityRule rule, RuleResult result, int most, CancellationToken stop)
    {
        var placed = new PlacedVersions(versions, version);
        var context = new RuleContext(rule, version, placed, engine);
        var test = RuleKinds.Require(rule.Kind).Plan(context);
        var rows = test as RowTest;
        if (rows is null && result.RowsWhere is null) return new([], [], 0, []);
        var from = rows?.From ?? context.Table + " as t";
        var where = rows is null ? result.RowsWhere! : $"({rows.Checked}) and {rows.Bad}";
        var columns = Shown(version, context.Uses);
        var evidence = rows?.Evidence ?? [];
        var isEvidenceClosed = context.Uses.Any(use => IsClosed(version, use));
        string[] cells =
        [
            $"t.{RuleSql.Name(Place)} + 1", .. evidence.Where(_ => !isEvidenceClosed).Select(e => $"cast({e.Sql} as varchar)"),
            .. columns.Select(column => column.Closed ? $"case when {RuleSql.Own(column.Name)} is not null then {RuleSql.Text(SetAsideReading.Covered)} end" : $"cast({RuleSql.Own(column.Name)} as varchar)"),
        ];
        var total = RuleSql.Exact(context.Ask($"select count(*) from {from} where {where}", stop).Rows[0][0])!.Value;
        var found = context.Ask(FormattableString.Invariant($"select {string.Join(", ", cells)} from {from} where {where} order by t.{RuleSql.Name(Place)} limit {most}"), stop);
        return new(
            ["행", .. evidence.Where(_ => !isEvidenceClosed).Select(e => e.Name.Ko), .. columns.Select(column => column.Name)],
            [.. found.Rows.Select(row => (IReadOnlyList<string?>)[.. row.Select((cell, i) => cell is null ? null : i == 0 ? PlaceOf(Convert.ToInt64(cell, System.Globalization.CultureInfo.InvariantCulture), version) : ResultTable.Text(cell))])],
            (long)total, [.. columns.Where(column => column.Closed).Select(column => column.Name)]);
    }

    // The engine's position counts within parts: the part stands in its upper bits.
    private static string PlaceOf(long position, VersionManifest version)
    {
        var (part, row) = ((int)((position - 1) >> 40), (position - 1) & ((1L << 40) - 1));
        return (version.Parts.Take(part).Sum(before => before.Rows) + row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsClosed(VersionManifest version, UsedColumn use) => use.Dataset == version.Dataset && version.Columns.Any(column => column.Closed && column.Name == use.Column);

    // What the rule looks at first, then what names the row, then the rest as far as there is room.
    private static List<Column> Shown(VersionManifest version, IReadOnlyList<UsedColumn> uses) =>
        [.. version.Columns.Where(column => column.Type != ColumnType.Geometry)
            .OrderBy(column => uses.Contains(new(version.Dataset, column.Name)) ? 0 : column.Role is ColumnRole.Key or ColumnRole.Name ? 1 : column.Closed ? 3 : 2)
            .Take(MostColumns)];

    private sealed class PlacedVersions(IRuleVersions inner, VersionManifest placed) : IRuleVersions
    {
        public VersionManifest? Newest(string dataset) => inner.Newest(dataset);

        public VersionManifest? Before(VersionManifest version) => inner.Before(version);

        public EngineTable Table(VersionManifest version) => version == placed ? inner.Table(version) with { Position = Place } : inner.Table(version);
    }
}
