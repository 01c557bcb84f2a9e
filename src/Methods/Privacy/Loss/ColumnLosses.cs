namespace Maru.Methods.Privacy;

/// <summary>Losses of columns put together.</summary>
internal static class ColumnLosses
{
    private const double Digits = 1e10;

    /// <summary>As ARX does (Metric.round), so that losses equal in the tenth digit are equal.</summary>
    public static double Round(double loss) => Math.Floor(loss * Digits) / Digits;

    public static InformationLoss Together(double[] losses, LossAggregate aggregate) => aggregate switch
    {
        LossAggregate.Sum => new(losses.Sum()),
        LossAggregate.Mean => new(losses.Average()),
        LossAggregate.GeometricMean => new(Geometric(losses)),
        LossAggregate.Maximum => new(losses.Max()),
        LossAggregate.Rank => new(Geometric(losses), [.. losses.OrderDescending()]),
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate)),
    };

    /// <summary>The weights of generalisation and suppression: both 1 at 0.5; below, suppression weighs less, above, generalisation.</summary>
    public static (double Generalization, double Suppression) Weights(double factor) => (factor <= 0.5 ? 1 : 1 - 2 * (factor - 0.5), factor < 0.5 ? 2 * factor : 1);

    private static double Geometric(double[] losses)
    {
        double product = 1;
        foreach (double loss in losses) product *= Math.Pow(loss + 1, 1.0 / losses.Length);
        return product - 1;
    }
}
