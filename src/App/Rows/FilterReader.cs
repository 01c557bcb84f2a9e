using System.Globalization;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Rows;

/// <summary>Reads the value side of a filter: <c>gt.100</c>, <c>in.(7,8)</c>, <c>contains.역</c>, <c>is.null</c>, or the value alone.</summary>
internal static class FilterReader
{
    private static readonly Dictionary<string, FilterOperator> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eq"] = FilterOperator.Equal,
        ["ne"] = FilterOperator.NotEqual,
        ["gt"] = FilterOperator.Greater,
        ["ge"] = FilterOperator.GreaterOrEqual,
        ["gte"] = FilterOperator.GreaterOrEqual,
        ["lt"] = FilterOperator.Less,
        ["le"] = FilterOperator.LessOrEqual,
        ["lte"] = FilterOperator.LessOrEqual,
        ["in"] = FilterOperator.In,
        ["contains"] = FilterOperator.Contains,
        ["starts"] = FilterOperator.StartsWith,
        ["ends"] = FilterOperator.EndsWith,
    };

    public static RowFilter Read(Column column, string text)
    {
        var where = $"{column.Name}={text}";
        if (text.Equals("is.null", StringComparison.OrdinalIgnoreCase)) return new(column, FilterOperator.IsNull, [], text);
        if (text.Equals("is.notnull", StringComparison.OrdinalIgnoreCase)) return new(column, FilterOperator.IsNotNull, [], text);
        var (operation, operand) = Cut(text);
        Check(column, operation, where);
        var operands = operation == FilterOperator.In ? QueryText.Split(Inside(operand, where)).Select(QueryText.Unquote).ToList() : [operand];
        if (operands.Count == 0) throw EmptyList(where);
        return new(column, operation, [.. operands.Select(o => Value(column, o, where))], text);
    }

    private static (FilterOperator Operation, string Operand) Cut(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Operators.TryGetValue(text[..dot], out var operation) ? (operation, text[(dot + 1)..]) : (FilterOperator.Equal, text);
    }

    private static void Check(Column column, FilterOperator operation, string where)
    {
        var textOnly = operation is FilterOperator.Contains or FilterOperator.StartsWith or FilterOperator.EndsWith;
        var ordered = operation is FilterOperator.Greater or FilterOperator.GreaterOrEqual or FilterOperator.Less or FilterOperator.LessOrEqual;
        if (column.Type != ColumnType.Geometry && (!textOnly || column.Type == ColumnType.Text) && (!ordered || column.Type != ColumnType.Boolean))
            return;
        var can = column.Type switch
        {
            ColumnType.Geometry => "is.null, is.notnull",
            ColumnType.Boolean => "eq, ne, in, is.null, is.notnull",
            _ => "eq, ne, gt, ge, lt, le, in, is.null, is.notnull",
        };
        throw new InputException(
            new($"'{column.Name}' 컬럼({TypeName(column.Type).Ko})에는 이 조건을 쓸 수 없습니다.", $"This condition does not fit the column '{column.Name}' ({TypeName(column.Type).En})."),
            new($"쓸 수 있는 조건: {can}", $"Conditions it takes: {can}"), where);
    }

    private static string Inside(string operand, string where) =>
        operand.Length >= 2 && operand[0] == '(' && operand[^1] == ')' ? operand[1..^1] : throw EmptyList(where);

    private static InputException EmptyList(string where) => new(
        new("in 조건에 값의 목록이 없습니다.", "The condition 'in' has no list of values."),
        new("in.(값,값,…)처럼 쓰세요.", "Write in.(value,value,…)."), where);

    private static object Value(Column column, string text, string where) => column.Type switch
    {
        ColumnType.Integer or ColumnType.Number => Number(text) ?? throw Refuse(column, text, new("숫자", "a number"), where),
        ColumnType.Boolean => Flag(text) ?? throw Refuse(column, text, new("true 또는 false", "true or false"), where),
        ColumnType.Date or ColumnType.DateTime => WrittenTime.Read(text) ?? throw Refuse(column, text, new("2025, 2025-09, 2025-09-11 또는 2025-09-11T13:05", "2025, 2025-09, 2025-09-11 or 2025-09-11T13:05"), where),
        // As text: the engine's own cast knows 24:00.
        ColumnType.Time => TimeOfDay.Read(text)?.ToString() ?? throw Refuse(column, text, new("13:05 또는 13:05:10", "13:05 or 13:05:10"), where),
        _ => QueryText.Composed(text),
    };

    private static object? Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    private static object? Flag(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private static InputException Refuse(Column column, string text, Bilingual expected, string where) => new(
        new($"'{column.Name}' 컬럼은 {TypeName(column.Type).Ko}인데 \"{text}\" 값을 받았습니다.", $"The column '{column.Name}' is {TypeName(column.Type).En}, but the value is \"{text}\"."),
        new($"쓸 수 있는 값: {expected.Ko}", $"Expected: {expected.En}"), where);

    private static Bilingual TypeName(ColumnType type) => type switch
    {
        ColumnType.Integer => new("정수", "a whole number"),
        ColumnType.Number => new("수", "a number"),
        ColumnType.Boolean => new("참·거짓", "true or false"),
        ColumnType.Date => new("날짜", "a date"),
        ColumnType.Time => new("시각", "a time of day"),
        ColumnType.DateTime => new("날짜와 시각", "a date and time"),
        ColumnType.Geometry => new("도형", "a shape"),
        _ => new("문자", "text"),
    };
}
