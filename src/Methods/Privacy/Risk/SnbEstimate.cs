namespace Maru.Methods.Privacy;

/// <summary>The slide negative binomial model of class sizes, and the population uniques it expects: K·β^α, where classes of the population, once sampled, hold as many singles and pairs as were seen.</summary>
/// <remarks>G. Chen, S. Keller-McNulty, "Estimation of identification disclosure risk in microdata", Journal of Official Statistics, 1998; the number of classes after T. Shlosser, 1981.</remarks>
internal static class SnbEstimate
{
    private const double Accuracy = 1e-6;
    private const int Iterations = 1000;

    public static double Uniques(ClassSizes sizes, double population)
    {
        double fraction = sizes.Records / population, classes = Classes(sizes, fraction);
        // Starting points over the square, the first from which Newton's method arrives.
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
                if (Solve(classes, fraction, sizes.Unique, sizes.CountOf(2), i * 0.33, j * 0.33) is { } found) return classes * Math.Pow(found.Beta, found.Alpha);
        return double.NaN;
    }

    private static double Classes(ClassSizes sizes, double fraction)
    {
        double a = 0, b = 0, c = 0, d = 0;
        for (int i = 0; i < sizes.Sizes.Count; i++)
        {
            double size = sizes.Sizes[i], count = sizes.Counts[i], unseen = Math.Pow(1 - fraction, size) * count;
            a += size * fraction * fraction * Math.Pow(1 - fraction * fraction, size - 1) * count;
            b += unseen * Math.Pow(1 + fraction, size) - 1;
            c += unseen;
            d += size * fraction * Math.Pow(1 - fraction, size - 1) * count;
        }
        return sizes.Classes + sizes.Unique * (a / b) * (c / d) * (c / d);
    }

    private static (double Alpha, double Beta)? Solve(double classes, double fraction, double once, double twice, double alpha, double beta)
    {
        for (int i = 0; i < Iterations; i++)
        {
            var (f, g) = Missing(classes, fraction, once, twice, alpha, beta);
            if (!double.IsFinite(f) || !double.IsFinite(g)) return null;
            if (Math.Abs(f) <= Accuracy && Math.Abs(g) <= Accuracy) return (alpha, beta);
            double stepA = Math.Max(1e-7, Math.Abs(alpha) * 1e-7), stepB = Math.Max(1e-9, Math.Abs(beta) * 1e-7);
            var (fa, ga) = Missing(classes, fraction, once, twice, alpha + stepA, beta);
            var (fb, gb) = Missing(classes, fraction, once, twice, alpha, beta + stepB);
            double faa = (fa - f) / stepA, fbb = (fb - f) / stepB, gaa = (ga - g) / stepA, gbb = (gb - g) / stepB, determinant = faa * gbb - fbb * gaa;
            alpha -= (gbb * f - fbb * g) / determinant;
            beta -= (faa * g - gaa * f) / determinant;
        }
        return null;
    }

    // Expected singles and pairs in the sample, less those seen.
    private static (double Once, double Twice) Missing(double classes, double fraction, double once, double twice, double alpha, double beta)
    {
        double rest = (1 - fraction) * (1 - beta);
        return (
            classes * fraction * Math.Pow(beta / (1 - rest), alpha) * (alpha * rest / (1 - rest) + 1) - once,
            classes * alpha * Math.Pow(beta, alpha) * fraction * fraction * (1 - beta) / 2 * Math.Pow(1 - rest, alpha + 2) * (2 - (1 - alpha) * rest) - twice);
    }
}
