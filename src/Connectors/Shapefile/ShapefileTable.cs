using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Connectors.Shapefile;

/// <summary>Attributes and shapes side by side; a shape's record number is its row.</summary>
internal sealed class ShapefileTable : RawTable
{
    private const string GeometryColumn = "geometry";
    private const int SegmentRows = 65_536;

    private readonly ShapeIndex? _shapes;
    private readonly DbfTable? _attributes;
    private readonly long _rows;

    private ShapefileTable(ShapeIndex? shapes, DbfTable? attributes)
    {
        _shapes = shapes;
        _attributes = attributes;
        _rows = Math.Max(shapes?.Count ?? 0, attributes?.Rows ?? 0);
    }

    public override int Segments => (int)Math.Max(1, (_rows + SegmentRows - 1) / SegmentRows);

    public static ShapefileTable OfAttributes(DbfTable attributes) => new(null, attributes)
    {
        Columns = ColumnsOf(attributes),
        Encoding = attributes.Finding,
        Issues = attributes.Issues,
    };

    public static ShapefileTable OfShapes(ShapeIndex shapes, DbfTable? attributes, string? crs) => new(shapes, attributes)
    {
        Columns = [.. ColumnsOf(attributes), new(GeometryColumn, ColumnType.Geometry)],
        Encoding = attributes?.Finding,
        DeclaredCrs = crs,
        Issues = [.. shapes.Issues, .. attributes?.Issues ?? [], .. Unequal(shapes, attributes)],
    };

    public override IRawReader OpenSegment(int segment)
    {
        var from = (long)segment * SegmentRows;
        return new Reader(this, from, Math.Min(from + SegmentRows, _rows));
    }

    private static List<RawColumn> ColumnsOf(DbfTable? attributes) => [.. (attributes?.Fields ?? []).Select(f => new RawColumn(f.Name))];

    private static IEnumerable<Issue> Unequal(ShapeIndex shapes, DbfTable? attributes)
    {
        if (attributes is null)
            yield return new("attributes-missing", 0, "", ".dbf", Severity.Warning)
            {
                Message = new("속성표(.dbf)가 없어 도형만 읽었습니다.", "There is no attribute table (.dbf); only shapes were read."),
            };
        else if (attributes.Rows != shapes.Count)
            yield return new("rows-differ", 0, "", $"{shapes.Count:N0}", Severity.Warning)
            {
                Expected = $"{attributes.Rows:N0}",
                Message = new($"도형은 {shapes.Count:N0}개, 속성은 {attributes.Rows:N0}행입니다. 짝이 없는 쪽은 비웠습니다.",
                    $"There are {shapes.Count:N0} shapes but {attributes.Rows:N0} attribute rows; the missing side is blank."),
            };
    }

    private sealed class Reader : IRawReader
    {
        private const int BlockBytes = 8 << 20;
        private const byte Deleted = (byte)'*';

        private readonly ShapefileTable _table;
        private readonly FileStream? _attributes;
        private readonly ShapeFileReader? _shapes;
        private readonly DbfCell _cell;
        private readonly byte[] _record;
        private readonly long _end;
        private long _row;

        public Reader(ShapefileTable table, long from, long end)
        {
            _table = table;
            (_row, _end) = (from, end);
            _shapes = table._shapes is null ? null : new(table._shapes);
            _cell = new(table._attributes?.Encoding ?? Core.Text.TextEncoding.Utf8);
            _record = new byte[table._attributes?.RecordLength ?? 0];
            if (table._attributes is not { } dbf) return;
            _attributes = new(dbf.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            _attributes.Position = dbf.HeaderLength + from * dbf.RecordLength;
        }

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            for (var bytes = 0L; !block.IsFull && _row < _end && bytes < BlockBytes; _row++) bytes += AddRow(block);
            return block.Rows > 0;
        }

        private long AddRow(CellBlock block)
        {
            var hasAttributes = _row < (_table._attributes?.Rows ?? 0);
            if (hasAttributes)
            {
                _attributes!.ReadExactly(_record);
                if (_record[0] == Deleted) return 0;
            }
            block.BeginRow(_row + 1);
            foreach (var field in _table._attributes?.Fields ?? [])
                if (hasAttributes) _cell.Add(block, field, _record);
                else block.AddNull();
            var size = _shapes is null ? 0 : AddShape(block, _shapes);
            block.EndRow();
            return _record.Length + size;
        }

        private int AddShape(CellBlock block, ShapeFileReader shapes)
        {
            var wkb = _row < _table._shapes!.Count ? shapes.Read((int)_row) : default;
            if (wkb.Length == 0) block.AddNull();
            else block.AddText(wkb);
            return wkb.Length;
        }

        public void Dispose()
        {
            _attributes?.Dispose();
            _shapes?.Dispose();
        }
    }
}
