using System.Globalization;
using System.Text;
using Maru.App.Charts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;
using Maru.Methods.KoreanText;

namespace Maru.App.Ingest;

/// <summary>Decimals in millionths, so that they add up without a rounding of their own.</summary>
internal static class Millionths
{
    public const long One = 1_000_000;

    // Below this a double tells millionths apart; above, decimal's fifteen digits do.
    private const double MostScaled = 1e14;
    private const double MostWhole = 9e15;

    // What a spreadsheet's own additions leave behind the sixteenth digit.
    private const double Noise = 1e-15;

    /// <summary>The number in millionths; null when it has more than six places or more than fifteen digits.</summary>
    public static Int128? Of(double value)
    {
        if (value == Math.Floor(value)) return Math.Abs(value) < MostWhole ? (Int128)(long)value * One : null;
        var scaled = value * One;
        if (!(Math.Abs(scaled) < MostScaled)) return Math.Abs(value) < MostWhole ? Slow((decimal)value) : null;
        var rounded = Math.Round(scaled);
        return Math.Abs(rounded - scaled) <= Math.Abs(scaled) * Noise ? (Int128)(long)rounded : null;
    }

    private static Int128? Slow(decimal value) => value * One is var scaled && scaled == Math.Floor(scaled) ? (Int128)scaled : null;

    /// <summary>12,345.6 or, plain, 12345.6.</summary>
    public static string Text(Int128 millionths, bool plain = false)
    {
        var (whole, rest) = (Int128.Abs(millionths) / One, (long)(Int128.Abs(millionths) % One));
        var text = whole.ToString(plain ? "0" : "N0", CultureInfo.InvariantCulture);
        if (rest > 0) text += "." + rest.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return millionths < 0 ? "-" + text : text;
    }

    /// <summary>The unit of the last place of either number.</summary>
    public static Int128 LastPlace(Int128 a, Int128 b)
    {
        Int128 place = 1;
        while (place < One && a % (place * 10) == 0 && b % (place * 10) == 0) place *= 10;
        return place;
    }
}

/// <summary>A total row that a segment met.</summary>
/// <param name="Word">What it calls itself: 합계, 소계, …; empty when only its figures tell.</param>
/// <param name="UnderKey">The word stands in the second or third column.</param>
/// <param name="Figures">Its numbers in millionths, by the plan's columns; null where it has none.</param>
/// <param name="Sums">The sums of the segment's rows before it, alike.</param>
/// <param name="Rows">How many those are.</param>
internal sealed record TotalRow(long Row, string Word, bool UnderKey, Int128?[] Figures, Int128?[] Sums, long Rows);

/// <summary>The total rows of one segment and the sums of its rows, kept while the rows pass by.</summary>
internal sealed class SegmentTotals
{
    // Tables of nothing but groups of two would keep a sum for every third row.
    private const int Most = 10_000;

    private readonly List<TotalRow> _rows = [];

    public IReadOnlyList<TotalRow> Rows => _rows;

    /// <summary>True when there were more total rows than are kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The sums of all the segment's rows, by the plan's columns.</summary>
    public Int128?[] Sums { get; private set; } = [];

    public long Count { get; private set; }

    /// <summary>What a total row says, before it is known what the rows above it add up to.</summary>
    public static TotalRow Read(CellBlock block, int row, IReadOnlyList<ColumnReader> readers)
    {
        var cells = Enumerable.Range(0, Math.Min(3, block.CellCount(row))).Select(cell => Encoding.UTF8.GetString(CellText.Trim(block.Utf8(row, cell)))).ToList();
        var at = cells.FindIndex(RowFilter.IsTotal);
        var figures = readers.Select(reader => reader is IntegerReader or NumberReader && NumberText.TryNumber(CellText.Trim(block.Utf8(row, reader.Plan.Cell)), out var number) ? Millionths.Of(number) : null).ToArray();
        return new(block.RowNumber(row), at < 0 ? "" : Plain(cells[at]), at > 0 && cells[..at].Any(cell => cell.Length > 0), figures, [], 0);
    }

    public void Add(TotalRow row, IReadOnlyList<ColumnTally> tallies, long rows)
    {
        if (_rows.Count == Most) IsCut = true;
        else _rows.Add(row with { Sums = SumsOf(tallies), Rows = rows });
    }

    public void End(IReadOnlyList<ColumnTally> tallies, long rows) => (Sums, Count) = (SumsOf(tallies), rows);

    private static Int128?[] SumsOf(IReadOnlyList<ColumnTally> tallies) => [.. tallies.Select(tally => tally.ExactSum)];

    private static string Plain(string word) => string.Concat(word.Where(char.IsLetter)).ToLowerInvariant();
}

/// <summary>
/// Adds up again what the total rows of a source say. Which rows a total is of is not written anywhere: those above it up to the one of the same
/// word, those below it, or all. Its figures show it, and where they show nothing, nothing is said.
/// </summary>
internal sealed class TotalRows
{
    public const string Rule = "total-differs";

    private const int MostNamed = 6;

    // 천원, 백만원, 천명: every figure is rounded already, the total by itself.
    private const string Multiples = "십백천만억조";

    private static readonly HashSet<string> OfPart = ["소계", "부분합", "월계", "누계", "subtotal"];

    private readonly LoadOutcome _outcome;
    private readonly List<Compared> _compared = [];

    private TotalRows(LoadOutcome outcome) => _outcome = outcome;

    private enum Span
    {
        Whole,
        Above,
        Below,
        UpToHere,
    }

    /// <param name="Sum">What the rows add up to.</param>
    private sealed record Compared(TotalRow Row, string? Part, int Column, Int128 Found, Int128 Sum, long Rows)
    {
        public bool Agrees => Found == Sum;
    }

    /// <param name="table">Tells which segments are one table.</param>
    public static TotalRows Of(RawTable table, LoadOutcome outcome)
    {
        var totals = new TotalRows(outcome);
        IEnumerable<(string? Name, IReadOnlyList<SegmentLoad> Segments)> parts = table is AppendedTable appended
            ? appended.Parts().Select((part, i) => ((string?)appended.PartNames[i], (IReadOnlyList<SegmentLoad>)[.. outcome.Segments.Skip(part.FirstSegment).Take(part.Table.Segments)]))
            : [(null, outcome.Segments)];
        foreach (var (name, segments) in parts)
            if (segments.Any(segment => segment.Totals.Rows.Count > 0) && !segments.Any(segment => segment.Totals.IsCut)) totals.Compare(name, segments);
        return totals;
    }

    /// <summary>What of the columns' totals is not the sum of the rows.</summary>
    /// <param name="columns">The table's columns as they are described, with roles and units.</param>
    public IEnumerable<Issue> Issues(IReadOnlyList<Column> columns) => ByColumn(columns).Where(group => group.Differ.Count > 0).Select(group => Differs(group.Column, group.Differ));

    /// <summary>The note on total rows, with the columns whose totals are the sums of the rows.</summary>
    public Issue Note(Issue note, IReadOnlyList<Column> columns)
    {
        var names = ByColumn(columns).Where(group => group.Differ.Count == 0).Select(group => group.Column.Name).ToList();
        if (note.Rule != "total-row" || names.Count == 0) return note;
        var (list, more) = (string.Join(", ", names.Take(MostNamed)), names.Count - MostNamed);
        return note with
        {
            Message = new(
                $"{note.Message.Ko} 다시 더해 보니 행의 합과 같습니다: {list}{(more > 0 ? $" 등 {names.Count:N0}개 컬럼" : "")}.",
                $"{note.Message.En} Added up again, they equal the sums of the rows: {list}{(more > 0 ? $" and {more:N0} more columns" : "")}."),
        };
    }

    // Closed columns are not spoken of: their sums are values too.
    private IEnumerable<(Column Column, List<Compared> Differ)> ByColumn(IReadOnlyList<Column> columns)
    {
        foreach (var group in _compared.GroupBy(compared => compared.Column).OrderBy(group => group.Key))
        {
            var name = _outcome.Plan.Columns[group.Key].Name;
            if (columns.FirstOrDefault(column => column.Name == name) is not { Closed: false, Role: ColumnRole.Measure } column) continue;
            var (agree, differ) = (group.Count(compared => compared.Agrees), group.Where(compared => !compared.Agrees).ToList());
            // Means and rates stand in total rows too. What never comes out and is no larger than a row is one of them.
            if (agree == 0) differ = MeasureSense.Adds(column) && MaskedIn(group.Key) == 0 ? [.. differ.Where(compared => IsLarger(compared, column))] : [];
            else if (MaskedIn(group.Key) > 0) differ = [];
            if (agree > 0 || differ.Count > 0) yield return (column, differ);
        }
    }

    private static bool IsLarger(Compared compared, Column column) =>
        double.TryParse(column.Profile?.Max, NumberStyles.Float, CultureInfo.InvariantCulture, out var largest) && (double)Int128.Abs(compared.Found) / Millionths.One > Math.Abs(largest);

    private long MaskedIn(int column) => _outcome.Column(column).Sum(reader => reader.Masked);

    private void Compare(string? part, IReadOnlyList<SegmentLoad> segments)
    {
        var rows = new List<TotalRow>();
        var sums = new Int128?[_outcome.Plan.Columns.Count];
        Array.Fill(sums, 0);
        long count = 0;
        foreach (var segment in segments)
        {
            rows.AddRange(segment.Totals.Rows.Select(row => row with { Sums = Plus(sums, row.Sums), Rows = count + row.Rows }));
            sums = Plus(sums, segment.Totals.Sums);
            count += segment.Totals.Count;
        }
        var end = new TotalRow(0, "", false, [], sums, count);
        foreach (var word in rows.GroupBy(row => (row.Word, row.UnderKey)))
            CompareWord(part, [.. word], end, isOnly: rows.Count == 1);
    }

    private void CompareWord(string? part, List<TotalRow> rows, TotalRow end, bool isOnly)
    {
        var start = new TotalRow(0, "", false, [], [.. end.Sums.Select(_ => (Int128?)0)], 0);
        var (word, underKey) = (rows[0].Word, rows[0].UnderKey);
        var spans = word == "누계" ? [Span.UpToHere] : rows.Count == 1 && !underKey && (isOnly || !OfPart.Contains(word)) ? [Span.Whole, Span.Above] : (Span[])[Span.Above, Span.Below, Span.Whole];
        // Rows that people mended stand behind all others, so that only the whole is whole.
        if (_outcome.Mended > 0) spans = [.. spans.Where(span => span == Span.Whole)];
        if (spans.Length == 0) return;
        var tried = rows.Select((row, i) => spans.ToDictionary(span => span, span => Columns(part, row, Ends(span, i)).ToList())).ToList();
        var usual = spans.MaxBy(span => tried.Sum(row => Proofs(row[span])));
        var proven = tried.Count(row => row.Values.Any(columns => Proofs(columns) > 0));
        // One total of the whole says so itself; parts have to come out at least every other time, or they are of other rows than we think.
        if (proven * 2 < rows.Count && !(rows.Count == 1 && spans[0] == Span.Whole)) return;
        foreach (var row in tried) _compared.AddRange(row[spans.MaxBy(span => (Proofs(row[span]), span == usual))]);

        (TotalRow From, TotalRow To) Ends(Span span, int i) => span switch
        {
            Span.Whole => (start, end),
            Span.Above => (i == 0 ? start : rows[i - 1], rows[i]),
            Span.Below => (rows[i], i + 1 < rows.Count ? rows[i + 1] : end),
            _ => (start, rows[i]),
        };
    }

    private IEnumerable<Compared> Columns(string? part, TotalRow row, (TotalRow From, TotalRow To) ends)
    {
        var count = ends.To.Rows - ends.From.Rows;
        if (count == 0) yield break;
        for (var column = 0; column < row.Figures.Length; column++)
            if (row.Figures[column] is { } found && ends.To.Sums[column] - ends.From.Sums[column] is { } sum) yield return new(row, part, column, found, sum, count);
    }

    // Nought comes out by itself.
    private static int Proofs(List<Compared> columns) => columns.Count(column => column.Agrees && column.Found != 0);

    private static Int128?[] Plus(Int128?[] a, Int128?[] b) => [.. a.Zip(b, (left, right) => left + right)];

    private Issue Differs(Column column, List<Compared> differ)
    {
        var first = differ.OrderBy(compared => compared.Row.Row).First();
        var (found, sum, difference) = (Millionths.Text(first.Found), Millionths.Text(first.Sum), first.Found - first.Sum);
        var aside = _outcome.Segments.Sum(segment => segment.FirstSetAside.Where(row => row.Rule is "type" or "ragged-row").Select(row => (row.Rule, row.Column)).Distinct().Sum(key => segment.SetAsideCount(key.Rule, key.Column)));
        var place = Millionths.LastPlace(first.Found, first.Sum);
        var rounded = (place < Millionths.One || (column.Unit is { Length: > 1 } of && Multiples.Contains(of[0], StringComparison.Ordinal))) && Int128.Abs(difference) * 2 <= place * (first.Rows + 1);
        var (size, part) = (Millionths.Text(Int128.Abs(difference)), first.Part is { } name ? (Ko: $"{name} ", En: $"{name}, ") : (Ko: "", En: ""));
        var unit = column.Unit ?? "";
        return new(Rule, first.Row.Row, column.Name, Millionths.Text(first.Found, plain: true), aside > 0 || rounded ? Severity.Info : Severity.Warning)
        {
            Expected = Millionths.Text(first.Sum, plain: true),
            Count = differ.Count,
            Message = new(
                $"{part.Ko}{first.Row.Row:N0}행 합계의 ‘{column.Name}’ 값은 {found}{unit}인데 행 {first.Rows:N0}개를 더하면 {sum}{unit}입니다. 합계가 {size}{unit} {(difference > 0 ? "큽니다" : "작습니다")}."
                + (differ.Count > 1 ? $" 이런 합계 행이 {differ.Count:N0}개 있습니다." : "")
                + (aside > 0 ? $" 따로 둔 {aside:N0}행은 더하지 않았으니, 고쳐 들인 뒤 다시 보세요." : rounded ? " 반올림한 값을 더하면 날 수 있는 차이입니다." : " 빠지거나 겹친 행이 있는지, 합계를 잘못 적었는지 원본을 확인하세요."),
                $"The total in {part.En}row {first.Row.Row:N0}, column {column.Name}, is {found}; the {first.Rows:N0} rows add up to {sum}. The total is {size} too {(difference > 0 ? "large" : "small")}."
                + (differ.Count > 1 ? $" {differ.Count:N0} total rows differ." : "")
                + (aside > 0 ? $" The {aside:N0} rows set aside are not added: mend them, take them in and look again." : rounded ? " Adding rounded values can make such a difference." : " See whether rows are missing or doubled in the source, or the total is wrong.")),
        };
    }
}
