using Maru.Core;
using Maru.Web.Components.Map;

namespace Maru.Web.Features.Dataset;

/// <summary>What the page shows of a version that must be computed from its rows. Never changes for a version.</summary>
/// <param name="Finding">One sentence computed from the data.</param>
public sealed record DatasetFacts(Bilingual Finding, GlanceChart? Chart, GlanceMap? Map, RowPage FirstPage);

public enum GlanceKind
{
    /// <summary>Periods or other ordered places along an axis.</summary>
    Line,
    /// <summary>Names with bars, largest first.</summary>
    Bars,
    /// <summary>Counts of rows in equal bins of a measure.</summary>
    Histogram,
}

/// <summary>One chart that says one thing.</summary>
/// <param name="Headline">The finding.</param>
/// <param name="Measure">What is measured, in which unit.</param>
/// <param name="PlaceHead">What the places are, for the table twin.</param>
/// <param name="Highlight">Index of the place the headline speaks of.</param>
public sealed record GlanceChart(
    GlanceKind Kind, Bilingual Headline, Bilingual Measure, Bilingual PlaceHead, Bilingual ValueHead,
    IReadOnlyList<string> Places, IReadOnlyList<double> Values, int? Highlight, string Unit = "", int Decimals = 0);

/// <summary>Where the rows lie.</summary>
/// <param name="Outside">Rows beyond every known area; null when no areas are known.</param>
public sealed record GlanceMap(
    Bilingual Headline, IReadOnlyList<MapShape> Shapes, IReadOnlyList<MapPoint> Points, MapBounds Bounds, long Located, long? Outside);
