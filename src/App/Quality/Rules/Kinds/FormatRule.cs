using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Methods.KoreanText;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>Texts of one shape: a regular expression, or one of those everybody uses.</summary>
internal sealed class FormatRule : IRuleKind
{
    private static readonly (string Id, Bilingual Label, string Pattern)[] Shapes =
    [
        ("phone", new("전화번호(033-250-1234, 1588-1234)", "phone"), @"(0\d{1,2}-\d{3,4}-\d{4}|1\d{3}-\d{4})"),
        ("business-number", new("사업자등록번호(123-45-67890)", "business registration number"), @"\d{3}-?\d{2}-?\d{5}"),
        ("postcode", new("우편번호(다섯 자리)", "postcode"), @"\d{5}"),
        ("region-code", new("법정동·행정동 코드(열 자리)", "region code"), @"\d{10}"),
        ("month", new("달(2026-03)", "month"), @"\d{4}-(0[1-9]|1[0-2])"),
        ("yes-no", new("여부(Y·N)", "yes or no"), "[YN]"),
        ("email", new("전자우편", "e-mail"), @"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}"),
        ("web", new("누리집 주소", "web address"), @"https?://\S+"),
    ];

    public RuleCard Card { get; } = new(
        new("format", new("형식", "Format"), new("글 전체가 정한 모양이어야 합니다.", "The whole text has one shape."),
        [
            new("shape", ParameterType.Choice, new("모양", "Shape"), new("자주 쓰는 모양. 다른 모양은 정규식으로 적습니다.", "A usual shape; others by a regular expression."), Choices: [.. Shapes.Select(s => new Choice(s.Id, s.Label))]),
            new("pattern", ParameterType.Text, new("정규식", "Regular expression"), new("글 전체에 맞아야 합니다. 예: [A-Z]{2}-[0-9]{4}", "Must fit the whole text, as [A-Z]{2}-[0-9]{4}.")),
        ]),
        new("글이나 수 컬럼 하나", "one column"), 1, 1, CriterionKind.Accuracy)
    {
        Example = "- kind: format\n  columns: [관리기관전화번호]\n  shape: phone\n  why: 누르면 걸려야 한다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var column = context.Columns()[0];
        if (column.Type == ColumnType.Geometry) throw new InputException(new($"‘{column.Name}’{Josa.Pick(column.Name, "은", "는")} 도형이어서 형식이 없습니다.", $"'{column.Name}' holds shapes."), null, "columns");
        var shape = context.Settings.Text("shape");
        var pattern = context.Settings.Text("pattern") is { Length: > 0 } own ? own : Shapes.FirstOrDefault(s => s.Id == shape).Pattern ?? throw context.Missing("pattern");
        var c = RuleSql.Own(column.Name);
        return new RowTest($"{c} is not null", $"(not regexp_full_match(cast({c} as varchar), {RuleSql.Text(pattern)}))");
    }
}
