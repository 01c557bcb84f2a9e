using System.Globalization;

namespace Maru.Methods.Linkage;

/// <summary>How alike two texts are, 0–1.</summary>
public enum TextMeasure
{
    JaroWinkler,
    Jaro,
    Levenshtein,
    Damerau,

    /// <summary>Levenshtein over Korean letters: one wrong letter of a syllable is a third of an edit.</summary>
    Jamo,
}

/// <summary>The comparisons there are; see <see cref="Comparison"/> for what a level is.</summary>
public static class Compare
{
    /// <summary>The same or not.</summary>
    public static Comparison Exact(LinkColumn column, bool adjustForFrequency = false) => new ExactComparison(column) { AdjustsForFrequency = adjustForFrequency };

    /// <summary>Levels by similarity: the same, at least each threshold, less than all.</summary>
    /// <param name="thresholds">Falling, above 0, at most 1: 0.92, 0.8.</param>
    public static Comparison Text(LinkColumn<string> column, TextMeasure measure, params ReadOnlySpan<double> thresholds) => Text(column, measure, false, thresholds);

    /// <inheritdoc cref="Text(LinkColumn{string}, TextMeasure, ReadOnlySpan{double})"/>
    public static Comparison Text(LinkColumn<string> column, TextMeasure measure, bool adjustForFrequency, params ReadOnlySpan<double> thresholds)
    {
        if (thresholds.IsEmpty) return Exact(column, adjustForFrequency);
        var limits = Falling(thresholds, 1);
        return new ValueComparison<string>(column, Names(limits, limit => $"{Percent(limit)} 이상 비슷함"), (a, b) => LevelAtLeast(limits, Similarity(measure, a, b, limits[^1])))
        {
            AdjustsForFrequency = adjustForFrequency,
        };
    }

    /// <summary>Persons' names, read by <see cref="KoreanPersonName"/>: the same, masked but fitting, one letter off, one syllable off, other.</summary>
    public static Comparison KoreanNames(LinkColumn<string> column, bool adjustForFrequency = true)
    {
        const double oneLetter = 0.34, oneSyllable = 1.01;
        var names = column.Select(column.Name, static name => KoreanPersonName.Normalize(name) is { Length: > 0 } read ? read : null);
        return new ValueComparison<string>(names, ["다름", "한 글자 다름", "가려졌거나 한 낱자 다름", "같음"], static (a, b) => KoreanPersonName.Distance(a, b, oneSyllable) switch
        {
            <= oneLetter => 2,
            <= oneSyllable => 1,
            _ => 0,
        })
        {
            AdjustsForFrequency = adjustForFrequency,
        };
    }

    /// <summary>Korean addresses, read by <see cref="KoreanAddress"/>; the levels are those of <see cref="AddressAgreement"/>.</summary>
    public static Comparison KoreanAddresses(LinkColumn<string> column) => KoreanAddresses(column.Select(column.Name, KoreanAddress.Parse));

    /// <inheritdoc cref="KoreanAddresses(LinkColumn{string})"/>
    public static Comparison KoreanAddresses(LinkColumn<KoreanAddress> column) => new AddressComparison(column);

    /// <summary>Numbers: the same, at most each difference apart, further.</summary>
    /// <param name="differences">Rising, in the unit of the column.</param>
    public static Comparison Numbers(LinkColumn<double> column, params ReadOnlySpan<double> differences)
    {
        var limits = Rising(differences);
        return new ValueComparison<double>(column, Names(limits, limit => string.Create(CultureInfo.InvariantCulture, $"차이 {limit:0.######} 이하")), (a, b) => LevelWithin(limits, Math.Abs(a - b)));
    }

    /// <summary>Dates of one event, like births: the same, one digit wrong or two swapped or day and month swapped, the same year, other.</summary>
    public static Comparison Dates(LinkColumn<DateOnly> column) =>
        new ValueComparison<DateOnly>(column, ["다름", "해가 같음", "한 숫자 다르거나 월일이 바뀜", "같음"], static (a, b) => WrittenDate.IsSlipOf(a, b) ? 2 : a.Year == b.Year ? 1 : 0);

    /// <summary>Dates: the same, at most so many days apart, further.</summary>
    public static Comparison Days(LinkColumn<DateOnly> column, params ReadOnlySpan<double> days)
    {
        var limits = Rising(days);
        return new ValueComparison<DateOnly>(column, Names(limits, limit => string.Create(CultureInfo.InvariantCulture, $"{limit:0.#}일 이내")), (a, b) => LevelWithin(limits, Math.Abs(a.DayNumber - b.DayNumber)));
    }

    /// <summary>Places: the same, at most so many metres apart, further.</summary>
    public static Comparison Places(LinkColumn<GeoPoint> column, params ReadOnlySpan<double> metres)
    {
        var limits = Rising(metres);
        return new ValueComparison<GeoPoint>(column, Names(limits, limit => string.Create(CultureInfo.InvariantCulture, $"{limit:#,0.#}m 이내")), (a, b) => LevelWithin(limits, a.MetresTo(b)));
    }

    /// <param name="least">A lower similarity need not be exact: it is only known to be below.</param>
    public static double Similarity(TextMeasure measure, ReadOnlySpan<char> a, ReadOnlySpan<char> b, double least = 0) => measure switch
    {
        TextMeasure.Jaro => JaroWinkler.Jaro(a, b),
        TextMeasure.JaroWinkler => JaroWinkler.Similarity(a, b),
        TextMeasure.Levenshtein => EditSimilarity.Levenshtein(a, b, least),
        TextMeasure.Damerau => EditSimilarity.Damerau(a, b, least),
        TextMeasure.Jamo => EditSimilarity.Jamo(a, b, least),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Expected one of the text measures."),
    };

    private static int LevelAtLeast(double[] falling, double similarity)
    {
        for (int i = 0; i < falling.Length; i++)
            if (similarity >= falling[i]) return falling.Length - i;
        return 0;
    }

    private static int LevelWithin(double[] rising, double distance)
    {
        for (int i = 0; i < rising.Length; i++)
            if (distance <= rising[i]) return rising.Length - i;
        return 0;
    }

    private static string[] Names(double[] limits, Func<double, string> name) => ["다름", .. limits.Reverse().Select(name), "같음"];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    private static double[] Falling(ReadOnlySpan<double> thresholds, double most)
    {
        for (int i = 0; i < thresholds.Length; i++)
            if (thresholds[i] is not > 0 || thresholds[i] > (i == 0 ? most : thresholds[i - 1]))
                throw new ArgumentException($"Thresholds fall and lie between 0 and {most}; found {thresholds[i]} at place {i + 1}.", nameof(thresholds));
        return thresholds.ToArray();
    }

    private static double[] Rising(ReadOnlySpan<double> limits)
    {
        for (int i = 0; i < limits.Length; i++)
            if (limits[i] is not >= 0 || i > 0 && limits[i] <= limits[i - 1])
                throw new ArgumentException($"Limits rise and are not negative; found {limits[i]} at place {i + 1}.", nameof(limits));
        return limits.ToArray();
    }
}
