using System.Text;
using Maru.Core.Engine;
using Maru.Core.Sources;
using Maru.Methods.Coordinates;
using Maru.Methods.Geometry;
using Maru.Methods.Sketches;

namespace Maru.App.Ingest;

/// <summary>
/// Reads one column of a block into its own memory, then writes the rows that turned out good. Counts what it meets on the way.
/// </summary>
internal abstract class ColumnReader(ColumnPlan plan)
{
    private const int MostStrays = 3;

    private readonly bool[] _null = new bool[CellBlock.Capacity];

    public ColumnPlan Plan { get; } = plan;

    /// <summary>What the cells looked like: only of cells that did not fit, unless the column is watched.</summary>
    public ColumnEvidence Evidence { get; } = new();

    public long Read { get; private set; }

    public long Blank { get; private set; }

    /// <summary>Blank cells that said so with a dash or a word.</summary>
    public long NoValues { get; private set; }

    public long Masked { get; private set; }

    public long Misfits { get; private set; }

    /// <summary>The first cells that are not what nearly all of the column are, with their rows.</summary>
    public List<(long Row, string Found)> Strays { get; } = [];

    public bool IsNull(int at) => _null[at];

    protected bool[] Nulls => _null;

    public static ColumnReader For(ColumnPlan plan) => plan.As switch
    {
        ReadAs.Integer => new IntegerReader(plan),
        ReadAs.Number => new NumberReader(plan),
        ReadAs.Degrees => new DegreesReader(plan),
        ReadAs.Boolean => new BooleanReader(plan),
        ReadAs.Date => new DateReader(plan),
        ReadAs.DateTime => new DateTimeReader(plan),
        ReadAs.Time => new TimeReader(plan),
        ReadAs.Month => new MonthReader(plan),
        ReadAs.Wkt or ReadAs.Wkb => new ShapeReader(plan),
        _ => new TextReader(plan),
    };

    /// <summary>Reads the given rows of the block; marks those whose cell does not fit in <paramref name="misfit"/> (−1 or the column that failed first).</summary>
    public void ReadBlock(CellBlock block, ReadOnlySpan<int> rows, Span<int> misfit, int column)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var cell = block.Utf8(rows[i], Plan.Cell);
            if (Plan.As != ReadAs.Wkb) cell = CellText.Trim(cell);
            _null[i] = false;
            if (Plan.Watch) Evidence.Add(cell);
            if (Plan.Nearly is { } nearly && Strays.Count < MostStrays && !ColumnTyping.IsOf(nearly.As, ValueClassifier.Classify(cell))) Strays.Add((block.RowNumber(rows[i]), Encoding.UTF8.GetString(cell)));
            if (cell.Length == 0)
            {
                _null[i] = true;
                Blank++;
            }
            else if (!TrySet(i, cell))
            {
                _null[i] = true;
                NotAValue(cell, ref misfit[i], column);
            }
        }
        Read += rows.Length;
    }

    private void NotAValue(ReadOnlySpan<byte> cell, ref int misfit, int column)
    {
        if (CellText.IsMasked(cell)) Masked++;
        else if (CellText.IsNoValue(cell))
        {
            Blank++;
            NoValues++;
        }
        else
        {
            Misfits++;
            if (!Plan.Watch) Evidence.Add(cell);
            if (misfit < 0) misfit = column;
        }
    }

    /// <summary>Copies the good ones among the rows just read to the batch. <paramref name="good"/> lists places in the rows read.</summary>
    public void Write(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        WriteValues(batch, column, good);
        for (var i = 0; i < good.Length; i++)
            if (_null[good[i]]) batch.SetNull(column, i);
    }

    protected abstract bool TrySet(int at, ReadOnlySpan<byte> cell);

    protected abstract void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good);
}

/// <summary>Values that fit in 64 bits.</summary>
internal abstract class NumberReaderBase(ColumnPlan plan) : ColumnReader(plan)
{
    /// <summary>Copies the values of the good rows as 64 bits; what it copies for blanks means nothing.</summary>
    public abstract void CopyBits(ReadOnlySpan<int> good, Span<long> bits);

    protected static void Copy(long[] values, ReadOnlySpan<int> good, Span<long> bits)
    {
        for (var i = 0; i < good.Length; i++) bits[i] = values[good[i]];
    }
}

internal sealed class IntegerReader(ColumnPlan plan) : NumberReaderBase(plan)
{
    private readonly long[] _values = new long[CellBlock.Capacity];

    public long ValueAt(int at) => _values[at];

    public override void CopyBits(ReadOnlySpan<int> good, Span<long> bits) => Copy(_values, good, bits);

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell)
    {
        if (NumberText.TryInteger(cell, out _values[at])) return true;
        // 211381.0 as pandas writes whole numbers with gaps among them.
        if (!NumberText.TryNumber(cell, out var number) || number != Math.Floor(number) || Math.Abs(number) > 1e15 || cell[^1] == (byte)'%') return false;
        _values[at] = (long)number;
        return true;
    }

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        var target = batch.Int64(column);
        for (var i = 0; i < good.Length; i++) target[i] = _values[good[i]];
    }
}

/// <summary>Numbers that other columns can be derived from.</summary>
internal abstract class DoubleReader(ColumnPlan plan) : NumberReaderBase(plan)
{
    protected double[] Values { get; } = new double[CellBlock.Capacity];

    // Adding nought makes one nought of the two.
    public override void CopyBits(ReadOnlySpan<int> good, Span<long> bits)
    {
        for (var i = 0; i < good.Length; i++) bits[i] = BitConverter.DoubleToInt64Bits(Values[good[i]] + 0.0);
    }

    /// <summary>The value of a row just read, NaN when it has none.</summary>
    public double ValueAt(int at) => Nulls[at] ? double.NaN : Values[at];

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        var target = batch.Double(column);
        for (var i = 0; i < good.Length; i++) target[i] = Values[good[i]];
    }
}

internal sealed class NumberReader(ColumnPlan plan) : DoubleReader(plan)
{
    protected override bool TrySet(int at, ReadOnlySpan<byte> cell) => NumberText.TryNumber(cell, out Values[at]);
}

internal sealed class DegreesReader(ColumnPlan plan) : DoubleReader(plan)
{
    protected override bool TrySet(int at, ReadOnlySpan<byte> cell) => PlaceText.TryDegrees(cell, out Values[at]);
}

internal sealed class BooleanReader(ColumnPlan plan) : NumberReaderBase(plan)
{
    private readonly byte[] _values = new byte[CellBlock.Capacity];

    public override void CopyBits(ReadOnlySpan<int> good, Span<long> bits)
    {
        for (var i = 0; i < good.Length; i++) bits[i] = _values[good[i]];
    }

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell)
    {
        if (!ValueClassifier.IsBoolean(cell)) return false;
        _values[at] = (byte)((cell[0] | 0x20) == 't' ? 1 : 0);
        return true;
    }

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        var target = batch.Boolean(column);
        for (var i = 0; i < good.Length; i++) target[i] = _values[good[i]];
    }
}

internal sealed class DateReader(ColumnPlan plan) : NumberReaderBase(plan)
{
    private readonly int[] _values = new int[CellBlock.Capacity];

    public override void CopyBits(ReadOnlySpan<int> good, Span<long> bits)
    {
        for (var i = 0; i < good.Length; i++) bits[i] = _values[good[i]];
    }

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell) => TimeText.TryDate(cell, Plan.ShortYears, out _values[at]);

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        var target = batch.Int32(column);
        for (var i = 0; i < good.Length; i++) target[i] = _values[good[i]];
    }
}

internal sealed class DateTimeReader(ColumnPlan plan) : NumberReaderBase(plan)
{
    private readonly long[] _values = new long[CellBlock.Capacity];

    public override void CopyBits(ReadOnlySpan<int> good, Span<long> bits) => Copy(_values, good, bits);

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell)
    {
        if (TimeText.TryDateTime(cell, Plan.ShortYears, out _values[at])) return true;
        if (!TimeText.TryDate(cell, Plan.ShortYears, out var days)) return false;
        _values[at] = days * TimeText.MicrosPerDay;
        return true;
    }

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        var target = batch.Int64(column);
        for (var i = 0; i < good.Length; i++) target[i] = _values[good[i]];
    }
}

internal sealed class TimeReader(ColumnPlan plan) : NumberReaderBase(plan)
{
    private readonly long[] _values = new long[CellBlock.Capacity];

    public override void CopyBits(ReadOnlySpan<int> good, Span<long> bits) => Copy(_values, good, bits);

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell) => TimeText.TryTime(cell, out _values[at]);

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        var target = batch.Int64(column);
        for (var i = 0; i < good.Length; i++) target[i] = _values[good[i]];
    }
}

/// <summary>Months, counted from the year 0; stored as text yyyy-MM.</summary>
internal sealed class MonthReader(ColumnPlan plan) : NumberReaderBase(plan)
{
    private readonly long[] _values = new long[CellBlock.Capacity];

    public static byte[] TextOf(long value) => TimeText.MonthText((int)(value / 12), (int)(value % 12) + 1);

    public override void CopyBits(ReadOnlySpan<int> good, Span<long> bits) => Copy(_values, good, bits);

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell)
    {
        if (!TimeText.TryMonth(cell, out var year, out var month) && !TimeText.TryCompactMonth(cell, out year, out month)) return false;
        _values[at] = (year * 12L) + month - 1;
        return true;
    }

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        for (var i = 0; i < good.Length; i++)
            if (!Nulls[good[i]]) batch.SetBytes(column, i, TextOf(_values[good[i]]));
    }
}

/// <summary>Text: the bytes as they are, trimmed. Codes lose the .0 that a spreadsheet gave them.</summary>
internal sealed class TextReader(ColumnPlan plan) : ColumnReader(plan)
{
    private readonly (int Start, int Length)[] _values = new (int, int)[CellBlock.Capacity];
    private byte[] _text = [];

    /// <summary>The block whose cells are read next.</summary>
    public void Use(CellBlock block) => _text = block.Text;

    public ReadOnlySpan<byte> ValueAt(int at) => Nulls[at] ? default : _text.AsSpan(_values[at].Start, _values[at].Length);

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell)
    {
        if (Plan.As == ReadAs.Code && cell.Length > 2 && cell[^2] == (byte)'.' && cell[^1] == (byte)'0') cell = cell[..^2];
        var start = System.Runtime.CompilerServices.Unsafe.ByteOffset(
            ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_text),
            ref System.Runtime.InteropServices.MemoryMarshal.GetReference(cell));
        _values[at] = ((int)start, cell.Length);
        return true;
    }

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        for (var i = 0; i < good.Length; i++)
            if (!Nulls[good[i]]) batch.SetBytes(column, i, ValueAt(good[i]));
    }
}

/// <summary>Shapes from well-known text or binary, brought to WGS 84.</summary>
internal sealed class ShapeReader(ColumnPlan plan) : ColumnReader(plan)
{
    private readonly Shape?[] _shapes = new Shape[CellBlock.Capacity];
    private readonly ulong[] _fingerprints = new ulong[CellBlock.Capacity];
    private readonly Crs? _crs = plan.ShapeCrs;

    public Shape? ShapeAt(int at) => IsNull(at) ? null : _shapes[at];

    /// <summary>Of the shape as the source wrote it.</summary>
    public ulong FingerprintAt(int at) => IsNull(at) ? 0 : _fingerprints[at];

    protected override bool TrySet(int at, ReadOnlySpan<byte> cell)
    {
        var read = Plan.As == ReadAs.Wkb ? Wkb.TryRead(cell, out var shape, out _) : Wkt.TryRead(Encoding.UTF8.GetString(cell), out shape, out _);
        _fingerprints[at] = Fingerprint.Of(cell);
        if (read) _shapes[at] = _crs is null || _crs == KoreanSystems.Wgs84 ? shape : ToWgs84(shape);
        return read;
    }

    protected override void WriteValues(BatchWriter batch, int column, ReadOnlySpan<int> good)
    {
        for (var i = 0; i < good.Length; i++)
            if (!Nulls[good[i]]) batch.SetBytes(column, i, Wkb.Write(_shapes[good[i]]!));
    }

    private Shape ToWgs84(Shape shape)
    {
        double[] longitude = new double[shape.X.Length], latitude = new double[shape.Y.Length];
        CrsTransform.ToWgs84(_crs!, shape.X, shape.Y, longitude, latitude);
        return shape.WithCoordinates(longitude, latitude);
    }
}
