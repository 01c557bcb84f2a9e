using System.Globalization;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Methods.KoreanText;
using static System.FormattableString;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>How much rows, a sum or a mean changed against the version or the period before.</summary>
internal sealed class LastPeriodRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("last-period", new("지난번과 견줌", "Against the last"), new("앞 버전이나 앞 기간보다 너무 늘거나 줄면 안 됩니다.", "No great change against the version or period before."),
        [
            new("measure", ParameterType.Choice, new("무엇을", "What"), new("행 수, 컬럼의 합이나 평균", "Rows, or a column's sum or mean."), "rows",
                Choices: [new("rows", new("행 수", "rows")), new("sum", new("합", "sum")), new("mean", new("평균", "mean"))]),
            new("limit", ParameterType.Number, new("허용하는 변화", "Greatest change"), new("늘거나 준 비율의 한계", "Beyond it a change is suspect."), "30", 0, 100_000, "%"),
            new("period", ParameterType.Text, new("기간 컬럼", "Period"), new("데이터 안의 기간(연월, 연도)으로 견줍니다. 비우면 앞 버전과 견줍니다.", "Column of periods; empty compares with the version before.")),
            new("back", ParameterType.Number, new("몇 기간 앞과", "Periods back"), new("1이면 바로 앞, 달별 자료에서 12면 지난해 같은 달", "1 is the one before, 12 the same month last year."), "1", 1, 1000),
            new("by", ParameterType.Text, new("나누어 견줌", "By"), new("이 컬럼의 값마다 따로 견줍니다. 없어진 값도 알립니다.", "Compares each value of this column; tells which are gone.")),
        ]),
        new("합이나 평균을 견줄 때 수 컬럼 하나", "one column of numbers for sum or mean"), 0, 1, CriterionKind.Accuracy)
    {
        IsOfFigures = true,
        Example = "- kind: last-period\n  measure: rows\n  limit: 20\n  why: 정류장 수는 크게 바뀌지 않는다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var columns = context.Columns();
        var measure = context.Settings.Text("measure")!;
        if (measure != "rows" && columns.Count == 0)
            throw new InputException(new("합이나 평균을 견줄 컬럼이 없습니다.", "There is no column for the sum or mean."), new("columns에 수 컬럼 하나를 쓰세요.", "Name one column of numbers."), "columns");
        if (columns is [{ Type: not (ColumnType.Integer or ColumnType.Number) } wrong] && measure != "rows")
            throw new InputException(new($"‘{wrong.Name}’{Josa.Pick(wrong.Name, "은", "는")} 수가 아니라 {wrong.Type.Name().Ko} 컬럼입니다.", $"'{wrong.Name}' holds no numbers."), null, "columns");
        var figure = measure switch { "rows" => "count(*)", "sum" => $"sum({Name(columns[0])})", _ => $"avg({Name(columns[0])})" };
        var by = Named(context, "by");
        var period = Named(context, "period");
        return new FigureTest(stop => period is not null ? Periods(context, figure, period, by, stop) : Versions(context, figure, by, stop));
    }

    private static string Name(Column column) => RuleSql.Name(column.Name);

    private static Column? Named(RuleContext context, string setting) =>
        context.Settings.Text(setting) is { } name && !string.IsNullOrWhiteSpace(name) ? context.Column(name) : null;

    private static FigureFinding Versions(RuleContext context, string figure, Column? by, CancellationToken stop)
    {
        if (context.Previous() is not { } previous)
            return new(0, 0, new("견줄 앞 버전이 없습니다.", "There is no version before."), [], "", null);
        foreach (var name in context.Rule.Columns.Concat(by is null ? [] : [by.Name])) context.Column(previous, name);
        var sql = Joined(figure, context.Table, "", RuleSql.Name(RuleContext.PreviousTable), "", by);
        return Compare(context, sql, Invariant($"버전 {previous.Version}"), by, null, stop);
    }

    private static FigureFinding Periods(RuleContext context, string figure, Column period, Column? by, CancellationToken stop)
    {
        var back = (int)context.Settings.Number("back")!.Value;
        var p = $"cast({Name(period)} as varchar)";
        var periods = context.Ask(Invariant($"select {p} from {context.Table} where {Name(period)} is not null group by {Name(period)} order by {Name(period)} desc limit {back + 1}"), stop).Rows.Select(row => (string)row[0]!).ToList();
        if (periods.Count <= back)
            return new(0, 0, new("견줄 앞 기간이 없습니다.", "There is no period before."), [], "", null);
        var (now, before) = ($"{p} = {RuleSql.Text(periods[0])}", $"{p} = {RuleSql.Text(periods[back])}");
        return Compare(context, Joined(figure, context.Table, $" where {now}", context.Table, $" where {before}", by), periods[back], by, $"cast(t.{Name(period)} as varchar) = {RuleSql.Text(periods[0])}", stop);
    }

    private static string Joined(string figure, string now, string nowWhere, string before, string beforeWhere, Column? by)
    {
        var g = by is null ? "''" : $"coalesce(cast({Name(by)} as varchar), '(빈칸)')";
        return $"select coalesce(n.g, b.g) as g, n.v, b.v from (select {g} as g, {figure} as v from {now}{nowWhere} group by 1) as n full join (select {g} as g, {figure} as v from {before}{beforeWhere} group by 1) as b on n.g = b.g order by 1";
    }

    private static FigureFinding Compare(RuleContext context, string sql, string before, Column? by, string? within, CancellationToken stop)
    {
        var limit = (decimal)context.Settings.Number("limit")!.Value;
        var what = What(context);
        var figures = context.Ask(sql, stop).Rows.Select(row => Figure((string)row[0]!, RuleSql.Exact(row[1]), RuleSql.Exact(row[2]), before, what, limit)).ToList();
        var bad = figures.Where(figure => !figure.Holds).ToList();
        // Says what was compared: that rows are as many as before says nothing of what is in them.
        var message = bad.Count == 0
            ? figures.Count == 1
                ? new Bilingual(Invariant($"{figures[0].Message.Ko.TrimEnd('.')}. {limit:0.#}%까지는 그대로 둡니다."), Invariant($"{figures[0].Message.En.TrimEnd('.')}; up to {limit:0.#} % is let be."))
                : new(Invariant($"{what.Ko}만 견주었습니다. {before}보다 {limit:0.#}% 넘게 바뀐 것이 {figures.Count:N0}가지 가운데 없습니다."), Invariant($"Compared {what.En} only: none of {figures.Count:N0} changed by more than {limit:0.#} %."))
            : bad.Count == 1 ? bad[0].Message : new(Invariant($"{bad.Count:N0}가지가 {limit:0.#}% 넘게 바뀌었습니다. {bad[0].Message.Ko}"), Invariant($"{bad.Count:N0} figures changed by more than {limit:0.#} %. {bad[0].Message.En}"));
        return new(figures.Count, bad.Count, message, figures, sql, bad.Count == 0 ? null : Rows(bad, by, within));
    }

    private static string Rows(List<RuleFigure> bad, Column? by, string? within) =>
        string.Join(" and ", new[] { within, by is null ? null : $"coalesce(cast(t.{Name(by)} as varchar), '(빈칸)') in ({string.Join(", ", bad.Select(figure => RuleSql.Text(figure.Group!)))})" }.OfType<string>().DefaultIfEmpty("true"));

    private static Bilingual What(RuleContext context) => context.Settings.Text("measure") switch
    {
        "sum" => new($"{context.Rule.Columns[0]} 합", $"sum of {context.Rule.Columns[0]}"),
        "mean" => new($"{context.Rule.Columns[0]} 평균", $"mean of {context.Rule.Columns[0]}"),
        _ => new("행 수", "rows"),
    };

    private static RuleFigure Figure(string group, decimal? now, decimal? then, string before, Bilingual what, decimal limit)
    {
        var name = group.Length == 0 ? "" : $"‘{group}’ ";
        if (now is null || then is null)
            return new(Group(group), now, then, now is null && then is null,
                now is null ? new($"{name}{what.Ko}: {before}에 있던 것이 없습니다.", $"{name}{what.En}: was there before and is gone.") : new($"{name}{what.Ko}: {before}에는 없던 것입니다.", $"{name}{what.En}: was not there before."));
        // From nothing to something is beyond every limit in per cent.
        if (then == 0 && now != 0)
            return new(Group(group), now, then, false, new($"{name}{what.Ko} {Shown(now.Value)}: {before}에는 0이었습니다.", $"{name}{what.En} {Shown(now.Value)}: it was 0 before."));
        var change = then == 0 ? 0 : 100 * (now.Value - then.Value) / Math.Abs(then.Value);
        var holds = Math.Abs(change) <= limit;
        return new(Group(group), now, then, holds, new(
            Invariant($"{name}{what.Ko} {Shown(now.Value)}: {before}의 {Shown(then.Value)}보다 {change.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture)}%"),
            Invariant($"{name}{what.En} {Shown(now.Value)}: {change.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture)} % against {Shown(then.Value)}")));
    }

    private static string? Group(string group) => group.Length == 0 ? null : group;

    private static string Shown(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
