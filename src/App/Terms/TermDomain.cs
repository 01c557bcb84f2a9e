using System.Text.RegularExpressions;
using Maru.Core.Data;

namespace Maru.App.Terms;

/// <summary>Reads the names of 공통표준도메인: a word, a storage letter (V text, C text of fixed length, N number, D date) and a length, as 금액N15.</summary>
internal static partial class TermDomain
{
    [GeneratedRegex(@"^(?<word>\p{IsHangulSyllables}+)(?<store>[A-Z]?)[0-9]*(?<decimals>\.[0-9]+)?$")]
    private static partial Regex Parts();

    public static ColumnType TypeOf(string domain)
    {
        if (Parts().Match(domain) is not { Success: true } parts) return ColumnType.Text;
        var store = parts.Groups["store"].Value;
        return parts.Groups["word"].Value switch
        {
            "연월일" => ColumnType.Date,
            "연월일시분초" or "연월일시분" => ColumnType.DateTime,
            "시분초" or "시분" => ColumnType.Time,
            "여부" => ColumnType.Boolean,
            "위도" or "경도" or "좌표" => ColumnType.Number,
            _ when store == "N" => parts.Groups["decimals"].Success ? ColumnType.Number : ColumnType.Integer,
            _ when store == "D" => ColumnType.DateTime,
            _ => ColumnType.Text,
        };
    }
}
