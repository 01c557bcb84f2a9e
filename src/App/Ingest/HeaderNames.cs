using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Maru.App.Ingest;

/// <summary>Makes logical names of headers: NFC, one line, unique whatever the case; reads the unit in parentheses.</summary>
public static partial class HeaderNames
{
    internal const int LongestName = 120;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\(\[（]\s*(?:단위\s*[:：]?\s*)?(?<unit>원|천원|백만원|억원|만원|명|천명|건|개|개소|대|가구|세대|호|동|%|퍼센트|㎡|m2|m²|㎢|km2|km²|ha|m|km|㎞|cm|mm|kg|t|톤|L|ℓ|㎥|m3|kWh|MWh|MW|kW|℃|도|시간|분|초|일|회|면|주|kcal|µg/㎥|㎍/㎥|ppm|dB)\s*[\)\]）]\s*$")]
    private static partial Regex UnitAtEnd();

    [GeneratedRegex(@"^[\(\[（<〈]?\s*단\s*위\s*[:：]?\s*(?<unit>[^\)\]）>〉]{1,30}?)\s*[\)\]）>〉]?$")]
    private static partial Regex UnitLine();

    [GeneratedRegex(@"^[\(\[（<〈※*○ㅇ-]?\s*\p{L}[\p{L} ·]{0,14}\s*[:：]\s*(?!//)\S.*$")]
    private static partial Regex Note();

    public static string Clean(string header) => Spaces().Replace(header.Normalize(NormalizationForm.FormC).Replace('\u00A0', ' ').Trim('\uFEFF', ' ', '\t', '\r', '\n'), " ").Trim();

    /// <summary>The unit that the header itself names at its end, as in 예산액(천원).</summary>
    public static string? UnitOf(string header) => UnitAtEnd().Match(header) is { Success: true } match ? match.Groups["unit"].Value : null;

    /// <summary>The unit of a line such as "(단위 : 천원)"; null when the line is something else.</summary>
    public static string? UnitOfLine(string line) => UnitLine().Match(Clean(line)) is { Success: true } match ? match.Groups["unit"].Value.Trim() : null;

    /// <summary>True of a cell that says something of the whole table, as 담당부서: 교통과 or (단위: 명) do.</summary>
    public static bool IsNote(string cell) => Note().IsMatch(Clean(cell));

    /// <summary>Names columns from their stacked header cells (top to bottom).</summary>
    public static List<HeaderColumn> Name(IReadOnlyList<IReadOnlyList<string>> stacks)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var columns = new List<HeaderColumn>();
        for (var cell = 0; cell < stacks.Count; cell++)
        {
            var levels = stacks[cell].Select(Clean).Where(level => level.Length > 0).ToList();
            // A cell merged downwards repeats itself.
            for (var i = levels.Count - 1; i > 0; i--)
                if (levels[i] == levels[i - 1]) levels.RemoveAt(i);
            var name = levels.Count == 0 ? OfPlace(cell, taken) : Unique(Cut(string.Join('_', levels)), taken);
            columns.Add(new(cell, string.Join(" · ", levels), name, levels.Count == 0 ? null : UnitOf(levels[^1])));
        }
        return columns;
    }

    /// <summary>The name of a column that has no header: 열1, 열2 …</summary>
    /// <param name="taken">Names that others have; the new one is added.</param>
    public static string OfPlace(int cell, HashSet<string> taken) => Unique(FormattableString.Invariant($"열{cell + 1}"), taken);

    private static string Cut(string name) => name.Length <= LongestName ? name : name[..LongestName];

    private static string Unique(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var n = 2; !taken.Add(candidate); n++) candidate = name + "_" + n.ToString(CultureInfo.InvariantCulture);
        return candidate;
    }
}
