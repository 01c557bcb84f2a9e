using Maru.Methods.PersonalData;

namespace Maru.App.Lake;

/// <summary>Text that is personal by itself, whatever column it stands in: resident numbers, phones, e-mail addresses and the like.</summary>
internal static class PersonalText
{
    /// <summary>What is left of a name that holds such text.</summary>
    public static string Without(string name)
    {
        // A dot behind a number may be part of it.
        var extension = Path.GetExtension(name);
        name = name[..^extension.Length];
        return WithoutIn(name) + extension;
    }

    /// <summary>What is left of a text that is no name of a file.</summary>
    public static string WithoutIn(string text)
    {
        // One at a time: what stood beside the first may read differently without it.
        while (PersonalDataScanner.Find(text).Where(span => span.Kind.Class() >= PrivacyClass.Personal).Select(span => (PersonalDataSpan?)span).FirstOrDefault() is { Length: > 0 } span)
            text = text.Remove(span.Start, span.Length);
        return text;
    }

    public static bool IsPersonal(string? text) => KindsOf(text).Any();

    /// <summary>What in it is personal.</summary>
    public static IEnumerable<PersonalDataKind> KindsOf(string? text) =>
        text is null ? [] : PersonalDataScanner.Find(text).Select(span => span.Kind).Where(kind => kind.Class() >= PrivacyClass.Personal);

    /// <summary>A cell that reads like a person's name. One alone proves little: for cells that no column answers for.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and < 40 } && PersonNames.ReadsLikeOne(PersonNames.Bare(text));
}
