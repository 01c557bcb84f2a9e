using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Methods.KoreanText;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>Values far from those of their like, by the robust z of Iglewicz and Hoaglin: (x − median) / (1.4826 · MAD).</summary>
internal sealed class NeighbourRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("neighbours", new("이웃과 견줌", "Against neighbours"), new("같은 무리의 다른 값들과 너무 다르면 안 됩니다(중앙값과 MAD로 잰 z).", "No value is far from those of its group, by a robust z."),
        [
            new("group", ParameterType.Text, new("무리", "Group"), new("값이 같은 행끼리 견주는 컬럼. 비우면 모두 한 무리입니다.", "Column of the groups; empty for one.")),
            new("per", ParameterType.Text, new("합을 견줌", "Totals per"), new("행이 아니라 이 컬럼(지역, 단지)의 값마다 합한 것을 견줍니다.", "Compares totals per value of this column instead of rows.")),
            new("limit", ParameterType.Number, new("z의 한계", "Greatest z"), new("이보다 크면 의심합니다. 3.5면 엄하고 8이면 너그럽습니다.", "Beyond it a value is suspect."), "5", 1, 100),
            new("least", ParameterType.Number, new("가장 작은 무리", "Smallest group"), new("이보다 적은 무리는 견주지 않습니다.", "Smaller groups are not judged."), "8", 3, 1_000_000),
            new("log", ParameterType.Flag, new("비율로 견줌", "By ratio"), new("금액처럼 몇 배씩 차이 나는 값은 로그로 견줍니다. 0 이하는 빼고 봅니다.", "For amounts: compares logarithms; values up to 0 are left out."), "false"),
        ]),
        new("수 컬럼 하나", "one column of numbers"), 1, 1, CriterionKind.Accuracy)
    {
        Example = "- kind: neighbours\n  columns: [관리비]\n  group: 난방방식\n  limit: 5\n  log: true\n  why: 같은 난방방식의 단지와 크게 다르면 확인한다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var column = context.Columns()[0];
        if (column.Type is not (ColumnType.Integer or ColumnType.Number))
            throw new InputException(new($"‘{column.Name}’{Josa.Pick(column.Name, "은", "는")} 수가 아니라 {column.Type.Name().Ko} 컬럼입니다.", $"'{column.Name}' holds no numbers."), new("수 컬럼을 고르세요.", "Choose a column of numbers."), "columns");
        var group = Named(context, "group");
        return Named(context, "per") is { } per ? OfTotals(context, column, per, group) : OfRows(context, column, group);
    }

    private static Column? Named(RuleContext context, string setting) =>
        context.Settings.Text(setting) is { } name && !string.IsNullOrWhiteSpace(name) ? context.Column(name) : null;

    private static RowTest OfRows(RuleContext context, Column column, Column? group)
    {
        var value = Value(context, $"cast(t.{RuleSql.Name(column.Name)} as double)");
        var from = Judged($"select t.*, {value} as \"§x\" from {context.Table} as t", group is null ? "" : $"partition by t.{RuleSql.Name(group.Name)}") + " as t";
        return Test(context, from);
    }

    // The total of a region is suspect: the rows behind it are all of that region's.
    private static RowTest OfTotals(RuleContext context, Column column, Column per, Column? group)
    {
        var (p, g) = (RuleSql.Name(per.Name), group is null ? "null" : $"t.{RuleSql.Name(group.Name)}");
        var totals = $"select t.{p} as \"§p\", {g} as \"§g\", {Value(context, $"cast(sum(t.{RuleSql.Name(column.Name)}) as double)")} as \"§x\" from {context.Table} as t where t.{p} is not null group by 1, 2";
        var judged = Judged(totals, group is null ? "" : "partition by t.\"§g\"");
        var from = $"(select r.*, j.\"§x\", j.\"§m\", j.\"§n\", j.\"§d\", j.\"§a\" from {context.Table} as r join {judged} as j on r.{p} = j.\"§p\" and {(group is null ? "true" : $"r.{RuleSql.Name(group.Name)} is not distinct from j.\"§g\"")}) as t";
        return Test(context, from);
    }

    private static string Value(RuleContext context, string number) =>
        context.Settings.Flag("log") ? $"case when {number} > 0 then ln({number}) end" : $"case when isfinite({number}) then {number} end";

    private static string Judged(string values, string partition) =>
        $"(select t.*, median(abs(t.\"§x\" - t.\"§m\")) over ({partition}) as \"§d\", avg(abs(t.\"§x\" - t.\"§m\")) over ({partition}) as \"§a\" from "
        + $"(select t.*, median(t.\"§x\") over ({partition}) as \"§m\", count(t.\"§x\") over ({partition}) as \"§n\" from ({values}) as t) as t)";

    // Where more than half are equal the MAD is 0; the mean deviation takes its place (Iglewicz and Hoaglin, 1993).
    private static RowTest Test(RuleContext context, string from)
    {
        const string Scale = "(case when t.\"§d\" > 0 then 1.4826 * t.\"§d\" when t.\"§a\" > 0 then 1.253314 * t.\"§a\" end)";
        var z = $"(t.\"§x\" - t.\"§m\") / {Scale}";
        var least = RuleSql.Number((decimal)context.Settings.Number("least")!.Value);
        var limit = RuleSql.Number((decimal)context.Settings.Number("limit")!.Value);
        var isLog = context.Settings.Flag("log");
        return new RowTest($"t.\"§x\" is not null and t.\"§n\" >= {least}", $"coalesce(abs({z}) > {limit}, false)")
        {
            From = from,
            Evidence =
            [
                (isLog ? "exp(t.\"§x\")" : "t.\"§x\"", new("값", "Value")),
                (isLog ? "exp(t.\"§m\")" : "t.\"§m\"", new("무리의 중앙값", "Median of the group")),
                ($"round({z}, 1)", new("z", "z")),
            ],
        };
    }
}
