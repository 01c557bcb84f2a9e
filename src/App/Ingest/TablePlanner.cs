using System.Text;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Core.Sources;
using Maru.Methods.Geometry;

namespace Maru.App.Ingest;

/// <summary>Looks at the start of a table, and at the start of each of its segments, and plans how to load it.</summary>
public static class TablePlanner
{
    private const int FirstSegmentRows = 20_000;
    private const int OtherSegmentRows = 2_048;
    private const int KeptRows = 5_000;
    private const int ShownRows = 50;

    // Rows of very long cells: fewer of them are looked at.
    private const long MostTopBytes = 32 << 20;

    /// <param name="corrections">What a person says of this very table; names in them are what columns are called from here on.</param>
    /// <param name="rules">What was decided of columns, by final name.</param>
    public static LoadPlan Plan(RawTable table, TableCorrections corrections, IReadOnlyList<ColumnRule> rules, CancellationToken stop) =>
        Look(table, corrections, stop).Plan(corrections.Columns, rules);

    /// <summary>Reads the starts of the table: where it lies, its headers, and what its first cells look like.</summary>
    public static LookedTable Look(RawTable table, TableCorrections corrections, CancellationToken stop)
    {
        var top = ReadTop(table, stop);
        var layout = LayoutOf(table, top, corrections) with { Admitted = corrections.Admit };
        var skips = Skips(table, layout, corrections, stop);
        var look = new Cells(layout, skips);
        for (var segment = 0; segment < table.Segments; segment++)
            look.Read(table, segment, segment == 0 ? FirstSegmentRows : OtherSegmentRows, stop);
        return new(layout, new(look.Kept), Plan);

        LoadPlan Plan(TableLayout named, IReadOnlyList<ColumnRule> rules, IReadOnlyDictionary<string, ReadAs> before)
        {
            var columns = named.Headers.Select((header, i) => PlanColumn(table, header, look, i, rules, before.TryGetValue(header.Name, out var was) ? was : null)).ToList();
            return new(named, columns, look.FirstRows(ShownRows)) { Encoding = table.Encoding, HasHeaderRows = table.Columns is null, Top = top, Skips = skips, Rows = new(look.Kept), Shapes = look.Shapes(columns) };
        }
    }

    private static TableLayout LayoutOf(RawTable table, IReadOnlyList<RawLine> top, TableCorrections corrections)
    {
        if (table.Columns is { } declared) return Declared(declared);
        var cells = top.Select(line => line.Cells).ToList();
        var chosen = new LayoutDetection.HeaderChoice(RowOf(top, corrections.HeaderLine), corrections.HeaderRows, None: corrections.HeaderLine == 0);
        var layout = PersonalHeaders.Settle(LayoutDetection.Detect(cells, table.Merged, chosen), cells, table.Merged, chosen);
        // Rows of tables joined end to end have the same numbers.
        return layout.WholeRow is { } row && table is not AppendedTable ? layout with { WholeRowNumber = top[row].Number } : layout;
    }

    private static int? RowOf(IReadOnlyList<RawLine> top, int? line)
    {
        if (line is null or 0 || top.Count == 0) return null;
        for (var row = 0; row < top.Count; row++)
            if (top[row].Number == line) return row;
        throw new InputException(
            new($"{line}번째 줄에 머리글이 없습니다. 빈 줄이거나 파일보다 뒤입니다.", $"There is no header at line {line}: it is blank or beyond the file's start."),
            new($"{top[0].Number}부터 {top[^1].Number} 사이의 줄 번호를 쓰세요.", $"Use the number of a line from {top[0].Number} to {top[^1].Number}."), TableCorrections.HeaderLineKey);
    }

    private static Dictionary<int, int> Skips(RawTable table, TableLayout layout, TableCorrections corrections, CancellationToken stop)
    {
        if (table is not AppendedTable appended) return new() { [0] = layout.FirstDataRow };
        var skips = new Dictionary<int, int>();
        foreach (var ((part, first), name) in appended.Parts().Zip(appended.PartNames))
        {
            var own = LayoutOf(part, ReadTop(part, stop), corrections);
            if (!own.Headers.Select(header => header.Name).SequenceEqual(layout.Headers.Select(header => header.Name)))
                throw new InputException(
                    new($"이어 붙일 파일의 컬럼이 다릅니다: {string.Join(", ", own.Headers.Select(header => header.Name))}", $"The columns of a file to append differ: {string.Join(", ", own.Headers.Select(header => header.Name))}"),
                    new($"첫 파일의 컬럼: {string.Join(", ", layout.Headers.Select(header => header.Name))}", $"Columns of the first file: {string.Join(", ", layout.Headers.Select(header => header.Name))}"), name);
            skips[first] = own.FirstDataRow;
        }
        return skips;
    }

    /// <summary>Plans again with what a whole load has shown; null when nothing changes.</summary>
    public static LoadPlan? Revise(LoadPlan plan, IReadOnlyList<ColumnEvidence?> evidence)
    {
        var columns = plan.Columns.Select((column, i) => Revise(column, evidence[i])).ToList();
        return columns.SequenceEqual(plan.Columns) ? null : plan with { Columns = columns };
    }

    private static ColumnPlan Revise(ColumnPlan column, ColumnEvidence? seen)
    {
        // Shapes that a source hands over are shapes however many of them can't be read: its places were found by them.
        if (seen is null || column.Fixed || column.As == ReadAs.Wkb) return column with { Watch = false };
        var choice = ColumnTyping.Decide(column.Name, seen, column.Was);
        // Cells read with short years count as dates by now: that there are such cells is not seen a second time.
        return column with
        {
            As = choice.As,
            ShortYears = choice.ShortYears || (column.ShortYears && choice.As == column.As),
            Watch = false,
            Nearly = choice.As == ReadAs.Text ? ColumnTyping.Nearly(column.Name, seen) : null,
        };
    }

    private static ColumnPlan PlanColumn(RawTable table, HeaderColumn header, Cells look, int index, IReadOnlyList<ColumnRule> rules, ReadAs? was)
    {
        var plan = new ColumnPlan(header.Name, header.Source, header.Cell, ReadAs.Text) { Unit = header.Unit, Was = was };
        if (rules.FirstOrDefault(o => o.Column == header.Name && o.Type is not null)?.Type is { } wanted)
            return plan with { As = AsRead(wanted, look.Evidence[index]), Fixed = true, ShortYears = look.Evidence[index][ValueClass.ShortDate] > 0 };
        if (table.Columns?[index].Type is { } type && type != ColumnType.Text)
            return plan with { As = type == ColumnType.Geometry ? ReadAs.Wkb : AsRead(type, look.Evidence[index]), Watch = type != ColumnType.Geometry };
        var seen = look.Evidence[index];
        var choice = ColumnTyping.Decide(header.Name, seen, was);
        // Text among which many cells were not text, or of which nothing was seen, may turn out otherwise over all rows.
        var unsure = choice.As == ReadAs.Text ? seen[ValueClass.Text] * 2 < seen.Values || seen.Values == 0 : false;
        return plan with { As = choice.As, ShortYears = choice.ShortYears, Watch = unsure };
    }

    private static ReadAs AsRead(ColumnType type, ColumnEvidence seen) => type switch
    {
        ColumnType.Integer => ReadAs.Integer,
        ColumnType.Number => seen[ValueClass.DegreesMinutesSeconds] > 0 ? ReadAs.Degrees : ReadAs.Number,
        ColumnType.Boolean => ReadAs.Boolean,
        ColumnType.Date => ReadAs.Date,
        ColumnType.DateTime => ReadAs.DateTime,
        ColumnType.Time => ReadAs.Time,
        ColumnType.Geometry => ReadAs.Wkt,
        _ => ReadAs.Text,
    };

    private static TableLayout Declared(IReadOnlyList<RawColumn> columns) =>
        PersonalHeaders.WithoutPersonalNames(new(0, HeaderNames.Name([.. columns.Select(column => (IReadOnlyList<string>)[column.Name])])) { TotalsAreRows = false });

    private static List<RawLine> ReadTop(RawTable table, CancellationToken stop)
    {
        var rows = new List<RawLine>();
        var block = new CellBlock();
        using var reader = table.OpenSegment(0);
        long size = 0;
        while (rows.Count < LayoutDetection.Rows && size < MostTopBytes && reader.Read(block, stop))
        {
            CellLimit.Check(block, table);
            for (var row = 0; row < block.Rows && rows.Count < LayoutDetection.Rows && size < MostTopBytes; row++)
            {
                foreach (var cell in block.Cells(row)) size += Math.Max(0, cell.Length);
                rows.Add(new(block.RowNumber(row), [.. Enumerable.Range(0, block.CellCount(row)).Select(column => block.String(row, column))]));
            }
        }
        return rows;
    }

    /// <summary>Evidence and samples of the data rows read so far.</summary>
    private sealed class Cells(TableLayout layout, IReadOnlyDictionary<int, int> skips)
    {
        private const int KeptShapes = 500;
        private const long MostShapeBytes = 64 << 20;
        private const int LongestKept = 8_192;
        private long _shapeBytes;
        private readonly List<byte[]>[] _bytes = [.. layout.Headers.Select(_ => new List<byte[]>())];
        private readonly RowFilter _filter = new(layout);
        private readonly List<string?>[] _kept = [.. layout.Headers.Select(_ => new List<string?>())];

        public ColumnEvidence[] Evidence { get; } = [.. layout.Headers.Select(_ => new ColumnEvidence())];

        public IReadOnlyList<IReadOnlyList<string?>> Kept => _kept;

        public void Read(RawTable table, int segment, int rows, CancellationToken stop)
        {
            var block = new CellBlock();
            using var reader = table.OpenSegment(segment);
            var skip = skips.GetValueOrDefault(segment);
            for (var read = 0; read < rows && reader.Read(block, stop); read += block.Rows)
            {
                CellLimit.Check(block, table);
                for (var row = 0; row < block.Rows; row++)
                {
                    if (skip-- > 0) continue;
                    if (_filter.Judge(block, row) == RowVerdict.Data) Add(block, row);
                }
            }
        }

        public IReadOnlyList<IReadOnlyList<string?>> FirstRows(int count) =>
            [.. Enumerable.Range(0, Math.Min(count, _kept.Length == 0 ? 0 : _kept[0].Count)).Select(row => (IReadOnlyList<string?>)[.. _kept.Select(column => column[row])])];

        /// <summary>Shapes of the first column that holds them.</summary>
        public IReadOnlyList<Shape> Shapes(IReadOnlyList<ColumnPlan> columns)
        {
            var column = columns.FirstOrDefault(plan => plan.As is ReadAs.Wkb or ReadAs.Wkt);
            if (column is null) return [];
            var cells = _bytes[layout.Headers.ToList().FindIndex(header => header.Cell == column.Cell)];
            var shapes = new List<Shape>();
            foreach (var cell in cells)
                if (column.As == ReadAs.Wkb ? Wkb.TryRead(cell, out var shape, out _) : Wkt.TryRead(Encoding.UTF8.GetString(CellText.Trim(cell)), out shape, out _)) shapes.Add(shape);
            return shapes;
        }

        private void Add(CellBlock block, int row)
        {
            for (var i = 0; i < _kept.Length; i++)
            {
                var cell = CellText.Trim(block.Utf8(row, layout.Headers[i].Cell));
                Evidence[i].Add(cell);
                if (_bytes[i].Count < KeptShapes && cell.Length > 0 && _shapeBytes < MostShapeBytes)
                {
                    _bytes[i].Add(block.Utf8(row, layout.Headers[i].Cell).ToArray());
                    _shapeBytes += cell.Length;
                }
                if (_kept[i].Count < KeptRows) _kept[i].Add(cell.Length == 0 ? null : Encoding.UTF8.GetString(Start(cell)));
            }
        }

        // Codes, numbers and names are short; of a long text its start will do.
        private static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> cell)
        {
            if (cell.Length <= LongestKept) return cell;
            var end = LongestKept;
            while (end > 0 && (cell[end] & 0xC0) == 0x80) end--;
            return cell[..end];
        }
    }
}
