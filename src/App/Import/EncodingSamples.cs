using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.App.Import;

/// <summary>Shows the first line of a file in each encoding it could be in, read by the connector itself, so that a person sees which is right.</summary>
internal static class EncodingSamples
{
    private const string SettingId = "encoding";
    private const int Cells = 6;
    private const int LongestSample = 48;

    /// <param name="covered">Cells whose values may not be seen.</param>
    /// <param name="folder">A place for the file's first bytes.</param>
    public static IReadOnlyList<EncodingSample> Of(SourceFile file, IConnector connector, EncodingFinding? used, IReadOnlySet<int> covered, string folder, CancellationToken stop)
    {
        if (used is null || connector.Card.Parameters.FirstOrDefault(parameter => parameter.Id == SettingId) is not { Choices: { } choices }) return [];
        var now = TextEncodingNames.Parse(used.Name);
        var start = connector.Companions.Count == 0 ? Start(file, folder) : null;
        return
        [
            .. from choice in choices
               let encoding = TextEncodingNames.Parse(choice.Id)
               where encoding is TextEncoding.Utf8 or TextEncoding.Cp949 || encoding == now
               orderby encoding != now
               select Read(choice, encoding.Value, encoding == now, start, connector, used, covered, stop),
        ];
    }

    private static EncodingSample Read(Choice choice, TextEncoding encoding, bool isUsed, SourceFile? start, IConnector connector, EncodingFinding used, IReadOnlySet<int> covered, CancellationToken stop)
    {
        var (sample, brokenInStart) = start is null ? (null, (long?)null) : FirstLine(start, connector, choice.Id, covered, stop);
        var broken = isUsed ? used.Broken : used.Alternatives.FirstOrDefault(other => other.Name == encoding.Label())?.Broken ?? brokenInStart;
        return new(choice.Id, choice.Label, sample, broken, isUsed);
    }

    private static (string? Sample, long? Broken) FirstLine(SourceFile start, IConnector connector, string encoding, IReadOnlySet<int> covered, CancellationToken stop)
    {
        try
        {
            var tables = connector.Open(start, connector.Card.Bind(new Dictionary<string, string> { [SettingId] = encoding }), stop);
            var read = FirstLine(tables[0], covered, stop);
            foreach (var table in tables) table.Dispose();
            return read;
        }
        catch (InputException)
        {
            return (null, null);
        }
    }

    private static (string? Sample, long Broken) FirstLine(RawTable table, IReadOnlySet<int> covered, CancellationToken stop)
    {
        string? sample = null;
        long broken = 0;
        var block = new CellBlock();
        using var reader = table.OpenSegment(0);
        while (reader.Read(block, stop))
            for (var row = 0; row < block.Rows; row++)
            {
                for (var cell = 0; cell < block.CellCount(row); cell++) broken += block.String(row, cell)?.Count(letter => letter == '\uFFFD') ?? 0;
                sample ??= Sample(block, row, covered);
            }
        return (sample, broken);
    }

    private static string? Sample(CellBlock block, int row, IReadOnlySet<int> covered)
    {
        var texts = Enumerable.Range(0, block.CellCount(row)).Where(cell => !covered.Contains(cell)).Select(cell => ShownText.Of(block.String(row, cell))).OfType<string>().Take(Cells);
        var text = string.Join(", ", texts);
        return text.Length == 0 ? null : text.Length <= LongestSample ? text : text[..LongestSample] + "…";
    }

    private static SourceFile Start(SourceFile file, string folder)
    {
        var path = Path.Combine(folder, "start" + Path.GetExtension(file.Name));
        var head = file.Head;
        // Cut at a line end, so that no character is torn.
        if (head.Length < file.Length && head.Span.LastIndexOf((byte)'\n') is > 0 and var end) head = head[..(end + 1)];
        PrivateFiles.WriteAllBytes(path, head.Span);
        return file with { Path = path, Length = head.Length, Head = head };
    }
}
