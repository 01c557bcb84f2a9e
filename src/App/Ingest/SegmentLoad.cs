using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>Columns that are worked out from others while rows pass by: longitude, latitude, region.</summary>
internal interface IDerivation
{
    IReadOnlyList<StoredColumn> Columns { get; }

    /// <summary>Works out the rows just read.</summary>
    void Compute(int rows);

    void Write(BatchWriter batch, int firstColumn, ReadOnlySpan<int> good);
}

/// <summary>What was found of where a table's rows belong: columns to derive, and what to say of them.</summary>
internal interface IRowFinding
{
    /// <summary>Names of the columns that those it adds are worked out from; none when they come from no column.</summary>
    IReadOnlyList<string> From { get; }

    /// <summary>The columns it adds to the rows of one segment.</summary>
    IDerivation Derive(int segment, IReadOnlyList<ColumnReader> readers);

    /// <summary>Roles known from it, by column.</summary>
    IReadOnlyDictionary<string, ColumnRole> Roles(IReadOnlyList<Column> columns);

    IEnumerable<Issue> Issues(LoadOutcome outcome);

    LineageStep Step(long rows);
}

/// <summary>
/// One segment of a raw table on its way to one Parquet part: filters rows, reads columns, sets aside what does not fit, and hands the
/// rest to the engine batch by batch. Used from one thread.
/// </summary>
internal sealed class SegmentLoad : IBatchSource, IDisposable
{
    private readonly RawTable _table;
    private readonly IRawReader _reader;
    private readonly LoadPlan _plan;
    private readonly int _segment;
    private readonly RowFilter _filter;
    private readonly byte? _delimiter;
    private readonly CancellationToken _stop;
    private CellBlock _block = new();
    private readonly Queue<(SetAsideRow Original, RowMending Mending)> _mended = [];
    private readonly List<(SetAsideRow Original, RowMending Mending)> _mending = [];
    private readonly RowPatches? _patches;
    private readonly int[] _rows = new int[CellBlock.Capacity];
    private readonly int[] _good = new int[CellBlock.Capacity];
    private readonly int[] _misfit = new int[CellBlock.Capacity];
    private readonly SetAsideSpool _aside;
    private readonly ulong[] _hashes = new ulong[CellBlock.Capacity];
    private readonly List<(int At, TotalRow Row)> _totals = [];
    private long _observed;
    private int _skip;

    public SegmentLoad(RawTable table, int segment, LoadPlan plan, string spoolPath, IReadOnlyList<ColumnTally> whole, IReadOnlyList<IRowFinding> findings, RowPatches? patches, CancellationToken stop)
    {
        _table = table;
        _reader = table.OpenSegment(segment);
        _plan = plan;
        _segment = segment;
        _filter = new(plan.Layout);
        _delimiter = table.Facts.GetValueOrDefault("delimiter") switch { "tab" => (byte)'\t', "comma" => (byte)',', { Length: 1 } other => (byte)other[0], _ => null };
        _skip = plan.Skips.GetValueOrDefault(segment);
        _aside = new(spoolPath, plan.Dropped, CellRows.BytesOf(plan), (table as AppendedTable)?.PartNameOf(segment));
        _patches = patches;
        _stop = stop;
        Readers = [.. plan.Columns.Select(ColumnReader.For)];
        Tallies = [.. Readers.Select((reader, i) => ColumnTally.Of(reader, whole[i]))];
        Derivations = [.. findings.Select(finding => finding.Derive(segment, Readers))];
        Columns = [.. plan.Columns.Select(column => new StoredColumn(column.Name, column.Storage)), .. Derivations.SelectMany(derivation => derivation.Columns)];
    }

    public IReadOnlyList<StoredColumn> Columns { get; }

    public IReadOnlyList<ColumnReader> Readers { get; }

    /// <summary>What the admitted values look like, column by column.</summary>
    public ColumnTally[] Tallies { get; private set; }

    /// <summary>The total rows met, with what the rows before them add up to.</summary>
    public SegmentTotals Totals { get; } = new();

    public IReadOnlyList<IDerivation> Derivations { get; }

    /// <summary>Rows by what they were.</summary>
    public long[] Verdicts { get; } = new long[Enum.GetValues<RowVerdict>().Length];

    /// <summary>Data rows with fewer cells than the header, and the first of them.</summary>
    public (long Count, long First) Short { get; private set; }

    /// <summary>Lines inside quoted cells that look like rows of the table, and the first row that holds such.</summary>
    public (long Count, long First) Swallowed { get; private set; }

    public long Admitted { get; private set; }

    /// <summary>Rows that were admitted because people had mended the same rows before, by their hash.</summary>
    public Dictionary<string, long> Mended { get; } = new(StringComparer.Ordinal);

    /// <summary>Told of the rows of each block that were admitted.</summary>
    public Action<int> Admitting { get; init; } = _ => { };

    public long SetAside => _aside.Count;

    /// <summary>The first rows set aside under each rule and column.</summary>
    public IReadOnlyList<SetAsideRow> FirstSetAside => _aside.First;

    public long SetAsideCount(string rule, string column) => _aside.CountOf(rule, column);

    /// <summary>A hash of every admitted row, in order.</summary>
    public RowHashes Hashes { get; } = new();

    public int Fill(BatchWriter batch)
    {
        while (_reader.Read(_block, _stop) || ReadMended())
        {
            CellLimit.Check(_block, _table);
            var rows = _mending.Count > 0 ? All() : Sort();
            var good = ReadColumns(rows);
            if (good.Length == 0) continue;
            for (var column = 0; column < Readers.Count; column++) Readers[column].Write(batch, column, good);
            WriteDerived(batch, good);
            Admitted += good.Length;
            Admitting(good.Length);
            return good.Length;
        }
        return 0;
    }

    // Rows that people mended before come after the segment's own, in a block of our own: the reader's may point into bytes that others read.
    private bool ReadMended()
    {
        _mending.Clear();
        if (_mended.Count == 0) return false;
        _block = new();
        while (!_block.IsFull && _mended.TryDequeue(out var next))
        {
            CellRows.Add(_block, next.Original.Row, RowPatches.Apply(next.Original.Cells, next.Mending.Cells, _plan.Columns), CellRows.BytesOf(_plan));
            _mending.Add(next);
        }
        return true;
    }

    private ReadOnlySpan<int> All()
    {
        for (var row = 0; row < _block.Rows; row++) _rows[row] = row;
        return _rows.AsSpan(0, _block.Rows);
    }

    private void PutAside(SetAsideRow row)
    {
        if (_patches?.Find(row, _plan) is { } mending) _mended.Enqueue((row, mending));
        else _aside.Add(row);
    }

    private void WriteDerived(BatchWriter batch, ReadOnlySpan<int> good)
    {
        var first = Readers.Count;
        foreach (var derivation in Derivations)
        {
            derivation.Write(batch, first, good);
            first += derivation.Columns.Count;
        }
    }

    /// <summary>Hands the tallies over; the segment forgets them.</summary>
    public void MergeTallies(IReadOnlyList<ColumnTally> whole)
    {
        Totals.End(Tallies, _observed);
        for (var i = 0; i < Tallies.Length; i++) whole[i].Merge(_segment, Tallies[i]);
        Tallies = [];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _aside.Dispose();
    }

    // The rows of the block that are data.
    private ReadOnlySpan<int> Sort()
    {
        var count = 0;
        for (var row = 0; row < _block.Rows; row++)
        {
            if (_skip > 0)
            {
                _skip--;
                continue;
            }
            var verdict = _filter.Judge(_block, row);
            Verdicts[(int)verdict]++;
            if (verdict == RowVerdict.Total) _totals.Add((count, SegmentTotals.Read(_block, row, Readers)));
            if (verdict == RowVerdict.Data)
            {
                _rows[count++] = row;
                if (_filter.IsShort(_block, row)) Short = (Short.Count + 1, Short.Count == 0 ? _block.RowNumber(row) : Short.First);
                // Only a row of several lines can hold others.
                if (_delimiter is { } delimiter && (row + 1 == _block.Rows || _block.RowNumber(row + 1) - _block.RowNumber(row) > 1) && _filter.RowsInside(_block, row, delimiter) is > 0 and var inside)
                    Swallowed = (Swallowed.Count + inside, Swallowed.Count == 0 ? _block.RowNumber(row) : Swallowed.First);
            }
            else if (verdict != RowVerdict.Blank)
            {
                PutAside(_aside.RowOf(verdict, _block, row));
            }
        }
        return _rows.AsSpan(0, count);
    }

    private ReadOnlySpan<int> ReadColumns(ReadOnlySpan<int> rows)
    {
        var misfit = _misfit.AsSpan(0, rows.Length);
        misfit.Fill(-1);
        for (var column = 0; column < Readers.Count; column++)
        {
            if (Readers[column] is TextReader text) text.Use(_block);
            Readers[column].ReadBlock(_block, rows, misfit, column);
        }
        foreach (var derivation in Derivations) derivation.Compute(rows.Length);
        var good = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (misfit[i] >= 0)
            {
                // What was mended and does not fit any more stays aside as the source has it.
                if (_mending.Count > 0) _aside.Add(_mending[rows[i]].Original);
                else PutAside(_aside.RowOf(Readers[misfit[i]].Plan, _block, rows[i]));
                continue;
            }
            if (_mending.Count > 0) Mended[_mending[rows[i]].Mending.RowHash] = Mended.GetValueOrDefault(_mending[rows[i]].Mending.RowHash) + 1;
            _good[good++] = i;
        }
        return Observe(_good.AsSpan(0, good));
    }

    private ReadOnlySpan<int> Observe(ReadOnlySpan<int> good)
    {
        var hashes = _hashes.AsSpan(0, good.Length);
        hashes.Clear();
        var from = 0;
        foreach (var (at, row) in _totals)
        {
            var to = from;
            while (to < good.Length && good[to] < at) to++;
            Tally(good[from..to], hashes[from..to]);
            Totals.Add(row, Tallies, _observed);
            from = to;
        }
        _totals.Clear();
        Tally(good[from..], hashes[from..]);
        Hashes.Add(hashes);
        return good;
    }

    private void Tally(ReadOnlySpan<int> good, Span<ulong> hashes)
    {
        if (good.Length == 0) return;
        foreach (var tally in Tallies) tally.Add(good, hashes);
        _observed += good.Length;
    }
}
