using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Mending;

/// <summary>Why rows were set aside, in words.</summary>
public static class AsideWords
{
    public static Bilingual Reason(string rule, string column, string expected) => rule switch
    {
        "total-row" => new("합계 행", "Total rows"),
        "footnote" => new("각주", "Footnotes"),
        "repeated-header" => new("되풀이된 머리글", "Repeated headers"),
        "ragged-row" => new("칸이 머리글보다 많은 행", "Rows with more cells than the header"),
        _ when column.Length > 0 => new($"{column}: {Expected(expected).Ko} 아님", $"{column}: not {Expected(expected).En}"),
        _ => new(rule, rule),
    };

    /// <summary>What was expected: ingest writes the name of a type.</summary>
    public static Bilingual Expected(string expected) => Enum.TryParse<ColumnType>(expected, out var type) ? type.Name() : new(expected, expected);
}
