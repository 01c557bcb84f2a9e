using System.Globalization;
using Maru.Methods.KoreanText;

namespace Maru.Methods.PersonalData;

/// <summary>Puts a column's judgement into a sentence, in Korean and in English.</summary>
internal static class ColumnReasons
{
    public static ColumnPrivacy Nothing(string column, long values) =>
        new(PrivacyClass.None, null, 0, values, Certainty.Confirmed, false,
            $"‘{column}’ 컬럼에서 개인정보를 찾지 못했습니다.", $"No personal data was found in column “{column}”.", []);

    public static ColumnPrivacy Sensitive(string column, long values, IReadOnlyList<KindShare> found) =>
        new(PrivacyClass.Sensitive, null, values, values, Certainty.Possible, false,
            $"컬럼 이름 ‘{column}’{Josa.IgaOnly(column)} 민감정보(건강·장애·신념 등)를 가리킵니다. 한 사람에 대한 값인지 확인하세요.",
            $"The name “{column}” points to sensitive information (health, disability, belief). Check whether its values are about single persons.", found);

    public static ColumnPrivacy Found(string column, long values, IReadOnlyList<KindShare> found, bool named, bool embedded)
    {
        var top = found[0];
        return new(top.Class, top.Kind, top.Count, values, top.Certainty, top.Masked && top.Class >= PrivacyClass.Personal,
            Korean(column, values, top, named, embedded) + KoreanClass(top), English(column, values, top, named, embedded) + EnglishClass(top), found);
    }

    /// <param name="front">The column with the dates of birth; null when only the name of this one speaks.</param>
    public static ColumnPrivacy ResidentBack(string column, string? front, ColumnPrivacy judged) => Half(judged, PersonalDataKind.ResidentNumber,
        front is null ? $"‘{column}’ 컬럼 {Number(judged.Values)}칸이 주민등록번호 뒷자리처럼 보입니다." : $"‘{column}’ 컬럼 {Number(judged.Values)}칸은 옆 컬럼 ‘{front}’{Josa.Pick(front, "과", "와")} 합치면 주민등록번호가 됩니다.",
        front is null ? $"The {Number(judged.Values)} cells of column “{column}” look like the second half of resident numbers." : $"The {Number(judged.Values)} cells of column “{column}” make resident numbers with those of “{front}” beside them.");

    public static ColumnPrivacy ResidentFront(string column, string back, ColumnPrivacy judged) => Half(judged, PersonalDataKind.BirthDate,
        $"‘{column}’ 컬럼 {Number(judged.Values)}칸은 옆 컬럼 ‘{back}’{Josa.Pick(back, "과", "와")} 합치면 주민등록번호가 되는 생년월일입니다.",
        $"The {Number(judged.Values)} cells of column “{column}” are dates of birth: they make resident numbers with those of “{back}” beside them.");

    /// <summary>Days beside people's names that are spread as births are.</summary>
    public static ColumnPrivacy BirthBesideNames(string column, ColumnPrivacy judged) => Half(judged, PersonalDataKind.BirthDate,
        $"같은 표에 사람 이름이 있고 ‘{column}’ 컬럼의 날짜 {Number(judged.Values)}칸이 수십 년에 걸쳐 있어 생년월일로 봅니다.",
        $"The table names persons and the {Number(judged.Values)} dates of column “{column}” are spread over decades, so they are taken for dates of birth.");

    private static ColumnPrivacy Half(ColumnPrivacy judged, PersonalDataKind kind, string korean, string english) =>
        new(kind.Class(), kind, judged.Values, judged.Values, Certainty.Likely, false, korean, english, [new(kind, kind.Class(), judged.Values, Certainty.Likely, false)]) { Half = judged.Half };

    private static string Korean(string column, long values, KindShare top, bool named, bool embedded)
    {
        string kind = top.Kind.KoreanName();
        string cells = named ? $"‘{column}’ 컬럼 {Number(values)}칸 가운데 {Number(top.Count)}칸" : $"이름은 ‘{column}’인데 {Number(values)}칸 가운데 {Number(top.Count)}칸";
        if (embedded) return $"{cells}에 {Josa.IGa(kind)} 들어 있습니다.";
        return top.Certainty == Certainty.Possible ? $"{cells}이 {kind}처럼 보입니다." : $"{cells}이 {kind}입니다.";
    }

    private static string English(string column, long values, KindShare top, bool named, bool embedded)
    {
        string kind = top.Kind.EnglishName();
        string cells = named ? $"In column “{column}”, {Number(top.Count)} of {Number(values)} cells" : $"The column is named “{column}”, but {Number(top.Count)} of {Number(values)} cells";
        string verb = embedded ? "contain" : top.Certainty == Certainty.Possible ? "look like" : "are";
        return $"{cells} {verb} a {kind}.";
    }

    private static string KoreanClass(KindShare top) => top switch
    {
        { Class: PrivacyClass.OfficeContact } => " 기관·시설의 연락처로 보여 개인정보로 다루지 않습니다.",
        { Class: PrivacyClass.Business } => " 사업체의 번호이므로 그 자체로는 개인정보가 아닙니다.",
        { Class: PrivacyClass.None } => " 장소를 가리키며 개인정보가 아닙니다.",
        { Masked: true } => " 이미 일부를 가린 값입니다.",
        _ => "",
    };

    private static string EnglishClass(KindShare top) => top switch
    {
        { Class: PrivacyClass.OfficeContact } => " They look like contacts of offices or facilities, not of persons.",
        { Class: PrivacyClass.Business } => " They belong to businesses and are not personal by themselves.",
        { Class: PrivacyClass.None } => " They tell places, not persons.",
        { Masked: true } => " They are masked already.",
        _ => "",
    };

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
