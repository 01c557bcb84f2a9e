using System.Text;
using Maru.Methods.Sketches;

namespace Maru.App.Ingest;

/// <summary>Texts: least and greatest by their bytes, most frequent, personal data.</summary>
internal sealed class TextTally(TextReader reader, bool segment, bool counting) : ColumnTally(segment, counting, personal: true)
{
    private readonly List<(int Segment, byte[] First, byte[] Last)> _segments = [];
    private byte[]? _first;
    private byte[] _min = [];
    private byte[] _max = [];
    private int _minLength;
    private int _maxLength;

    public string Min => Encoding.UTF8.GetString(_min.AsSpan(0, _minLength));

    public string Max => Encoding.UTF8.GetString(_max.AsSpan(0, _maxLength));

    public override void Add(ReadOnlySpan<int> good, Span<ulong> rowHashes)
    {
        for (var i = 0; i < good.Length; i++)
        {
            if (reader.IsNull(good[i]))
            {
                Mix(ref rowHashes[i], 0);
                continue;
            }
            var value = reader.ValueAt(good[i]);
            var fingerprint = Fingerprint.Of(value);
            Mix(ref rowHashes[i], fingerprint);
            Take(value, fingerprint);
        }
    }

    private void Take(ReadOnlySpan<byte> value, ulong fingerprint)
    {
        Filled++;
        if (Counts is { } counts)
        {
            var different = counts.Different;
            if (counts.Add(fingerprint, value, 1))
            {
                if (counts.Different > different) Compare(value);
                else Strict = false;
                return;
            }
            StopCounting();
        }
        Estimate.Add(fingerprint);
        Personal!.Add(value, fingerprint, 1);
        Compare(value);
    }

    private void Compare(ReadOnlySpan<byte> value)
    {
        if (_first is null)
        {
            _first = value.ToArray();
            Keep(value, ref _min, ref _minLength);
            Keep(value, ref _max, ref _maxLength);
        }
        else if (value.SequenceCompareTo(_max.AsSpan(0, _maxLength)) > 0) Keep(value, ref _max, ref _maxLength);
        else
        {
            Strict = false;
            if (value.SequenceCompareTo(_min.AsSpan(0, _minLength)) < 0) Keep(value, ref _min, ref _minLength);
        }
    }

    protected override void MergeValues(int segment, ColumnTally part)
    {
        var texts = (TextTally)part;
        if (texts.Filled == 0) return;
        _segments.Add((segment, texts._first!, texts._max.AsSpan(0, texts._maxLength).ToArray()));
        if (_segments.Count == 1 || texts._min.AsSpan(0, texts._minLength).SequenceCompareTo(_min.AsSpan(0, _minLength)) < 0) Keep(texts._min.AsSpan(0, texts._minLength), ref _min, ref _minLength);
        if (_segments.Count == 1 || texts._max.AsSpan(0, texts._maxLength).SequenceCompareTo(_max.AsSpan(0, _maxLength)) > 0) Keep(texts._max.AsSpan(0, texts._maxLength), ref _max, ref _maxLength);
    }

    protected override bool SegmentsFollow()
    {
        _segments.Sort((a, b) => a.Segment.CompareTo(b.Segment));
        return !_segments.Skip(1).Where((next, i) => next.First.AsSpan().SequenceCompareTo(_segments[i].Last) <= 0).Any();
    }

    protected override void AddCounts(ValueCounts part, ValueCounts whole) => part.EachText((fingerprint, text, count) => whole.Add(fingerprint, text, count));

    protected override void Scan(ValueCounts counts) => counts.EachText((fingerprint, text, count) => Personal!.Add(text, fingerprint, count));

    private static void Keep(ReadOnlySpan<byte> value, ref byte[] kept, ref int length)
    {
        if (kept.Length < value.Length) kept = new byte[Math.Max(value.Length, 32)];
        value.CopyTo(kept);
        length = value.Length;
    }
}
