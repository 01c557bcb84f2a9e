using System.Globalization;
using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>Invented people. Numbers have the right form but belong to nobody: exchanges 0000, region digits never given out.</summary>
internal static class PersonNames
{
    private static readonly string[] Surnames = [.. "김김김김김이이이이박박박최최정정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모".Select(letter => letter.ToString())];
    private static readonly string[] First = [.. "민서지현수영은정하윤재성준도태경주승유진선혜미동상종병광춘순옥명길복용".Select(letter => letter.ToString())];
    private static readonly string[] Second = [.. "준우연호진희영수현아민은경숙자철식훈석원규환기태범빈솔람결나라름찬혁".Select(letter => letter.ToString())];

    public static string Name(Pcg chance) => chance.Pick(Surnames) + chance.Pick(First) + chance.Pick(Second);

    public static string Mobile(Pcg chance) => "010-0000-" + chance.Index(10000).ToString("0000", CultureInfo.InvariantCulture);

    public static string Email(Pcg chance) => $"user{chance.Between(1000, 9999)}@example.org";

    /// <summary>A resident number of valid form. Region digits 97–99 were never assigned, so it can be nobody's.</summary>
    public static string ResidentNumber(Pcg chance, DateOnly born, bool woman, bool validCheckDigit)
    {
        var sex = (born.Year < 2000 ? 1 : 3) + (woman ? 1 : 0);
        var digits = born.ToString("yyMMdd", CultureInfo.InvariantCulture) + sex.ToString(CultureInfo.InvariantCulture)
            + chance.Between(97, 99).ToString(CultureInfo.InvariantCulture) + chance.Index(1000).ToString("000", CultureInfo.InvariantCulture);
        ReadOnlySpan<int> weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += weights[i] * (digits[i] - '0');
        var check = (11 - sum % 11) % 10;
        return digits[..6] + "-" + digits[6..] + ((check + (validCheckDigit ? 0 : 5)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    public static string CarNumber(Pcg chance) => chance.Between(10, 699).ToString(CultureInfo.InvariantCulture) + chance.Pick(["가", "나", "다", "라", "마", "거", "너", "더", "러", "머", "하", "허", "호"]) + " " + chance.Index(10000).ToString("0000", CultureInfo.InvariantCulture);

    public static string Account(Pcg chance) => $"000-{chance.Between(10, 99)}-{chance.Index(1000000):000000}";
}
