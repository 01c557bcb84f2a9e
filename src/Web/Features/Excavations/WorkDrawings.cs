using Maru.App.Excavations;
using Maru.Core;
using Maru.Web.Components.Chart;

namespace Maru.Web.Features.Excavations;

/// <summary>Small drawings of a work: its period with today, its lanes as seen on the road, its bar in a strip of weeks.</summary>
internal static class WorkDrawings
{
    private const double LaneWide = 32;
    private const double LaneHigh = 36;

    public static string Period(Excavation work, DateOnly today, string todayWord, string name)
    {
        var days = Math.Max(1, work.Last.DayNumber - work.First.DayNumber + 1);
        var at = Math.Clamp((today.DayNumber - work.First.DayNumber + 0.5) / days * 100, 0, 100);
        var isIn = today >= work.First && today <= work.Last;
        var svg = new Svg().Open("work-period", Along.Percent(100), 44, name).Rect("past", 0, 8, Along.Percent(100), 10).Rect("rest", Along.Percent(isIn ? at : 0), 8, Along.Percent(isIn ? 100 - at : 100), 10);
        if (isIn) svg.Line("today", Along.Percent(at), 3, Along.Percent(at), 23);
        svg.Text("day", 0, 38, Short(work.First));
        // The word of today keeps clear of both ends.
        if (isIn && at is > 14 and < 84) svg.Text("now", Along.Percent(at), 38, todayWord, "middle");
        return svg.Text("day", Along.Percent(100), 38, Short(work.Last), "end").Close().ToString();
    }

    /// <summary>Lanes across the road: those closed hatched, the side that is dug up first.</summary>
    public static string? Lanes(Excavation work, string name)
    {
        if (work.Lanes is not (> 0 and <= 12) || work.Closed is not { } closed || work.IsFootway) return null;
        var lanes = work.Lanes.Value;
        var side = work.IsWholeRoad ? lanes : WorkWords.SideLanes(work) ?? lanes;
        var wide = lanes * (LaneWide + 2) + (side < lanes ? 4 : 0);
        var svg = new Svg().Open("work-lanes", wide, LaneHigh, name, null, FormattableString.Invariant($"0 0 {wide} {LaneHigh}"));
        var x = 0.0;
        for (var lane = 0; lane < lanes; lane++)
        {
            if (side < lanes && lane == side)
            {
                svg.Line("middle", x + 1, 0, x + 1, LaneHigh);
                x += 4;
            }
            var isClosed = work.IsWholeRoad || (lane < side && (work.Place == "안쪽" ? lane >= side - closed : lane < closed));
            svg.Rect(isClosed ? "closed" : "lane", x, 0, LaneWide, LaneHigh);
            if (isClosed) Hatch(svg, x);
            else svg.Path("way", lane < side && side < lanes ? FormattableString.Invariant($"M{x + 16} 8v19m-6-6 6 6 6-6") : FormattableString.Invariant($"M{x + 16} 28v-19m-6 6 6-6 6 6"));
            x += LaneWide + 2;
        }
        return svg.Close().ToString();
    }

    /// <summary>The period of a work in a strip from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static string Strip(Excavation work, WorkState state, DateOnly from, DateOnly to, DateOnly day)
    {
        double days = to.DayNumber - from.DayNumber + 1;
        Along At(DateOnly on, int later = 0) => Along.Percent(Math.Clamp((on.DayNumber + later - from.DayNumber) / days * 100, 0, 100));
        var svg = new Svg().Open("work-strip", Along.Percent(100), 24);
        for (var monday = from.AddDays((8 - (int)from.DayOfWeek) % 7); monday <= to; monday = monday.AddDays(7)) svg.Line("week", At(monday), 0, At(monday), 24);
        var (start, end) = (At(work.First), At(work.Last, 1));
        if (end.Value > start.Value) svg.Rect(state.ToString().ToLowerInvariant(), start, 6, Along.Percent(Math.Max(0.8, end.Value - start.Value)), 12, 2);
        svg.Line("day", At(day), 0, At(day), 24);
        return svg.Close().ToString();
    }

    private static void Hatch(Svg svg, double x)
    {
        // Strokes of the hatch inside the lane, each cut at its edges.
        var path = new System.Text.StringBuilder();
        for (var c = 8.0; c < LaneWide + LaneHigh; c += 12)
        {
            var (x1, y1) = c <= LaneHigh ? (0.0, c) : (c - LaneHigh, LaneHigh);
            var (x2, y2) = c <= LaneWide ? (c, 0.0) : (LaneWide, c - LaneWide);
            path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x + x1:0.##} {y1:0.##}L{x + x2:0.##} {y2:0.##}");
        }
        svg.Path("hatch", path.ToString());
    }

    private static string Short(DateOnly day) => day.ToString("M.d.", System.Globalization.CultureInfo.InvariantCulture);
}
