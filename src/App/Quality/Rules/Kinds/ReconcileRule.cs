using Maru.App.Quality.Rules.Reconciliation;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using static Maru.App.Quality.Rules.Reconciliation.ExplainByTotals;
using static System.FormattableString;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>The sum of a measure against a published total, or of its groups against a column of another dataset; a difference is explained where it can be.</summary>
internal sealed class ReconcileRule : IRuleKind
{
    // Above so many differences each is named, but not searched for its cause in the rows.
    private const int MostExplained = 30;

    public RuleCard Card { get; } = new(
        new("reconcile", new("공표값과 맞춤", "Reconciliation"), new("합계가 공표한 값과 같아야 합니다. 다르면 까닭(음수를 더함, 단위, 부호, 빠진 부분, 반올림)을 찾아 알립니다.", "Sums equal published totals; a difference is explained."),
        [
            new("published", ParameterType.Text, new("공표한 값", "Published total"), new("수. 다른 데이터의 컬럼과 맞추면 비웁니다.", "A number; empty when totals are in another dataset.")),
            new("from", ParameterType.Text, new("공표한 데이터", "Dataset"), new("공표한 값이 있는 데이터의 이름(id)", "Id of the dataset with the totals.")),
            new("column", ParameterType.Text, new("공표한 컬럼", "Column"), new("그 데이터에서 값이 있는 컬럼", "Its column of totals.")),
            new("by", ParameterType.Text, new("나누는 컬럼", "By"), new("이 데이터에서 값마다 합하는 컬럼. 여럿이면 쉼표로(부서명, 회계연도); 이름 안의 쉼표는 \\,로 씁니다.", "Our columns of groups, separated by commas; a comma in a name is \\,.")),
            new("key", ParameterType.Text, new("짝이 되는 컬럼", "Key"), new("공표한 데이터에서 같은 값을 찾는 컬럼, 같은 차례로(부서, 연도). 비우면 나누는 컬럼과 같은 이름", "Their columns of groups, in the same order; the same names when empty.")),
            new("unit", ParameterType.Choice, new("공표한 단위", "Unit"), new("공표한 값의 단위", "Unit of the published figures."), "one", Choices: MoneyUnit.Choices),
            new("tolerance", ParameterType.Number, new("허용하는 차이", "Tolerance"), new("이 데이터의 단위로. 천·백만 단위로 공표했으면 그 단위의 반은 늘 허용합니다.", "In our unit; half of the published unit is always allowed."), "0", 0),
            new("where", ParameterType.Text, new("어느 행에서", "Where"), new("조건식. 비우면 모든 행입니다.", "A condition; empty for all rows.")),
        ]),
        new("합할 수 컬럼 하나. 없으면 행을 셉니다", "the column to add up; none counts rows"), 0, 1, CriterionKind.Accuracy)
    {
        IsOfFigures = true,
        Example = "- kind: reconcile\n  columns: [지출액]\n  from: published-totals\n  column: 지출액\n  by: 부서명\n  key: 부서\n  severity: error\n  why: 부서별 지출 공표값과 같아야 한다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var columns = context.Columns();
        if (columns is [{ Type: not (ColumnType.Integer or ColumnType.Number) } wrong])
            throw new InputException(new($"‘{wrong.Name}’{Josa.Pick(wrong.Name, "은", "는")} 수가 아니라 {wrong.Type.Name().Ko} 컬럼입니다.", $"'{wrong.Name}' holds no numbers."), new("합할 수 컬럼을 고르세요.", "Choose a column of numbers."), "columns");
        // Read now, so that a wrong setting is refused when the rule is made.
        var published = Published(context);
        return new FigureTest(stop => new Reconcile(context, columns.Count == 0 ? null : columns[0], published).Run(stop));
    }

    private static PublishedTotals Published(RuleContext context)
    {
        var by = Named(context, context.Version, "by");
        if (context.Settings.Text("from") is not { Length: > 0 } dataset)
        {
            if (RuleSql.ReadNumber(context.Require("published")) is not { } number)
                throw new InputException(new($"공표한 값이 \"{context.Settings.Text("published")}\"입니다.", $"The published total is \"{context.Settings.Text("published")}\"."), new("수를 쓰세요: 13,553,901,368", "Write a number, as 13,553,901,368."), "published");
            if (by.Count > 0) throw context.Missing("from");
            return new(number, null, null, [], []);
        }
        var other = context.Other(dataset);
        var column = context.Column(other, context.Require("column"));
        var key = Named(context, other, "key") is { Count: > 0 } named ? named : [.. by.Select(own => context.Column(other, own.Name))];
        if (key.Count != by.Count)
            throw new InputException(
                new($"나누는 컬럼은 {by.Count}개인데 짝이 되는 컬럼은 {key.Count}개입니다.", $"There are {by.Count} columns of groups here and {key.Count} there."),
                new("같은 수로, 같은 차례로 적으세요.", "Write as many, in the same order."), "key");
        return new(null, other.Dataset, column, by, key);
    }

    // A rule from when only one column could be named may hold a comma in its name.
    private static IReadOnlyList<Column> Named(RuleContext context, VersionManifest of, string setting)
    {
        if (context.Settings.Text(setting) is not { Length: > 0 } text) return [];
        IReadOnlyList<string> names = of.Columns.Any(column => column.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) ? [text] : AllowedRule.Split(text);
        return [.. names.Select(name => context.Column(of, name)).DistinctBy(column => column.Name)];
    }

    private sealed record PublishedTotals(decimal? Number, string? Dataset, Column? Column, IReadOnlyList<Column> By, IReadOnlyList<Column> Key);

    private sealed class Reconcile(RuleContext context, Column? measure, PublishedTotals published)
    {
        // The unit separator: texts of tables do not hold it.
        private const char Between = '\u001f';

        private readonly string _value = measure is null ? "1" : RuleSql.Own(measure.Name);
        private readonly string _where = RuleConditions.Where(context) ?? "true";

        // Both in the rows' own unit: a ledger in 천원 against a total in 원 is a thousandth of it.
        private readonly decimal _factor = MoneyUnit.Of(context.Settings.Text("unit")).Factor / MoneyUnit.OfColumn(measure?.Unit).Factor;

        private string What => measure is null ? "행 수" : $"{measure.Name} 합계";

        public FigureFinding Run(CancellationToken stop)
        {
            var (ours, sql) = Ours(stop);
            var theirs = Theirs(stop);
            var unexplained = 0;
            var figures = new List<(RuleFigure Figure, string? Rows)>();
            foreach (var group in ours.Keys.Union(theirs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
                figures.Add(Judge(group, ours.GetValueOrDefault(group), theirs.TryGetValue(group, out var value) ? value : null, ref unexplained, stop));
            var bad = figures.Where(figure => !figure.Figure.Holds).ToList();
            var rows = bad.Select(figure => figure.Rows).OfType<string>().ToList();
            return new(figures.Count, bad.Count, Message(figures, bad.Select(figure => figure.Figure).ToList()), [.. figures.Select(figure => figure.Figure)], sql,
                bad.Count == 0 ? null : rows.Count == 0 ? _where : string.Join(" or ", rows));
        }

        private (Dictionary<string, LedgerTotals> Groups, string Sql) Ours(CancellationToken stop)
        {
            var g = GroupOf(published.By);
            var sql = $"select {g}, count(*), coalesce(sum({_value}), 0), coalesce(sum(abs({_value})), 0), coalesce(sum({_value}) filter (where {_value} > 0), 0), count(*) filter (where {_value} < 0) from {context.Table} as t where {_where} group by 1 order by 1";
            var groups = new Dictionary<string, LedgerTotals>(StringComparer.Ordinal);
            foreach (var row in context.Ask(sql, stop).Rows)
                groups[(string)row[0]!] = new((string)row[0]!, (long)row[1]!, RuleSql.Exact(row[2])!.Value, RuleSql.Exact(row[3])!.Value, RuleSql.Exact(row[4])!.Value, (long)row[5]!);
            if (published.By.Count == 0) groups.TryAdd("", new("", 0, 0, 0, 0, 0));
            return (groups, sql);
        }

        private Dictionary<string, decimal> Theirs(CancellationToken stop)
        {
            if (published.Number is { } number) return new(StringComparer.Ordinal) { [""] = number * _factor };
            var g = GroupOf(published.Key);
            var sql = $"select {g}, sum(t.{RuleSql.Name(published.Column!.Name)}) from {RuleSql.Name(published.Dataset!)} as t where t.{RuleSql.Name(published.Column.Name)} is not null group by 1";
            return context.Ask(sql, stop).Rows.ToDictionary(row => (string)row[0]!, row => RuleSql.Exact(row[1])!.Value * _factor, StringComparer.Ordinal);
        }

        private static string GroupOf(IReadOnlyList<Column> columns) => columns.Count switch
        {
            0 => "''",
            1 => GroupOf(columns[0]),
            _ => $"concat_ws(chr({(int)Between}), {string.Join(", ", columns.Select(GroupOf))})",
        };

        private static string GroupOf(Column column) => $"coalesce(trim(cast({RuleSql.Own(column.Name)} as varchar)), '(빈칸)')";

        private string IsOf(string group) => $"{GroupOf(published.By)} = {RuleSql.Text(group).Replace(Between.ToString(), $"' || chr({(int)Between}) || '", StringComparison.Ordinal)}";

        private (RuleFigure Figure, string? Rows) Judge(string group, LedgerTotals? ours, decimal? theirs, ref int explained, CancellationToken stop)
        {
            var shown = group.Replace(Between.ToString(), " · ", StringComparison.Ordinal);
            var (name, key) = (shown.Length == 0 ? "" : $"‘{shown}’ ", shown.Length == 0 ? null : shown);
            if (ours is null)
                return (new(key, null, theirs, false, new($"{name}공표값 {Shown(theirs!.Value)}{Josa.Pick(Shown(theirs!.Value), "이", "가")} 있는데 자료에는 행이 없습니다.", $"{name}published {Shown(theirs.Value)}, but there are no rows."), "missing"), null);
            var inGroup = group.Length == 0 ? _where : $"({_where}) and {IsOf(group)}";
            if (theirs is not { } total)
                return (new(key, ours.Sum, null, false, new($"{name}{What} {Shown(ours.Sum)}: 공표값이 없습니다.", $"{name}{Shown(ours.Sum)}: nothing is published."), "missing"), $"({inGroup})");
            var tolerance = Math.Max((decimal)context.Settings.Number("tolerance")!.Value, _factor > 1 ? _factor / 2 : 0);
            var difference = total - ours.Sum;
            // Sums of real numbers differ in their last digits by the order they were added in.
            if (Math.Abs(difference) <= tolerance || (measure?.Type == ColumnType.Number && Math.Abs(difference) <= Math.Abs(total) * 1e-9m))
                return (new(key, ours.Sum, total, true, new(Invariant($"{name}{What} {Shown(ours.Sum)}: 공표값과 같습니다."), Invariant($"{name}{Shown(ours.Sum)}: as published."))), null);
            var why = explained++ < MostExplained ? Explain(ours, total, inGroup, stop) : null;
            var words = new Bilingual(
                Invariant($"{name}{What} {Shown(ours.Sum)}, 공표값 {Shown(total)}: 공표값이 {Shown(Math.Abs(difference))} {(difference > 0 ? "많습니다" : "적습니다")}. {why?.Words.Ko ?? "까닭은 찾지 못했습니다."}"),
                Invariant($"{name}{Shown(ours.Sum)}, published {Shown(total)}: {Shown(Math.Abs(difference))} {(difference > 0 ? "more" : "less")}. {why?.Words.En ?? "No cause was found."}"));
            return (new(key, ours.Sum, total, false, words, why?.Cause), why?.RowsWhere is { } rows ? $"(({inGroup}) and {rows})" : $"({inGroup})");
        }

        private Explanation? Explain(LedgerTotals ours, decimal total, string inGroup, CancellationToken stop) =>
            ExplainByTotals.Find(ours, total, _factor, _value) ?? (measure is null ? null : new ExplainByRows(context, _value, inGroup).Find(ours, total, stop));

        private Bilingual Message(List<(RuleFigure Figure, string? Rows)> all, List<RuleFigure> bad) => bad.Count switch
        {
            0 => all.Count == 1 ? all[0].Figure.Message : new(Invariant($"{all.Count:N0}가지 합계가 모두 공표값과 같습니다."), Invariant($"All {all.Count:N0} totals are as published.")),
            1 => bad[0].Message,
            _ => new(
                Invariant($"합계 {all.Count:N0}가지 가운데 {bad.Count:N0}가지가 공표값과 다릅니다. {bad[0].Message.Ko}"),
                Invariant($"{bad.Count:N0} of {all.Count:N0} totals differ from what is published. {bad[0].Message.En}")),
        };
    }
}
