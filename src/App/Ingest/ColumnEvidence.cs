namespace Maru.App.Ingest;

/// <summary>Counts of what the cells of one column look like. Evidence of several parts of a table can be added up.</summary>
public sealed class ColumnEvidence
{
    private readonly long[] _counts = new long[Enum.GetValues<ValueClass>().Length];

    /// <summary>Digits of the shortest and longest whole number, for telling codes from quantities.</summary>
    public int FewestDigits { get; private set; } = int.MaxValue;

    public int MostDigits { get; private set; }

    public long this[ValueClass valueClass] => _counts[(int)valueClass];

    /// <summary>Cells that hold a value.</summary>
    public long Values => _counts.Sum() - this[ValueClass.Blank] - this[ValueClass.NoValue] - this[ValueClass.Masked];

    public long Sum(params ReadOnlySpan<ValueClass> classes)
    {
        long sum = 0;
        foreach (var valueClass in classes) sum += this[valueClass];
        return sum;
    }

    public ValueClass Add(ReadOnlySpan<byte> trimmed)
    {
        var valueClass = ValueClassifier.Classify(trimmed);
        _counts[(int)valueClass]++;
        if (valueClass is ValueClass.Integer or ValueClass.CompactDate or ValueClass.CompactMonth or ValueClass.CompactDateTime or ValueClass.ZeroLed)
        {
            FewestDigits = Math.Min(FewestDigits, trimmed.Length);
            MostDigits = Math.Max(MostDigits, trimmed.Length);
        }
        return valueClass;
    }

    public void Add(ColumnEvidence other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        FewestDigits = Math.Min(FewestDigits, other.FewestDigits);
        MostDigits = Math.Max(MostDigits, other.MostDigits);
    }

    /// <summary>Adds cells whose class is known from having been read as it.</summary>
    public void AddKnown(ValueClass valueClass, long count) => _counts[(int)valueClass] += count;
}
