using System.Text;

namespace Maru.App.Ingest;

/// <summary>How often each value of a column occurs, as long as there are few different ones. Values are known by their fingerprints.</summary>
/// <param name="most">Different values it holds at most.</param>
internal sealed class ValueCounts(int most)
{
    private Entry[] _slots = new Entry[64];
    private byte[] _text = [];
    private int _textLength;

    private struct Entry
    {
        public ulong Fingerprint;
        public long Count;
        // A number's bits, or where the text lies: start, and length in the upper half.
        public long Value;
    }

    public int Different { get; private set; }

    /// <summary>Counts a number. False, and nothing changed, when it would be one value too many.</summary>
    public bool Add(ulong fingerprint, long bits, long times)
    {
        ref var entry = ref Find(_slots, fingerprint);
        if (entry.Count == 0)
        {
            if (Different == most) return false;
            entry = ref Begin(ref entry, fingerprint);
            entry.Value = bits;
        }
        entry.Count += times;
        return true;
    }

    /// <summary>Counts a text. False, and nothing changed, when it would be one value too many.</summary>
    public bool Add(ulong fingerprint, ReadOnlySpan<byte> text, long times)
    {
        ref var entry = ref Find(_slots, fingerprint);
        if (entry.Count == 0)
        {
            if (Different == most || (long)_textLength + text.Length > int.MaxValue / 2) return false;
            entry = ref Begin(ref entry, fingerprint);
            entry.Value = Keep(text);
        }
        entry.Count += times;
        return true;
    }

    public IEnumerable<ulong> Fingerprints() => _slots.Where(entry => entry.Count > 0).Select(entry => entry.Fingerprint);

    /// <summary>Numbers and how often each occurs, in no order.</summary>
    public IEnumerable<(ulong Fingerprint, long Bits, long Count)> Numbers() =>
        _slots.Where(entry => entry.Count > 0).Select(entry => (entry.Fingerprint, entry.Value, entry.Count));

    public delegate void TextCount(ulong fingerprint, ReadOnlySpan<byte> text, long count);

    /// <summary>Goes over the texts, in no order.</summary>
    public void EachText(TextCount take)
    {
        foreach (var entry in _slots)
            if (entry.Count > 0) take(entry.Fingerprint, Text(entry.Value), entry.Count);
    }

    /// <summary>The most frequent texts, the most frequent first; texts as often as each other in the order of their bytes.</summary>
    public IReadOnlyList<(string Text, long Count)> MostFrequentTexts(int count)
    {
        var entries = _slots.Where(entry => entry.Count > 0).ToArray();
        Array.Sort(entries, (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : Text(a.Value).SequenceCompareTo(Text(b.Value)));
        return [.. entries.Take(count).Select(entry => (Encoding.UTF8.GetString(Text(entry.Value)), entry.Count))];
    }

    private static ref Entry Find(Entry[] slots, ulong fingerprint)
    {
        var mask = slots.Length - 1;
        for (var at = (int)fingerprint & mask; ; at = (at + 1) & mask)
        {
            ref var entry = ref slots[at];
            if (entry.Fingerprint == fingerprint || entry.Count == 0) return ref entry;
        }
    }

    private ref Entry Begin(ref Entry free, ulong fingerprint)
    {
        Different++;
        if (Different * 2 > _slots.Length)
        {
            Grow();
            free = ref Find(_slots, fingerprint);
        }
        free.Fingerprint = fingerprint;
        return ref free;
    }

    private void Grow()
    {
        var larger = new Entry[_slots.Length * 4];
        foreach (var entry in _slots)
            if (entry.Count > 0) Find(larger, entry.Fingerprint) = entry;
        _slots = larger;
    }

    private long Keep(ReadOnlySpan<byte> text)
    {
        if (_textLength + text.Length > _text.Length) Array.Resize(ref _text, Math.Max(1024, Math.Max(_text.Length * 2, _textLength + text.Length)));
        text.CopyTo(_text.AsSpan(_textLength));
        var place = (uint)_textLength | ((long)text.Length << 32);
        _textLength += text.Length;
        return place;
    }

    private ReadOnlySpan<byte> Text(long place) => _text.AsSpan((int)(uint)place, (int)(place >> 32));
}
