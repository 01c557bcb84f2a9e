using Maru.City.Surveying;

namespace Maru.City.Model;

/// <summary>Which side of the rivers each raster cell lies on; found by filling the land between the streams.</summary>
internal sealed class Banks
{
    private const int Unknown = 0;
    private const int Bed = -1;

    private readonly LabelRaster raster;
    private readonly int[] banks;

    public Banks(LabelRaster raster, IReadOnlyList<Watercourse> streams)
    {
        this.raster = raster;
        banks = new int[raster.Size * raster.Size];
        foreach (var stream in streams)
            Dam(stream);
        var next = 1;
        for (var start = 0; start < banks.Length; start++)
            if (banks[start] == Unknown)
                Fill(start, next++);
        GiveBedsToOneSide();
    }

    public int this[int column, int row] => banks[row * raster.Size + column];

    public int At(double x, double y)
    {
        var (column, row) = raster.At(x, y);
        return this[column, row];
    }

    private void Dam(Watercourse stream)
    {
        var line = stream.Line.Coordinates;
        for (var i = 1; i < line.Length; i++)
        {
            var steps = (int)(line[i].Distance(line[i - 1]) / (raster.Cell / 4)) + 1;
            for (var k = 0; k <= steps; k++)
            {
                var t = (double)k / steps;
                var (column, row) = raster.At(line[i - 1].X + (line[i].X - line[i - 1].X) * t, line[i - 1].Y + (line[i].Y - line[i - 1].Y) * t);
                if (column >= 0 && row >= 0 && column < raster.Size && row < raster.Size)
                    banks[row * raster.Size + column] = Bed;
            }
        }
    }

    private void Fill(int start, int bank)
    {
        var queue = new Queue<int>([start]);
        banks[start] = bank;
        Span<int> around = stackalloc int[4];
        while (queue.TryDequeue(out var current))
            foreach (var next in around[..raster.Neighbours(current, around)])
                if (banks[next] == Unknown)
                {
                    banks[next] = bank;
                    queue.Enqueue(next);
                }
    }

    private void GiveBedsToOneSide()
    {
        var beds = Enumerable.Range(0, banks.Length).Where(index => banks[index] == Bed).ToList();
        while (beds.Count > 0)
        {
            var settled = beds.Select(bed => (bed, bank: BankBeside(bed))).Where(pair => pair.bank > 0).ToList();
            foreach (var (bed, bank) in settled)
                banks[bed] = bank;
            beds.RemoveAll(bed => banks[bed] != Bed);
        }
    }

    private int BankBeside(int bed)
    {
        Span<int> around = stackalloc int[4];
        foreach (var next in around[..raster.Neighbours(bed, around)])
            if (banks[next] > 0)
                return banks[next];
        return Bed;
    }
}
