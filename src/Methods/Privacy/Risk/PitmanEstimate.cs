namespace Maru.Methods.Privacy;

/// <summary>Pitman's sampling model fitted to class sizes by maximum likelihood (Newton's method), and the population uniques it expects.</summary>
/// <remarks>N. Hoshino, "Applying Pitman's sampling formula to microdata disclosure risk assessment", Journal of Official Statistics, 2001.</remarks>
internal static class PitmanEstimate
{
    private const double Accuracy = 1e-6;
    private const int Iterations = 1000;

    // The closed forms divide by α.
    private const double DirectBelow = 1e-3;

    public static double Uniques(ClassSizes sizes, double population)
    {
        double once = sizes.Unique, twice = Math.Max(1, sizes.CountOf(2)), classes = sizes.Classes, n = sizes.Records;
        double c = once * (once - 1) / twice;
        double theta = (n * classes * c - once * (n - 1) * (2 * classes + c)) / (2 * once * classes + once * c - n * c);
        double alpha = (theta * (once - n) + (n - 1) * once) / (n * classes);
        if (!Solve(sizes, ref theta, ref alpha) || alpha == 0) return double.NaN;
        double uniques = Math.Exp(GammaFunctions.LogGamma(theta + 1) - GammaFunctions.LogGamma(theta + alpha) + alpha * Math.Log(population));
        return uniques >= 0 && uniques <= population ? uniques : double.NaN;
    }

    private static bool Solve(ClassSizes sizes, ref double theta, ref double alpha)
    {
        for (int i = 0; i < Iterations; i++)
        {
            var (byTheta, byAlpha, thetaTheta, thetaAlpha, alphaAlpha) = Slopes(sizes, theta, alpha);
            if (!double.IsFinite(byTheta) || !double.IsFinite(byAlpha)) return false;
            if (Math.Abs(byTheta) <= Accuracy && Math.Abs(byAlpha) <= Accuracy) return true;
            double determinant = thetaTheta * alphaAlpha - thetaAlpha * thetaAlpha;
            theta -= (alphaAlpha * byTheta - thetaAlpha * byAlpha) / determinant;
            alpha -= (thetaTheta * byAlpha - thetaAlpha * byTheta) / determinant;
            if (!(theta >= 0)) return false;
        }
        return false;
    }

    // First and second derivatives of the log-likelihood
    //   Σ ln(θ + iα) (i = 1 … classes − 1) − Σ ln(θ + i) (i = 1 … n − 1) + Σ over classes Σ ln(j − α) (j = 1 … size − 1).
    private static (double ByTheta, double ByAlpha, double ThetaTheta, double ThetaAlpha, double AlphaAlpha) Slopes(ClassSizes sizes, double theta, double alpha)
    {
        double n = sizes.Records;
        var (s1, si, q1, qi, qii) = alpha < DirectBelow ? Direct(sizes.Classes, theta, alpha) : Closed(sizes.Classes, theta, alpha);
        double byAlpha = si, alphaAlpha = -qii, digamma = GammaFunctions.Digamma(1 - alpha), trigamma = GammaFunctions.Trigamma(1 - alpha);
        for (int i = 0; i < sizes.Sizes.Count; i++)
        {
            int size = sizes.Sizes[i];
            if (size == 1) continue;
            byAlpha -= sizes.Counts[i] * (GammaFunctions.Digamma(size - alpha) - digamma);
            alphaAlpha -= sizes.Counts[i] * (trigamma - GammaFunctions.Trigamma(size - alpha));
        }
        return (
            s1 - (GammaFunctions.Digamma(n + theta) - GammaFunctions.Digamma(1 + theta)),
            byAlpha,
            GammaFunctions.Trigamma(1 + theta) - GammaFunctions.Trigamma(n + theta) - q1,
            -qi,
            alphaAlpha);
    }

    // Σ 1/(θ+iα), Σ i/(θ+iα), Σ 1/(θ+iα)², Σ i/(θ+iα)², Σ i²/(θ+iα)² over i = 1 … classes − 1.
    private static (double S1, double Si, double Q1, double Qi, double Qii) Closed(double classes, double theta, double alpha)
    {
        double ratio = theta / alpha, square = alpha * alpha;
        double first = GammaFunctions.Digamma(classes + ratio) - GammaFunctions.Digamma(1 + ratio);
        double second = GammaFunctions.Trigamma(1 + ratio) - GammaFunctions.Trigamma(classes + ratio);
        return (first / alpha, (classes - 1 - ratio * first) / alpha, second / square, (first - ratio * second) / square, (classes - 1 - 2 * ratio * first + ratio * ratio * second) / square);
    }

    private static (double S1, double Si, double Q1, double Qi, double Qii) Direct(int classes, double theta, double alpha)
    {
        double s1 = 0, si = 0, q1 = 0, qi = 0, qii = 0;
        for (int i = 1; i < classes; i++)
        {
            double inverse = 1 / (theta + i * alpha), square = inverse * inverse;
            if (inverse <= 0) return (double.NaN, 0, 0, 0, 0);
            s1 += inverse;
            si += i * inverse;
            q1 += square;
            qi += i * square;
            qii += (double)i * i * square;
        }
        return (s1, si, q1, qi, qii);
    }
}
