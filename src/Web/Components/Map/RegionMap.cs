using Maru.Web.Components.Chart;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Map;

/// <summary>A map drawn on the server: areas in the colours they carry, names with a halo in their own fill, dots, a frame. No script, no tiles.
/// Shapes scale with the width; type does not, so names that don't fit a phone are left out there.</summary>
public sealed class RegionMap : Drawing
{
    private const double TypeSize = 13;
    private const double NarrowShare = 0.66;

    [Parameter, EditorRequired]
    public IReadOnlyList<MapShape> Shapes { get; set; } = [];

    [Parameter]
    public IReadOnlyList<MapPoint> Points { get; set; } = [];

    /// <summary>Streets and other lines, each as longitude, latitude, longitude, latitude …</summary>
    [Parameter]
    public IReadOnlyList<double[]> Ways { get; set; } = [];

    /// <summary>Drawing size at full width; the height follows from the bounds when not given.</summary>
    [Parameter]
    public double Width { get; set; } = 498;

    [Parameter]
    public double? Height { get; set; }

    /// <summary>What to show; everything unless given.</summary>
    [Parameter]
    public MapBounds? Bounds { get; set; }

    /// <summary>Corners nearer than this many fifths of a unit are left out.</summary>
    [Parameter]
    public int Coarse { get; set; } = 2;

    /// <summary>A rectangle to outline, such as what a lens beside the map enlarges.</summary>
    [Parameter]
    public MapBounds? Frame { get; set; }

    /// <summary>Keys of areas whose names are drawn; all that fit when null, none when empty.</summary>
    [Parameter]
    public IReadOnlySet<string>? Labelled { get; set; }

    /// <summary>Name of the area to outline; none unless given.</summary>
    [Parameter]
    public string? Chosen { get; set; }

    [Parameter]
    public double PointRadius { get; set; } = 2.2;

    /// <summary>Added to the class, such as <c>coverage</c>.</summary>
    [Parameter]
    public string? Class { get; set; }

    protected override string Draw()
    {
        if (Shapes.Count == 0 && ((Points.Count == 0 && Ways.Count == 0) || Bounds is null)) return "";
        var bounds = Bounds ?? MapBounds.Of(Shapes);
        const double Margin = 2;
        var height = Height ?? MapProjection.HeightFor(bounds, Width - 2 * Margin) + 2 * Margin;
        var projection = MapProjection.Fit(bounds, Width, height, Margin);
        var box = $"0 0 {Svg.Number(Width)} {Svg.Number(height)}";

        var svg = new Svg().Raw($"<div class=\"{Css("region-map", Class)}\">").Open("shapes", Width, height, Name, Description, box);
        foreach (var shape in Shapes) svg.Raw($"<g data-key=\"{Svg.Escape(shape.Key)}\" data-name=\"{Svg.Escape(shape.Name)}\">").Path(shape.Css, Outline.Path(shape.Rings, projection, Coarse), Hint(shape)).Raw("</g>");
        foreach (var shape in Shapes.Where(shape => shape.Name == Chosen)) svg.Path("chosen", Outline.Path(shape.Rings, projection, Coarse));
        if (Ways.Count > 0) svg.Path("ways", Outline.Lines(Ways, projection));
        DrawPoints(svg, projection);
        if (Frame is { } frame) svg.Rect("frame", projection.X(frame.West), projection.Y(frame.North), projection.X(frame.East) - projection.X(frame.West), projection.Y(frame.South) - projection.Y(frame.North));
        svg.Close();
        DrawLabels(svg, projection, bounds, height);
        return svg.Raw("</div>").ToString();
    }

    // Nameless dots of a kind are one path of round caps: a tenth of the size of as many circles.
    private void DrawPoints(Svg svg, MapProjection projection)
    {
        var size = PointRadius switch { <= 2.5 => null, <= 3.5 => "mid", _ => "large" };
        foreach (var kind in Points.Where(point => point.Name is null).GroupBy(point => point.Css))
        {
            var dots = Outline.Dots(kind, projection);
            svg.Path(Css("dots", kind.Key, size), dots);
            if (kind.Key == "outside") svg.Path(Css("dots outside hole", size), dots);
        }
        foreach (var point in Points.Where(point => point.Name is not null)) svg.Circle(point.Css, projection.X(point.Longitude), projection.Y(point.Latitude), PointRadius, point.Name);
    }

    private static string Hint(MapShape shape) => shape.Value is null ? shape.Name : $"{shape.Name} {shape.Value}";

    private void DrawLabels(Svg svg, MapProjection projection, MapBounds bounds, double height)
    {
        if (Labelled is { Count: 0 }) return;
        var labels = Shapes.Where(shape => Labelled?.Contains(shape.Key) ?? true).Select(shape => Place(shape, projection, bounds)).Where(label => label is not null).ToArray();
        if (labels.Length == 0) return;
        // Shares of the same box, so names stay in place at every width without changing their size.
        svg.Raw("<svg class=\"labels\" aria-hidden=\"true\">");
        foreach (var label in labels) svg.Raw(label!.Markup(Width, height));
        svg.Close();
    }

    private Label? Place(MapShape shape, MapProjection projection, MapBounds bounds)
    {
        var rings = Bounds is null ? shape.Rings : Clip.ToBounds(shape.Rings, bounds);
        var (x, y, radius) = LabelPoint.Find(rings, projection);
        var half = Math.Max(TextWidth.Of(shape.Name, TypeSize), TextWidth.Of(shape.Value ?? "", TypeSize)) / 2;
        var needed = Math.Max(half * 0.86, shape.Value is null ? 9 : 15);
        if (Labelled is null && radius < needed) return null;
        return new(shape, x, y, IsRoomy: radius * NarrowShare < needed);
    }

    private sealed record Label(MapShape Shape, double X, double Y, bool IsRoomy)
    {
        public string Markup(double width, double height)
        {
            var (x, y) = (Svg.Number(X / width * 100), Svg.Number(Y / height * 100));
            var ink = Shape.Step == 0 ? "" : $" s{Shape.Step} {(Palette.IsDark(Shape.Step) ? "on-high" : "on-low")}";
            var name = Svg.Escape(Shape.Name);
            var text = Shape.Value is null
                ? $"<tspan x=\"{x}%\" dy=\"4\">{name}</tspan>"
                : $"<tspan x=\"{x}%\" dy=\"-3\">{name}</tspan><tspan class=\"value\" x=\"{x}%\" dy=\"16.5\">{Svg.Escape(Shape.Value)}</tspan>";
            return $"<text class=\"{(IsRoomy ? "roomy" : "name")}{ink}\" x=\"{x}%\" y=\"{y}%\">{text}</text>";
        }
    }
}
