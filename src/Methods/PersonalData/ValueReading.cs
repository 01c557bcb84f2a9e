using System.Buffers;
using System.Runtime.CompilerServices;

namespace Maru.Methods.PersonalData;

/// <summary>What one cell holds: at most one finding, the gravest, and what its syllables say about names.</summary>
internal readonly record struct ValueReading(
    PersonalDataKind Kind,
    Certainty Certainty,
    bool Found,
    bool Whole,
    bool Masked,
    bool Date,
    bool Account,
    bool OfficialMailbox,
    NameReading Name)
{
    public static ValueReading Nothing => default;

    public bool IsNothing => !Found && !Date && !Account && !Street && Name == NameReading.None;

    /// <summary>The year of a date.</summary>
    public int Year { get; init; }

    /// <summary>A street or village and a number, without the city.</summary>
    public bool Street { get; init; }

    /// <summary>Reads one trimmed cell of UTF-8.</summary>
    public static ValueReading Read(ReadOnlySpan<byte> value) => FoldedText.MayDiffer(value) ? ReadUnfolded(value) : ReadFolded(value);

    [SkipLocalsInit]
    private static ValueReading ReadUnfolded(ReadOnlySpan<byte> value)
    {
        byte[]? rented = value.Length > FoldedText.Short ? ArrayPool<byte>.Shared.Rent(value.Length) : null;
        Span<byte> folded = rented is null ? stackalloc byte[FoldedText.Short] : rented;
        int length = FoldedText.Fold(value, folded, []);
        var reading = ReadFolded(folded[..length].Trim((byte)' '));
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return reading;
    }

    private static ValueReading ReadFolded(ReadOnlySpan<byte> value)
    {
        if (value.Length < PersonalDataScanner.ShortestValue) return Nothing;
        var name = ReadName(value);
        if (name != NameReading.None) return Nothing with { Name = name };
        Span<PersonalDataSpan> found = stackalloc PersonalDataSpan[12];
        int count = PersonalDataScanner.ScanFolded(value, found);
        if (count == 0) return IsWrittenDate(value) is var date && date ? Nothing with { Date = true, Year = YearOf(value), Account = IsAccountLike(value) } : Nothing with { Account = IsAccountLike(value), Street = PersonalDataScanner.IsStreetAndNumber(value) };
        var gravest = found[0];
        foreach (var span in found[..count])
            if (IsGraver(span, gravest)) gravest = span;
        bool whole = gravest.Length >= value.Length - 2;
        bool official = gravest.Kind == PersonalDataKind.Email && IsOfficial(value.Slice(gravest.Start, gravest.Length));
        return new ValueReading(gravest.Kind, gravest.Certainty, true, whole, gravest.Masked, gravest.Kind == PersonalDataKind.BirthDate, IsAccountLike(value), official, NameReading.None);
    }

    private static bool IsGraver(PersonalDataSpan a, PersonalDataSpan b)
    {
        if (a.Masked != b.Masked) return b.Masked;
        int byClass = a.Kind.Class().CompareTo(b.Kind.Class());
        return byClass != 0 ? byClass > 0 : a.Certainty > b.Certainty;
    }

    private static bool IsOfficial(ReadOnlySpan<byte> email) =>
        email.EndsWith("@korea.kr"u8) || email.EndsWith(".go.kr"u8) || email.EndsWith("@seoul.go.kr"u8);

    public static bool IsWrittenDate(ReadOnlySpan<byte> value)
    {
        Span<byte> digits = stackalloc byte[8];
        int count = 0;
        foreach (byte b in value)
        {
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                if (count == 8) return false;
                digits[count++] = (byte)(b - '0');
            }
            else if (b is not ((byte)'-' or (byte)'.' or (byte)'/' or (byte)' ')) return false;
        }
        return IsDate(digits[..count]);
    }

    /// <summary>The year of a written date: its first four digits, or its first two where it has six.</summary>
    public static int YearOf(ReadOnlySpan<byte> date)
    {
        int count = 0, first = 0;
        foreach (byte b in date)
            if (b is >= (byte)'0' and <= (byte)'9' && ++count <= 4) first = first * 10 + b - '0';
        return count == 6 ? Century(first / 100) : first;
    }

    /// <summary>The year that two digits mean; of the two, that in which more of the living were born.</summary>
    public static int Century(int year) => year < FirstOfLastCentury ? 2000 + year : 1900 + year;

    private const int FirstOfLastCentury = 30;

    public static bool IsDate(ReadOnlySpan<byte> d) => d.Length switch
    {
        8 => d[0] is 1 or 2 && NumberRules.IsDate(d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3], d[4] * 10 + d[5], d[6] * 10 + d[7]),
        6 => NumberRules.IsDate(1900 + d[0] * 10 + d[1], d[2] * 10 + d[3], d[4] * 10 + d[5]),
        _ => false,
    };

    /// <summary>Ten to fourteen digits, with dashes or without: an account where the column's name says so.</summary>
    private static bool IsAccountLike(ReadOnlySpan<byte> value)
    {
        if (value.Length > 19) return false;
        int digits = 0;
        foreach (byte b in value)
        {
            if (b is >= (byte)'0' and <= (byte)'9') digits++;
            else if (b != '-') return false;
        }
        return digits is >= 10 and <= 14;
    }

    private static NameReading ReadName(ReadOnlySpan<byte> value)
    {
        if (value.Length > 5 * Utf8Hangul.Width || value[0] is < 0xEA or > 0xED) return NameReading.None;
        Span<char> syllables = stackalloc char[5];
        int count = Utf8Hangul.Decode(value, syllables);
        if (count == 0) return ReadMaskedName(value);
        if (count is < 2 or > 4) return NameReading.None;
        bool looks = KoreanNames.Score(syllables[..count]) >= KoreanNames.LooksLikeName;
        return looks ? new NameReading(true, false, count == 3, KoreanNames.IsTopSurname(syllables[0]), syllables[count - 1]) : NameReading.None;
    }

    // 김*수, 홍○동, 이**, 김x수
    private static NameReading ReadMaskedName(ReadOnlySpan<byte> value)
    {
        char surname = Utf8Hangul.At(value, 0);
        if (!KoreanNames.IsSurname(surname)) return NameReading.None;
        int masks = 0, syllables = 0;
        for (int at = Utf8Hangul.Width; at < value.Length;)
        {
            int width = MaskWidth(value[at..]);
            if (width > 0) masks++;
            else if (Utf8Hangul.At(value, at) != '\0') syllables++;
            else return NameReading.None;
            at += width > 0 ? width : Utf8Hangul.Width;
        }
        bool name = masks is 1 or 2 && syllables <= 2 && masks + syllables is 1 or 2 or 3;
        return name && masks > 0 ? new NameReading(true, true, true, KoreanNames.IsTopSurname(surname), '\0') : NameReading.None;
    }

    private static int MaskWidth(ReadOnlySpan<byte> at)
    {
        if (at[0] is (byte)'*' or (byte)'O' or (byte)'X' or (byte)'x' or (byte)'o') return 1;
        return at.StartsWith("○"u8) || at.StartsWith("●"u8) || at.StartsWith("〇"u8) ? 3 : 0;
    }
}

/// <summary>A cell that reads like a person's name. <see cref="Last"/> is its last syllable: place names share theirs, people do not.</summary>
internal readonly record struct NameReading(bool Looks, bool Masked, bool ThreeSyllables, bool TopSurname, char Last)
{
    public static NameReading None => default;
}
