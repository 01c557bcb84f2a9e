using System.Runtime.CompilerServices;

namespace Maru.Methods.Geometry;

/// <summary>The one edge test that every point-in-polygon answer of this folder rests on.</summary>
internal static class Crossing
{
    /// <summary>Whether a ray from the point towards greater x crosses the edge. The edge owns its lower end and not its upper one.</summary>
    public static bool IsRightOf(double x, double y, double x1, double y1, double x2, double y2) =>
        y1 <= y2 ? IsRightOfRising(x, y, x1, y1, x2, y2) : IsRightOfRising(x, y, x2, y2, x1, y1);

    // Always from the lower to the upper end: the two areas beside an edge do the very same arithmetic, so rounding cannot give
    // a border point to both or to neither.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRightOfRising(double x, double y, double x1, double y1, double x2, double y2) =>
        y1 <= y && y < y2 && (x - x1) * (y2 - y1) < (x2 - x1) * (y - y1);
}
