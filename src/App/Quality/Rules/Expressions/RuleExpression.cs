using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.KoreanText;

namespace Maru.App.Quality.Rules.Expressions;

/// <summary>
/// Reads a condition over columns and gives it as SQL: 끝일 >= 시작일; blank(폐업일) or 폐업일 >= 개업일; contains(주소, region(기관명)).
/// Only names of columns, constants, comparisons, arithmetic, and/or/not and the functions of <see cref="ExpressionFunctions"/>: nothing
/// written here can do anything but compare.
/// </summary>
internal sealed class RuleExpression
{
    private const int Deepest = 40;
    private static readonly string[] Comparisons = ["=", "<>", "<", "<=", ">", ">="];

    private readonly List<ExpressionToken> _tokens;
    private readonly Func<string, Column> _column;
    private int _at;
    private int _depth;

    private RuleExpression(string text, Func<string, Column> column)
    {
        _tokens = ExpressionLexer.Read(text);
        _column = column;
    }

    /// <param name="column">Finds a column by name; throws when there is none.</param>
    /// <returns>A SQL condition over <c>t</c>, null where a column it needs is blank.</returns>
    /// <exception cref="InputException">The expression can't be read; the message says where.</exception>
    public static string Condition(string text, Func<string, Column> column)
    {
        var expression = new RuleExpression(text, column);
        var whole = expression.Or();
        if (expression.Now.Kind != TokenKind.End) throw expression.Unexpected();
        if (whole.Type != ExpressionType.Truth)
            throw new InputException(
                new($"식의 결과가 {ExpressionPart.NameOf(whole.Type)}입니다.", $"The expression gives a {whole.Type}."),
                new("끝일 >= 시작일처럼 맞는지 틀리는지 말하는 식을 쓰세요.", "Write one that is true or false, as end >= start."), "expression");
        return whole.Sql;
    }

    private ExpressionToken Now => _tokens[_at];

    private bool Take(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (Now.Is(word))
            {
                _at++;
                return true;
            }
        return false;
    }

    private void Deeper()
    {
        if (++_depth > Deepest) throw new InputException(new("식이 너무 깊습니다.", "The expression is nested too deeply."), new("괄호와 not을 줄이세요.", "Use fewer brackets."), "expression");
    }

    private ExpressionPart Or()
    {
        Deeper();
        var left = And();
        while (Take("or", "또는")) left = Truth($"({left.Sql} or {Of(ExpressionType.Truth, And).Sql})", left);
        _depth--;
        return left;
    }

    private ExpressionPart And()
    {
        var left = Not();
        while (Take("and", "그리고")) left = Truth($"({left.Sql} and {Of(ExpressionType.Truth, Not).Sql})", left);
        return left;
    }

    private ExpressionPart Not()
    {
        if (!Take("not")) return Comparison();
        Deeper();
        var inner = Of(ExpressionType.Truth, Not);
        _depth--;
        return new($"(not {inner.Sql})", ExpressionType.Truth);
    }

    private ExpressionPart Comparison()
    {
        var left = Sum();
        var isNot = Now.Is("not") && _tokens[_at + 1].Is("in") && Take("not");
        if (Take("in")) return In(left, isNot);
        var sign = Comparisons.FirstOrDefault(Now.Is);
        if (sign is null) return left;
        _at++;
        var (a, b) = Together(left, Sum());
        return new($"({a.Sql} {sign} {b.Sql})", ExpressionType.Truth);
    }

    private ExpressionPart In(ExpressionPart left, bool isNot)
    {
        Expect("(");
        var values = new List<string>();
        do
            values.Add(Together(left, Sum()).Right.Sql);
        while (Take(","));
        Expect(")");
        return new($"({left.Sql} {(isNot ? "not in" : "in")} ({string.Join(", ", values)}))", ExpressionType.Truth);
    }

    private ExpressionPart Sum()
    {
        var left = Product();
        while (Now.Is("+") || Now.Is("-"))
        {
            var sign = _tokens[_at++].Text;
            left = Arithmetic(left, sign, Product());
        }
        return left;
    }

    private ExpressionPart Product()
    {
        var left = Single();
        while (Now.Is("*") || Now.Is("/"))
        {
            var sign = _tokens[_at++].Text;
            left = Arithmetic(left, sign, Single());
        }
        return left;
    }

    // Wide numbers first: amounts multiplied by one another must not overflow. By nothing gives blank.
    private ExpressionPart Arithmetic(ExpressionPart left, string sign, ExpressionPart right)
    {
        if (left.Type == ExpressionType.Date && right.Type == ExpressionType.Date && sign == "-")
            throw new InputException(new("날짜끼리는 뺄 수 없습니다.", "Dates can't be subtracted."), new("days(시작일, 끝일)로 날 수를 세세요.", "Count days with days(start, end)."), "expression");
        Require(ExpressionType.Number, left);
        Require(ExpressionType.Number, right);
        return new(sign switch
        {
            "/" => $"(cast({left.Sql} as double) / nullif({right.Sql}, 0))",
            "*" => $"(cast({left.Sql} as double) * {right.Sql})",
            _ => $"({left.Sql} {sign} {right.Sql})",
        }, ExpressionType.Number);
    }

    private ExpressionPart Single()
    {
        var token = Now;
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }
        if (Take("-"))
        {
            Deeper();
            var negated = Of(ExpressionType.Number, Single);
            _depth--;
            return new($"(-{negated.Sql})", ExpressionType.Number);
        }
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Number: return new(RuleSql.Number(RuleSql.ReadNumber(token.Text)!.Value), ExpressionType.Number);
            case TokenKind.Text: return new(RuleSql.Text(token.Text), ExpressionType.Text, token.Text);
            case TokenKind.Name when !token.Quoted && Now.Is("("): return Call(token);
            case TokenKind.Name when !token.Quoted && token.Text.ToUpperInvariant() is "TRUE" or "FALSE": return new(token.Text.ToUpperInvariant(), ExpressionType.Truth);
            case TokenKind.Name: return OfColumn(token.Text);
            default:
                _at--;
                throw Unexpected();
        }
    }

    private ExpressionPart OfColumn(string name)
    {
        var column = _column(name);
        return ExpressionPart.TypeOf(column.Type) is { } type
            ? new(RuleSql.Own(column.Name), type)
            : throw new InputException(new($"‘{column.Name}’{Josa.Pick(column.Name, "은", "는")} 도형이어서 견줄 수 없습니다.", $"'{column.Name}' holds shapes, which can't be compared."), null, "expression");
    }

    private ExpressionPart Call(ExpressionToken name)
    {
        if (ExpressionFunctions.Find(name.Text) is not { } function)
            throw new InputException(
                new($"‘{name.Text}’ 함수는 없습니다.", $"There is no function '{name.Text}'."),
                new($"쓸 수 있는 함수: {string.Join(", ", ExpressionFunctions.All.Select(f => f.Name))}", $"Functions: {string.Join(", ", ExpressionFunctions.All.Select(f => f.Name))}"), "expression");
        Expect("(");
        var given = new List<ExpressionPart>();
        for (var i = 0; i < function.Takes.Count; i++)
        {
            if (i > 0) Expect(",");
            given.Add(function.Takes[i] is { } type ? Of(type, Or) : Or());
        }
        Expect(")");
        return new(string.Format(System.Globalization.CultureInfo.InvariantCulture, function.Sql, [.. given.Select(part => part.Sql)]), function.Gives);
    }

    private ExpressionPart Of(ExpressionType type, Func<ExpressionPart> read) => Require(type, read());

    private static ExpressionPart Truth(string sql, ExpressionPart left)
    {
        Require(ExpressionType.Truth, left);
        return new(sql, ExpressionType.Truth);
    }

    private static ExpressionPart Require(ExpressionType type, ExpressionPart part)
    {
        if (part.Type == type) return part;
        if (type == ExpressionType.Date && AsDate(part) is { } date) return date;
        throw new InputException(
            new($"{part.Shown} 자리에는 {ExpressionPart.NameOf(type)}{Josa.Pick(ExpressionPart.NameOf(type), "이", "가")} 와야 하는데 {ExpressionPart.NameOf(part.Type)}입니다.", $"{part.Shown} is a {part.Type}, where a {type} is expected."),
            type == ExpressionType.Number && part.Type == ExpressionType.Text ? new("글로 적힌 수는 number(컬럼)으로 쓰세요.", "Write number(column) for numbers kept as text.") : null, "expression");
    }

    private static (ExpressionPart Left, ExpressionPart Right) Together(ExpressionPart left, ExpressionPart right)
    {
        if (left.Type == right.Type) return (left, right);
        if (left.Type == ExpressionType.Date && AsDate(right) is { } rightDate) return (left, rightDate);
        if (right.Type == ExpressionType.Date && AsDate(left) is { } leftDate) return (leftDate, right);
        if (left.Type == ExpressionType.Clock && right.Written is not null) return (left, right with { Sql = $"try_cast({right.Sql} as time)", Type = ExpressionType.Clock });
        throw new InputException(
            new($"{Josa.GwaWa(ExpressionPart.NameOf(left.Type))} {Josa.EunNeun(ExpressionPart.NameOf(right.Type))} 견줄 수 없습니다: {left.Shown}, {right.Shown}", $"A {left.Type} and a {right.Type} can't be compared: {left.Shown}, {right.Shown}."),
            new("글로 적힌 수는 number(컬럼), 날짜는 date(컬럼)으로 쓰세요.", "Write number(column) or date(column) for what is kept as text."), "expression");
    }

    private static ExpressionPart? AsDate(ExpressionPart part) => RuleSql.ReadTime(part.Written) is { } time
        ? new(time.TimeOfDay == TimeSpan.Zero ? RuleSql.Date(DateOnly.FromDateTime(time)) : RuleSql.Time(time), ExpressionType.Date) : null;

    private void Expect(string sign)
    {
        if (!Take(sign)) throw Unexpected(sign);
    }

    private InputException Unexpected(string? expected = null) => new(
        Now.Kind == TokenKind.End
            ? new("식이 끝나지 않았습니다.", "The expression ends too early.")
            : new($"식의 {Now.At}번째 글자 ‘{Now.Text}’에서 읽지 못했습니다.", $"The expression can't be read at character {Now.At}, '{Now.Text}'."),
        expected is null ? new("끝일 >= 시작일, blank(폐업일) or 폐업일 >= 개업일처럼 쓰세요.", "Write end >= start, or blank(closed) or closed >= opened.") : new($"‘{expected}’ 표시가 와야 합니다.", $"A '{expected}' should stand here."),
        "expression");
}
