using System.Collections;
using System.Text;
using Maru.Core.Text;

namespace Maru.Connectors.FixedWidth;

/// <summary>Finds columns by the places that are blank in every line.</summary>
internal static class ColumnPlaces
{
    /// <summary>Places of a line that columns may take.</summary>
    public const int Widest = 100_000;

    public const int MostColumns = 16_384;

    private const int LeastLines = 4;
    private const string Delimiters = ",\t|;";

    /// <summary>True when lines are of one width, have columns by blanks, and no delimiter is in every line.</summary>
    public static bool LooksFixed(IReadOnlyList<string> lines)
    {
        if (lines.Count < LeastLines) return false;
        if (Delimiters.Any(delimiter => lines.All(line => line.Contains(delimiter, StringComparison.Ordinal)))) return false;
        var width = LetterWidth.Of(lines[0], inBytes: true);
        if (width > Widest || lines.Any(line => LetterWidth.Of(line, inBytes: true) != width)) return false;
        var taken = new BitArray(width);
        foreach (var line in lines) Mark(taken, line, inBytes: true);
        return Runs(taken).Count > 1;
    }

    /// <summary>The places of the columns, by all lines of the file.</summary>
    public static List<ColumnPlace> Find(string path, string name, TextFinding text, bool inBytes, CancellationToken stop)
    {
        var taken = new BitArray(256);
        using var lines = new LineReader(path, name, text);
        while (lines.Next(stop) is { } line)
        {
            var width = LetterWidth.Of(line, inBytes);
            if (width > Widest) throw FixedWidthErrors.TooWide($"{name}, {lines.Number:N0}", Widest);
            if (width > taken.Length) taken.Length = width * 2;
            Mark(taken, line, inBytes);
        }
        var columns = Runs(taken);
        if (columns.Count < 2) throw FixedWidthErrors.NoColumns(name);
        if (columns.Count > MostColumns) throw FixedWidthErrors.TooManyColumns(name, MostColumns);
        columns[^1] = columns[^1] with { End = int.MaxValue };
        return columns;
    }

    private static void Mark(BitArray taken, string line, bool inBytes)
    {
        var at = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            var width = LetterWidth.Of(letter, inBytes);
            if (!Rune.IsWhiteSpace(letter))
                for (var place = at; place < at + width; place++) taken[place] = true;
            at += width;
        }
    }

    private static List<ColumnPlace> Runs(BitArray taken)
    {
        var runs = new List<ColumnPlace>();
        for (var at = 0; at < taken.Length; at++)
        {
            if (!taken[at]) continue;
            var start = at;
            while (at < taken.Length && taken[at]) at++;
            runs.Add(new(start, at));
        }
        return runs;
    }
}
