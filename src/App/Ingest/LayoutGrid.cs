using System.Text;
using System.Text.RegularExpressions;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>The first rows of a table as a grid, with the questions that finding a header asks.</summary>
internal sealed partial class LayoutGrid
{
    // Rows below a line of notes in which the header must come.
    private const int NotesReach = 8;

    private readonly IReadOnlyList<IReadOnlyList<string?>> _rows;
    private readonly IReadOnlyList<MergedRange> _merged;

    public LayoutGrid(IReadOnlyList<IReadOnlyList<string?>> rows, IReadOnlyList<MergedRange> merged)
    {
        _rows = rows;
        _merged = merged;
        Width = CommonWidth(rows);
    }

    public enum Kind
    {
        Word,
        Number,
        Time,
    }

    public int Count => _rows.Count;

    /// <summary>Columns of the table: the widest row that is not alone in being so.</summary>
    public int Width { get; }

    /// <summary>The cell's own text; null when blank.</summary>
    public string? Own(int row, int column)
    {
        if (row < 0 || row >= _rows.Count || column >= _rows[row].Count) return null;
        var text = _rows[row][column];
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public int Filled(int row) => Enumerable.Range(0, Width).Count(column => Own(row, column) is not null);

    public int Numbers(int row) => Enumerable.Range(0, Width).Count(column => Own(row, column) is { } text && KindOf(text) != Kind.Word && !CountedLabel().IsMatch(text));

    /// <summary>05시, 3월, 1분기, 65세: a number as part of a name, as headers have it.</summary>
    [GeneratedRegex(@"^\s*\d{1,3}\s?(?:시|월|일|분기|세)\s*$")]
    private static partial Regex CountedLabel();

    public string? First(int row) => Enumerable.Range(0, Width).Select(column => Own(row, column)).FirstOrDefault(text => text is not null);

    public IEnumerable<string> Texts(int row) => _rows[row].Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => HeaderNames.Clean(text!)).Distinct();

    public bool HasValues(int from, int column) => Enumerable.Range(from, Math.Max(0, Count - from)).Any(row => Own(row, column) is not null);

    public int NumbersBelow(int from) => Enumerable.Range(from, Math.Min(20, Math.Max(0, Count - from))).Sum(Numbers);

    /// <summary>A row with one text only, be it merged over many cells.</summary>
    public bool IsOneText(int row) => _rows[row].Where(text => !string.IsNullOrWhiteSpace(text)).Distinct().Take(2).Count() == 1 && Width > 1;

    /// <summary>A row above the header of cells such as 기준일: 2026-09-30 or (단위: 개소), alone or beside a title, with a wider row of words to come.</summary>
    public bool IsNotes(int row)
    {
        var texts = Enumerable.Range(0, Width).Select(column => Own(row, column)).OfType<string>().ToList();
        var notes = texts.Count(HeaderNames.IsNote);
        if (notes == 0 || texts.Count - notes > 1) return false;
        return Enumerable.Range(row + 1, Math.Min(NotesReach, Math.Max(0, Count - row - 1))).Any(below => CouldBeHeader(below, notes == texts.Count ? texts.Count : texts.Count + 1));
    }

    private bool CouldBeHeader(int row, int least) =>
        Filled(row) >= Math.Max(least, 2) && Numbers(row) * 2 < Filled(row) && !Enumerable.Range(0, Width).Any(column => Own(row, column) is { } text && HeaderNames.IsNote(text));

    /// <summary>A narrow row that is still the upper part of a header: the row below fills what it leaves open, in words.</summary>
    public bool IsParent(int row) =>
        row + 1 < Count && Numbers(row) == 0 && Numbers(row + 1) == 0 && Filled(row + 1) * 5 >= Width * 2
        && (_merged.Any(m => m.FirstRow == row && m.LastColumn > m.FirstColumn) || NamesWhatTheRowBelowLeavesOpen(row));

    // Plain files don't say what was merged: the upper row then names at least two columns that the row below does not, and together they name all.
    private bool NamesWhatTheRowBelowLeavesOpen(int row)
    {
        if (_merged.Count > 0) return false;
        var open = Enumerable.Range(0, Width).Where(column => Own(row + 1, column) is null).ToList();
        return open.Count >= 2 && open.All(column => Own(row, column) is not null || !HasValues(row + 2, column));
    }

    /// <summary>True when a merged cell of the header's rows covers part of this row, or the row lies under a cell merged sideways.</summary>
    public bool MergedInto(int row, int header) =>
        _merged.Any(m => m.FirstRow >= header && m.FirstRow < row && m.LastRow >= row)
        || _merged.Any(m => m.FirstRow == row - 1 && m.LastRow == row - 1 && m.LastColumn > m.FirstColumn && m.LastColumn - m.FirstColumn + 1 < Width
            && Enumerable.Range(m.FirstColumn, m.LastColumn - m.FirstColumn + 1).Any(column => Own(row, column) is not null));

    /// <summary>The header cells over a column, top to bottom: merged cells speak for all they cover; in plain files a parent speaks for the gaps to its right.</summary>
    public List<string> Stack(int header, int height, int column)
    {
        var stack = new List<string>();
        for (var row = header; row < header + height; row++)
        {
            var text = Own(row, column) ?? FromMerge(row, column) ?? (row < header + height - 1 ? FromLeft(row, header, height, column) : null);
            if (text is not null) stack.Add(text);
        }
        return stack;
    }

    public (int Same, int Other) KindsBelow(int from, int column, Kind kind)
    {
        int same = 0, other = 0;
        for (var row = from; row < Count; row++)
        {
            if (Own(row, column) is not { } text) continue;
            if (KindOf(text) == kind) same++;
            else other++;
        }
        return (same, other);
    }

    public bool WordsRepeat(int row) => Enumerable.Range(0, Width).Any(column =>
        Own(row, column) is { } text && KindOf(text) == Kind.Word && Enumerable.Range(row + 1, Count - row - 1).Any(below => Own(below, column) == text));

    /// <summary>Numbers that are labels: all different and each one more than the one before (years, months, hours, age groups).</summary>
    public bool IsRunOfLabels(int row)
    {
        var numbers = Enumerable.Range(0, Width).Select(column => Own(row, column)).OfType<string>().Where(text => KindOf(text) != Kind.Word).Select(text => Number(text)).ToList();
        if (numbers.Count < 2 || numbers.Any(n => n is null)) return false;
        return Enumerable.Range(1, numbers.Count - 1).All(i => numbers[i] - numbers[i - 1] is 1 or -1 or 5 or 10);
    }

    public static Kind KindOf(string text) => ValueClassifier.Classify(CellText.Trim(Encoding.UTF8.GetBytes(text))) switch
    {
        ValueClass.Text or ValueClass.Boolean or ValueClass.Wkt or ValueClass.NoValue or ValueClass.Masked or ValueClass.Blank => Kind.Word,
        ValueClass.Date or ValueClass.DateTime or ValueClass.Time or ValueClass.Month or ValueClass.ShortDate => Kind.Time,
        _ => Kind.Number,
    };

    private static double? Number(string text) => NumberText.TryNumber(CellText.Trim(Encoding.UTF8.GetBytes(text)), out var number) ? number : null;

    private string? FromMerge(int row, int column)
    {
        foreach (var m in _merged)
            if (row >= m.FirstRow && row <= m.LastRow && column >= m.FirstColumn && column <= m.LastColumn) return Own(m.FirstRow, m.FirstColumn);
        return null;
    }

    // In a plain file the cells behind a merged parent are blank. The parent reaches on only where the row below has words of its own.
    private string? FromLeft(int row, int header, int height, int column)
    {
        if (_merged.Count > 0) return null;
        if (!Enumerable.Range(row + 1, header + height - row - 1).Any(below => Own(below, column) is not null)) return null;
        for (var left = column - 1; left >= 0; left--)
        {
            if (Own(row, left) is { } text)
                return Enumerable.Range(row + 1, header + height - row - 1).Any(below => Own(below, left) is not null) ? text : null;
        }
        return null;
    }

    private static int CommonWidth(IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        var widths = rows.Select(row => LastFilled(row) + 1).Where(width => width > 0).ToList();
        if (widths.Count == 0) return rows.Max(row => row.Count);
        var most = widths.GroupBy(width => width).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        // Rows wider than the commonest count when they are many: trailing cells are often blank.
        var wide = widths.Where(width => width > most.Key).GroupBy(width => width).Where(group => group.Count() * 50 >= widths.Count && group.Count() > 1).Select(group => group.Key);
        var header = widths.Count < 200 ? widths.Take(20).DefaultIfEmpty(0).Max() : rows.Take(20).Where(NamesColumns).Select(row => LastFilled(row) + 1).DefaultIfEmpty(0).Max();
        return Math.Max(Math.Max(most.Key, wide.DefaultIfEmpty(0).Max()), header);
    }

    // A row of different words is a header, and its last columns are there even when the rows below leave them blank for long.
    private static bool NamesColumns(IReadOnlyList<string?> row)
    {
        var texts = row.Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        return texts.Count >= 3 && texts.Count * 2 > LastFilled(row) && texts.Distinct().Count() == texts.Count && texts.All(text => KindOf(text!) == Kind.Word);
    }

    private static int LastFilled(IReadOnlyList<string?> row)
    {
        for (var i = row.Count - 1; i >= 0; i--)
            if (!string.IsNullOrWhiteSpace(row[i])) return i;
        return -1;
    }
}
