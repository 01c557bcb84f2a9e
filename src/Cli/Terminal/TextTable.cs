using Maru.App.Rows.ResultWriters;

namespace Maru.Cli.Terminal;

/// <param name="Right">Numbers stand to the right.</param>
/// <param name="Least">How narrow a terminal may squeeze it; null for what must stay whole, as an id to copy.</param>
internal sealed record TextColumn(string Title, bool Right = false, int? Least = null);

/// <summary>A table of texts, aligned by display width because Hangul takes two columns.</summary>
internal sealed class TextTable(params IReadOnlyList<TextColumn> columns)
{
    private const int Gap = 2;
    private readonly List<string[]> _rows = [];

    public void Add(params IReadOnlyList<string?> cells) => _rows.Add([.. cells.Select(cell => DisplayWidth.OneLine(cell ?? ""))]);

    /// <param name="room">Display columns of the terminal; null cuts nothing.</param>
    public void WriteTo(TextWriter output, int? room, string indent = "")
    {
        var widths = columns.Select((column, i) => _rows.Select(row => DisplayWidth.Of(row[i])).Append(DisplayWidth.Of(column.Title)).Max()).ToArray();
        if (room is { } columnsOfTerminal) Squeeze(widths, columnsOfTerminal - indent.Length);
        output.WriteLine(indent + Line([.. columns.Select(column => column.Title)], widths));
        output.WriteLine(indent + new string('─', Math.Min(Whole(widths), (room ?? int.MaxValue) - indent.Length)));
        foreach (var row in _rows) output.WriteLine(indent + Line(row, widths));
    }

    // The widest of those that may be cut gives way first, so that none is cut more than it must.
    private void Squeeze(int[] widths, int room)
    {
        for (var over = Whole(widths) - room; over > 0; over--)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
                if (widths[i] > columns[i].Least && (widest < 0 || widths[i] > widths[widest])) widest = i;
            if (widest < 0) return;
            widths[widest]--;
        }
    }

    private static int Whole(int[] widths) => widths.Sum() + (Gap * (widths.Length - 1));

    private string Line(string[] cells, int[] widths) =>
        string.Join(new string(' ', Gap), cells.Select((cell, i) => Padded(cell, widths[i], columns[i].Right))).TrimEnd();

    private static string Padded(string cell, int width, bool right)
    {
        var shown = DisplayWidth.Cut(cell, width);
        var padding = new string(' ', width - DisplayWidth.Of(shown));
        return right ? padding + shown : shown + padding;
    }
}
