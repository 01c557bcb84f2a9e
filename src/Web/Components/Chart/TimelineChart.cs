using System.Globalization;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Things that last, each a bar from its first to its last day, with a line for today.</summary>
public sealed class TimelineChart : Drawing
{
    private const double Row = 34;
    private const double Thickness = 12;
    private const double Foot = 24;
    private const int MonthsBetweenNames = 6;

    [Parameter, EditorRequired]
    public IReadOnlyList<Span> Spans { get; set; } = [];

    /// <summary>The day the figures speak of; null for none.</summary>
    [Parameter]
    public DateOnly? Today { get; set; }

    /// <param name="State">over, now or planned.</param>
    public sealed record Span(string Name, DateOnly From, DateOnly To, string State = "now", string? Note = null);

    protected override string Draw()
    {
        if (Spans.Count == 0) return "";
        var first = Spans.Min(span => span.From);
        var last = Spans.Max(span => span.To);
        if (Today is { } now) (first, last) = (now < first ? now : first, now > last ? now : last);
        double length = Math.Max(1, last.DayNumber - first.DayNumber + 1);
        double X(double day) => (day - first.DayNumber) / length * 100;
        var names = Math.Min(190, Math.Ceiling(Spans.Max(span => TextWidth.Of(span.Name, 13.5))) + 12);
        var height = Spans.Count * Row + Foot;

        var svg = new Svg().Raw("<div class=\"bar-list timeline\">").Open("bar-names", names, height);
        for (var i = 0; i < Spans.Count; i++) svg.Text("name", 0, i * Row + Row / 2 + 5, TextWidth.Fit(Spans[i].Name, 13.5, names - 12));
        svg.Close().Open("bar-plot", Along.Percent(100), height, Name, Description);
        foreach (var (day, label) in Ticks(first, last))
        {
            svg.Line("grid", Along.Percent(X(day.DayNumber)), 0, Along.Percent(X(day.DayNumber)), height - Foot);
            svg.Text("tick", Along.Percent(X(day.DayNumber)), height - 6, label, X(day.DayNumber) < 8 ? "start" : X(day.DayNumber) > 92 ? "end" : "middle");
        }
        for (var i = 0; i < Spans.Count; i++)
        {
            var span = Spans[i];
            svg.Rect("span " + span.State, Along.Percent(X(span.From.DayNumber)), i * Row + (Row - Thickness) / 2, Along.Percent(Math.Max(0.6, X(span.To.DayNumber + 1) - X(span.From.DayNumber))), Thickness, 2,
                string.Join(' ', ((string?[])[span.Name, $"{span.From:yyyy-MM-dd}–{span.To:yyyy-MM-dd}", span.Note]).Where(text => !string.IsNullOrEmpty(text))));
        }
        if (Today is { } today) svg.Line("today", Along.Percent(X(today.DayNumber + 0.5)), 0, Along.Percent(X(today.DayNumber + 0.5)), height - Foot);
        return svg.Close().Raw("</div>").ToString();
    }

    private IEnumerable<(DateOnly Day, string Label)> Ticks(DateOnly first, DateOnly last)
    {
        var months = (last.Year - first.Year) * 12 + last.Month - first.Month + 1;
        var step = months <= MonthsBetweenNames ? 1 : months <= 18 ? 3 : months <= 36 ? 6 : 12 * Math.Max(1, (int)Math.Ceiling(months / 96.0));
        var day = new DateOnly(first.Year, first.Month, 1);
        while (day < first || (day.Month - 1) % Math.Min(step, 12) != 0) day = day.AddMonths(1);
        for (; day <= last; day = day.AddMonths(step))
            yield return (day, step >= 12 ? day.Year.ToString(CultureInfo.InvariantCulture) : day.ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }
}
