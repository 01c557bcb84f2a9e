using System.Globalization;
using System.Text;
using Maru.Methods.Linkage;

namespace Maru.App.Linking;

/// <summary>Links as a table: pairs that are linked, pairs to look at, and what found no partner on either side.</summary>
internal static class LinkFile
{
    public static void Write(string path, LinkDeclaration declaration, LinkTable left, LinkTable right, IReadOnlyList<FoundPair> pairs)
    {
        using var file = new StreamWriter(path, false, new UTF8Encoding(true)) { NewLine = "\n" };
        WriteRow(file, Header(declaration, left, right));
        foreach (var pair in pairs.OrderBy(pair => pair.Decision == LinkDecision.Link ? 0 : 1).ThenBy(pair => pair.Left))
            WriteRow(file, [pair.Decision == LinkDecision.Link ? "연결" : "검토", .. Thing(left, pair.Left, side => side.Left), .. Thing(right, pair.Right, side => side.Right), Percent(pair), OriginOf(pair), Because(pair)]);
        foreach (var row in Alone(left, pairs.Select(pair => pair.Left))) WriteRow(file, ["왼쪽만", .. Thing(left, row, side => side.Left), .. Blank(right, side => side.Right), "", "", ""]);
        foreach (var row in Alone(right, pairs.Select(pair => pair.Right))) WriteRow(file, ["오른쪽만", .. Blank(left, side => side.Left), .. Thing(right, row, side => side.Right), "", "", ""]);

        IEnumerable<string?> Thing(LinkTable table, int row, Func<LinkField, IReadOnlyList<string>> side) => [table.Keys[row], .. Compared(declaration, table, side).Select(column => table.Texts(column)[row])];
        IEnumerable<string?> Blank(LinkTable table, Func<LinkField, IReadOnlyList<string>> side) => Enumerable.Repeat("", 1 + Compared(declaration, table, side).Count());
    }

    private static IEnumerable<string> Compared(LinkDeclaration declaration, LinkTable table, Func<LinkField, IReadOnlyList<string>> side) =>
        declaration.Fields.SelectMany(side).Where(column => column != table.Key).Distinct();

    private static IEnumerable<string> Header(LinkDeclaration declaration, LinkTable left, LinkTable right) =>
    [
        "판정", "왼쪽 " + left.Key, .. Compared(declaration, left, field => field.Left).Select(column => "왼쪽 " + column),
        "오른쪽 " + right.Key, .. Compared(declaration, right, field => field.Right).Select(column => "오른쪽 " + column), "확률", "방법", "근거",
    ];

    private static IEnumerable<int> Alone(LinkTable table, IEnumerable<int> seen)
    {
        var paired = seen.ToHashSet();
        return Enumerable.Range(0, table.Keys.Count).Where(row => !paired.Contains(row));
    }

    private static string Percent(FoundPair pair) => pair.Probability?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";

    private static string OriginOf(FoundPair pair) => pair.Origin switch { LinkOrigin.Crosswalk => "대응표", LinkOrigin.Person => "사람", _ => "비교" };

    private static string Because(FoundPair pair)
    {
        var evidence = string.Join("; ", pair.Evidence.Where(field => field.Level.Length > 0).Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Field} {field.Level} {field.Bits:+0.0;-0.0}")));
        return pair.Rivals == 0 ? evidence : string.Create(CultureInfo.InvariantCulture, $"{evidence}; 비슷한 짝이 {pair.Rivals}개 더 있음");
    }

    private static void WriteRow(StreamWriter file, IEnumerable<string?> cells) => file.WriteLine(string.Join(',', cells.Select(Quoted)));

    private static string Quoted(string? cell) =>
        cell is null ? "" : cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
