using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.Web.Components.Chart;
using Maru.Web.Components.Map;
using Maru.Web.Text;

namespace Maru.Web.Features.Home;

/// <summary>A figure by region, joined to the regions' outlines and cut into classes.</summary>
internal sealed class RegionFigure
{
    private const int MostClasses = 7;

    private readonly Dictionary<string, HomePoint> _points;

    public RegionFigure(HomeFigure figure, IReadOnlyList<RegionOutline> regions)
    {
        Figure = figure;
        _points = figure.Points.Where(point => point.Value is not null).GroupBy(point => point.Code ?? point.Label).ToDictionary(group => group.Key, group => group.First());
        Classes = Classes.Natural(_points.Values.Select(point => point.Value!.Value), MostClasses);
        Shapes = [.. regions.Select(Shape)];
        Ranking = [.. regions.Select(region => (region.Code, region.Name, Point: Of(region))).Where(row => row.Point is not null)
            .Select(row => (row.Code, row.Name, row.Point!.Value!.Value, row.Point.Weight)).OrderByDescending(row => row.Value)];
    }

    public HomeFigure Figure { get; }

    public Classes Classes { get; }

    public IReadOnlyList<MapShape> Shapes { get; }

    /// <summary>Regions with a value, highest first.</summary>
    public IReadOnlyList<(string Code, string Name, double Value, double? Weight)> Ranking { get; }

    public bool IsWeighted => Ranking.Any(row => row.Weight is > 0);

    /// <summary>The mean over people where people are known, else over regions.</summary>
    public double Average => IsWeighted
        ? Ranking.Sum(row => row.Value * (row.Weight ?? 0)) / Ranking.Sum(row => row.Weight ?? 0)
        : Ranking.Average(row => row.Value);

    /// <summary>The crowded middle: the bounds of the smaller half of the regions, when it is a small part of the whole.</summary>
    public MapBounds? Core
    {
        get
        {
            var boxes = Shapes.Select(shape => MapBounds.Of([shape])).ToArray();
            if (boxes.Length < 8) return null;
            double Size(MapBounds box) => (box.East - box.West) * (box.North - box.South);
            var small = boxes.OrderBy(Size).Take((int)(boxes.Length * 0.48)).ToArray();
            var core = new MapBounds(small.Min(box => box.West), small.Min(box => box.South), small.Max(box => box.East), small.Max(box => box.North));
            return Size(core) < Size(MapBounds.Of(Shapes)) * 0.25 ? core.Grow(0.02) : null;
        }
    }

    private HomePoint? Of(RegionOutline region) => _points.GetValueOrDefault(region.Code) ?? _points.GetValueOrDefault(region.Name);

    private MapShape Shape(RegionOutline region)
    {
        var value = Of(region)?.Value;
        return new(region.Code, region.Name, region.Rings, value is { } known ? $"seq{Palette.Step(Classes.Of(known), Classes.Count)}" : "none", value is { } written ? Figures.Fixed(written, Figure.Decimals) : null);
    }
}
