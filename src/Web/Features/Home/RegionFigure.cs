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

    /// <summary>The colours in use with the values they stand for, from lowest to highest, and how many regions have them.</summary>
    public IReadOnlyList<(string Css, double From, double To, int Regions)> Legend =>
        [.. _points.Values.GroupBy(Colour).Select(step => (step.Key, From: step.Min(point => point.Value!.Value), step.Max(point => point.Value!.Value), step.Count()))
            .OrderBy(step => step.From)];

    public bool IsWeighted => Ranking.Any(row => row.Weight is > 0);

    /// <summary>The mean over people where people are known, else over regions.</summary>
    public double Average => IsWeighted
        ? Ranking.Sum(row => row.Value * (row.Weight ?? 0)) / Ranking.Sum(row => row.Weight ?? 0)
        : Ranking.Average(row => row.Value);

    /// <summary>See <see cref="MapBounds.CoreOf"/>.</summary>
    public MapBounds? Core => MapBounds.CoreOf(Shapes);

    // Where the finding is about some regions, these stand out and the others step back.
    private string Colour(HomePoint point) => _points.Values.Any(other => other.Marked)
        ? point.Marked ? "this" : "none"
        : $"seq{Palette.Step(Classes.Of(point.Value!.Value), Classes.Count)}";

    private HomePoint? Of(RegionOutline region) => _points.GetValueOrDefault(region.Code) ?? _points.GetValueOrDefault(region.Name);

    private MapShape Shape(RegionOutline region)
    {
        var point = Of(region);
        return new(region.Code, region.Name, region.Rings, point is null ? "none" : Colour(point), point is null ? null : Figures.Fixed(point.Value!.Value, Figure.Decimals));
    }
}
