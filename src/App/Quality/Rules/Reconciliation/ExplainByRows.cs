using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.KoreanText;
using static Maru.App.Quality.Rules.Reconciliation.ExplainByTotals;
using static System.FormattableString;

namespace Maru.App.Quality.Rules.Reconciliation;

/// <summary>Explanations that need a look at the rows: rounding row by row, repeated rows, one part left out or counted twice, one row.</summary>
/// <param name="value">SQL of the summed value over <c>t</c>.</param>
/// <param name="where">The rows of the group, over <c>t</c>.</param>
internal sealed class ExplainByRows(RuleContext context, string value, string where)
{
    private const int MostValues = 5_000;
    private const int MostColumns = 40;

    public Explanation? Find(LedgerTotals totals, decimal published, CancellationToken stop)
    {
        // More by the rows than published: something was left out. Less: something was counted twice.
        var difference = totals.Sum - published;
        return Rounding(published, stop) ?? Part(difference, stop) ?? Row(difference, stop) ?? Duplicates(published, stop);
    }

    private Explanation? Rounding(decimal published, CancellationToken stop)
    {
        decimal[] steps = [10, 100, 1_000, 10_000, 1_000_000];
        var sums = steps.SelectMany(step => new[] { $"sum(round(cast({value} as double) / {step}) * {step})", $"sum(trunc(cast({value} as double) / {step}) * {step})" });
        var row = context.Ask($"select {string.Join(", ", sums)} from {context.Table} as t where {where}", stop).Rows[0];
        for (var i = 0; i < row.Length; i++)
            if (RuleSql.Exact(row[i]) == published)
                return new("rounding", i % 2 == 0
                    ? new(Invariant($"행마다 {Shown(steps[i / 2])} 단위로 반올림해 더한 값과 같습니다."), Invariant($"It equals the sum of the rows rounded to {Shown(steps[i / 2])} each."))
                    : new(Invariant($"행마다 {Shown(steps[i / 2])} 아래를 버리고 더한 값과 같습니다."), Invariant($"It equals the sum of the rows cut to {Shown(steps[i / 2])} each.")), null);
        return null;
    }

    private Explanation? Part(decimal difference, CancellationToken stop)
    {
        var columns = context.Version.Columns
            .Where(column => column.Profile is { Distinct: > 1 and <= MostValues } && column.Type is ColumnType.Text or ColumnType.Boolean or ColumnType.Date && !context.Rule.Columns.Contains(column.Name))
            .OrderBy(column => column.Profile!.Distinct).Take(MostColumns);
        foreach (var column in columns)
        {
            var c = $"cast({RuleSql.Own(column.Name)} as varchar)";
            var found = context.Ask(Invariant($"select {c}, count(*) from {context.Table} as t where {where} group by 1 having count(*) > 1 and abs(sum({value})) = {RuleSql.Number(Math.Abs(difference))} and sum({value}) in ({RuleSql.Number(difference)}, {RuleSql.Number(-difference)}) order by 2 desc limit 1"), stop).Rows;
            if (found.Count == 0) continue;
            context.Column(column.Name);
            var part = found[0][0] as string;
            var sum = RuleSql.Exact(context.Ask($"select sum({value}) from {context.Table} as t where {where} and {Is(c, part)}", stop).Rows[0][0])!.Value;
            var (name, rows) = (part ?? "(빈칸)", (long)found[0][1]!);
            return new("part", sum == difference
                ? new(Invariant($"‘{column.Name}’{Josa.Pick(column.Name, "이", "가")} ‘{name}’인 {rows:N0}행({Shown(sum)})이 빠진 값과 같습니다."), Invariant($"It equals the sum without the {rows:N0} rows whose '{column.Name}' is '{name}' ({Shown(sum)})."))
                : new(Invariant($"‘{column.Name}’{Josa.Pick(column.Name, "이", "가")} ‘{name}’인 {rows:N0}행({Shown(sum)})을 두 번 더한 값과 같습니다."), Invariant($"It equals the sum with the {rows:N0} rows whose '{column.Name}' is '{name}' ({Shown(sum)}) counted twice.")),
                Is(c, part));
        }
        return null;
    }

    private static string Is(string column, string? value) => value is null ? $"{column} is null" : $"{column} = {RuleSql.Text(value)}";

    private Explanation? Row(decimal difference, CancellationToken stop)
    {
        var condition = $"{value} in ({RuleSql.Number(difference)}, {RuleSql.Number(-difference)})";
        var row = context.Ask($"select count(*), min({value}) from {context.Table} as t where {where} and {condition}", stop).Rows[0];
        if ((long)row[0]! is not (> 0 and <= 5 and var rows)) return null;
        var isMissing = RuleSql.Exact(row[1]) == difference;
        return new("row", isMissing
            ? new(Invariant($"차이와 금액이 같은 행이 {rows:N0}개 있습니다. 그 행이 빠졌는지 보세요."), Invariant($"{rows:N0} rows have just this amount: one may have been left out."))
            : new(Invariant($"차이와 금액이 같은 행이 {rows:N0}개 있습니다. 그 행을 두 번 더했는지 보세요."), Invariant($"{rows:N0} rows have just this amount: one may have been counted twice.")), condition);
    }

    private Explanation? Duplicates(decimal published, CancellationToken stop)
    {
        var columns = context.Version.Columns.Where(column => column.Type != ColumnType.Geometry && column.From is null).ToList();
        if (columns.Count > MostColumns) return null;
        var all = string.Join(", ", columns.Select(column => RuleSql.Own(column.Name)));
        var sum = context.Ask($"select sum({value}) from (select distinct {all} from {context.Table} as t where {where}) as t", stop).Rows[0][0];
        if (RuleSql.Exact(sum) != published) return null;
        var line = $"cast(row({all}) as varchar)";
        return new("duplicates",
            new("똑같은 행을 한 번씩만 더한 값과 같습니다. 우리 자료에 겹친 행이 있습니다.", "It equals the sum with repeated rows counted once: these rows repeat here."),
            $"{line} in (select {line} from {context.Table} as t group by 1 having count(*) > 1)");
    }
}
