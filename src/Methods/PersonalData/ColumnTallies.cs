using Maru.Methods.Sketches;

namespace Maru.Methods.PersonalData;

/// <summary>Cells of one kind in a column.</summary>
internal sealed class KindTally
{
    private readonly HyperLogLog distinct = new(NameTally.EstimateBits);
    private readonly long[] byCertainty = new long[3];

    public long Count { get; private set; }
    public long Whole { get; private set; }
    public long Masked { get; private set; }
    public long OfficialMailboxes { get; private set; }
    public long EmbeddedPossible { get; private set; }

    public long Distinct => Math.Min(distinct.Count(), Count);

    public long With(Certainty certainty) => byCertainty[(int)certainty];

    public void Add(in ValueReading reading, ulong hash, long times)
    {
        Count += times;
        byCertainty[(int)reading.Certainty] += times;
        if (reading.Whole) Whole += times;
        else if (reading.Certainty == Certainty.Possible) EmbeddedPossible += times;
        if (reading.Masked) Masked += times;
        if (reading.OfficialMailbox) OfficialMailboxes += times;
        distinct.Add(hash);
    }

    public void Merge(KindTally other)
    {
        Count += other.Count;
        Whole += other.Whole;
        Masked += other.Masked;
        OfficialMailboxes += other.OfficialMailboxes;
        EmbeddedPossible += other.EmbeddedPossible;
        for (int i = 0; i < byCertainty.Length; i++) byCertainty[i] += other.byCertainty[i];
        distinct.Merge(other.distinct);
    }
}

/// <summary>Cells that read like names, and what tells people from places: surnames, last syllables, diversity.</summary>
internal sealed class NameTally
{
    // About 3 % in one kilobyte.
    internal const int EstimateBits = 10;

    private readonly HyperLogLog distinct = new(EstimateBits);
    private readonly HyperLogLog topSurnames = new(EstimateBits);
    private readonly Dictionary<char, long> lastSyllables = [];

    public long Count { get; private set; }
    public long Masked { get; private set; }
    public long ThreeSyllables { get; private set; }

    public long Distinct => Math.Min(distinct.Count(), Count);

    /// <summary>Share of 김·이·박·최·정 among the different names; over half in the population.</summary>
    public double TopSurnameShare => Distinct == 0 ? 0 : Math.Min(1.0, (double)topSurnames.Count() / Distinct);

    /// <summary>Share of the commonest last syllable among unmasked names.</summary>
    public double LastSyllableShare => Count == Masked ? 0 : lastSyllables.Values.Max() / (double)(Count - Masked);

    public void Add(NameReading name, ulong hash, long times)
    {
        Count += times;
        distinct.Add(hash);
        if (name.TopSurname) topSurnames.Add(hash);
        if (name.ThreeSyllables) ThreeSyllables += times;
        if (name.Masked) Masked += times;
        else lastSyllables[name.Last] = lastSyllables.GetValueOrDefault(name.Last) + times;
    }

    public void Merge(NameTally other)
    {
        Count += other.Count;
        Masked += other.Masked;
        ThreeSyllables += other.ThreeSyllables;
        distinct.Merge(other.distinct);
        topSurnames.Merge(other.topSurnames);
        foreach (var (syllable, count) in other.lastSyllables)
            lastSyllables[syllable] = lastSyllables.GetValueOrDefault(syllable) + count;
    }
}
