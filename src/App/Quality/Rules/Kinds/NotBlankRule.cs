using Maru.Core.Cards;
using Maru.Core.Data;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>A value in every row.</summary>
internal sealed class NotBlankRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("not-blank", new("빈칸 없음", "Not blank"), new("행마다 값이 있어야 합니다.", "Every row has a value."),
        [
            new("where", ParameterType.Text, new("어느 행에서", "Where"), new("조건식. 비우면 모든 행입니다. 예: 상태 = '폐업'", "A condition; empty for all rows.")),
        ]),
        new("컬럼 하나", "one column"), 1, 1, CriterionKind.Accuracy)
    {
        Example = "- kind: not-blank\n  columns: [폐업일자]\n  where: 상태 = '폐업'\n  why: 폐업했으면 날짜가 있어야 한다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var column = context.Columns()[0];
        var c = RuleSql.Own(column.Name);
        // A text of spaces only is a blank that somebody typed.
        var blank = column.Type == ColumnType.Text ? $"({c} is null or trim({c}) = '')" : $"({c} is null)";
        return new RowTest(RuleConditions.Where(context) ?? "true", blank);
    }
}
