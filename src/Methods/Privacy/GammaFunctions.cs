namespace Maru.Methods.Privacy;

/// <summary>Logarithm and derivatives of the gamma function for positive arguments, to about 1e-13: recurrence up to 12, then the asymptotic series (DLMF 5.11, 5.15).</summary>
internal static class GammaFunctions
{
    private const double SeriesFrom = 12;

    // Bernoulli numbers B2, B4, …, B14.
    private static readonly double[] Bernoulli = [1 / 6.0, -1 / 30.0, 1 / 42.0, -1 / 30.0, 5 / 66.0, -691 / 2730.0, 7 / 6.0];

    public static double Digamma(double x)
    {
        if (x <= 0 && x == Math.Floor(x)) return double.NaN;
        double result = 0;
        for (; x < SeriesFrom; x++) result -= 1 / x;
        result += Math.Log(x) - 1 / (2 * x);
        double square = x * x, power = square;
        for (int n = 1; n <= Bernoulli.Length; n++, power *= square) result -= Bernoulli[n - 1] / (2 * n * power);
        return result;
    }

    public static double Trigamma(double x)
    {
        if (x <= 0 && x == Math.Floor(x)) return double.NaN;
        double result = 0;
        for (; x < SeriesFrom; x++) result += 1 / (x * x);
        result += 1 / x + 1 / (2 * x * x);
        double square = x * x, power = square * x;
        for (int n = 1; n <= Bernoulli.Length; n++, power *= square) result += Bernoulli[n - 1] / power;
        return result;
    }

    public static double LogGamma(double x)
    {
        if (x <= 0) return double.NaN;
        double result = 0;
        for (; x < SeriesFrom; x++) result -= Math.Log(x);
        result += (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI);
        double square = x * x, power = x;
        for (int n = 1; n <= Bernoulli.Length; n++, power *= square) result += Bernoulli[n - 1] / (2 * n * (2 * n - 1) * power);
        return result;
    }
}
