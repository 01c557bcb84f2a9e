namespace Maru.Methods.Coordinates;

/// <summary>A column of numbers under its header; NaN where a row has none.</summary>
public sealed record CoordinateColumn(string Name, ReadOnlyMemory<double> Values);

/// <summary>
/// Tells which system coordinates are in by trying: each system in common use, in both axis orders, is judged by how many points it puts in the
/// target area, then in the country. A file that also carries WGS 84 columns decides by itself, to the millimetre.
/// </summary>
public static partial class CrsDetection
{
    /// <summary>More rows than this are sampled evenly.</summary>
    public const int LargestSample = 4_000;

    private const double AgreesWithinMetres = 30;

    // A system that is written down holds as long as no other puts a tenth more points in place: systems of one family lie hundreds of metres
    // apart, so a wrong one gains or loses some points at the border only.
    private const double WrittenHolds = 0.9;

    /// <summary>The finding for every pair of coordinate columns, by name or, when no name says so, by values that are degrees in Korea.</summary>
    /// <param name="columns">All columns; those that are not numeric may have NaN throughout.</param>
    /// <param name="area">The city, or null to judge by the country alone.</param>
    public static IReadOnlyList<DetectedCoordinates> Detect(IReadOnlyList<CoordinateColumn> columns, TargetArea? area = null)
    {
        var pairs = CoordinateColumns.Find([.. columns.Select(column => column.Name)]);
        if (pairs.Count == 0)
            pairs = FindByValues(columns);
        var findings = pairs.Select(pair => Detect(columns, pair, area, null)).ToList();
        if (findings.Find(IsOwnWgs84) is not { } reference)
            return findings;
        return [.. findings.Select(finding => finding == reference || finding.Crs is { IsGeographic: true } ? finding : Detect(columns, finding.Pair, area, reference))];
    }

    /// <summary>The finding for one pair the user has chosen.</summary>
    public static DetectedCoordinates Detect(IReadOnlyList<CoordinateColumn> columns, CoordinatePair pair, TargetArea? area, DetectedCoordinates? reference)
    {
        var sample = Sample.Of(columns, pair, reference);
        var candidates = Rank(Evaluate(sample, KoreanSystems.Common, pair.Hint, area), pair.Hint, sample.Count);
        if (candidates.Count == 0 || candidates[0].InCountry < sample.Count / 2)
            candidates = Rank(Evaluate(sample, KoreanSystems.All, pair.Hint, area), pair.Hint, sample.Count);
        var evidence = Judge(candidates, sample, pair.Hint, area);
        if (evidence == CrsEvidence.Nothing)
            return new(pair, null, false, sample.Form, evidence, candidates, [], sample.Count, sample.Missing);
        return new(pair, candidates[0].Crs, candidates[0].AreAxesSwapped, sample.Form, evidence, candidates, RivalsOf(candidates, evidence), sample.Count, sample.Missing);
    }

    private static List<CrsCandidate> Evaluate(Sample sample, IEnumerable<Crs> systems, Crs? hint, TargetArea? area)
    {
        var candidates = new List<CrsCandidate>();
        foreach (var crs in hint is null ? systems : systems.Append(hint).Distinct())
            foreach (var areSwapped in (ReadOnlySpan<bool>)[false, true])
                if (Evaluate(sample, crs, areSwapped, area) is { InCountry: > 0 } candidate)
                    candidates.Add(candidate);
        return candidates;
    }

    private static CrsCandidate Evaluate(Sample sample, Crs crs, bool areSwapped, TargetArea? area)
    {
        double[] longitude = new double[sample.Count], latitude = new double[sample.Count];
        var (x, y) = areSwapped ? (sample.Y, sample.X) : (sample.X, sample.Y);
        CrsTransform.ToWgs84(crs, x, y, longitude, latitude);
        int inArea = 0, inCountry = 0;
        for (var i = 0; i < sample.Count; i++)
        {
            inCountry += TargetArea.SouthKorea.Contains(longitude[i], latitude[i]) ? 1 : 0;
            inArea += area is not null && area.Contains(longitude[i], latitude[i]) ? 1 : 0;
        }
        var errors = sample.ErrorsMetres(longitude, latitude);
        return new(crs, areSwapped, inArea, inCountry, Median(longitude), Median(latitude),
            errors.Length > 0 ? Median(errors) : null, errors.Length > 0 ? errors.Max() : null);
    }

    // The area counts only where it holds most points: a file of another city must not be drawn to this one by the few points a wrong system
    // puts there. What is left equal goes to the straight axis order, and the system most used; but what is written down comes first.
    private static List<CrsCandidate> Rank(List<CrsCandidate> candidates, Crs? hint, int tried)
    {
        var isAreaMeant = candidates.Exists(candidate => candidate.InArea * 2 > tried);
        var mostInCountry = candidates.Count == 0 ? 0 : candidates.Max(candidate => candidate.InCountry);
        List<CrsCandidate> ranked =
        [
            .. candidates
                .OrderBy(candidate => candidate.MedianErrorMetres is { } error && error < AgreesWithinMetres ? Math.Round(error, 3) : double.MaxValue)
                .ThenByDescending(candidate => isAreaMeant ? candidate.InArea : 0)
                .ThenByDescending(candidate => candidate.InCountry >= mostInCountry * 0.99 ? mostInCountry : candidate.InCountry)
                .ThenByDescending(candidate => candidate.Crs == hint)
                .ThenBy(candidate => candidate.AreAxesSwapped),
        ];
        if (ranked.Find(candidate => candidate.Crs == hint) is { } written && Holds(written, ranked[0], isAreaMeant))
        {
            ranked.Remove(written);
            ranked.Insert(0, written);
        }
        return ranked;
    }

    // The file's own WGS 84 columns know better than any name.
    private static bool Holds(CrsCandidate written, CrsCandidate best, bool isAreaMeant) =>
        !(best.MedianErrorMetres < AgreesWithinMetres)
        && (isAreaMeant ? written.InArea >= best.InArea * WrittenHolds : written.InCountry >= best.InCountry * WrittenHolds);

    private static CrsEvidence Judge(List<CrsCandidate> candidates, Sample sample, Crs? hint, TargetArea? area)
    {
        if (candidates.Count == 0)
            return CrsEvidence.Nothing;
        var best = candidates[0];
        if (best.MedianErrorMetres < AgreesWithinMetres)
            return CrsEvidence.OwnWgs84;
        if (best.Crs == hint && best.InCountry * 2 > sample.Count)
            return CrsEvidence.Names;
        if (area is not null && best.InArea * 2 > sample.Count)
            return CrsEvidence.Area;
        // Small whole numbers lie near the false origin of some old belt, in Korea by accident: without a city, only common systems count.
        return best.InCountry * 2 > sample.Count && KoreanSystems.Common.Contains(best.Crs) ? CrsEvidence.Country : CrsEvidence.Nothing;
    }

    // Systems in common use that put as many points in the same places; a hundredth fewer is chance at the border.
    private static IReadOnlyList<Crs> RivalsOf(List<CrsCandidate> candidates, CrsEvidence evidence)
    {
        var best = candidates[0];
        if (evidence is CrsEvidence.OwnWgs84 or CrsEvidence.Names || best.Crs.IsGeographic)
            return [];
        return [.. candidates.Skip(1)
            .Where(other => evidence == CrsEvidence.Area ? other.InArea >= best.InArea * 0.99 : other.InCountry >= best.InCountry * 0.99)
            .Where(other => other.Crs != best.Crs && KoreanSystems.Common.Contains(other.Crs))
            .Select(other => other.Crs)
            .Distinct()];
    }

    private static bool IsOwnWgs84(DetectedCoordinates finding) =>
        finding.Pair.IsGeographic && finding.Crs == KoreanSystems.Wgs84 && finding.Candidates[0].InCountry * 10 > finding.Tried * 9;

    private static double Median(double[] values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    // Without helpful names: two columns whose every value is a longitude, and a latitude, of Korea.
    private static IReadOnlyList<CoordinatePair> FindByValues(IReadOnlyList<CoordinateColumn> columns)
    {
        int FirstWithin(double least, double most) => columns.ToList().FindIndex(column => IsWithin(column.Values.Span, least, most));
        int x = FirstWithin(124, 132), y = FirstWithin(33, 39);
        return x >= 0 && y >= 0 ? [new(x, y, true, "", null)] : [];
    }

    private static bool IsWithin(ReadOnlySpan<double> values, double least, double most)
    {
        int given = 0, fractions = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            if (value < least || value > most)
                return false;
            given++;
            fractions += value != Math.Floor(value) ? 1 : 0;
        }
        // Ages from 33 to 39 are whole; coordinates hardly ever are.
        return given > 0 && fractions * 10 > given * 9;
    }
}
