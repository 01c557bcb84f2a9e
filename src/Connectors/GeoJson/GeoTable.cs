using Maru.Core.Data;
using Maru.Core.Sources;
using Maru.Core.Sources.Geometry;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.GeoJson;

/// <summary>Features as rows: properties first, then the shape.</summary>
public sealed class GeoTable : RawTable
{
    public const string GeometryColumn = "geometry";

    private readonly JsonRecords _records;

    private GeoTable(JsonRecords records) => _records = records;

    public override int Segments => _records.SegmentCount;

    public override IRawReader OpenSegment(int segment) => _records.Open(segment);

    public static GeoTable Features(JsonFile file, IReadOnlyList<JsonRange> ranges, JsonLayout layout, string? crs, bool flatten, CancellationToken stop) =>
        Open(file, ranges, layout, "", crs, flatten, column => new FeatureRecord(new GeoJsonGeometry(), column), stop);

    public static GeoTable Geometries(JsonFile file, IReadOnlyList<JsonRange> ranges, string? crs, CancellationToken stop) =>
        Open(file, ranges, JsonLayout.Values, "", crs, true, column => new BareGeometry(new GeoJsonGeometry(), column), stop);

    /// <param name="shape">Makes a record's shape for the geometry column.</param>
    internal static GeoTable Open(
        JsonFile file, IReadOnlyList<JsonRange> ranges, JsonLayout layout, string name, string? crs, bool flatten, Func<int, GeometryRecord> shape, CancellationToken stop)
    {
        var column = 0;
        GeometryRecord? learning = null;
        GeometryRecord Shape()
        {
            var made = shape(column);
            learning ??= made;
            return made;
        }
        var records = JsonRecords.Learn(file, ranges, layout, Shape, flatten, columns => column = columns.AddLast(GeometryColumn), stop);
        return new(records)
        {
            Name = name,
            Encoding = file.Encoding,
            DeclaredCrs = CrsName.Normal(crs),
            Columns = [.. records.Columns.Ordered.Select((n, i) => new RawColumn(n, i == records.Columns.Names.Count - 1 ? ColumnType.Geometry : null))],
            Issues = [.. GeoIssues.Of(learning!), .. GeoIssues.OfLines(records)],
        };
    }
}
