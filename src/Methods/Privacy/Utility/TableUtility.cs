namespace Maru.Methods.Privacy;

/// <summary>How much a table still says after it was changed.</summary>
public static class TableUtility
{
    /// <summary>How differently values are spread in two tables: half the sum of differences of shares, 0 (alike) to 1.</summary>
    public static double Distance(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (first, second) = (Shares(before), Shares(after));
        double sum = 0;
        foreach (var (value, share) in first) sum += Math.Abs(share - second.GetValueOrDefault(value));
        foreach (var (value, share) in second)
            if (!first.ContainsKey(value)) sum += share;
        return sum / 2;
    }

    /// <summary>How strongly two columns of categories go together: Cramér's V, 0 to 1; 0 when one of them says nothing.</summary>
    public static double CramersV(CodedColumn first, CodedColumn second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (rows, columns) = (new int[first.Values.Count], new int[second.Values.Count]);
        var cells = new Dictionary<(int, int), int>();
        for (int i = 0; i < first.Rows; i++)
        {
            rows[first.Codes[i]]++;
            columns[second.Codes[i]]++;
            cells[(first.Codes[i], second.Codes[i])] = cells.GetValueOrDefault((first.Codes[i], second.Codes[i])) + 1;
        }
        int least = Math.Min(rows.Count(count => count > 0), columns.Count(count => count > 0)) - 1;
        if (least < 1) return 0;
        // χ²/n + 1 is the sum over cells of n_ij² / (n_i n_j); empty cells add nothing.
        double sum = cells.Sum(cell => (double)cell.Value * cell.Value / ((double)rows[cell.Key.Item1] * columns[cell.Key.Item2]));
        return Math.Sqrt(Math.Max(0, sum - 1) / least);
    }

    /// <summary>How much of the information in a column its replacement still holds: mutual information over entropy, 0 to 1; 1 when there was none to lose.</summary>
    /// <remarks>T. M. Cover, J. A. Thomas, "Elements of Information Theory", 2006, chapter 2.</remarks>
    public static double KeptInformation(CodedColumn before, CodedColumn after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        double whole = Bits(before.Codes);
        if (whole == 0) return 1;
        return Math.Clamp((whole + Bits(after.Codes) - Bits(before.Codes.Select((code, i) => (code, after.Codes[i])))) / whole, 0, 1);
    }

    private static double Bits<T>(IEnumerable<T> values) where T : notnull
    {
        var counts = values.CountBy(value => value).Select(pair => pair.Value).ToList();
        double total = counts.Sum(count => (long)count);
        return -counts.Sum(count => count / total * Math.Log2(count / total));
    }

    /// <summary>Pearson's correlation; 0 when one of the columns does not vary.</summary>
    public static double Correlation(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count == 0) return 0;
        double meanFirst = first.Average(), meanSecond = second.Average(), together = 0, squareFirst = 0, squareSecond = 0;
        for (int i = 0; i < first.Count; i++)
        {
            double a = first[i] - meanFirst, b = second[i] - meanSecond;
            together += a * b;
            squareFirst += a * a;
            squareSecond += b * b;
        }
        return squareFirst == 0 || squareSecond == 0 ? 0 : together / Math.Sqrt(squareFirst * squareSecond);
    }

    private static Dictionary<string, double> Shares(IEnumerable<string> values)
    {
        var counts = values.CountBy(value => value).ToDictionary(pair => pair.Key, pair => (double)pair.Value, StringComparer.Ordinal);
        double total = counts.Values.Sum();
        foreach (string value in counts.Keys) counts[value] /= total;
        return counts;
    }
}
