using System.Text.RegularExpressions;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Methods.KoreanText;

namespace Maru.App.Quality.Rules.Kinds;

/// <summary>Numbers, dates or months between two bounds.</summary>
internal sealed partial class RangeRule : IRuleKind
{
    public RuleCard Card { get; } = new(
        new("range", new("범위", "Range"), new("수나 날짜가 정한 범위 안에 있어야 합니다.", "Numbers or dates lie within bounds."),
        [
            new("min", ParameterType.Text, new("가장 작은 값", "Least"), new("수(0), 날짜(2020-01-01), 달(2020-01). 비우면 아래로 막지 않습니다.", "A number, a date or a month; empty for none.")),
            new("max", ParameterType.Text, new("가장 큰 값", "Greatest"), new("비우면 위로 막지 않습니다.", "Empty for none.")),
        ]),
        new("수나 날짜 컬럼 하나", "one column of numbers or dates"), 1, 1, CriterionKind.Accuracy)
    {
        Example = "- kind: range\n  columns: [지출액]\n  min: 0\n  why: 지출은 음수일 수 없다\n",
    };

    public RuleTest Plan(RuleContext context)
    {
        var column = context.Columns()[0];
        var (least, greatest) = (context.Settings.Text("min"), context.Settings.Text("max"));
        if (string.IsNullOrWhiteSpace(least) && string.IsNullOrWhiteSpace(greatest)) throw context.Missing("min");
        if (IsReversed(column.Type, least?.Trim(), greatest?.Trim())) throw new InputException(
            new($"가장 작은 값({least})이 가장 큰 값({greatest})보다 큽니다. 이 범위에 드는 값은 없습니다.", $"The least value ({least}) is above the greatest ({greatest}): no value lies in that range."),
            new("두 값을 바꾸어 쓰세요.", "Exchange the two."), "min, max");
        var c = RuleSql.Own(column.Name);
        var bad = new List<string>();
        if (!string.IsNullOrWhiteSpace(least)) bad.Add($"{c} < {Bound(column, least)}");
        if (!string.IsNullOrWhiteSpace(greatest)) bad.Add($"{c} > {Bound(column, greatest)}");
        // Not a number (nan) is above everything in SQL and below nothing: it is outside of any range.
        if (column.Type == ColumnType.Number) bad.Add($"isnan({c})");
        return new RowTest($"{c} is not null", $"({string.Join(" or ", bad)})");
    }

    private static bool IsReversed(ColumnType type, string? least, string? greatest) => type switch
    {
        ColumnType.Integer or ColumnType.Number => RuleSql.ReadNumber(least) > RuleSql.ReadNumber(greatest),
        ColumnType.Date or ColumnType.DateTime => RuleSql.ReadTime(least) > RuleSql.ReadTime(greatest),
        _ => least is { Length: > 0 } && greatest is { Length: > 0 } && string.CompareOrdinal(least, greatest) > 0,
    };

    private static string Bound(Column column, string written)
    {
        written = written.Trim();
        switch (column.Type)
        {
            case ColumnType.Integer or ColumnType.Number when RuleSql.ReadNumber(written) is { } number: return RuleSql.Number(number);
            case ColumnType.Date when RuleSql.ReadTime(written) is { } day: return RuleSql.Date(DateOnly.FromDateTime(day));
            case ColumnType.DateTime when RuleSql.ReadTime(written) is { } time: return RuleSql.Time(time);
            case ColumnType.Text when Month().IsMatch(written): return RuleSql.Text(written);
            default:
                throw new InputException(
                    new($"‘{column.Name}’{Josa.Pick(column.Name, "은", "는")} {column.Type.Name().Ko} 컬럼인데 범위의 끝이 \"{written}\"입니다.", $"'{column.Name}' is a column of type {column.Type.Name().En}; the bound is \"{written}\"."),
                    new("수 컬럼에는 수를, 날짜 컬럼에는 2020-01-01을, 달을 적은 문자 컬럼에는 2020-01을 쓰세요.", "Use a number, a date as 2020-01-01, or a month as 2020-01."), "min, max");
        }
    }

    [GeneratedRegex(@"^\d{4}-\d{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
