namespace Maru.Methods.Privacy;

/// <summary>How much the labels of a hierarchy still say of the values they stand for.</summary>
public static class LevelInformation
{
    /// <summary>For each level the share of the column's entropy that its labels hold among the rows to be published, 1 (as it was) to 0; 1 throughout when there is none to lose.</summary>
    /// <remarks>A label is a function of its value, so what both share is the entropy of the labels: T. M. Cover, J. A. Thomas, "Elements of Information Theory", 2006, chapter 2.</remarks>
    public static double[] KeptAt(GeneralizedColumn column, Microdata data)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(data);
        var rows = new long[column.Column.Values.Count];
        for (int row = 0; row < column.Column.Rows; row++)
            if (data.IsPublished(row)) rows[column.Column.Codes[row]]++;
        double whole = Bits(rows);
        return [.. Enumerable.Range(0, column.Height + 1).Select(level => whole == 0 ? 1 : Math.Clamp(Bits(ByLabel(column, level, rows)) / whole, 0, 1))];
    }

    /// <summary>Entropy of counts, in bits.</summary>
    public static double Bits(IEnumerable<long> counts)
    {
        long[] some = [.. counts.Where(count => count > 0)];
        double total = some.Sum();
        return -some.Sum(count => count / total * Math.Log2(count / total));
    }

    private static long[] ByLabel(GeneralizedColumn column, int level, long[] rows)
    {
        var counts = new long[column.CardinalityAt(level)];
        for (int value = 0; value < rows.Length; value++) counts[column.CodesAt(level)[value]] += rows[value];
        return counts;
    }
}
