using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Where a dataset stands in its update cycle: the track is one cycle, the dot is now, the tick is the due date; late runs past it in amber.</summary>
public sealed class CycleTrack : Drawing
{
    private const double Width = 112;

    /// <summary>Time since the last reference date, in cycles: 1 is due today.</summary>
    [Parameter, EditorRequired]
    public double Elapsed { get; set; }

    protected override string Draw()
    {
        var late = Elapsed > 1;
        var due = late ? Math.Max(30, Width / Math.Min(Elapsed, 3)) : Width - 1;
        var now = late ? Width - 5 : Math.Clamp(Elapsed, 0, 1) * due;
        var svg = new Svg().Open("cycle", Width, 14, Name, Description);
        svg.Line("track", 0, 7, due, 7).Line("run", 0, 7, Math.Min(now, due), 7);
        if (late) svg.Line("overrun", due, 7, now, 7);
        svg.Line("due", due, 1, due, 13).Circle(late ? "now late" : "now", Math.Clamp(now, 4, Width - 5), 7, late ? 5 : 4);
        return svg.Close().ToString();
    }
}
