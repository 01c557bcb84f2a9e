using Maru.Methods.PersonalData;

namespace Maru.App.Lake;

/// <summary>Text that is personal by itself, whatever column it stands in: resident numbers, phones, e-mail addresses and the like.</summary>
internal static class PersonalText
{
    public static bool IsPersonal(string? text) => text is not null && PersonalDataScanner.Find(text).Any(span => span.Kind.Class() >= PrivacyClass.Personal);
}
