namespace Maru.App.Lake;

/// <summary>The names of what people declare: those of files and of pages.</summary>
public static class DeclaredId
{
    private const int Longest = 60;

    /// <summary>True for letters, digits and hyphens, a letter or digit first.</summary>
    public static bool IsOne(string text) => text.Length is > 0 and <= Longest && char.IsLetterOrDigit(text[0]) && text.All(letter => char.IsLetterOrDigit(letter) || letter == '-');
}
