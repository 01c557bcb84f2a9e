namespace Maru.Web.Text;

/// <summary>One text in every language of the pages. Both are constructor arguments, so a missing translation is a compiler error, not a blank on a screen.</summary>
/// <param name="Korean">Natural Korean, written first.</param>
/// <param name="English">The same in plain English.</param>
public readonly record struct Words(string Korean, string English)
{
    public string In(Language language) => language == Language.English ? English : Korean;

    /// <summary>For names that are the same in both languages, such as a file format.</summary>
    public static Words Same(string text) => new(text, text);
}
