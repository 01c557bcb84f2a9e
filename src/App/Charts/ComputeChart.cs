using System.Globalization;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Receipts;

namespace Maru.App.Charts;

/// <summary>A chart's numbers with the receipt that lets anybody compute them again.</summary>
public sealed record ComputedChart(ChartResult Result, Receipt Receipt);

/// <summary>Computes charts over the open columns of one version.</summary>
public sealed class ComputeChart(LakeStore lake, IEngine engine, TimeProvider clock)
{
    private const int MostRows = 20_000;
    private const int Bins = 20;

    // Many pages are computed at once: each takes one core, unless the version is so large that people would wait.
    private const long Large = 5_000_000;

    /// <param name="dataset">What people call the dataset.</param>
    /// <exception cref="InputException">The chart has too many cells.</exception>
    /// <exception cref="OperationCanceledException">Stopped, or over its time.</exception>
    public ComputedChart Run(VersionManifest manifest, ChartRequest request, Bilingual title, string dataset, CancellationToken stop)
    {
        var sql = new ChartSql(manifest, request);
        (ResultTable Table, Receipt Receipt) Ask(string text) => ReceiptedQuery.Run(
            engine, title, [(manifest, lake.Table(manifest), dataset)], [new SqlStep("chart", title, text)], clock, MostRows,
            new SessionLimits(Threads: manifest.Rows > Large ? null : 1, Time: TimeSpan.FromSeconds(10)), stop);

        if (request.Form == ChartForm.Histogram) return Histogram(request, sql, Ask);
        if (request.Form == ChartForm.Scatter) return Scatter(request, Ask(sql.Dots()));
        if (request.Wide is not null) return Wide(request, Ask(sql.Wide()));
        return request.Split is null ? Groups(request, Ask(sql.Groups())) : Split(request, Ask(sql.Split()));
    }

    private static ComputedChart Groups(ChartRequest request, (ResultTable Table, Receipt Receipt) answer)
    {
        // Ordered here again: a receipt's outer query promises no order.
        var rows = (request.IsOrdered ? answer.Table.Rows.OrderBy(r => r[0], Order) : answer.Table.Rows.OrderByDescending(r => Sortable(r[1])).ThenBy(r => r[0], Order)).ToList();
        var first = rows.Count > 0 ? rows[0] : null;
        return new(new(request, [.. rows.Select(r => r[0])], [new(null, [.. rows.Select(r => Number(r[1]))])], Long(first?[3]))
        {
            Rows = rows.Sum(r => Long(r[2])),
            AllRows = Long(first?[4]),
            Whole = Number(first?[5]),
        }, answer.Receipt);
    }

    private static ComputedChart Split(ChartRequest request, (ResultTable Table, Receipt Receipt) answer)
    {
        var rows = answer.Table.Rows;
        var wholes = rows.GroupBy(r => r[0]!).Select(g => (Place: g.Key, Whole: Sortable(g.First()[4]))).ToList();
        List<object?> places = [.. (request.IsOrdered ? wholes.OrderBy(w => w.Place, Order) : wholes.OrderByDescending(w => w.Whole).ThenBy(w => w.Place, Order)).Select(w => w.Place)];
        var at = places.Select((place, i) => (place, i)).ToDictionary(p => p.place!, p => p.i);
        var series = rows.GroupBy(r => r[1]!).OrderByDescending(g => Long(g.First()[8])).ThenBy(g => g.Key, Order).Select(group =>
        {
            var values = Enumerable.Repeat(double.NaN, places.Count).ToArray();
            foreach (var row in group) values[at[row[0]!]] = Number(row[2]);
            return new ChartSeries(ResultTable.Text(group.Key), values);
        }).ToList();
        var first = rows.Count > 0 ? rows[0] : null;
        return new(new(request, places, series, Long(first?[5]), Long(first?[6])) { Rows = rows.Sum(r => Long(r[3])), AllRows = Long(first?[7]) }, answer.Receipt);
    }

    private static ComputedChart Wide(ChartRequest request, (ResultTable Table, Receipt Receipt) answer)
    {
        var columns = request.Wide!.Columns;
        var row = answer.Table.Rows[0];
        var rows = Long(row[columns.Count]);
        return new(new(request, [.. columns.Select(c => (object?)c.Text)], [new(null, [.. columns.Select((_, i) => Number(row[i]))])], columns.Count) { Rows = rows, AllRows = rows }, answer.Receipt);
    }

    private static ComputedChart Histogram(ChartRequest request, ChartSql sql, Func<string, (ResultTable Table, Receipt Receipt)> ask)
    {
        var range = ask(sql.Range()).Table.Rows[0];
        var (low, high, p1, p99) = (Number(range[0]), Number(range[1]), Number(range[2]), Number(range[3]));
        if (!double.IsFinite(low)) return new(new(request, [], [], 0), ask(sql.Bins(0, 1, 1)).Receipt);
        // A few giants would press all others into one bin.
        var isCut = p99 > p1 && high - low > (p99 - p1) * 3;
        var (from, to) = isCut ? (p1, p99) : (low, high);
        var step = RoundStep((to - from) / Bins, request.Measure!.Type == Core.Data.ColumnType.Integer);
        var first = Math.Floor(from / step) * step;
        var bins = Math.Max(1, (int)Math.Floor(((to - first) / step) + 1e-9) + 1);
        var (table, receipt) = ask(sql.Bins(first, step, bins));
        var counts = new double[bins];
        foreach (var row in table.Rows) counts[Long(row[0])] = Number(row[1]);
        var rows = (long)counts.Sum();
        return new(new(request, [.. Enumerable.Range(0, bins).Select(i => (object?)Math.Round(first + (i * step), 10))], [new(null, counts)], bins)
        {
            Step = step,
            IsCut = isCut,
            Rows = rows,
            AllRows = rows,
        }, receipt);
    }

    private static ComputedChart Scatter(ChartRequest request, (ResultTable Table, Receipt Receipt) answer)
    {
        var rows = answer.Table.Rows;
        var all = rows.Sum(r => Long(r[2]));
        return new(new(request, [], [], rows.Count)
        {
            Dots = [.. rows.Select(r => new ChartDot(Number(r[0]), Number(r[1]), Long(r[2])))],
            Correlation = rows.Count == 0 ? double.NaN : Number(rows[0][3]),
            Rows = all,
            AllRows = all,
        }, answer.Receipt);
    }

    private static double RoundStep(double raw, bool whole)
    {
        if (!(raw > 0)) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * ((raw / power) switch { <= 1.0001 => 1, <= 2.0001 => 2, <= 5.0001 => 5, _ => 10 });
        return whole ? Math.Max(1, step) : step;
    }

    private static readonly Comparer<object?> Order = Comparer<object?>.Create((a, b) => a is IComparable left && b is not null && a.GetType() == b.GetType()
        ? (a is string text ? string.CompareOrdinal(text, (string)b) : left.CompareTo(b))
        : string.CompareOrdinal(ResultTable.Text(a), ResultTable.Text(b)));

    private static double Sortable(object? value) => Number(value) is var number && double.IsFinite(number) ? number : double.NegativeInfinity;

    private static double Number(object? value) => ResultTable.Number(value) ?? double.NaN;

    private static long Long(object? value) => value switch
    {
        null => 0,
        Int128 big => (long)big,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
