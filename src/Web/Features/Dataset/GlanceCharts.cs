using Maru.App.Charts;
using Maru.App.Privacy.Publishing;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>Picks the charts the page draws at once: the first telling one of those suggested, and one that shows another side.</summary>
internal static class GlanceCharts
{
    private const int MostTried = 14;
    private const int Wanted = 2;

    public static IReadOnlyList<ShownChart> Choose(VersionManifest manifest, Bilingual title, ColumnLabels labels, Func<ChartRequest, ChartResult> compute)
    {
        List<ShownChart> chosen = [];
        ShownChart? alike = null;
        foreach (var request in InOrder(manifest).Take(MostTried))
        {
            if (chosen.Count > 0 && chosen[0].Request is var first && first.By == request.By && first.Form == request.Form) continue;
            if (Try(request, compute) is not { } result || !SuggestCharts.IsTelling(result)) continue;
            if (SuggestCharts.WithoutTotal(result) is { } rest && Try(rest, compute) is { } better && SuggestCharts.IsTelling(better)) result = better;
            var chart = ShownChart.Of(title, result, labels);
            // A second line over time shows nothing that the first one doesn't; bars by another name do.
            if (chosen.Count > 0 && chosen[0].Request.IsOrdered && request.IsOrdered) alike ??= chart;
            else chosen.Add(chart);
            if (chosen.Count == Wanted) break;
        }
        if (chosen.Count == 1 && alike is not null) chosen.Add(alike);
        return chosen;
    }

    // In a published table each cell stands for what it counts, and is no record to be counted itself.
    private static IEnumerable<ChartRequest> InOrder(VersionManifest manifest) => ReleaseWords.ColumnsOf(manifest) is var (by, value)
        ? by.Select(column => new ChartRequest(ChartForm.Bar) { By = column, Measure = value, Function = AggregateFunction.Sum }) : new SuggestCharts(manifest).InOrder();

    // A chart that takes too long or can't be computed is left out; the page has others, and the rows.
    private static ChartResult? Try(ChartRequest request, Func<ChartRequest, ChartResult> compute)
    {
        try
        {
            return compute(request);
        }
        catch (Exception e) when (e is InputException or OperationCanceledException)
        {
            return null;
        }
    }
}
