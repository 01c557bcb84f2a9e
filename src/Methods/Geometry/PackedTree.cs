using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Maru.Methods.Geometry;

/// <summary>
/// A packed R-tree over the bounding boxes of rows, sorted along a Hilbert curve, in one block of bytes that is also its file: nothing is
/// parsed on opening and only the visited part of a mapped file is read. Boxes are kept as floats rounded outwards, so a search never misses a row
/// and may bring a few too many near its edge (2 m in Korea); the caller tests those exactly. Rows without a place (an empty or NaN box) are left out.
/// </summary>
/// <remarks>
/// Bytes, little-endian: "MARUTREE", version, node size, number of items, number of all nodes (four int32); boxes of all nodes
/// (minX, minY, maxX, maxY float32 each), leaves first and then level by level up to the root; the row of each leaf (int32). Sixteen neighbours of a
/// level share the parent of the next, so no links are kept.
/// Layout after Vladimir Agafonkin's flatbush (idea, not code); Hilbert packing: Kamel and Faloutsos, CIKM 1993.
/// </remarks>
public sealed partial class PackedTree
{
    private const int NodeSize = 16;
    private const int HeaderLength = 24;
    private const int FormatVersion = 1;
    private static ReadOnlySpan<byte> Magic => "MARUTREE"u8;

    private readonly ReadOnlyMemory<byte> _bytes;

    // Where each level starts among the nodes, leaves first; the last entry is the end.
    private readonly int[] _levels;

    private PackedTree(ReadOnlyMemory<byte> bytes, int[] levels)
    {
        _bytes = bytes;
        _levels = levels;
        Count = levels[1];
    }

    /// <summary>How many rows have a place.</summary>
    public int Count { get; }

    /// <summary>The whole tree as it goes into a file.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    public Box Box => Count == 0 ? Box.Empty : ToBox(Boxes[^1]);

    private int BoxesEnd => HeaderLength + 16 * _levels[^1];

    private ReadOnlySpan<FloatBox> Boxes => MemoryMarshal.Cast<byte, FloatBox>(_bytes.Span[HeaderLength..BoxesEnd]);

    private ReadOnlySpan<int> Rows => MemoryMarshal.Cast<byte, int>(_bytes.Span[BoxesEnd..]);

    /// <summary>Opens a tree written by <see cref="Bytes"/>; the memory must stay as it is while the tree is used. Damage is an <see cref="InvalidDataException"/>.</summary>
    public static PackedTree Open(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < HeaderLength || !span.StartsWith(Magic))
            throw new InvalidDataException("Not a tree of boxes: expected it to start with MARUTREE.");
        int version = ReadInt(span, 8), nodeSize = ReadInt(span, 12), items = ReadInt(span, 16), nodes = ReadInt(span, 20);
        if (version != FormatVersion || nodeSize != NodeSize)
            throw new InvalidDataException($"A tree of boxes of version {version} with nodes of {nodeSize}; expected {FormatVersion} and {NodeSize}. Build it again.");
        if (items < 0 || nodes < items || span.Length != HeaderLength + 16L * nodes + 4L * items || Levels(items)[^1] != nodes)
            throw new InvalidDataException($"The tree of boxes is {span.Length} bytes for {items} rows; it is cut off or damaged. Build it again.");
        return new(bytes, Levels(items));
    }

    /// <summary>Adds to the writer every row whose box touches the asked one, in no order; returns how many. At most <paramref name="limit"/>.</summary>
    public int Search(in Box box, IBufferWriter<int> rows, int limit = int.MaxValue)
    {
        if (Count == 0 || box.IsEmpty || limit <= 0)
            return 0;
        var boxes = Boxes;
        var ids = Rows;
        var asked = FloatBox.Around(box);
        var stack = new Stack<(int Node, int Level)>();
        stack.Push((_levels[^2], _levels.Length - 2));
        var found = 0;
        while (stack.TryPop(out var parent))
        {
            var level = parent.Level - 1;
            var first = _levels[level] + (parent.Node - _levels[parent.Level]) * NodeSize;
            for (var child = first; child < Math.Min(first + NodeSize, _levels[level + 1]); child++)
            {
                if (!boxes[child].Intersects(asked))
                    continue;
                if (level > 0)
                    stack.Push((child, level));
                else
                {
                    rows.GetSpan(1)[0] = ids[child];
                    rows.Advance(1);
                    if (++found >= limit)
                        return found;
                }
            }
        }
        return found;
    }

    /// <summary>The rows whose box touches the asked one, in ascending order.</summary>
    public int[] Search(in Box box)
    {
        var writer = new ArrayBufferWriter<int>();
        Search(box, writer);
        var rows = writer.WrittenSpan.ToArray();
        Array.Sort(rows);
        return rows;
    }

    // Always at least one level above the leaves, so that the root is a node of its own.
    private static int[] Levels(int items)
    {
        var levels = new List<int> { 0, items };
        for (var width = items; items > 0 && (width > 1 || levels.Count == 2);)
        {
            width = (width + NodeSize - 1) / NodeSize;
            levels.Add(levels[^1] + width);
        }
        return [.. levels];
    }

    private static int ReadInt(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    private static Box ToBox(FloatBox box) => new(box.MinX, box.MinY, box.MaxX, box.MaxY);

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct FloatBox(float MinX, float MinY, float MaxX, float MaxY)
    {
        public bool Intersects(in FloatBox other) =>
            MinX <= other.MaxX && MaxX >= other.MinX && MinY <= other.MaxY && MaxY >= other.MinY;

        public FloatBox Union(in FloatBox other) =>
            new(MathF.Min(MinX, other.MinX), MathF.Min(MinY, other.MinY), MathF.Max(MaxX, other.MaxX), MathF.Max(MaxY, other.MaxY));

        public static FloatBox Around(in Box box) => new(Down(box.MinX), Down(box.MinY), Up(box.MaxX), Up(box.MaxY));

        private static float Down(double value) => (float)value <= value ? (float)value : MathF.BitDecrement((float)value);

        private static float Up(double value) => (float)value >= value ? (float)value : MathF.BitIncrement((float)value);
    }
}
