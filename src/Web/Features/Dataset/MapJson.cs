using System.Globalization;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Charts;
using Maru.App.Places;
using Maru.App.Receipts;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Geometry;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>Writes what the interactive map shows as GeoJSON.</summary>
internal sealed class MapJson(Utf8JsonWriter json)
{
    private const int MostFields = 6;

    /// <summary>Columns the card of a place shows: its name first, then what tells most.</summary>
    public static (Column? Name, IReadOnlyList<Column> Fields) Card(VersionManifest manifest)
    {
        var name = PlaceShapes.NameOf(manifest);
        var fields = manifest.Columns
            .Where(c => !c.Closed && c != name && RowPage.IsShown(c) && c.Role is not (ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Geometry) && c.Profile is { Distinct: > 1 })
            .Where(c => !(c.Source is null && c.Role == ColumnRole.Region && c.Name.EndsWith("코드", StringComparison.Ordinal)))
            .OrderBy(c => c.Role switch { ColumnRole.Key => 0, ColumnRole.Category or ColumnRole.Measure => 1, ColumnRole.Time => 2, ColumnRole.Region => c.Source is null ? 1 : 3, _ => 3 })
            .Take(MostFields).ToList();
        return (name, fields);
    }

    public static string FieldName(int i) => FormattableString.Invariant($"f{i}");

    public void Ground(AreaMap areas, string? parent)
    {
        Begin();
        foreach (var area in areas.Areas.Where(a => parent is null || a.Parent == parent))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("name", area.Name);
            json.WriteEndObject();
            // Holes of districts are other districts, drawn by themselves: every ring may stand as a polygon of its own.
            Geometry("MultiPolygon", () =>
            {
                foreach (var ring in area.Rings) Nested(() => Ring(ring));
            });
            json.WriteEndObject();
        }
        End();
    }

    /// <param name="isSpoken">Names are written on the map; codes are told by its card only.</param>
    /// <param name="step">Degrees that can't be told apart at this size of map.</param>
    /// <param name="colour">Step of the seven blues for a value of the measure that colours areas, which is the last of the values; null when none does.</param>
    public void Features(IReadOnlyList<PlaceFeature> features, IReadOnlyList<Column> fields, bool isNamed, bool isSpoken, Func<double, double, bool> isOutside, Func<long, string> rowsWords, double step, Func<double, int>? colour)
    {
        Begin();
        foreach (var feature in features)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            Properties(feature, fields, isNamed, isSpoken, isOutside, rowsWords, colour);
            if (feature.Shape is { } shape) Shape(shape, step);
            else Geometry("Point", () => Corner(feature.Longitude, feature.Latitude), isArray: false);
            json.WriteEndObject();
        }
        End();
    }

    private void Properties(PlaceFeature feature, IReadOnlyList<Column> fields, bool isNamed, bool isSpoken, Func<double, double, bool> isOutside, Func<long, string> rowsWords, Func<double, int>? colour)
    {
        json.WriteStartObject("properties");
        if (feature.Rows > 1)
        {
            json.WriteNumber("n", feature.Rows);
            json.WriteString("name", rowsWords(feature.Rows));
        }
        else
        {
            if (isNamed && feature.Values[0] is { } name) json.WriteString(isSpoken ? "name" : "title", ResultTable.Text(name));
            for (var i = 0; i < fields.Count; i++)
                if (feature.Values[i + (isNamed ? 1 : 0)] is { } value) json.WriteString(FieldName(i), Text(value, fields[i]));
            if (colour is not null && feature.Values[^1] is { } measured) json.WriteNumber("step", colour(ResultTable.Number(measured) ?? double.NaN));
        }
        if (feature.Shape is null && isOutside(feature.Longitude, feature.Latitude)) json.WriteBoolean("outside", true);
        if (feature.Shape is { IsArea: false }) json.WriteBoolean("data", true);
        json.WriteEndObject();
    }

    private static string Text(object value, Column column)
    {
        var text = value is long or double or decimal or Int128 && column.Role is ColumnRole.Measure ? Figures.Number(ResultTable.Number(value) ?? double.NaN, 4) : ResultTable.Text(value).Replace('T', ' ');
        if (value is string) text = ResultTable.Text(value);
        if (text.Length > 80) text = text[..79] + "…";
        return MeasureSense.UnitOf(column) is { } unit ? text + unit : text;
    }

    private void Shape(Shape shape, double step)
    {
        if (shape.Kind is ShapeKind.Point or ShapeKind.MultiPoint) Geometry("Point", () => Corner(shape.X[0], shape.Y[0]), isArray: false);
        else if (shape.IsArea) Geometry("MultiPolygon", () => Parts(shape, step));
        else Geometry("MultiLineString", () =>
        {
            foreach (var line in PlaceShapes.Thin(shape, step)) Nested(() => Corners(line));
        });
    }

    // A part is its shell and the holes in it; a part too small to see is left out, unless nothing would remain.
    private void Parts(Shape shape, double step)
    {
        var any = false;
        for (var part = 0; part < shape.PartCount; part++)
        {
            var rings = Enumerable.Range(shape.PartStarts[part], shape.PartStarts[part + 1] - shape.PartStarts[part]).Select(ring => PlaceShapes.Thin(shape, ring, step)).ToList();
            if (rings.Count == 0 || rings[0].Length == 0) continue;
            any = true;
            Nested(() =>
            {
                foreach (var ring in rings.Where(ring => ring.Length > 0)) Ring(ring);
            });
        }
        if (!any && PlaceShapes.Thin(shape, step) is [var small, ..]) Nested(() => Ring(small));
    }

    private void Geometry(string type, Action coordinates, bool isArray = true)
    {
        json.WriteStartObject("geometry");
        json.WriteString("type", type);
        json.WritePropertyName("coordinates");
        if (isArray) Nested(coordinates);
        else coordinates();
        json.WriteEndObject();
    }

    private void Nested(Action inside)
    {
        json.WriteStartArray();
        inside();
        json.WriteEndArray();
    }

    private void Ring(double[] ring) => Nested(() =>
    {
        Corners(ring);
        if (ring[0] != ring[^2] || ring[1] != ring[^1]) Corner(ring[0], ring[1]);
    });

    private void Corners(double[] corners)
    {
        for (var i = 0; i + 1 < corners.Length; i += 2) Corner(corners[i], corners[i + 1]);
    }

    private void Corner(double longitude, double latitude)
    {
        json.WriteStartArray();
        json.WriteRawValue(Math.Round(longitude, 6).ToString("0.######", CultureInfo.InvariantCulture));
        json.WriteRawValue(Math.Round(latitude, 6).ToString("0.######", CultureInfo.InvariantCulture));
        json.WriteEndArray();
    }

    private void Begin()
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
    }

    private void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }
}
