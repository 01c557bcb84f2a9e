namespace Maru.App.Quality.Rules.Expressions;

internal enum TokenKind
{
    Name,
    Number,
    Text,
    /// <summary>An operator, a bracket or a comma.</summary>
    Sign,
    End,
}

/// <param name="Quoted">A name in quotation marks or brackets: never a word of the language.</param>
/// <param name="At">Place of its first letter, from 1.</param>
internal readonly record struct ExpressionToken(TokenKind Kind, string Text, int At, bool Quoted = false)
{
    public bool Is(string word) => !Quoted && Kind is TokenKind.Sign or TokenKind.Name && !Quoted && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
