using System.Text.Json;
using Maru.Core;
using Maru.Core.Sources;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.GeoJson;

/// <summary>The shared arcs of a TopoJSON file in its own coordinates. They are kept in memory; objects are streamed.</summary>
/// <remarks>https://github.com/topojson/topojson-specification, quantised arcs are delta-encoded (§2.1.2).</remarks>
internal sealed class Topology
{
    private const int MaxPoints = 50_000_000;

    private readonly List<double> _points = [];
    private readonly List<int> _starts = [0];
    private readonly double[]? _scale;
    private readonly double[]? _translate;

    private Topology(double[]? scale, double[]? translate) => (_scale, _translate) = (scale, translate);

    public int Arcs => _starts.Count - 1;

    public int PointsOf(int arc) => _starts[arc + 1] - _starts[arc];

    public (double X, double Y) Point(int arc, int index)
    {
        var at = (_starts[arc] + index) * 2;
        return (_points[at], _points[at + 1]);
    }

    /// <summary>A position given in quantised units, in coordinates.</summary>
    public (double X, double Y) Place(double x, double y) =>
        _scale is null || _translate is null ? (x, y) : (x * _scale[0] + _translate[0], y * _scale[1] + _translate[1]);

    /// <summary>One table per object of the topology.</summary>
    public static IReadOnlyList<RawTable> Open(JsonFile file, JsonSurvey survey, string? crs, bool flatten, CancellationToken stop)
    {
        var topology = new Topology(Numbers(file, survey, "transform.scale"), Numbers(file, survey, "transform.translate"));
        topology.ReadArcs(file, survey.Find("arcs")?.Arrays ?? [], stop);
        var objects = survey.Find("objects");
        var tables = new List<RawTable>();
        foreach (var member in survey.Paths.Where(p => objects is not null && p.Parent == objects && p.Object is not null))
        {
            var collection = survey.Paths.FirstOrDefault(p => p.Parent == member && p.Leaf == "geometries" && p.Arrays.Count > 0);
            var ranges = collection?.Arrays ?? [member.Object!.Value];
            var name = member.Name["objects.".Length..];
            tables.Add(GeoTable.Open(file, ranges, JsonLayout.Values, name, crs, flatten, column => new TopoRecord(topology, column), stop));
        }
        if (tables.Count == 0) throw Hollow(file.Name);
        return tables;
    }

    private static double[]? Numbers(JsonFile file, JsonSurvey survey, string path)
    {
        if (survey.Find(path) is not { Arrays.Count: > 0 } found) return null;
        using var reader = new JsonRecordReader(file, [found.Arrays[0]]);
        var numbers = new List<double>();
        while (reader.Next() && numbers.Count < 3)
            if (double.TryParse(reader.Record, System.Globalization.CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
        return numbers.Count >= 2 ? [.. numbers] : null;
    }

    private void ReadArcs(JsonFile file, IReadOnlyList<JsonRange> ranges, CancellationToken stop)
    {
        using var reader = new JsonRecordReader(file, ranges);
        while (reader.Next())
        {
            stop.ThrowIfCancellationRequested();
            ReadArc(reader.Record);
            if (_points.Count > MaxPoints * 2L) throw TooLarge(file.Name);
            _starts.Add(_points.Count / 2);
        }
    }

    private void ReadArc(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return;
        double x = 0, y = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            if (!ReadPosition(ref reader, out var stepX, out var stepY)) continue;
            (x, y) = _scale is null ? (stepX, stepY) : (x + stepX, y + stepY);
            var (placeX, placeY) = Place(x, y);
            _points.Add(placeX);
            _points.Add(placeY);
        }
    }

    /// <summary>Reads [x, y, …]; the reader is left on its end.</summary>
    public static bool ReadPosition(ref Utf8JsonReader reader, out double x, out double y)
    {
        (x, y) = (0, 0);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count >= 2 || reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number) || !double.IsFinite(number)) reader.Skip();
            else if (count++ == 0) x = number;
            else y = number;
        }
        return count == 2;
    }

    private static InputException Hollow(string file) => new(
        new("TopoJSON에 objects가 없습니다.", "The TopoJSON has no objects."),
        new("파일을 다시 받으세요.", "Get the file again."), file);

    private static InputException TooLarge(string file) => new(
        new($"TopoJSON의 점이 {MaxPoints:N0}개를 넘습니다.", $"The TopoJSON has over {MaxPoints:N0} points."),
        new("GeoJSON으로 바꾸어 넣으세요.", "Convert it to GeoJSON."), file);
}
