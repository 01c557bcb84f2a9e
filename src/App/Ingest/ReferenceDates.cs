using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.App.Ingest;

/// <summary>기준일: the day a file speaks of, as its name or its titles say.</summary>
internal static partial class ReferenceDates
{
    [GeneratedRegex(@"(?<!\d)(?<y>20\d{2})[-_.년 ]*(?<m>0[1-9]|1[0-2])[-_.월 ]*(?<d>0[1-9]|[12]\d|3[01])(?!\d)")]
    private static partial Regex InName();

    [GeneratedRegex(@"(?<y>20\d{2})\s*[.년]\s*(?<m>\d{1,2})\s*[.월]\s*(?<d>\d{1,2})\s*[.일]?\s*(?:\.|현재|기준|자)")]
    private static partial Regex InTitle();

    [GeneratedRegex(@"기준\s?(?:일자?|날짜)\s*[:：]\s*(?<y>20\d{2})\s*[-.년/]\s*(?<m>\d{1,2})\s*[-.월/]\s*(?<d>\d{1,2})(?!\d)")]
    private static partial Regex InNote();

    public static DateOnly? Find(string fileName, IEnumerable<string> titles)
    {
        foreach (var title in titles)
            if ((Read(InNote().Match(title)) ?? Read(InTitle().Match(title))) is { } day) return day;
        return InName().Matches(fileName).Select(Read).LastOrDefault(day => day is not null);
    }

    private static DateOnly? Read(Match match)
    {
        if (!match.Success) return null;
        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        return DateOnly.TryParseExact(FormattableString.Invariant($"{Part("y"):D4}-{Part("m"):D2}-{Part("d"):D2}"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
