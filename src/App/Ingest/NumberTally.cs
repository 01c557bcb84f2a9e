using System.Text;
using Maru.Core.Sources;
using Maru.Methods.PersonalData;
using Maru.Methods.Sketches;

namespace Maru.App.Ingest;

/// <summary>What numbers have that fit in 64 bits: counted by their bits. Whole numbers, days, microseconds, months and truths are one, floating numbers the other.</summary>
internal abstract class NumberTally(NumberReaderBase reader, bool segment, bool counting, bool personal) : ColumnTally(segment, counting, personal)
{
    private readonly long[] _bits = new long[segment ? CellBlock.Capacity : 0];

    protected NumberReaderBase Reader => reader;

    /// <summary>Value of the column's kind as a number: days, seconds or the number itself.</summary>
    public abstract double AsNumber(long bits);

    public override void Add(ReadOnlySpan<int> good, Span<ulong> rowHashes)
    {
        reader.CopyBits(good, _bits);
        for (var i = 0; i < good.Length; i++)
        {
            if (reader.IsNull(good[i]))
            {
                Mix(ref rowHashes[i], 0);
                continue;
            }
            var fingerprint = Fingerprint.Of(_bits[i]);
            Mix(ref rowHashes[i], fingerprint);
            Take(_bits[i], fingerprint);
        }
    }

    protected abstract void TakeValue(long bits);

    private void Take(long bits, ulong fingerprint)
    {
        if (Counts is { } counts && !counts.Add(fingerprint, bits, 1)) StopCounting();
        if (Counts is null)
        {
            Estimate.Add(fingerprint);
            if (Personal is not null) Judge(Personal, bits, 1);
        }
        TakeValue(bits);
        Filled++;
    }

    protected override void AddCounts(ValueCounts part, ValueCounts whole)
    {
        foreach (var (fingerprint, bits, count) in part.Numbers()) whole.Add(fingerprint, bits, count);
    }

    protected override void Scan(ValueCounts counts)
    {
        if (Personal is null) return;
        foreach (var (_, bits, count) in counts.Numbers()) Judge(Personal, bits, count);
    }

    /// <summary>Tells the judge of personal data a value as what it is.</summary>
    protected abstract void Judge(ColumnPersonalData personal, long bits, long times);
}

/// <summary>Whole numbers, and what is stored as one: days, microseconds, months, truths.</summary>
internal sealed class WholeTally(NumberReaderBase reader, bool segment, bool counting) : NumberTally(reader, segment, counting, personal: reader is not BooleanReader and not TimeReader)
{
    private readonly List<(int Segment, long First, long Last)> _segments = [];
    private long _first;
    private long _last;
    private ValueCounts? _days = reader is DateTimeReader ? new(int.MaxValue) : null;

    public long Min { get; private set; } = long.MaxValue;

    public long Max { get; private set; } = long.MinValue;

    public Int128 Sum { get; private set; }

    public override Int128? ExactSum => Reader is IntegerReader ? Sum * Millionths.One : null;

    /// <summary>Counted months, see <see cref="MonthReader"/>.</summary>
    public bool Month => Reader is MonthReader;

    public bool Truth => Reader is BooleanReader;

    /// <summary>Rows by day or by month, for columns of days, moments and months; null for others, or when there are too many.</summary>
    public IEnumerable<(string Period, long Rows)>? Periods() => Reader switch
    {
        DateTimeReader => _days?.Numbers().Select(day => (TimeText.DateText(day.Bits), day.Count)),
        DateReader => Counts?.Numbers().Select(day => (TimeText.DateText(day.Bits), day.Count)),
        MonthReader => Counts?.Numbers().Select(month => (Encoding.UTF8.GetString(MonthReader.TextOf(month.Bits)), month.Count)),
        _ => null,
    };

    public override double AsNumber(long bits) => Reader switch
    {
        DateReader => bits * 86_400.0,
        DateTimeReader or TimeReader => bits / 1e6,
        _ => bits,
    };

    private const double SecondsInYear = 31_556_952;

    // A day says nothing by itself; under a name like 생년월일 it does, and so do years of birth beside names.
    protected override void Judge(ColumnPersonalData personal, long bits, long times)
    {
        if (Reader is IntegerReader) personal.Add(bits, times);
        else personal.AddDate(Reader is MonthReader ? 0 : (int)Math.Clamp(1970 + AsNumber(bits) / SecondsInYear, 0, 9999), times);
    }

    protected override void TakeValue(long bits)
    {
        if (Filled == 0) _first = bits;
        else if (bits <= _last) Strict = false;
        _last = bits;
        if (bits < Min) Min = bits;
        if (bits > Max) Max = bits;
        Sum += bits;
        if (_days is null) return;
        var day = (long)Math.Floor((double)bits / TimeText.MicrosPerDay);
        _days.Add(Fingerprint.Of(day), day, 1);
        if (_days.Different > MostCounted) _days = null;
    }

    protected override void MergeValues(int segment, ColumnTally part)
    {
        var numbers = (WholeTally)part;
        if (numbers.Filled == 0) return;
        _segments.Add((segment, numbers._first, numbers._last));
        Min = Math.Min(Min, numbers.Min);
        Max = Math.Max(Max, numbers.Max);
        Sum += numbers.Sum;
        if (numbers._days is null) _days = null;
        if (_days is not null) AddCounts(numbers._days!, _days);
        if (_days?.Different > MostCounted) _days = null;
    }

    protected override bool SegmentsFollow()
    {
        _segments.Sort((a, b) => a.Segment.CompareTo(b.Segment));
        return !_segments.Skip(1).Where((next, i) => next.First <= _segments[i].Last).Any();
    }
}

/// <summary>Floating numbers. Sums are kept by segment, so that their last digits don't hang on which segment was read first.</summary>
internal sealed class DoubleTally(NumberReaderBase reader, bool segment, bool counting) : NumberTally(reader, segment, counting, personal: true)
{
    // Above this a double holds no longer every whole number.
    private const double MostExact = 1L << 53;

    private readonly List<(int Segment, double Sum)> _segments = [];
    private double _sum;
    private Int128? _millionths = reader is NumberReader ? 0 : null;

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public double Sum => _segments.OrderBy(part => part.Segment).Sum(part => part.Sum);

    public override Int128? ExactSum => _millionths;

    public override double AsNumber(long bits) => BitConverter.Int64BitsToDouble(bits);

    // One cell with a decimal point makes a column of resident numbers one of floating numbers.
    protected override void Judge(ColumnPersonalData personal, long bits, long times)
    {
        var value = BitConverter.Int64BitsToDouble(bits);
        if (value >= 0 && value < MostExact && value == Math.Floor(value)) personal.Add((long)value, times);
        else personal.AddNumber(times);
    }

    protected override void TakeValue(long bits)
    {
        var value = BitConverter.Int64BitsToDouble(bits);
        if (value < Min) Min = value;
        if (value > Max) Max = value;
        _sum += value;
        if (_millionths is { } sum) _millionths = sum + Millionths.Of(value);
        Strict = false;
    }

    protected override void MergeValues(int segment, ColumnTally part)
    {
        var numbers = (DoubleTally)part;
        _segments.Add((segment, numbers._sum));
        Min = Math.Min(Min, numbers.Min);
        Max = Math.Max(Max, numbers.Max);
    }

    protected override bool SegmentsFollow() => false;
}

/// <summary>Shapes are only counted.</summary>
internal sealed class ShapeTally(ShapeReader reader, bool segment) : ColumnTally(segment, counting: false, personal: false)
{
    public override void Add(ReadOnlySpan<int> good, Span<ulong> rowHashes)
    {
        for (var i = 0; i < good.Length; i++)
        {
            Mix(ref rowHashes[i], reader.FingerprintAt(good[i]));
            if (!reader.IsNull(good[i])) Filled++;
        }
    }

    protected override void MergeValues(int segment, ColumnTally part)
    {
    }

    protected override bool SegmentsFollow() => false;

    protected override void AddCounts(ValueCounts part, ValueCounts whole)
    {
    }

    protected override void Scan(ValueCounts counts)
    {
    }
}
