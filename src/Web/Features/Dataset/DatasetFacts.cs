using Maru.Core;
using Maru.Core.Data;
using Maru.Web.Components.Map;

namespace Maru.Web.Features.Dataset;

/// <summary>What the page shows of a version that must be computed from its rows. Never changes for a version and what is said of it.</summary>
/// <param name="Finding">One sentence computed from the data.</param>
/// <param name="Charts">Telling ones, the most telling first; empty when there is nothing to compare.</param>
public sealed record DatasetFacts(Bilingual Finding, IReadOnlyList<ShownChart> Charts, GlanceMap? Map, RowPage FirstPage, IReadOnlyList<SetAsideGroup> SetAside)
{
    public ShownChart? Chart => Charts.Count > 0 ? Charts[0] : null;
}

/// <summary>Where the rows lie.</summary>
/// <param name="Shapes">The ground, and rows that are areas themselves.</param>
/// <param name="Ways">Rows that are lines.</param>
/// <param name="Located">Rows with a place.</param>
/// <param name="Outside">Rows beyond <paramref name="Home"/>, or beyond every known area; null when no areas are known.</param>
/// <param name="Home">The 시군구 that nearly all rows lie in, when some lie in others.</param>
public sealed record GlanceMap(
    Bilingual Headline, IReadOnlyList<MapShape> Shapes, IReadOnlyList<MapPoint> Points, IReadOnlyList<double[]> Ways, MapBounds Bounds, long Located, long? Outside, string? Home)
{
    /// <summary>True when rows are drawn as areas, which may be coloured by <see cref="Coloured"/>.</summary>
    public bool IsAreas { get; init; }

    /// <summary>Names and sizes of the rows drawn as areas.</summary>
    public IReadOnlyList<(string Name, double SquareKilometres)> Areas { get; init; } = [];

    /// <summary>The column whose values colour the areas; null when one colour is enough.</summary>
    public Column? Coloured { get; init; }

    /// <summary>Rows the drawing stands for, when not all could be drawn.</summary>
    public long? Drawn { get; init; }
}
