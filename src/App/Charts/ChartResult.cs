namespace Maru.App.Charts;

/// <summary>The numbers of a chart.</summary>
/// <param name="Places">What stands along the axis, in the order it is drawn; of a histogram the lower ends of the bins.</param>
/// <param name="Series">One, or one for each value of the split, most frequent first.</param>
/// <param name="AllPlaces">How many there are, shown or not.</param>
/// <param name="AllSeries">How many values the split has.</param>
public sealed record ChartResult(ChartRequest Request, IReadOnlyList<object?> Places, IReadOnlyList<ChartSeries> Series, long AllPlaces, long AllSeries = 1)
{
    /// <summary>Rows that the shown places stand for, or that the dots do.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that have what the chart asks for, shown or not.</summary>
    public long AllRows { get; init; }

    /// <summary>Of a scatter: where rows lie. Rows close together share a dot.</summary>
    public IReadOnlyList<ChartDot> Dots { get; init; } = [];

    /// <summary>Of a scatter: Pearson's r, or NaN.</summary>
    public double Correlation { get; init; } = double.NaN;

    /// <summary>Of a histogram: width of a bin.</summary>
    public double Step { get; init; }

    /// <summary>Of a histogram: rows above the last bin's upper end are counted in it, as those below the first are in the first.</summary>
    public bool IsCut { get; init; }

    /// <summary>Sum of the first series of a total, all places together; NaN when values don't add up.</summary>
    public double Whole { get; init; } = double.NaN;
}

/// <param name="Name">Null for the only series.</param>
/// <param name="Values">One a place; NaN where there is none.</param>
public sealed record ChartSeries(string? Name, IReadOnlyList<double> Values);

public sealed record ChartDot(double X, double Y, long Rows);
