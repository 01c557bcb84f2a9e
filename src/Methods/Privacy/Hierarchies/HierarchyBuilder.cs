using System.Globalization;

namespace Maru.Methods.Privacy;

/// <summary>Ready hierarchies made from the values a column holds. Each ends at <see cref="Any"/>; a value that is not of the kind is at once <see cref="Any"/>.</summary>
public static class HierarchyBuilder
{
    /// <summary>The label of every value together.</summary>
    public const string Any = "*";

    /// <summary>Numbers by intervals, finer ones first; a wider interval must be a multiple of the one before it.</summary>
    /// <param name="values">Values to be covered.</param>
    /// <param name="widths">Widths of the intervals, level by level.</param>
    /// <param name="low">Everything below is one, when given.</param>
    /// <param name="high">Everything from here on is one, when given.</param>
    public static Hierarchy Intervals(IEnumerable<string> values, IReadOnlyList<decimal> widths, decimal? low = null, decimal? high = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(widths);
        for (int i = 0; i < widths.Count; i++)
            if (widths[i] <= 0 || i > 0 && (widths[i] <= widths[i - 1] || widths[i] % widths[i - 1] != 0))
                throw new ArgumentException($"Width {widths[i]} must be a multiple of the one before it.", nameof(widths));
        return Build(values, widths.Count, value => Number(value) is { } number ? [.. widths.Select((width, i) => Interval(number, width, Edge(low, widths), Edge(high, widths)))] : null);
    }

    /// <summary>Ages by 5, 10 and 20 years, the oldest together from an age on.</summary>
    public static Hierarchy Ages(IEnumerable<string> values, int oldest = 80) => Intervals(values, [5, 10, 20], 0, oldest);

    /// <summary>Monthly incomes by 500,000, 1,000,000 and 5,000,000 won, 10,000,000 and more together.</summary>
    /// <param name="values">Values to be covered.</param>
    /// <param name="unit">Won that a value of 1 stands for: 1, or 10,000 for amounts in 만원.</param>
    /// <exception cref="ArgumentException">The unit is not above zero.</exception>
    public static Hierarchy Incomes(IEnumerable<string> values, decimal unit) => unit > 0
        ? Intervals(values, [500_000 / unit, 1_000_000 / unit, 5_000_000 / unit], 0, 10_000_000 / unit) : throw new ArgumentException($"A unit of {unit} won is no amount.", nameof(unit));

    /// <summary>Numbers by ranges between boundaries, then by pairs of ranges, and so on.</summary>
    public static Hierarchy Ranges(IEnumerable<string> values, IReadOnlyList<decimal> boundaries)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        for (int i = 1; i < boundaries.Count; i++)
            if (boundaries[i] <= boundaries[i - 1]) throw new ArgumentException($"Boundary {boundaries[i]} does not lie above {boundaries[i - 1]}.", nameof(boundaries));
        int levels = 1;
        for (int ranges = boundaries.Count + 1; ranges > 2; ranges = (ranges + 1) / 2) levels++;
        return Build(values, levels, value =>
        {
            if (Number(value) is not { } number) return null;
            int range = 0;
            while (range < boundaries.Count && boundaries[range] <= number) range++;
            return [.. Enumerable.Range(0, levels).Select(level => Between(boundaries, range >> level << level, (range >> level) + 1 << level))];
        });
    }

    /// <summary>Numbers by boundaries of one's own at each level; a level keeps some of the boundaries of the one before it.</summary>
    /// <exception cref="ArgumentException">Boundaries do not rise, or one of them is not among those of the level before.</exception>
    public static Hierarchy Steps(IEnumerable<string> values, IReadOnlyList<IReadOnlyList<decimal>> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        for (int level = 0; level < levels.Count; level++)
            for (int i = 0; i < levels[level].Count; i++)
                if (i > 0 && levels[level][i] <= levels[level][i - 1] || level > 0 && !levels[level - 1].Contains(levels[level][i]))
                    throw new ArgumentException($"Boundary {levels[level][i]} of level {level + 1} must lie above the one before it and be one of the level below.", nameof(levels));
        return Build(values, levels.Count, value =>
        {
            if (Number(value) is not { } number) return null;
            return [.. levels.Select(boundaries => boundaries.Count == 0 ? Any : Around(boundaries, boundaries.Count(boundary => boundary <= number)))];
        });
    }

    /// <summary>Dates by month, quarter, year and decade.</summary>
    public static Hierarchy Dates(IEnumerable<string> values) => Build(values, 4, value => Date(value) is { } date
        ?
        [
            date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000} Q{(date.Month + 2) / 3}"),
            date.ToString("yyyy", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{date.Year / 10 * 10:0000}s"),
        ]
        : null);

    /// <summary>Codes by their first characters: region codes of ten digits by 8 (읍면동), 5 (시군구), 2 (시도).</summary>
    public static Hierarchy Prefixes(IEnumerable<string> values, IReadOnlyList<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        for (int i = 0; i < lengths.Count; i++)
            if (lengths[i] < 1 || i > 0 && lengths[i] >= lengths[i - 1]) throw new ArgumentException("Prefixes must become shorter.", nameof(lengths));
        return Build(values, lengths.Count, value => value.Length < lengths.Max() ? null : [.. lengths.Select(length => value[..length] + new string('*', value.Length - length))]);
    }

    /// <summary>Administrative names by their words: 강원특별자치도 춘천시 서면 → 강원특별자치도 춘천시 → 강원특별자치도.</summary>
    public static Hierarchy Words(IEnumerable<string> values)
    {
        string[] kept = [.. values];
        int levels = kept.Select(value => WordsOf(value).Length).DefaultIfEmpty(1).Max() - 1;
        // A name of fewer words keeps its own until the level at which longer ones have as few.
        return Build(kept, levels, value => [.. Enumerable.Range(1, levels).Select(level => string.Join(' ', WordsOf(value).Take(levels + 1 - level)))]);
    }

    /// <summary>Text masked one character more at each level, from its end or its start.</summary>
    public static Hierarchy Masked(IEnumerable<string> values, bool fromEnd = true, int? most = null)
    {
        string[] kept = [.. values];
        int longest = kept.Select(value => value.Length).DefaultIfEmpty(0).Max(), levels = Math.Min(most ?? longest - 1, longest - 1);
        return Build(kept, Math.Max(0, levels), value => [.. Enumerable.Range(1, Math.Max(0, levels)).Select(hidden => Hide(value.PadRight(longest), hidden, fromEnd))]);

        static string Hide(string value, int hidden, bool fromEnd) => fromEnd ? value[..^hidden] + new string('*', hidden) : new string('*', hidden) + value[hidden..];
    }

    /// <summary>Kept or not, nothing between.</summary>
    public static Hierarchy Suppressed(IEnumerable<string> values) => Build(values, 0, _ => []);

    private static Hierarchy Build(IEnumerable<string> values, int levels, Func<string, string[]?> labels)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] none = [.. Enumerable.Repeat(Any, levels)];
        return Hierarchy.From(values.Distinct(StringComparer.Ordinal).DefaultIfEmpty("").Select(value => (string[])[value, .. labels(value) ?? none, Any]));
    }

    private static string[] WordsOf(string value) => value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static decimal? Number(string value) => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static DateOnly? Date(string value) =>
        DateOnly.TryParseExact(value.Split(' ', 'T')[0], ["yyyy-MM-dd", "yyyyMMdd", "yyyy.MM.dd", "yyyy/MM/dd", "yyyy. M. d.", "yyyy.M.d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    // An edge inside an interval would cut it at one level and not at the next.
    private static decimal? Edge(decimal? edge, IReadOnlyList<decimal> widths) => edge is { } at && widths.Count > 0 ? Math.Floor(at / widths[^1]) * widths[^1] : edge;

    private static string Interval(decimal number, decimal width, decimal? low, decimal? high)
    {
        if (number < low) return string.Create(CultureInfo.InvariantCulture, $"<{low}");
        if (number >= high) return string.Create(CultureInfo.InvariantCulture, $"≥{high}");
        decimal from = Math.Floor(number / width) * width;
        return string.Create(CultureInfo.InvariantCulture, $"{from}–{(width == Math.Floor(width) ? from + width - 1 : from + width)}");
    }

    private static string Around(IReadOnlyList<decimal> boundaries, int range) => Between(boundaries, range, range + 1);

    private static string Between(IReadOnlyList<decimal> boundaries, int from, int to) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(from == 0 ? "" : boundaries[from - 1])}–{(to > boundaries.Count ? "" : boundaries[to - 1])}");
}
