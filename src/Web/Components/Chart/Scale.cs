namespace Maru.Web.Components.Chart;

/// <summary>Maps values to positions, and knows the round values worth a gridline.</summary>
public sealed record Scale(double Low, double High, IReadOnlyList<double> Ticks)
{
    /// <summary>A scale whose ends and ticks are round numbers: steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
    /// <param name="fromZero">Bars start at zero; lines may not.</param>
    /// <param name="wanted">About how many ticks.</param>
    public static Scale Nice(IEnumerable<double> values, bool fromZero, int wanted = 4)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        var low = finite.Length == 0 ? 0 : finite.Min();
        var high = finite.Length == 0 ? 1 : finite.Max();
        if (fromZero) (low, high) = (Math.Min(0, low), Math.Max(0, high));
        if (high - low <= Math.Abs(high) * 1e-12) (low, high) = low == 0 ? (0, 1) : (Math.Min(0, low), Math.Max(0, high));

        var step = Step((high - low) / Math.Max(1, wanted - 1));
        var first = Math.Floor(low / step + 1e-9);
        var last = Math.Ceiling(high / step - 1e-9);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, 12)).ToArray();
        return new(ticks[0], ticks[^1], ticks);
    }

    /// <summary>0 at <see cref="Low"/>, 1 at <see cref="High"/>, held within them.</summary>
    public double Share(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    public double Percent(double value) => Share(value) * 100;

    /// <summary>Position down from the top of a plot of that height.</summary>
    public double Down(double value, double height) => (1 - Share(value)) * height;

    private static double Step(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var lead = raw / power;
        return power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 2.5001 ? 2.5 : lead <= 5.0001 ? 5 : 10);
    }
}
