using System.Globalization;
using System.Text;
using Maru.App.Quality.Rules.Expressions;
using Maru.Core.Cards;

namespace Maru.App.Quality.Rules;

/// <summary>The reference page of all kinds of rules, made from their cards.</summary>
public static class RuleDocs
{
    public static string Write()
    {
        var text = new StringBuilder("# 규칙의 종류 · Kinds of quality rules\n\n선언(`RuleCard`)에서 만든 문서입니다. 쓰는 법은 [품질 규칙](../howto/quality.md)에 있습니다.\n");
        foreach (var kind in RuleKinds.All.Select(kind => kind.Card)) Kind(text, kind);
        text.Append("\n## 조건식의 함수 · Functions of conditions\n\n| 함수 | 뜻 | |\n|---|---|---|\n");
        foreach (var function in ExpressionFunctions.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{function.Name}({string.Join(", ", function.Takes.Select(type => type is { } known ? ExpressionPart.NameOf(known) : "값"))})` → {ExpressionPart.NameOf(function.Gives)} | {function.Help.Ko} | {function.Help.En} |\n");
        return text.ToString();
    }

    private static void Kind(StringBuilder text, RuleCard kind)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## `{kind.Id}` {kind.Card.Name.Ko} · {kind.Card.Name.En}\n\n{kind.Card.Summary.Ko} {kind.Card.Summary.En}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- 컬럼: {kind.Columns.Ko} · {kind.Columns.En}\n- 기준: {Criterion(kind)}\n");
        if (kind.Card.Parameters.Count > 0)
        {
            text.Append("\n| 설정 | 이름 | 처음 값 | 뜻 |\n|---|---|---|---|\n");
            foreach (var parameter in kind.Card.Parameters)
                text.Append(CultureInfo.InvariantCulture, $"| `{parameter.Id}` | {parameter.Label.Ko} · {parameter.Label.En} | {Default(parameter)} | {parameter.Help.Ko}{Choices(parameter)} |\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"\n```yaml\n{kind.Example}```\n");
    }

    private static string Criterion(RuleCard kind) =>
        $"{new QualityCriterion(kind.Criterion, 0, default, []).Name.Ko}, {(kind.IsOfFigures ? "어긋난 값의 몫만큼 10점(error)이나 5점(warning)" : "어긋난 행의 몫(%)")}";

    private static string Default(Parameter parameter) => parameter.Default is { } value ? $"`{value}`{(parameter.Unit is { } unit ? " " + unit : "")}" : "–";

    private static string Choices(Parameter parameter) =>
        parameter.Choices is { } choices ? " " + string.Join(", ", choices.Select(choice => $"`{choice.Id}` {choice.Label.Ko}")) : "";
}
