namespace Maru.Methods.Privacy;

public enum UniquenessEstimate
{
    /// <summary>Pitman's model for small samples (up to a tenth), else the lower of SNB and Zayatz.</summary>
    Dankar,
    Pitman,
    Zayatz,

    /// <summary>Slide negative binomial.</summary>
    Snb,
}

/// <summary>Estimates, from class sizes in a sample, how many people are alone in their class in the whole population.</summary>
/// <remarks>
/// Which estimate to use: F. Dankar et al., "Estimating the re-identification risk of clinical data sets", 2012. Pitman: N. Hoshino, 2001.
/// Zayatz: L. Zayatz, "Estimation of the percent of unique population elements on a microdata file using the sample", 1991. SNB: G. Chen, S. Keller-McNulty, 1998.
/// </remarks>
public static class PopulationUniques
{
    private const double SmallSample = 0.1;

    /// <summary>Share of the population that is unique; 0 when the estimate can't be made.</summary>
    public static double Share(ClassSizes sizes, long population, UniquenessEstimate estimate, bool fallsBack = true)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (population < sizes.Records) throw new ArgumentOutOfRangeException(nameof(population), population, "The population is smaller than the sample.");
        if (sizes.Unique == 0) return 0;
        double uniques = estimate switch
        {
            UniquenessEstimate.Pitman => PitmanEstimate.Uniques(sizes, population),
            UniquenessEstimate.Zayatz => Zayatz(sizes, population),
            UniquenessEstimate.Snb => SnbEstimate.Uniques(sizes, population),
            _ => Dankar(sizes, population, fallsBack),
        };
        return double.IsFinite(uniques) ? uniques / population : 0;
    }

    private static double Dankar(ClassSizes sizes, long population, bool fallsBack)
    {
        if ((double)sizes.Records / population <= SmallSample)
        {
            double pitman = PitmanEstimate.Uniques(sizes, population);
            return IsEstimate(pitman) ? pitman : fallsBack ? Zayatz(sizes, population) : double.NaN;
        }
        double snb = SnbEstimate.Uniques(sizes, population), zayatz = Zayatz(sizes, population);
        return IsEstimate(snb) ? Math.Min(snb, zayatz) : zayatz;
    }

    private static bool IsEstimate(double uniques) => double.IsFinite(uniques) && uniques != 0;

    private static double Zayatz(ClassSizes sizes, long population)
    {
        double fraction = (double)sizes.Records / population, seenOnce = 0;
        for (int i = 0; i < sizes.Sizes.Count; i++) seenOnce += (double)sizes.Counts[i] / sizes.Classes * OneOf(sizes.Sizes[i], sizes.Records, population);
        double unique = (double)sizes.Unique / sizes.Classes * OneOf(1, sizes.Records, population) / seenOnce;
        return sizes.Unique * unique / fraction;
    }

    // Hypergeometric: the chance that exactly one of `size` is among `sample` drawn from the population.
    private static double OneOf(int size, long sample, long population) => population - size < sample - 1 ? 0 : size * Math.Exp(
        LogChoose(population - size, sample - 1) - LogChoose(population, sample));

    private static double LogChoose(long n, long k) => GammaFunctions.LogGamma(n + 1) - GammaFunctions.LogGamma(k + 1) - GammaFunctions.LogGamma(n - k + 1);
}
