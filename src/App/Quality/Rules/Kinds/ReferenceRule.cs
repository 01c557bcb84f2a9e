using Maru.Core.Cards;
using Maru.Core.Data;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>Values that exist in a column of another dataset.</summary>
internal sealed class ReferenceRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("reference", new("참조", "Reference"), new("다른 데이터의 컬럼에 있는 값이어야 합니다.", "Values exist in a column of another dataset."),
        [
            new("from", ParameterType.Text, new("다른 데이터", "Dataset"), new("데이터 이름(id)", "Its id.")),
            new("column", ParameterType.Text, new("그 컬럼", "Its column"), new("값이 있어야 하는 컬럼", "Where the values must be.")),
        ]),
        new("컬럼 하나", "one column"), 1, 1, CriterionKind.Structure)
    {
        Example = "- kind: reference\n  columns: [정류장번호]\n  from: bus-stops\n  column: 정류장번호\n  why: 정류장 목록에 있는 번호여야 한다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var c = RuleSql.Own(context.Columns()[0].Name);
        var other = context.Other(context.Require("from"));
        var target = context.Column(other, context.Require("column"));
        var r = RuleSql.Name(target.Name);
        // Numbers are compared as numbers: 1 and 1.0 are one.
        var areNumbers = IsNumber(context.Columns()[0]) && IsNumber(target);
        var (own, there) = areNumbers ? (c, r) : ($"cast({c} as varchar)", $"cast({r} as varchar)");
        return new RowTest($"{c} is not null", $"({own} not in (select {there} from {RuleSql.Name(other.Dataset)} where {r} is not null))");
    }

    private static bool IsNumber(Column column) => column.Type is ColumnType.Integer or ColumnType.Number;
}
