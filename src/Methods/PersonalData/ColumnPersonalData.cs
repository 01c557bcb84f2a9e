using Maru.Methods.Sketches;

namespace Maru.Methods.PersonalData;

/// <summary>Reads all values of a column and judges, with the column's name, what personal data it holds. Keeps counts, never values.</summary>
/// <remarks>Not safe for several threads at once: fill one per thread and <see cref="Merge"/>.</remarks>
public sealed partial class ColumnPersonalData
{
    private const int MemoSize = 2048;
    private const int FirstDecade = 190;
    private const int Decades = 14;
    private static readonly int KindCount = Enum.GetValues<PersonalDataKind>().Length;

    // Readings of recent cells by fingerprint: columns repeat themselves.
    private (ulong Fingerprint, ValueReading Reading)[]? memo;
    private readonly KindTally?[] kinds = new KindTally?[KindCount];
    private readonly NameTally names = new();
    private long values;
    private long numeric;
    private long dates;
    private long accounts;
    private long fronts;
    private long backs;
    private long streets;
    private readonly long[] byDecade = new long[Decades];

    /// <summary>Cells that were not empty.</summary>
    public long Values => values;

    /// <summary>Takes one cell of UTF-8, <paramref name="times"/> times over when the caller has grouped equal cells.</summary>
    public void Add(ReadOnlySpan<byte> value, long times = 1)
    {
        value = Trim(value);
        Add(value, Fingerprint.Of(value), times);
    }

    /// <summary>The same for a trimmed cell whose <see cref="Fingerprint"/> is known.</summary>
    public void Add(ReadOnlySpan<byte> value, ulong fingerprint, long times)
    {
        if (value.IsEmpty || IsBlank(value)) return;
        values += times;
        if (value[0] is >= (byte)'0' and <= (byte)'9' or (byte)'-') numeric += times;
        if (value.Length < PersonalDataScanner.ShortestValue)
        {
            if (IsYear(value)) dates += times;
            return;
        }
        if (PlainNumbers.Are(value))
        {
            AddPlain(value, times);
            return;
        }
        memo ??= new (ulong, ValueReading)[MemoSize];
        ref var entry = ref memo[(int)(fingerprint & (MemoSize - 1))];
        if (entry.Fingerprint != fingerprint) entry = (fingerprint, ValueReading.Read(value));
        if (!entry.Reading.IsNothing) Tally(entry.Reading, fingerprint, times);
    }

    private void AddPlain(ReadOnlySpan<byte> value, long times)
    {
        bool date = ValueReading.IsWrittenDate(value);
        if (date) TakeDate(ValueReading.YearOf(value), times);
        if (value.Length == 6 && date) fronts += times;
        else if (value.Length == 7 && value[0] is >= (byte)'1' and <= (byte)'8' && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')) backs += times;
    }

    /// <summary>Takes one whole number: columns of numbers hide resident, phone, card and business numbers whose leading zeros were lost.</summary>
    public void Add(long value, long times = 1)
    {
        values += times;
        numeric += times;
        if (value < 10_000_000)
        {
            if (value is >= 1900 and <= 2039 or >= 10101 and <= 991231) dates += times;
            if (value is >= 101 and <= 991231 && NumberRules.IsDate(1900 + (int)value / 10000, (int)value / 100 % 100, (int)value % 100))
            {
                fronts += times;
                TakeYear(ValueReading.Century((int)value / 10000), times);
            }
            else if (value is >= 1_000_000 and < 9_000_000) backs += times;
            return;
        }
        var reading = WholeNumber.Read(value);
        if (!reading.IsNothing) Tally(reading, Fingerprint.Of(value), times);
    }

    /// <summary>Takes a day of this year, however it was written: one under a name like 생년월일 is personal.</summary>
    public void AddDate(int year, long times = 1)
    {
        AddNumber(times);
        TakeDate(year, times);
    }

    private void TakeDate(int year, long times)
    {
        dates += times;
        TakeYear(year, times);
    }

    private void TakeYear(int year, long times)
    {
        int decade = year / 10 - FirstDecade;
        if ((uint)decade < Decades) byDecade[decade] += times;
    }

    /// <summary>Takes a number that can be no number of a person, as one with decimals: the column's name is still judged.</summary>
    public void AddNumber(long times = 1)
    {
        values += times;
        numeric += times;
    }

    /// <summary>Adds what another part of the same column held.</summary>
    public void Merge(ColumnPersonalData other)
    {
        values += other.values;
        numeric += other.numeric;
        dates += other.dates;
        accounts += other.accounts;
        fronts += other.fronts;
        backs += other.backs;
        streets += other.streets;
        for (int i = 0; i < Decades; i++) byDecade[i] += other.byDecade[i];
        names.Merge(other.names);
        for (int i = 0; i < KindCount; i++)
            if (other.kinds[i] is { } tally) (kinds[i] ??= new KindTally()).Merge(tally);
    }

    private void Tally(in ValueReading reading, ulong hash, long times)
    {
        if (reading.Name.Looks) names.Add(reading.Name, hash, times);
        if (reading.Date) TakeDate(reading.Year, times);
        if (reading.Street) streets += times;
        if (reading.Account) accounts += times;
        if (reading.Found) (kinds[(int)reading.Kind] ??= new KindTally()).Add(reading, hash, times);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty && value[0] <= ' ') value = value[1..];
        while (!value.IsEmpty && value[^1] <= ' ') value = value[..^1];
        return value;
    }

    private static bool IsBlank(ReadOnlySpan<byte> value) => value.Length == 1 && value[0] is (byte)'-' or (byte)'.';

    private static bool IsYear(ReadOnlySpan<byte> value) =>
        value.Length == 4 && (value[0] == '1' && value[1] == '9' || value[0] == '2' && value[1] == '0');
}
