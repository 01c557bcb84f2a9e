namespace Maru.Methods.PersonalData;

/// <summary>The judgement of a column: its class, what was found, how sure, and why in a sentence for the person who decides.</summary>
/// <param name="Kind">The gravest kind found; null when there is none, or when only the column's name speaks (sensitive information).</param>
/// <param name="Count">Cells of that kind.</param>
/// <param name="Values">Cells that were not empty.</param>
/// <param name="AlreadyMasked">Nearly all findings are masked already (김*수, 010-****-1234).</param>
/// <param name="Found">Every kind that passed, gravest first.</param>
public sealed record ColumnPrivacy(
    PrivacyClass Class,
    PersonalDataKind? Kind,
    long Count,
    long Values,
    Certainty Certainty,
    bool AlreadyMasked,
    string ReasonKorean,
    string ReasonEnglish,
    IReadOnlyList<KindShare> Found)
{
    /// <summary>What part of a resident number the cells could be, for <see cref="TablePersonalData"/> to weigh beside the next column.</summary>
    public ResidentHalf Half { get; init; }

    /// <summary>Nearly all cells are days spread over the decades in which people are born, for <see cref="TablePersonalData"/> to weigh beside names.</summary>
    public bool SpreadsOverLives { get; init; }

    /// <summary>Cells that end in a street or village and a number, though no city stands before it (석사동 123-4).</summary>
    public long Streets { get; init; }

    public double Share => Values == 0 ? 0 : (double)Count / Values;

    /// <summary>The column stays closed until a person opens it.</summary>
    public bool ClosesColumn => Class >= PrivacyClass.Personal && !AlreadyMasked;
}

/// <summary>How many cells of a column hold a kind of personal data.</summary>
public readonly record struct KindShare(PersonalDataKind Kind, PrivacyClass Class, long Count, Certainty Certainty, bool Masked);
