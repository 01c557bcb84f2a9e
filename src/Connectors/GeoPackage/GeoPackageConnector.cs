using System.Buffers.Binary;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;

namespace Maru.Connectors.GeoPackage;

/// <summary>Reads the feature layers and attribute tables of an OGC GeoPackage.</summary>
public sealed class GeoPackageConnector : IConnector
{
    // Byte 68 of an SQLite file says whose it is (OGC 12-128r17, 1.1.1.1.1).
    private const int ApplicationIdAt = 68;

    public Card Card { get; } = new(
        "geopackage",
        new("GeoPackage", "GeoPackage"),
        new("GeoPackage(.gpkg)의 도형 층과 속성 표를 층마다 표 하나로 읽습니다.", "Reads the feature layers and attribute tables of a GeoPackage, one table for each."),
        []);

    public int Recognise(SourceFile file)
    {
        var head = file.Head.Span;
        if (head.Length < ApplicationIdAt + 4 || !head.StartsWith("SQLite format 3\0"u8)) return 0;
        var owner = head.Slice(ApplicationIdAt, 4);
        if (owner.SequenceEqual("GPKG"u8) || owner.SequenceEqual("GP10"u8) || owner.SequenceEqual("GP11"u8)) return 100;
        return file.Extension == "gpkg" && BinaryPrimitives.ReadUInt32BigEndian(owner) == 0 ? 80 : 0;
    }

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var source = new GeoPackageFile(file.Path, file.Name);
        return source.Guard<IReadOnlyList<RawTable>>(() =>
        {
            using var database = source.Open();
            var layers = Layer.All(database);
            return layers.Count > 0 ? [.. layers.Select(layer => new LayerTable(source, layer))] : throw GeoPackageErrors.NoLayers(file.Name);
        });
    }
}
