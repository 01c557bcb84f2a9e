namespace Maru.Methods.Privacy;

/// <summary>
/// The risk that a row of a survey is linked to its person, from how often its key occurs in the sample (f) and is estimated to occur in the population (F):
/// the mean of 1/F given f, when F given f is negative binomial with p = f/F.
/// </summary>
/// <remarks>
/// R. Benedetti, L. Franconi, "Statistical and technological solutions for controlled data dissemination", 1998; closed forms and the approximation for f ≥ 3 after
/// M. Capobianchi, S. Polettini, M. Lucarelli, 2001.
/// </remarks>
public static class IndividualRisk
{
    private const int MostTerms = 100_000;

    /// <param name="frequencies">Frequencies of the keys.</param>
    /// <param name="isExact">The mean itself for every f; else p / (f − (1 − p)) from f = 3 on, as is usual.</param>
    public static double[] Of(KeyFrequencies frequencies, bool isExact = true)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        return [.. frequencies.Sample.Zip(frequencies.Population, (f, population) => Of(f, population, isExact))];
    }

    public static double Of(int f, double population, bool isExact = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(f, 1);
        double p = f / population, q = 1 - p;
        if (q <= 0) return 1.0 / f;
        if (f >= 3 && !isExact) return p / (f - q);
        return f switch
        {
            1 => p / q * -Math.Log(p),
            2 when q > 0.01 => p / q - p / q * (p / q) * -Math.Log(p),
            _ => p / f * Hypergeometric(f, q),
        };
    }

    // 2F1(1, 1; f + 1; q), by Euler's transformation of 2F1(f, f; f + 1; q); its terms fall faster than n^-f.
    private static double Hypergeometric(int f, double q)
    {
        double sum = 0, term = 1;
        for (int n = 0; n < MostTerms && term > sum * 1e-17; n++)
        {
            sum += term;
            term *= q * (n + 1) / (f + 1 + n);
        }
        return sum;
    }
}
