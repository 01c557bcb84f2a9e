using System.Text;

namespace Maru.Methods.PersonalData;

/// <summary>Korean persons' names by their syllables.</summary>
public static class PersonNames
{
    /// <summary>True for text that reads like a surname and a given name. One alone proves little: 민원인 reads like one too.</summary>
    public static bool ReadsLikeOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return KoreanNames.Score(text.Normalize(NormalizationForm.FormC)) >= KoreanNames.LooksLikeName;
    }
}
