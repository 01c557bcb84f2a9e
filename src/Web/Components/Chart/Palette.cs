namespace Maru.Web.Components.Chart;

/// <summary>Which of the seven blues a class takes: with fewer classes they spread over the whole range.</summary>
public static class Palette
{
    /// <returns>1 (palest) to 7.</returns>
    public static int Step(int index, int count) => count <= 1 ? 4 : 1 + (int)Math.Round(index * 6.0 / (count - 1), MidpointRounding.AwayFromZero);

    /// <summary>White text from the fifth blue up.</summary>
    public static bool IsDark(int step) => step >= 5;
}
