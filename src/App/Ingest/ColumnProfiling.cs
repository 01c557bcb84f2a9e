using System.Globalization;
using System.Text;
using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Ingest;

/// <summary>
/// What the values of each column look like. Most was gathered while the rows passed by; the engine is asked over the parts just written
/// for columns that were worked out from others, and for histograms of columns with many different values.
/// </summary>
internal sealed class ColumnProfiling(IEngineSession session, string table)
{
    public const int Bins = 24;
    private const int TopValues = 12;
    private const int MostRegions = 300;
    private const int LongestShown = 200;

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The profile of a column that was read.</summary>
    /// <param name="masked">Withheld cells, known from reading.</param>
    public ColumnProfile Profile(StoredColumn column, ColumnTally tally, long rows, long masked, CancellationToken stop)
    {
        var profile = new ColumnProfile(rows, rows - tally.Filled, masked, tally.Distinct);
        if (tally.Filled == 0) return profile;
        return tally switch
        {
            TextTally text => profile with { Min = Cut(text.Min), Max = Cut(text.Max), Top = text.Counts is { } counts ? Top(counts) : null },
            WholeTally { Month: true } months => profile with { Min = MonthText(months.Min), Max = MonthText(months.Max), Top = Top(months, MonthText) },
            WholeTally { Truth: true } truths => profile with { Min = TruthText(truths.Min), Max = TruthText(truths.Max), Top = Top(truths, TruthText) },
            WholeTally numbers => Measured(profile, numbers, column, stop),
            DoubleTally numbers => Measured(profile, numbers, column, stop),
            _ => profile with { Distinct = tally.Filled },
        };
    }

    /// <summary>The profile of a column that was worked out from others.</summary>
    public ColumnProfile Profile(StoredColumn column, long rows, CancellationToken stop)
    {
        var c = Quote(column.Name);
        if (column.Type == StorageType.Blob) return new(rows, rows - ToLong(Row($"select count({c}) from {Quote(table)}", 1, stop)[0]), 0, 0);
        var found = Row($"select count({c}), count(distinct {c}), cast(min({c}) as varchar), cast(max({c}) as varchar){(column.Type == StorageType.Text ? "" : $", avg({c}), sum({c})")} from {Quote(table)}", column.Type == StorageType.Text ? 4 : 6, stop);
        var filled = ToLong(found[0]);
        var profile = new ColumnProfile(rows, rows - filled, 0, ToLong(found[1]), Cut(found[2] as string), Cut(found[3] as string));
        if (filled == 0) return profile;
        if (column.Type == StorageType.Text) return profile with { Top = Top(column.Name, TopValues, stop) };
        return profile with
        {
            Mean = ToDouble(found[4]),
            Sum = ToDouble(found[5]),
            Histogram = Histogram(column, Number(profile.Min), Number(profile.Max), stop),
        };
    }

    /// <summary>The rows of the table.</summary>
    public long Rows(CancellationToken stop) => ToLong(Row($"select count(*) from {Quote(table)}", 1, stop)[0]);

    /// <summary>The profile of any column, of the rows as they are stored.</summary>
    /// <param name="masked">Withheld cells, known from reading.</param>
    public ColumnProfile OfStored(ColumnType type, string name, long rows, long masked, CancellationToken stop)
    {
        var c = Quote(name);
        var filled = ToLong(Row($"select count({c}) from {Quote(table)}", 1, stop)[0]);
        var profile = new ColumnProfile(rows, rows - filled, masked, filled);
        if (filled == 0 || type == ColumnType.Geometry) return profile with { Distinct = filled };
        var edges = Row($"select count(distinct {c}), cast(min({c}) as varchar), cast(max({c}) as varchar) from {Quote(table)}", 3, stop);
        profile = profile with { Distinct = ToLong(edges[0]), Min = Cut(edges[1] as string), Max = Cut(edges[2] as string) };
        if (type is ColumnType.Text or ColumnType.Boolean) return profile with { Top = Top(name, TopValues, stop) };
        var value = Measure(type, c);
        var found = Row($"select cast(min({value}) as double), cast(max({value}) as double) from {Quote(table)}", 2, stop);
        profile = profile with { Histogram = Histogram(value, c, ToDouble(found[0])!.Value, ToDouble(found[1])!.Value, stop) };
        if (type is not (ColumnType.Integer or ColumnType.Number)) return profile;
        var sums = Row($"select cast(avg({c}) as double), cast(sum({c}) as double) from {Quote(table)}", 2, stop);
        return profile with { Mean = ToDouble(sums[0]), Sum = ToDouble(sums[1]) };
    }

    private static string Measure(ColumnType type, string c) => type is ColumnType.Date or ColumnType.DateTime or ColumnType.Time ? $"epoch({c})" : $"cast({c} as double)";

    /// <summary>True when no two rows share a value and none is blank.</summary>
    public bool IsUnique(string column, long rows, CancellationToken stop) => ToLong(Row($"select count(distinct {Quote(column)}) from {Quote(table)}", 1, stop)[0]) == rows;

    /// <summary>A column of regions keeps all of them, for where its data lie is asked of the profile.</summary>
    public Column WithEveryRegion(Column column, CancellationToken stop) =>
        column is { Role: ColumnRole.Region, Closed: false, Profile: { Top.Count: TopValues, Distinct: > TopValues and <= MostRegions } profile }
            ? column with { Profile = profile with { Top = Top(column.Name, MostRegions, stop) } }
            : column;

    private ColumnProfile Measured(ColumnProfile profile, WholeTally tally, StoredColumn column, CancellationToken stop)
    {
        profile = profile with { Min = Text(column.Type, tally.Min), Max = Text(column.Type, tally.Max), Histogram = Histogram(tally, column, tally.AsNumber(tally.Min), tally.AsNumber(tally.Max), stop) };
        return column.Type == StorageType.Int64 ? profile with { Mean = (double)tally.Sum / tally.Filled, Sum = (double)tally.Sum } : profile;
    }

    private ColumnProfile Measured(ColumnProfile profile, DoubleTally tally, StoredColumn column, CancellationToken stop) => profile with
    {
        Min = Text(tally.Min, stop),
        Max = Text(tally.Max, stop),
        Mean = tally.Sum / tally.Filled,
        Sum = tally.Sum,
        Histogram = Histogram(tally, column, tally.Min, tally.Max, stop),
    };

    private long[]? Histogram(NumberTally tally, StoredColumn column, double min, double max, CancellationToken stop)
    {
        if (tally.Counts is not { } counts) return Histogram(column, min, max, stop);
        if (!(max > min)) return null;
        var bins = new long[Bins];
        foreach (var (_, bits, count) in counts.Numbers()) bins[Bin((tally.AsNumber(bits) - min) * Bins / (max - min))] += count;
        return bins;
    }

    private long[]? Histogram(StoredColumn column, double min, double max, CancellationToken stop)
    {
        if (!(max > min)) return null;
        var c = Quote(column.Name);
        return Histogram(column.Type is StorageType.Date or StorageType.Timestamp or StorageType.Time ? $"epoch({c})" : $"cast({c} as double)", c, min, max, stop);
    }

    private long[]? Histogram(string value, string c, double min, double max, CancellationToken stop)
    {
        if (!(max > min)) return null;
        using var result = session.Query(FormattableString.Invariant($"select cast(least({Bins - 1}, floor(({value} - {min:R}) * {Bins} / {max - min:R})) as utinyint) as b, count(*) from {Quote(table)} where {c} is not null group by 1"), null, stop);
        var bins = new long[Bins];
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++) bins[Bin(Convert.ToDouble(result.Batch.Value(0, row), CultureInfo.InvariantCulture))] += ToLong(result.Batch.Value(1, row));
        return bins;
    }

    private static int Bin(double place) => Math.Clamp((int)place, 0, Bins - 1);

    private static List<ValueCount> Top(ValueCounts counts) => [.. counts.MostFrequentTexts(TopValues).Select(value => new ValueCount(Cut(value.Text)!, value.Count))];

    private static List<ValueCount>? Top(WholeTally tally, Func<long, string> text) => tally.Counts is not { } counts ? null
        : [.. counts.Numbers().OrderByDescending(value => value.Count).ThenBy(value => value.Bits).Take(TopValues).Select(value => new ValueCount(text(value.Bits), value.Count))];

    private List<ValueCount> Top(string column, int most, CancellationToken stop)
    {
        var c = Quote(column);
        using var result = session.Query(
            FormattableString.Invariant($"select cast({c} as varchar), count(*) as n from {Quote(table)} where {c} is not null group by 1 order by n desc, 1 limit {most}"), null, stop);
        var top = new List<ValueCount>();
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++) top.Add(new(Cut((string)result.Batch.Value(0, row)!)!, ToLong(result.Batch.Value(1, row))));
        return top;
    }

    private object?[] Row(string sql, int columns, CancellationToken stop)
    {
        using var result = session.Query(sql, null, stop);
        var row = new object?[columns];
        if (!result.Next()) return row;
        for (var i = 0; i < columns; i++) row[i] = result.Batch.Value(i, 0);
        return row;
    }

    private static string MonthText(long value) => Encoding.UTF8.GetString(MonthReader.TextOf(value));

    private static string TruthText(long value) => value == 0 ? "false" : "true";

    private static string Text(StorageType type, long value) => type switch
    {
        StorageType.Date => TimeText.DateText(value),
        StorageType.Timestamp => TimeText.DateText(Math.DivRem(value, TimeText.MicrosPerDay, out var rest) - (rest < 0 ? 1 : 0)) + " " + TimeText.ClockText(rest < 0 ? rest + TimeText.MicrosPerDay : rest),
        StorageType.Time => TimeText.ClockText(value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    // As the engine writes it, wherever the number is shown.
    private string Text(double value, CancellationToken stop) => (string)Row(FormattableString.Invariant($"select cast(cast('{value:R}' as double) as varchar)"), 1, stop)[0]!;

    private static long ToLong(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static double Number(string? text) => double.Parse(text!, CultureInfo.InvariantCulture);

    private static double? ToDouble(object? value) => value switch
    {
        null => null,
        Int128 large => (double)large,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static string? Cut(string? text) => text is { Length: > LongestShown } ? text[..LongestShown] + "…" : text;
}
