using System.Globalization;

namespace Maru.Methods.Privacy;

/// <summary>The order of values: as numbers when all are numbers, else by their characters.</summary>
public static class ValueOrder
{
    /// <summary>Codes from the least value to the greatest.</summary>
    public static int[] Of(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var numbers = new double[values.Count];
        bool areNumbers = true;
        for (int i = 0; i < numbers.Length && areNumbers; i++)
            areNumbers = double.TryParse(values[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]);
        int[] codes = [.. Enumerable.Range(0, values.Count)];
        Array.Sort(codes, areNumbers ? (a, b) => numbers[a].CompareTo(numbers[b]) : (a, b) => string.CompareOrdinal(values[a], values[b]));
        return codes;
    }
}
