using Maru.Core.Cards;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>No two rows alike in some columns.</summary>
internal sealed class UniqueRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("unique", new("유일", "Unique"), new("컬럼(여럿이면 그 묶음)의 값이 같은 행이 둘 있을 수 없습니다.", "No two rows share the values of the columns."), []),
        new("컬럼 하나에서 여덟까지", "one to eight columns"), 1, 8, CriterionKind.Structure)
    {
        Example = "- kind: unique\n  columns: [단지코드, 사용연월]\n  why: 단지마다 달에 한 줄이다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var columns = context.Columns();
        var own = string.Join(", ", columns.Select(column => RuleSql.Own(column.Name)));
        var checkedRows = string.Join(" and ", columns.Select(column => $"{RuleSql.Own(column.Name)} is not null"));
        return new RowTest(checkedRows, "(t.\"§alike\" > 1)")
        {
            From = $"(select t.*, count(*) over (partition by {own}) as \"§alike\" from {context.Table} as t) as t",
            Evidence = [("t.\"§alike\"", new("같은 행", "Rows alike"))],
        };
    }
}
