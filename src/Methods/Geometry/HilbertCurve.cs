namespace Maru.Methods.Geometry;

/// <summary>The Hilbert curve over a grid of 65 536 × 65 536 cells: near on the curve is near on the ground.</summary>
public static class HilbertCurve
{
    /// <summary>The position of a cell along the curve. Source: H. S. Warren, Hacker's Delight, 2nd ed., §16–3 (the state machine, one bit of x and y a step).</summary>
    public static uint Position(ushort x, ushort y)
    {
        uint position = 0, cx = x, cy = y;
        for (var bit = 15; bit >= 0; bit--)
        {
            uint rx = (cx >> bit) & 1, ry = (cy >> bit) & 1;
            position = (position << 2) | ((3 * rx) ^ ry);
            if (ry != 0)
                continue;
            // Turn the quadrant so that the curve inside it runs the same way.
            if (rx == 1)
                (cx, cy) = (~cx, ~cy);
            (cx, cy) = (cy, cx);
        }
        return position;
    }
}
