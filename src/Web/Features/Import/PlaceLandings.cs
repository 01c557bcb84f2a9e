using Maru.App.Import;
using Maru.Web.Components.Chart;
using Maru.Web.Components.Map;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Features.Import;

/// <summary>
/// Where each coordinate system would put the points: the chosen one in the city's outline, the others as pale clouds around it. Their
/// direction is true, their distance is written, not drawn: nobody needs a map of 300 km of nothing.
/// </summary>
public sealed class PlaceLandings : Drawing
{
    private const double Wide = 300;
    private const double High = 330;
    private const double CloudSize = 62;
    private const double LineHeight = 16;
    private const double Below = 40;

    // Systems that lie this close to one another, seen from the city, land in one cloud: 5181 and 5174 are 310 m apart.
    private const double OneCloud = 0.12;

    [Parameter, EditorRequired]
    public IReadOnlyList<PlaceChoice> Choices { get; set; } = [];

    /// <summary>The city's areas; empty where none are known.</summary>
    [Parameter]
    public IReadOnlyList<MapShape> Shapes { get; set; } = [];

    /// <summary>The numbers are not taken as places: the first choice is only what they could be.</summary>
    [Parameter]
    public bool IsUnused { get; set; }

    protected override string Draw()
    {
        if (Choices.Count == 0 || Choices[0].Points.Count == 0) return "";
        var clouds = Clouds();
        var city = City(clouds);
        var bounds = Bounds(Choices[0]);
        var projection = MapProjection.Fit(bounds, city.Wide, city.High, 1);
        var svg = new Svg().Raw("<div class=\"landings\">").Open("shapes", Wide, High, Name, Description, FormattableString.Invariant($"0 0 {Wide} {High}"));
        foreach (var cloud in clouds) Draw(svg, cloud, city);
        svg.Raw($"<g transform=\"translate({Svg.Number(city.Left)} {Svg.Number(city.Top)})\">");
        foreach (var shape in Shapes) svg.Path("land", Outline.Path(shape.Rings, projection));
        Points(svg, Choices[0], projection, IsUnused ? "unused" : "place", 1.4);
        svg.Raw("</g>");
        svg.Text("strong", city.CentreX, city.Top + city.High + 20, Viewer.Say(FoundWords.ReadAsCrs([Choices[0].Crs])), "middle");
        return svg.Close().Raw("</div>").ToString();
    }

    private sealed record Cloud(PlaceChoice First, IReadOnlyList<string> Systems)
    {
        public double Km { get; } = double.Hypot(First.EastKm, First.NorthKm);

        public double StepX => First.EastKm / Km;

        public double StepY => -First.NorthKm / Km;
    }

    private readonly record struct Frame(double Left, double Top, double Wide, double High)
    {
        public double CentreX => Left + (Wide / 2);

        public double CentreY => Top + (High / 2);
    }

    private List<Cloud> Clouds()
    {
        var clouds = new List<Cloud>();
        foreach (var choice in Choices.Skip(1).Where(choice => choice.Points.Count > 0 && double.Hypot(choice.EastKm, choice.NorthKm) >= 2))
        {
            var at = clouds.FindIndex(cloud => double.Hypot(cloud.First.EastKm - choice.EastKm, cloud.First.NorthKm - choice.NorthKm) < cloud.Km * OneCloud);
            if (at < 0) clouds.Add(new(choice, [choice.Crs]));
            else clouds[at] = clouds[at] with { Systems = [.. clouds[at].Systems, choice.Crs] };
        }
        return clouds;
    }

    // The city takes the room that the clouds leave: where none lies, it reaches to the edge.
    private static Frame City(List<Cloud> clouds)
    {
        double Room(Func<Cloud, double> step) => clouds.Any(cloud => step(cloud) > 0.5) ? CloudSize + 26 : 4;
        var (left, right) = (Room(cloud => -cloud.StepX), Room(cloud => cloud.StepX));
        var (top, bottom) = (Room(cloud => -cloud.StepY) is > 4 and var up ? up + Below : 4, Room(cloud => cloud.StepY) is > 4 and var down ? down + Below : 4);
        return new(left, top, Wide - left - right, High - top - bottom - 28);
    }

    private void Draw(Svg svg, Cloud cloud, Frame city)
    {
        const double Half = CloudSize / 2;
        var across = cloud.StepX > 0.01 ? (Wide - Half - city.CentreX) / cloud.StepX : cloud.StepX < -0.01 ? (Half - city.CentreX) / cloud.StepX : double.MaxValue;
        var down = cloud.StepY > 0.01 ? (High - Half - Below - city.CentreY) / cloud.StepY : cloud.StepY < -0.01 ? (Half - city.CentreY) / cloud.StepY : double.MaxValue;
        var reach = Math.Min(across, down);
        var (x, y) = (city.CentreX + (cloud.StepX * reach), city.CentreY + (cloud.StepY * reach));
        svg.Line("lead", city.CentreX, city.CentreY, x, y);
        svg.Raw($"<g transform=\"translate({Svg.Number(x - Half)} {Svg.Number(y - Half)})\">");
        Points(svg, cloud.First, MapProjection.Fit(Middle(cloud.First), CloudSize, CloudSize, 1), "ghost", 0.9);
        svg.Raw("</g>");
        // Words keep to the drawing: at its sides they begin or end with it.
        var (anchor, at) = x < 70 ? ("start", 0) : x > Wide - 70 ? ("end", Wide) : ("middle", x);
        svg.Text("ghost-name", at, y + Half + 14, Viewer.Say(FoundWords.ReadAsCrs(cloud.Systems)), anchor);
        svg.Text("ghost-name", at, y + Half + 14 + LineHeight, Viewer.Say(FoundWords.Away(cloud.First.EastKm, cloud.First.NorthKm)), anchor);
    }

    private static void Points(Svg svg, PlaceChoice choice, MapProjection projection, string css, double radius)
    {
        for (var i = 0; i + 1 < choice.Points.Count; i += 2) svg.Circle(css, projection.X(choice.Points[i]), projection.Y(choice.Points[i + 1]), radius);
    }

    private MapBounds Bounds(PlaceChoice chosen) => Shapes.Count > 0 && chosen.Inside > 0 ? MapBounds.Of(Shapes) : Middle(chosen).Grow(0.08);

    // A few points far off would make all others one dot: the middle 96 % decide.
    private static MapBounds Middle(PlaceChoice choice)
    {
        var x = choice.Points.Where((_, i) => i % 2 == 0).Order().ToArray();
        var y = choice.Points.Where((_, i) => i % 2 == 1).Order().ToArray();
        int low = x.Length / 50, high = x.Length - 1 - low;
        return new(x[low] - 0.002, y[low] - 0.002, x[high] + 0.002, y[high] + 0.002);
    }
}
