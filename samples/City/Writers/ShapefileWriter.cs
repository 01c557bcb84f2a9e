using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Maru.City.Surveying;
using NetTopologySuite.Geometries;

namespace Maru.City.Writers;

/// <summary>Writes ESRI shapefiles (points, lines, polygons) with a dBASE III table, zipped, as GIS offices send them.</summary>
internal static class ShapefileWriter
{
    /// <param name="name">Name of the members without extension.</param>
    /// <param name="geometries">One per row of the table, in EPSG:5186; written in <paramref name="epsg"/>.</param>
    public static void Write(System.IO.Stream to, string name, Table table, IReadOnlyList<Geometry> geometries, int epsg, bool withPrj, Encoding text)
    {
        var type = geometries[0] switch { Point => 1, LineString or MultiLineString => 3, _ => 5 };
        var (shp, shx) = Shapes(geometries, type, epsg);
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        Member(zip, name + ".shp", shp);
        Member(zip, name + ".shx", shx);
        Member(zip, name + ".dbf", DbfWriter.Write(table, text));
        if (withPrj)
            Member(zip, name + ".prj", Encoding.ASCII.GetBytes(CoordinateSystem.Prj(epsg)));
    }

    private static void Member(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Delivery.FileTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static (byte[] Shp, byte[] Shx) Shapes(IReadOnlyList<Geometry> geometries, int type, int epsg)
    {
        using var shp = new MemoryStream();
        using var shx = new MemoryStream();
        using var main = new BinaryWriter(shp);
        using var index = new BinaryWriter(shx);
        var box = new Envelope();
        main.Write(new byte[100]);
        index.Write(new byte[100]);
        for (var i = 0; i < geometries.Count; i++)
        {
            var content = Content(geometries[i], type, epsg, box);
            WriteBig(index, (int)shp.Position / 2);
            WriteBig(index, content.Length / 2);
            WriteBig(main, i + 1);
            WriteBig(main, content.Length / 2);
            main.Write(content);
        }
        main.Flush();
        index.Flush();
        return (WithHeader(shp.ToArray(), type, box), WithHeader(shx.ToArray(), type, box));
    }

    private static byte[] Content(Geometry geometry, int type, int epsg, Envelope box)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(type);
        if (type == 1)
        {
            WritePoint(writer, Convert(geometry.Coordinate, epsg, box));
            return buffer.ToArray();
        }
        var parts = Parts(geometry).Select(part => part.Select(point => Convert(point, epsg, box)).ToArray()).ToList();
        var own = new Envelope();
        foreach (var point in parts.SelectMany(part => part))
            own.ExpandToInclude(point);
        foreach (var bound in new[] { own.MinX, own.MinY, own.MaxX, own.MaxY })
            writer.Write(bound);
        writer.Write(parts.Count);
        writer.Write(parts.Sum(part => part.Length));
        var start = 0;
        foreach (var part in parts)
        {
            writer.Write(start);
            start += part.Length;
        }
        foreach (var point in parts.SelectMany(part => part))
            WritePoint(writer, point);
        return buffer.ToArray();
    }

    /// <summary>Outer rings run clockwise and holes the other way, as the format asks.</summary>
    private static IEnumerable<Coordinate[]> Parts(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
            if (geometry.GetGeometryN(i) is Polygon polygon)
            {
                var clockwise = (Polygon)polygon.Normalized();
                yield return clockwise.ExteriorRing.Coordinates;
                foreach (var hole in clockwise.InteriorRings)
                    yield return hole.Coordinates;
            }
            else
                yield return geometry.GetGeometryN(i).Coordinates;
    }

    private static Coordinate Convert(Coordinate point, int epsg, Envelope box)
    {
        var (x, y) = CoordinateSystem.Convert(point.X, point.Y, epsg);
        var converted = new Coordinate(x, y);
        box.ExpandToInclude(converted);
        return converted;
    }

    private static byte[] WithHeader(byte[] file, int type, Envelope box)
    {
        var header = file.AsSpan(0, 100);
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        BinaryPrimitives.WriteInt32BigEndian(header[24..], file.Length / 2);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header[32..], type);
        var bounds = new[] { box.MinX, box.MinY, box.MaxX, box.MaxY };
        for (var i = 0; i < 4; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(header[(36 + 8 * i)..], bounds[i]);
        return file;
    }

    private static void WritePoint(BinaryWriter writer, Coordinate point)
    {
        writer.Write(point.X);
        writer.Write(point.Y);
    }

    private static void WriteBig(BinaryWriter writer, int value) => writer.Write(BinaryPrimitives.ReverseEndianness(value));
}
