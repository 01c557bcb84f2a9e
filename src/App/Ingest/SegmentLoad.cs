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
    private readonly CancellationToken _stop;
    private readonly CellBlock _block = new();
    private readonly int[] _rows = new int[CellBlock.Capacity];
    private readonly int[] _good = new int[CellBlock.Capacity];
    private readonly int[] _misfit = new int[CellBlock.Capacity];
    private readonly SetAsideSpool _aside;
    private readonly ulong[] _hashes = new ulong[CellBlock.Capacity];
    private int _skip;

    public SegmentLoad(RawTable table, int segment, LoadPlan plan, string spoolPath, IReadOnlyList<ColumnTally> whole, IReadOnlyList<IRowFinding> findings, CancellationToken stop)
    {
        _table = table;
        _reader = table.OpenSegment(segment);
        _plan = plan;
        _segment = segment;
        _filter = new(plan.Layout);
        _skip = plan.Skips.GetValueOrDefault(segment);
        _aside = new(spoolPath, plan.Dropped);
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

    public IReadOnlyList<IDerivation> Derivations { get; }

    /// <summary>Rows by what they were.</summary>
    public long[] Verdicts { get; } = new long[Enum.GetValues<RowVerdict>().Length];

    /// <summary>Data rows whose cells did not fit.</summary>
    public long Misfits { get; private set; }

    public long Admitted { get; private set; }

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
        while (_reader.Read(_block, _stop))
        {
            CellLimit.Check(_block, _table);
            var rows = Sort();
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
            if (verdict == RowVerdict.Data) _rows[count++] = row;
            else if (verdict != RowVerdict.Blank) _aside.Add(verdict, _block, row);
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
                Misfits++;
                _aside.AddMisfit(Readers[misfit[i]].Plan, _block, rows[i]);
                continue;
            }
            _good[good++] = i;
        }
        return Observe(_good.AsSpan(0, good));
    }

    private ReadOnlySpan<int> Observe(ReadOnlySpan<int> good)
    {
        var hashes = _hashes.AsSpan(0, good.Length);
        hashes.Clear();
        foreach (var tally in Tallies) tally.Add(good, hashes);
        Hashes.Add(hashes);
        return good;
    }
}
