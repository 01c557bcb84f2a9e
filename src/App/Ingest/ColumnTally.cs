using System.Numerics;
using Maru.Methods.PersonalData;
using Maru.Methods.Sketches;

namespace Maru.App.Ingest;

/// <summary>
/// What the admitted values of a column look like, gathered while they pass by: how many there are, how many different ones and which,
/// their order, personal data. One for each segment, and one they are all merged into.
/// </summary>
internal abstract class ColumnTally
{
    /// <summary>Different values that are counted one by one; a column with more has an estimate of how many.</summary>
    public const int MostCounted = 65_536;

    // A segment's own table stays in the processor's cache.
    private const int MostInSegment = 8_192;
    private const int EstimateBits = 14;

    protected ColumnTally(bool segment, bool counting, bool personal)
    {
        Counts = counting ? new(segment ? MostInSegment : int.MaxValue) : null;
        Personal = personal ? new() : null;
    }

    /// <summary>Values, blanks not counted.</summary>
    public long Filled { get; protected set; }

    /// <summary>Every value and how often it occurs; null once there were too many.</summary>
    public ValueCounts? Counts { get; private set; }

    public ColumnPersonalData? Personal { get; }

    protected HyperLogLog Estimate { get; } = new(EstimateBits);

    /// <summary>Different values: exact as long as they are counted, else within 1 %.</summary>
    public long Distinct => Counts?.Different ?? (Strict ? Filled : Math.Min(Estimate.Count(), Filled));

    /// <summary>True when each value is greater than the one before it, so that no two are the same.</summary>
    public bool Strict { get; protected set; } = true;

    /// <summary>The exact sum of a segment's numbers in millionths; null for what is no number, or where one has more places.</summary>
    public virtual Int128? ExactSum => null;

    /// <summary>A tally for what a reader reads in one segment; <paramref name="whole"/> is the tally it will be merged into.</summary>
    public static ColumnTally Of(ColumnReader reader, ColumnTally whole) => For(reader, segment: true, whole.Counts is not null);

    /// <summary>A tally that those of all segments are merged into.</summary>
    public static ColumnTally WholeOf(ColumnPlan plan) => For(ColumnReader.For(plan), segment: false, counting: true);

    private static ColumnTally For(ColumnReader reader, bool segment, bool counting) => reader switch
    {
        TextReader text => new TextTally(text, segment, counting),
        ShapeReader shapes => new ShapeTally(shapes, segment),
        DoubleReader numbers => new DoubleTally(numbers, segment, counting),
        NumberReaderBase numbers => new WholeTally(numbers, segment, counting),
        _ => throw new InvalidOperationException($"No tally for {reader.GetType().Name}."),
    };

    /// <summary>Takes the good ones among the rows just read, and mixes each value into its row's hash.</summary>
    public abstract void Add(ReadOnlySpan<int> good, Span<ulong> rowHashes);

    /// <summary>Adds a segment's tally. Segments may come in any order.</summary>
    public void Merge(int segment, ColumnTally part)
    {
        Filled += part.Filled;
        if (part.Personal is not null) Personal!.Merge(part.Personal);
        Estimate.Merge(part.Estimate);
        if (part.Counts is null) StopCounting();
        else if (Counts is null) Leave(part.Counts);
        else
        {
            AddCounts(part.Counts, Counts);
            if (Counts.Different > MostCounted) StopCounting();
        }
        Strict &= part.Strict;
        MergeValues(segment, part);
    }

    /// <summary>Call once, when all is merged: what was counted is looked at for personal data, and the segments' order is judged.</summary>
    public void Finish()
    {
        if (Counts is not null) Scan(Counts);
        Strict = Strict && SegmentsFollow();
    }

    protected abstract void MergeValues(int segment, ColumnTally part);

    /// <summary>True when each segment's values follow those of the one before.</summary>
    protected abstract bool SegmentsFollow();

    protected abstract void AddCounts(ValueCounts part, ValueCounts whole);

    /// <summary>Looks at counted values for personal data, where the column's type can hold any.</summary>
    protected abstract void Scan(ValueCounts counts);

    /// <summary>Too many different values: those counted are looked at, and from here on each value by itself.</summary>
    protected void StopCounting()
    {
        if (Counts is null) return;
        Leave(Counts);
        Counts = null;
    }

    protected static void Mix(ref ulong rowHash, ulong fingerprint) =>
        rowHash = (BitOperations.RotateLeft(rowHash, 13) ^ fingerprint) * 0xC2B2AE3D27D4EB4F;

    private void Leave(ValueCounts counts)
    {
        Scan(counts);
        foreach (var fingerprint in counts.Fingerprints()) Estimate.Add(fingerprint);
    }
}
