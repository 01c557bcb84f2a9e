using Maru.App.Quality.Rules.Expressions;
using Maru.Core.Cards;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>A condition between columns of one row.</summary>
internal sealed class CrossFieldRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("cross-field", new("컬럼 사이", "Between columns"), new("한 행의 컬럼들이 조건식을 지켜야 합니다.", "The columns of a row fulfil a condition."),
        [
            new("expression", ParameterType.Text, new("조건식", "Condition"), new("예: 끝일 >= 시작일 · contains(주소, region(기관명)) · blank(폐업일) or 폐업일 >= 개업일", "As end >= start, or contains(address, region(office)).")),
        ]),
        new("컬럼은 식에 적습니다", "named in the condition"), 0, 0, CriterionKind.Accuracy)
    {
        Example = "- kind: cross-field\n  expression: 공사종료일 >= 공사시작일\n  why: 시작하기 전에 끝날 수 없다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        context.Columns();
        var condition = RuleExpression.Condition(context.Require("expression"), context.Column);
        return new RowTest($"({condition}) is not null", $"(not {condition})");
    }
}
