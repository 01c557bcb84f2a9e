using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Charts;

/// <summary>The 시군구 that nearly all rows of a version lie in, when a few lie in others: 춘천시, of stops of which some stand beyond its border.</summary>
/// <param name="Column">The column of 시군구 that ingest added.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Share">Of the rows with a place, 0–1.</param>
public sealed record HomeRegion(Column Column, string Name, long Rows, double Share)
{
    private const double Most = 0.6;

    public static HomeRegion? Of(VersionManifest manifest)
    {
        if (manifest.Places is not { Located: > 0 } places) return null;
        var column = manifest.Columns.FirstOrDefault(c => c is { Name: "시군구", Source: null, Closed: false, Role: ColumnRole.Region });
        if (column?.Profile is not { Top: [{ } first, ..], Distinct: > 1 }) return null;
        var share = (double)first.Count / places.Located;
        return share >= Most && share < 1 ? new(column, first.Value, first.Count, share) : null;
    }
}
