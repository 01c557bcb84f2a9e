using System.Text.RegularExpressions;
using Maru.App.Rows;
using Maru.Core.Data;

namespace Maru.App.Charts;

public enum ChartForm
{
    /// <summary>Names with lying bars, largest first.</summary>
    Bar,
    /// <summary>A line over an ordered axis.</summary>
    Line,
    /// <summary>Standing bars over an ordered axis.</summary>
    Column,
    /// <summary>Cells of two groupings, coloured by value.</summary>
    Heat,
    /// <summary>Rows in equal bins of a measure.</summary>
    Histogram,
    /// <summary>Two measures against each other.</summary>
    Scatter,
}

/// <summary>A chart of one version's rows. Every column in it is one a reader may see; see <see cref="ChartRequestReader"/>.</summary>
public sealed record ChartRequest(ChartForm Form)
{
    public const int DefaultTop = 25;
    public const int MostTop = 100;

    /// <summary>What stands along the axis; of a scatter the measure across; null for a histogram and for <see cref="Wide"/>.</summary>
    public Column? By { get; init; }

    /// <summary>year, month, day or hour: dates are cut down to it. Null for the value itself.</summary>
    public string? Period { get; init; }

    /// <summary>Null when rows are counted.</summary>
    public Column? Measure { get; init; }

    public AggregateFunction Function { get; init; } = AggregateFunction.Count;

    /// <summary>A second grouping: one line, or one colour, for each of its most frequent values.</summary>
    public Column? Split { get; init; }

    /// <summary>Columns that are themselves the axis, as 2024년_1월, 2024년_2월 …; empty otherwise.</summary>
    public WideColumns? Wide { get; init; }

    /// <summary>How many names at most; of an ordered axis the latest are taken.</summary>
    public int Top { get; init; } = DefaultTop;

    public IReadOnlyList<RowFilter> Filters { get; init; } = [];

    public string? Search { get; init; }

    /// <summary>True when the axis has an order of its own, as time has.</summary>
    public bool IsOrdered => Wide is not null || (By is { } by && AxisOf.IsOrdered(by));

    /// <summary>True when values are totals that may be compared as shares of a whole.</summary>
    public bool Adds => Function is AggregateFunction.Count or AggregateFunction.Sum;
}

/// <summary>Which columns can stand along an axis.</summary>
public static partial class AxisOf
{
    [GeneratedRegex("^(19|20)\\d\\d(년|년도)?$")]
    private static partial Regex Year();

    /// <summary>True for times, years written as words among them: 2025년.</summary>
    public static bool IsOrdered(Column column) =>
        column.Role == ColumnRole.Time || column.Type is ColumnType.Date or ColumnType.DateTime or ColumnType.Time
        || (column is { Type: ColumnType.Text, Profile: { Min: { } min, Max: { } max } } && Year().IsMatch(min) && Year().IsMatch(max));

    public static bool IsDated(Column column) => column.Type is ColumnType.Date or ColumnType.DateTime;

    /// <summary>True for columns whose values name things, few or many.</summary>
    public static bool CanGroup(Column column) => !column.Closed && column.Profile is { Distinct: > 0 } profile && column.Type switch
    {
        ColumnType.Geometry => false,
        ColumnType.Integer or ColumnType.Number => column.Role is ColumnRole.Time or ColumnRole.Category or ColumnRole.Region || (column.Type == ColumnType.Integer && profile.Distinct <= 60),
        _ => true,
    };
}
