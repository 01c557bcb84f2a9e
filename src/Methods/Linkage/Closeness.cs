namespace Maru.Methods.Linkage;

/// <summary>
/// Similarity of numbers, dates (in days) or places (in metres) by how far they are apart: 1 up to <c>offset</c>, a half at <c>offset + scale</c>,
/// then towards 0. The five shapes of recordlinkage.
/// </summary>
/// <remarks>Distance, offset and scale are of one unit; scale is above 0.</remarks>
public static class Closeness
{
    public static double Step(double distance, double offset) => distance <= offset ? 1 : 0;

    public static double Linear(double distance, double offset, double scale) => Math.Max(0, 1 - Beyond(distance, offset, scale) / 2);

    public static double Squared(double distance, double offset, double scale)
    {
        double beyond = Beyond(distance, offset, scale);
        return Math.Max(0, 1 - beyond * beyond / 2);
    }

    public static double Exponential(double distance, double offset, double scale) => Math.Pow(2, -Beyond(distance, offset, scale));

    public static double Gauss(double distance, double offset, double scale)
    {
        double beyond = Beyond(distance, offset, scale);
        return Math.Pow(2, -beyond * beyond);
    }

    private static double Beyond(double distance, double offset, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        return Math.Max(0, Math.Abs(distance) - offset) / scale;
    }
}
