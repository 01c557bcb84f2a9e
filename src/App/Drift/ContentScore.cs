using Maru.Methods.Linkage;

namespace Maru.App.Drift;

/// <summary>
/// How likely two columns of two files are one, by their values, 0–1. Where rows of both files are known to be the same ones (by their key),
/// by how far the values agree beyond what chance would give; else by the values they have in common, their shapes and their spread.
/// </summary>
internal static class ContentScore
{
    /// <summary>Enough to say so without asking.</summary>
    public const double Sure = 0.85;

    /// <summary>Enough to ask a person.</summary>
    public const double Likely = 0.5;

    /// <summary>A sure match is at least this much better than any other of the two columns.</summary>
    public const double Margin = 0.1;

    // Two columns of Y and N look alike whatever they mean: rows must show it.
    private const double MostOfFewValues = 0.8;
    private const int FewValues = 12;
    private const int FewestAligned = 10;
    private const double NamePart = 0.1;

    /// <param name="aligned">Rows of both that are the same thing, by place in the two samples.</param>
    public static double Of(SampledValues before, SampledValues now, string nameBefore, string nameNow, IReadOnlyList<(int Before, int Now)> aligned)
    {
        if (before.Family != now.Family || before.Family == ValueFamily.Shape || before.Filled == 0 || now.Filled == 0) return 0;
        var name = NamePart * EditSimilarity.Jamo(nameBefore, nameNow);
        if (Agreement(before, now, aligned) is { } agreement) return Math.Clamp(agreement + (agreement >= Likely ? name : 0), 0, 1);
        var values = Common(before.Shares, now.Shares);
        var shapes = Common(before.Shapes, now.Shapes);
        var distinct = 1 - Math.Abs(before.Distinct - now.Distinct);
        var alike = before.Places is { } a && now.Places is { } b
            ? (0.5 * values) + (0.3 * Spread(a, b)) + (0.1 * shapes) + (0.1 * distinct)
            : (0.6 * values) + (0.25 * shapes) + (0.15 * distinct);
        var score = Math.Min(1, alike + name);
        return Math.Min(before.Shares.Count, now.Shares.Count) <= FewValues ? Math.Min(score, MostOfFewValues) : score;
    }

    // Cohen's kappa: agreement beyond chance. Null when too few rows are known to be the same, or nothing varies.
    private static double? Agreement(SampledValues before, SampledValues now, IReadOnlyList<(int Before, int Now)> aligned)
    {
        var pairs = aligned.Select(row => (Before: before.Rows[row.Before], Now: now.Rows[row.Now])).Where(row => row.Before is not null && row.Now is not null).ToList();
        if (pairs.Count < FewestAligned) return null;
        var seen = (double)pairs.Count(row => row.Before == row.Now) / pairs.Count;
        var counts = pairs.GroupBy(row => row.Now!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => (double)same.Count() / pairs.Count, StringComparer.Ordinal);
        var chance = pairs.GroupBy(row => row.Before!, StringComparer.Ordinal).Sum(same => (double)same.Count() / pairs.Count * counts.GetValueOrDefault(same.Key));
        return chance > 0.95 ? null : (seen - chance) / (1 - chance);
    }

    // How much of two distributions is the same.
    private static double Common(IReadOnlyDictionary<string, double> a, IReadOnlyDictionary<string, double> b) => a.Sum(value => Math.Min(value.Value, b.GetValueOrDefault(value.Key)));

    private static double Spread(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var width = Math.Max(Math.Max(a[^1] - a[0], b[^1] - b[0]), double.Epsilon);
        return Math.Max(0, 1 - a.Zip(b, (x, y) => Math.Abs(x - y) / width).Average());
    }
}
