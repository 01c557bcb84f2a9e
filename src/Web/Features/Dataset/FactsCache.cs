using Maru.App.Catalog;
using Maru.App.Charts;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>The computed part of the pages last looked at, by dataset, version and what readers may see of it.</summary>
public sealed class FactsCache(LakeStore lake, IEngine engine, RowReader reader, CityOutlines outlines, ComputeChart charts)
{
    public const int Kept = 200;

    private readonly RecentlyUsed<DatasetFacts> _facts = new(Kept);
    private readonly RecentlyUsed<ComputedChart> _charts = new(Kept);

    /// <param name="manifest">With the dictionary's decisions laid over it.</param>
    public DatasetFacts Of(VersionManifest manifest, CatalogEntry entry) => _facts.Get(KeyOf(manifest, entry), () => Compute(manifest, entry));

    /// <summary>A chart a reader asked for. Others may wait for the same one, so the reader's leaving does not stop it; its time limit does.</summary>
    public ComputedChart Chart(VersionManifest manifest, CatalogEntry entry, ChartRequest request)
    {
        var asked = string.Join('&', ChartRequestReader.Write(request).Select(p => $"{p.Key}={p.Value}").Concat(request.Filters.Select(f => $"{f.Column.Name}={f.Text}")).Append(request.Search));
        return _charts.Get(asked + '\n' + KeyOf(manifest, entry), () => charts.Run(manifest, request, Title(entry, request), entry.Title.Ko, CancellationToken.None));
    }

    // What the receipt is called: 버스정류장 위치정보, 행정동별 건수(건).
    private static Bilingual Title(CatalogEntry entry, ChartRequest request)
    {
        var measure = ShownChart.Describe(entry.Title, request, new(entry));
        return new($"{entry.Title.Ko}, {measure.Ko}", $"{entry.Title.En}: {measure.En}");
    }

    // Others wait for the same computation, so one reader's leaving does not stop it.
    private DatasetFacts Compute(VersionManifest manifest, CatalogEntry entry)
    {
        var sql = new FactSql(lake, engine, manifest, CancellationToken.None);
        var shown = GlanceCharts.Choose(manifest, entry.Title, new(entry), request => charts.Run(manifest, request, entry.Title, entry.Title.Ko, CancellationToken.None).Result);
        var map = Map(manifest, sql);
        if (shown.Count == 0 && map is { Areas.Count: > 0 } && PlaceShapes.NameOf(manifest) is { } name && ShownChart.OfShapes(map, name, ChartTexts.Word(name, new(entry))) is { } sizes) shown = [sizes];
        return new(
            Findings.Of(manifest, shown.Count > 0 ? shown[0] : null, map), shown, map,
            RowPage.Read(reader, manifest, RowPage.First(manifest), CancellationToken.None), SetAsideGroup.Read(lake, manifest));
    }

    private GlanceMap? Map(VersionManifest manifest, FactSql sql)
    {
        try
        {
            return new PlaceMap(manifest, sql, outlines.Areas()).Draw();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private string KeyOf(VersionManifest manifest, CatalogEntry entry) => string.Join(
        '\n',
        [
            FormattableString.Invariant($"{manifest.Dataset}@{manifest.Version}"), manifest.RowFilter, entry.Title.Ko, entry.Title.En, outlines.Areas()?.Source,
            .. manifest.Columns.Select(c => $"{c.Name}|{c.Closed}|{c.Role}|{c.Unit}"), .. entry.Columns.Select(c => c.Label.Ko + "|" + c.Label.En),
        ]);
}
