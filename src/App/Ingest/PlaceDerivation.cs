using System.Text;
using Maru.Core.Engine;
using Maru.Core.Sources;
using Maru.Methods.Coordinates;
using Maru.Methods.Geometry;

namespace Maru.App.Ingest;

/// <summary>What was seen of places in one segment.</summary>
internal sealed class PlaceCounts
{
    public long Located { get; set; }

    public long Inside { get; set; }

    public long Swapped { get; set; }

    public long OutsideCountry { get; set; }

    public Box Box { get; set; } = Box.Empty;

    /// <summary>Rows in each known area.</summary>
    public Dictionary<int, long> InArea { get; } = [];

    public static PlaceCounts Sum(IEnumerable<PlaceCounts> parts)
    {
        var sum = new PlaceCounts();
        foreach (var part in parts)
        {
            sum.Located += part.Located;
            sum.Inside += part.Inside;
            sum.Swapped += part.Swapped;
            sum.OutsideCountry += part.OutsideCountry;
            sum.Box = sum.Box.IsEmpty ? part.Box : part.Box.IsEmpty ? sum.Box : sum.Box.Union(part.Box);
            foreach (var (area, count) in part.InArea) sum.InArea[area] = sum.InArea.GetValueOrDefault(area) + count;
        }
        return sum;
    }

    /// <summary>The 시군구 that holds at least four fifths of the places, if one does.</summary>
    /// <returns>Without a name where the boundaries are of one city and don't say which.</returns>
    public (string? Name, long Count)? MainParent(AreaSet areas)
    {
        if (!areas.HasParents) return Inside * 5 >= Located * 4 ? (null, Inside) : null;
        var parents = InArea.GroupBy(pair => areas.Areas[pair.Key].Parent).Where(group => group.Key is not null)
            .Select(group => (Name: group.Key!, Count: group.Sum(pair => pair.Value))).OrderByDescending(parent => parent.Count).ToList();
        return parents.Count > 0 && parents[0].Count * 5 >= Located * 4 ? parents[0] : null;
    }
}

/// <summary>Longitude, latitude and region of each row. Counts the rows that are admitted.</summary>
internal abstract class PlaceDerivation : IDerivation
{
    private readonly AreaSet? _areas;
    // Of each column: the text of every area.
    private readonly List<byte[]?[]> _texts = [];
    private readonly int[] _area = new int[CellBlock.Capacity];
    private readonly List<StoredColumn> _columns = [];

    protected PlaceDerivation(AreaSet? areas, HashSet<string> taken, bool points)
    {
        _areas = areas;
        HasPoints = points;
        if (points)
        {
            _columns.Add(new(PlaceColumns.Free(PlaceColumns.Longitude, taken), StorageType.Double));
            _columns.Add(new(PlaceColumns.Free(PlaceColumns.Latitude, taken), StorageType.Double));
        }
        if (areas is null) return;
        Add(PlaceColumns.DongCode, area => area.Code);
        Add(PlaceColumns.Dong, area => area.Name);
        if (areas.HasParents) Add(PlaceColumns.Parent, area => area.Parent);

        void Add(string name, Func<KnownArea, string?> text)
        {
            _columns.Add(new(PlaceColumns.Free(name, taken), StorageType.Text));
            _texts.Add([.. areas.Areas.Select(area => text(area) is { } said ? Encoding.UTF8.GetBytes(said) : null)]);
        }
    }

    /// <summary>True when longitude and latitude are columns of their own.</summary>
    protected bool HasPoints { get; }

    protected double[] Longitude { get; } = new double[CellBlock.Capacity];

    protected double[] Latitude { get; } = new double[CellBlock.Capacity];

    public PlaceCounts Counts { get; } = new();

    public virtual IReadOnlyList<StoredColumn> Columns => _columns;

    public void Compute(int rows)
    {
        Locate(rows);
        for (var i = 0; i < rows; i++)
            _area[i] = double.IsNaN(Longitude[i]) || _areas is null ? AreaIndex.Nowhere : _areas.Index.Locate(Longitude[i], Latitude[i]);
    }

    private void Count(ReadOnlySpan<int> good)
    {
        foreach (var i in good)
        {
            if (double.IsNaN(Longitude[i])) continue;
            Counts.Located++;
            var point = Box.Of(Longitude.AsSpan(i, 1), Latitude.AsSpan(i, 1));
            if (!point.IsEmpty) Counts.Box = Counts.Box.IsEmpty ? point : Counts.Box.Union(point);
            if (_area[i] < 0) continue;
            Counts.Inside++;
            Counts.InArea[_area[i]] = Counts.InArea.GetValueOrDefault(_area[i]) + 1;
        }
    }

    /// <summary>Puts longitude and latitude of the rows just read in place, NaN where there are none.</summary>
    protected abstract void Locate(int rows);

    public virtual void Write(BatchWriter batch, int firstColumn, ReadOnlySpan<int> good)
    {
        Count(good);
        var column = firstColumn;
        if (HasPoints)
        {
            WriteDoubles(batch, column++, Longitude, good);
            WriteDoubles(batch, column++, Latitude, good);
        }
        if (_areas is null) return;
        foreach (var texts in _texts) WriteTexts(batch, column++, texts, good);
    }

    protected static void WriteDoubles(BatchWriter batch, int column, double[] values, ReadOnlySpan<int> good)
    {
        var target = batch.Double(column);
        for (var i = 0; i < good.Length; i++)
        {
            target[i] = values[good[i]];
            if (double.IsNaN(values[good[i]])) batch.SetNull(column, i);
        }
    }

    private void WriteTexts(BatchWriter batch, int column, byte[]?[] texts, ReadOnlySpan<int> good)
    {
        for (var i = 0; i < good.Length; i++)
        {
            if (_area[good[i]] >= 0 && texts[_area[good[i]]] is { } text) batch.SetBytes(column, i, text);
            else batch.SetNull(column, i);
        }
    }
}

/// <summary>Places from a pair of coordinate columns.</summary>
internal sealed class PointPlaces(ColumnReader x, ColumnReader y, DetectedCoordinates detected, AreaSet? areas, HashSet<string> taken)
    : PlaceDerivation(areas, taken, points: !IsWgs84(detected))
{
    private readonly double[] _x = new double[CellBlock.Capacity];
    private readonly double[] _y = new double[CellBlock.Capacity];
    private readonly PointState[] _states = new PointState[CellBlock.Capacity];

    // WGS 84 as it stands needs no columns of its own.
    private static bool IsWgs84(DetectedCoordinates detected) =>
        detected.Crs == KoreanSystems.Wgs84 && !detected.AreAxesSwapped && detected.Form == CoordinateForm.Plain;

    protected override void Locate(int rows)
    {
        Values(detected.AreAxesSwapped ? y : x, _x, rows);
        Values(detected.AreAxesSwapped ? x : y, _y, rows);
        CoordinateRows.Convert(detected.Crs!, _x.AsSpan(0, rows), _y.AsSpan(0, rows), null, Longitude.AsSpan(0, rows), Latitude.AsSpan(0, rows), _states.AsSpan(0, rows));
        for (var i = 0; i < rows; i++)
        {
            if (_states[i] == PointState.SwappedAxes) Counts.Swapped++;
            if (_states[i] != PointState.OutsideCountry) continue;
            Counts.OutsideCountry++;
            Longitude[i] = Latitude[i] = double.NaN;
        }
    }

    private void Values(ColumnReader reader, double[] into, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            into[i] = reader switch
            {
                DoubleReader number => number.ValueAt(i),
                IntegerReader integer => integer.IsNull(i) ? double.NaN : integer.ValueAt(i),
                _ => double.NaN,
            };
            if (detected.Form == CoordinateForm.PackedDegrees && AngleText.TryReadPacked(into[i], out var degrees)) into[i] = degrees;
        }
    }
}

/// <summary>Places of shapes: their boxes in four columns, and the region their middle lies in.</summary>
internal sealed class ShapePlaces(ShapeReader shapes, AreaSet? areas, HashSet<string> taken) : PlaceDerivation(areas, taken, points: false)
{
    internal static readonly string[] BoxNames = ["bbox_west", "bbox_south", "bbox_east", "bbox_north"];
    private readonly double[][] _boxes = [.. BoxNames.Select(_ => new double[CellBlock.Capacity])];

    public override IReadOnlyList<StoredColumn> Columns => [.. base.Columns, .. BoxNames.Select(name => new StoredColumn(name, StorageType.Double))];

    protected override void Locate(int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            var shape = shapes.ShapeAt(i);
            var box = shape is null || shape.IsEmpty ? Box.Empty : shape.Box;
            (_boxes[0][i], _boxes[1][i], _boxes[2][i], _boxes[3][i]) = box.IsEmpty ? (double.NaN, double.NaN, double.NaN, double.NaN) : (box.MinX, box.MinY, box.MaxX, box.MaxY);
            (Longitude[i], Latitude[i]) = box.IsEmpty ? (double.NaN, double.NaN) : Middle(shape!, box);
        }
    }

    public override void Write(BatchWriter batch, int firstColumn, ReadOnlySpan<int> good)
    {
        base.Write(batch, firstColumn, good);
        for (var i = 0; i < _boxes.Length; i++) WriteDoubles(batch, firstColumn + base.Columns.Count + i, _boxes[i], good);
    }

    // Small shapes lie around the middle of their box; where that falls outside an area, its label point is surely inside.
    private static (double, double) Middle(Shape shape, Box box)
    {
        var (x, y) = ((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
        if (!shape.IsArea) return (shape.X[0], shape.Y[0]);
        if (shape.Contains(x, y)) return (x, y);
        return LabelPoint.Of(shape) is { } label ? (label.Longitude, label.Latitude) : (x, y);
    }
}
