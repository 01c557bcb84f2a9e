using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Maru.Methods.Geometry;

public sealed partial class PackedTree
{
    /// <summary>Builds the tree of rows 0…n−1 from their boxes.</summary>
    public static PackedTree Build(ReadOnlySpan<double> minX, ReadOnlySpan<double> minY, ReadOnlySpan<double> maxX, ReadOnlySpan<double> maxY)
    {
        if (minY.Length != minX.Length || maxX.Length != minX.Length || maxY.Length != minX.Length)
            throw new ArgumentException($"Expected four equally long columns; found {minX.Length}, {minY.Length}, {maxX.Length}, {maxY.Length}.");
        var all = Box.Empty;
        var rows = new List<int>(minX.Length);
        for (var row = 0; row < minX.Length; row++)
        {
            var box = new Box(minX[row], minY[row], maxX[row], maxY[row]);
            if (box.IsEmpty || !double.IsFinite(box.Width + box.Height))
                continue;
            all = all.Union(box);
            rows.Add(row);
        }
        var order = rows.ToArray();
        var keys = new uint[order.Length];
        for (var i = 0; i < order.Length; i++)
            keys[i] = HilbertCurve.Position(
                Cell((minX[order[i]] + maxX[order[i]]) / 2, all.MinX, all.Width), Cell((minY[order[i]] + maxY[order[i]]) / 2, all.MinY, all.Height));
        Array.Sort(keys, order);
        return Pack(order, minX, minY, maxX, maxY);
    }

    /// <summary>Builds the tree of points.</summary>
    public static PackedTree Build(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Build(x, y, x, y);

    private static PackedTree Pack(int[] order, ReadOnlySpan<double> minX, ReadOnlySpan<double> minY, ReadOnlySpan<double> maxX, ReadOnlySpan<double> maxY)
    {
        var levels = Levels(order.Length);
        var nodes = levels[^1];
        var bytes = new byte[HeaderLength + 16L * nodes + 4L * order.Length];
        Magic.CopyTo(bytes);
        foreach (var (at, value) in (ReadOnlySpan<(int, int)>)[(8, FormatVersion), (12, NodeSize), (16, order.Length), (20, nodes)])
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        var boxes = MemoryMarshal.Cast<byte, FloatBox>(bytes.AsSpan(HeaderLength, 16 * nodes));
        for (var i = 0; i < order.Length; i++)
            boxes[i] = FloatBox.Around(new(minX[order[i]], minY[order[i]], maxX[order[i]], maxY[order[i]]));
        order.CopyTo(MemoryMarshal.Cast<byte, int>(bytes.AsSpan(HeaderLength + 16 * nodes)));
        for (var level = 1; level < levels.Length - 1; level++)
            PackLevel(boxes, levels[level - 1], levels[level], levels[level + 1]);
        return new(bytes, levels);
    }

    private static void PackLevel(Span<FloatBox> boxes, int childStart, int start, int end)
    {
        for (var node = start; node < end; node++)
        {
            var first = childStart + (node - start) * NodeSize;
            var box = boxes[first];
            for (var child = first + 1; child < Math.Min(first + NodeSize, start); child++)
                box = box.Union(boxes[child]);
            boxes[node] = box;
        }
    }

    private static ushort Cell(double value, double start, double width) =>
        width > 0 ? (ushort)Math.Clamp((value - start) / width * ushort.MaxValue, 0, ushort.MaxValue) : (ushort)0;
}
