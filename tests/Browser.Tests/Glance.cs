namespace Maru.Browser.Tests;

/// <summary>Where the first look at a dataset has its drawings.</summary>
internal static class Glance
{
    public const string MapMarks = "#glance :is(.region-map :is(path, circle), .map-canvas canvas)";

    public const string ChartMarks = "#glance .chart-figure:not(:has(.region-map, .map-canvas)) .chart-body :is(svg :is(rect, path, circle), canvas)";
}
