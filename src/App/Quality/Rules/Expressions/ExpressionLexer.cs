using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Quality.Rules.Expressions;

/// <summary>Splits an expression into tokens. A column is written as it is, or as "시설 명" or [시설 명] where its name holds other than letters, digits and underscores.</summary>
internal static class ExpressionLexer
{
    private const int Longest = 2_000;
    private static readonly string[] Signs = [">=", "<=", "<>", "!=", "==", "≥", "≤", "≠", "=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

    public static List<ExpressionToken> Read(string text)
    {
        if (text.Length > Longest)
            throw new InputException(new($"식이 {text.Length}자입니다.", $"The expression has {text.Length} characters."), new($"{Longest}자까지 쓸 수 있습니다.", $"At most {Longest}."), "expression");
        var tokens = new List<ExpressionToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else tokens.Add(Next(text, ref at));
        }
        tokens.Add(new(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static ExpressionToken Next(string text, ref int at)
    {
        var start = at;
        if (text[at] is '\'' or '"') return Quoted(text, ref at, text[at], text[at] == '\'' ? TokenKind.Text : TokenKind.Name);
        if (text[at] == '[') return Quoted(text, ref at, ']', TokenKind.Name);
        if (char.IsAsciiDigit(text[at])) return Number(text, ref at);
        if (IsLetter(text[at]))
        {
            while (at < text.Length && (IsLetter(text[at]) || char.IsDigit(text[at]))) at++;
            return new(TokenKind.Name, text[start..at], start + 1);
        }
        foreach (var sign in Signs)
            if (text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
            {
                at += sign.Length;
                return new(TokenKind.Sign, sign switch { "≥" => ">=", "≤" => "<=", "≠" or "!=" => "<>", "==" => "=", _ => sign }, start + 1);
            }
        throw new InputException(
            new($"식의 {start + 1}번째 글자 ‘{text[start]}’{Josa.Pick(text[start].ToString(), "을", "를")} 읽지 못했습니다.", $"Character {start + 1} of the expression, '{text[start]}', can't be read."),
            new("빈칸이나 기호가 있는 컬럼 이름은 [시설 명]처럼 대괄호로 묶으세요.", "Put column names with spaces or signs in brackets: [name]."), "expression");
    }

    private static bool IsLetter(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static ExpressionToken Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        var digits = text[start..at];
        if (RuleSql.ReadNumber(digits) is null) throw new InputException(new($"‘{digits}’{Josa.Pick(digits, "은", "는")} 수가 아닙니다.", $"'{digits}' is no number."), null, "expression");
        return new(TokenKind.Number, digits, start + 1);
    }

    // A quotation mark inside is written twice.
    private static ExpressionToken Quoted(string text, ref int at, char mark, TokenKind kind)
    {
        var start = at++;
        var value = new System.Text.StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] != mark) value.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == mark) value.Append(text[at++]);
            else
            {
                at++;
                return new(kind, value.ToString(), start + 1, Quoted: true);
            }
        }
        throw new InputException(
            new($"식의 {start + 1}번째 글자에서 연 {text[start]} 표시가 닫히지 않았습니다.", $"The mark {text[start]} opened at character {start + 1} is not closed."), null, "expression");
    }
}
