using Maru.Core;
using Maru.Methods.PersonalData;

namespace Maru.Web.Features.Import;

/// <summary>Kinds of personal data as people call them, from the ids that manifests hold (mobile-phone).</summary>
internal static class PersonalKindWords
{
    private static readonly Dictionary<string, Bilingual> Names = Enum.GetValues<PersonalDataKind>().ToDictionary(
        kind => kind.ToString().ToLowerInvariant(), kind => new Bilingual(kind.KoreanName(), Capital(kind.EnglishName())), StringComparer.Ordinal);

    public static Bilingual Of(string id) => Names.TryGetValue(id.Replace("-", "", StringComparison.Ordinal), out var name) ? name : new(id, id);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
