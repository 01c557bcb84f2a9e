using Maru.Core.Cards;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>Values out of a list.</summary>
internal sealed class AllowedRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("allowed", new("허용값", "Allowed values"), new("정한 값만 쓸 수 있습니다.", "Only listed values."),
        [
            new("values", ParameterType.Text, new("허용하는 값", "Values"), new("쉼표로 나눕니다. 값 안의 쉼표는 \\,로 씁니다.", "Separated by commas; a comma in a value is \\,.")),
        ]),
        new("컬럼 하나", "one column"), 1, 1, CriterionKind.Accuracy)
    {
        Example = "- kind: allowed\n  columns: [설치목적구분]\n  values: 생활방범, 시설물관리, 어린이보호, 교통단속\n  why: 표준데이터의 구분이다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var c = RuleSql.Own(context.Columns()[0].Name);
        var values = Split(context.Require("values"));
        if (values.Count == 0) throw context.Missing("values");
        return new RowTest($"{c} is not null", $"(cast({c} as varchar) not in ({string.Join(", ", values.Select(RuleSql.Text))}))");
    }

    public static IReadOnlyList<string> Split(string values) =>
        [.. values.Replace("\\,", "\u0001", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(value => value.Replace('\u0001', ','))];

    public static string Join(IEnumerable<string> values) => string.Join(", ", values.Select(value => value.Replace(",", "\\,", StringComparison.Ordinal)));
}
