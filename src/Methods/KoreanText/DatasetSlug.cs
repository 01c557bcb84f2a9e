using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Maru.Methods.KoreanText;

/// <summary>A readable, lasting id from a dataset's or a file's name: "강원특별자치도 춘천시_가로등정보_20260610.csv" → "춘천시-가로등정보".</summary>
public static partial class DatasetSlug
{
    private const int Longest = 80;

    [GeneratedRegex(@"(\.(csv|tsv|txt|xlsx?|json|jsonl|ndjson|geojson|topojson|xml|shp|dbf|parquet|zip|gz|hwpx?))+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extensions();

    // 20260610, 202606, 2026-06-10, 2026.06, 2026년 6월(기준) at the end: the version says when, the id says what.
    [GeneratedRegex(@"[\s_\-.(\[]*((19|20)\d{2}(([-_.]?(0[1-9]|1[0-2]))([-_.]?(0[1-9]|[12]\d|3[01]))?)|(19|20)\d{2}\s*년(\s*\d{1,2}\s*월)?(\s*\d{1,2}\s*일)?)\s*(기준|현재|말)?[)\]]*$", RegexOptions.CultureInvariant)]
    private static partial Regex DateAtEnd();

    [GeneratedRegex(@"^(강원|전북|제주)특별자치도|^(경기|충청[남북]|전라[남북]|경상[남북]|강원|제주)도|^(서울특별시|세종특별자치시|(부산|대구|인천|광주|대전|울산)광역시)(?=[\s_-])", RegexOptions.CultureInvariant)]
    private static partial Regex Province();

    /// <summary>Letters (Hangul stays) and digits in lower case, joined by single hyphens; "dataset" when nothing is left.</summary>
    /// <param name="dropProvince">Leaves out a province's name in front when more follows it.</param>
    public static string From(string name, bool dropProvince = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        string slug = Hyphenate(Lasting(Extensions().Replace(Written(name), ""), dropProvince));
        return slug.Length > 0 ? slug : "dataset";
    }

    /// <summary>What of a file's name stays the same from one delivery to the next: all of it, its ending too, but the day at its end and the province in front.</summary>
    public static string LastingName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string text = Extensions().Replace(Written(name), ""), ending = Written(name)[text.Length..];
        return Lasting(text, dropProvince: true).Trim(' ', '_', '-') + ending;
    }

    private static string Written(string name) => name.Normalize(NormalizationForm.FormC).Trim();

    private static string Lasting(string text, bool dropProvince)
    {
        string undated = DateAtEnd().Replace(text, "");
        if (HasWord(undated)) text = undated;
        return dropProvince && Province().Replace(text, "") is var local && HasWord(local) ? local : text;
    }

    /// <summary>The slug, with -2, -3 … when it is taken.</summary>
    public static string Unique(string slug, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(isTaken);
        string candidate = slug;
        for (int i = 2; isTaken(candidate); i++) candidate = slug + "-" + i.ToString(CultureInfo.InvariantCulture);
        return candidate;
    }

    /// <summary>As much of a text as fits into so many bytes of UTF-8; names of files are counted in bytes, and a Korean syllable is three.</summary>
    public static string Cut(string text, int bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((bytes -= rune.Utf8SequenceLength) < 0) return text[..length];
            length += rune.Utf16SequenceLength;
        }
        return text;
    }

    private static bool HasWord(string text) => text.Any(char.IsLetter);

    private static string Hyphenate(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-' && !IsMark(c)) slug.Append('-');
            if (slug.Length >= Longest) break;
        }
        return slug.ToString().Trim('-');
    }

    // Vowel signs and accents belong to the letter before them.
    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
