namespace Maru.Methods.Privacy;

/// <summary>How likely rows can be linked to people, by who tries (all shares 0–1).</summary>
/// <param name="Rows">Published rows.</param>
/// <param name="Classes">Classes they fall into.</param>
/// <param name="ProsecutorHighest">1 over the smallest class: someone known to be in the table.</param>
/// <param name="ProsecutorAverage">Classes over rows: a random row of the table; also the share of rows a marketer links who links all.</param>
/// <param name="JournalistHighest">1 over the smallest class of the population; the prosecutor's when no population is known.</param>
/// <param name="MarketerAverage">Average over rows of 1 over the class of the population; the prosecutor's when no population is known.</param>
/// <param name="UniqueShare">Rows alone in their class.</param>
/// <param name="RowsAtHighest">Share of rows with the highest risk.</param>
/// <remarks>K. El Emam, "Guide to the de-identification of personal health information", 2013: the three attackers.</remarks>
public sealed record ReidentificationRisk(
    int Rows, int Classes, double ProsecutorHighest, double ProsecutorAverage, double JournalistHighest, double MarketerAverage, double UniqueShare, double RowsAtHighest)
{
    /// <param name="classes">Classes of the rows.</param>
    /// <param name="suppressed">Classes left out; null when none is.</param>
    public static ReidentificationRisk Of(EquivalenceClasses classes, IReadOnlyList<bool>? suppressed = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        int rows = 0, count = 0, unique = 0, smallest = int.MaxValue, atSmallest = 0, smallestPopulation = int.MaxValue;
        double linked = 0;
        for (int i = 0; i < classes.Count; i++)
        {
            int size = classes.Sizes[i];
            if (size == 0 || suppressed is not null && suppressed[i]) continue;
            rows += size;
            count++;
            if (size == 1) unique++;
            if (size < smallest) (smallest, atSmallest) = (size, 0);
            if (size == smallest) atSmallest += size;
            smallestPopulation = Math.Min(smallestPopulation, classes.Populations[i]);
            linked += (double)size / classes.Populations[i];
        }
        return rows == 0 ? new(0, 0, 0, 0, 0, 0, 0, 0)
            : new(rows, count, 1.0 / smallest, (double)count / rows, 1.0 / smallestPopulation, linked / rows, (double)unique / rows, (double)atSmallest / rows);
    }
}
