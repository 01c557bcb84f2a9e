using System.Globalization;
using System.Text;
using Maru.Methods.Linkage;

namespace Maru.App.Linking;

/// <summary>Links as a table: pairs that are linked, pairs to look at, and what found no partner on either side.</summary>
internal static class LinkFile
{
    public const string Verdict = "판정", Probability = "확률", Origin = "방법", Evidence = "근거";

    /// <summary>Values of <see cref="Verdict"/>.</summary>
    public const string Linked = "연결", Review = "검토", LeftOnly = "왼쪽만", RightOnly = "오른쪽만";

    private const string LeftMark = "왼쪽 ", RightMark = "오른쪽 ";

    public static string LeftColumn(string name) => LeftMark + name;

    public static string RightColumn(string name) => RightMark + name;

    /// <summary>The column's name in its own dataset; null for one that is of neither side.</summary>
    public static string? LeftName(string column) => column.StartsWith(LeftMark, StringComparison.Ordinal) ? column[LeftMark.Length..] : null;

    public static string? RightName(string column) => column.StartsWith(RightMark, StringComparison.Ordinal) ? column[RightMark.Length..] : null;

    public static void Write(string path, LinkDeclaration declaration, LinkTable left, LinkTable right, IReadOnlyList<FoundPair> pairs)
    {
        using var file = new StreamWriter(path, false, new UTF8Encoding(true)) { NewLine = "\n" };
        WriteRow(file, Header(declaration, left, right));
        foreach (var pair in pairs.OrderBy(pair => pair.Decision == LinkDecision.Link ? 0 : 1).ThenBy(pair => pair.Left))
            WriteRow(file, [pair.Decision == LinkDecision.Link ? Linked : Review, .. Thing(left, pair.Left, side => side.Left), .. Thing(right, pair.Right, side => side.Right), Percent(pair), OriginOf(pair), Because(pair)]);
        foreach (var row in Alone(left, pairs.Select(pair => pair.Left))) WriteRow(file, [LeftOnly, .. Thing(left, row, side => side.Left), .. Blank(right, side => side.Right), "", "", ""]);
        foreach (var row in Alone(right, pairs.Select(pair => pair.Right))) WriteRow(file, [RightOnly, .. Blank(left, side => side.Left), .. Thing(right, row, side => side.Right), "", "", ""]);

        IEnumerable<string?> Thing(LinkTable table, int row, Func<LinkField, IReadOnlyList<string>> side) => [table.Keys[row], .. Compared(declaration, table, side).Select(column => table.Texts(column)[row])];
        IEnumerable<string?> Blank(LinkTable table, Func<LinkField, IReadOnlyList<string>> side) => Enumerable.Repeat("", 1 + Compared(declaration, table, side).Count());
    }

    private static IEnumerable<string> Compared(LinkDeclaration declaration, LinkTable table, Func<LinkField, IReadOnlyList<string>> side) =>
        declaration.Fields.SelectMany(side).Where(column => column != table.Key).Distinct();

    private static IEnumerable<string> Header(LinkDeclaration declaration, LinkTable left, LinkTable right) =>
    [
        Verdict, LeftColumn(left.Key), .. Compared(declaration, left, field => field.Left).Select(LeftColumn),
        RightColumn(right.Key), .. Compared(declaration, right, field => field.Right).Select(RightColumn), Probability, Origin, Evidence,
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
