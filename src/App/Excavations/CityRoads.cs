namespace Maru.App.Excavations;

/// <summary>A piece of a named road between two junctions.</summary>
public sealed record RoadPiece(string Name, double[] Corners, Track Track, int? Lanes, DateOnly? Paved);

/// <summary>Where roads of two names meet.</summary>
public sealed record RoadCrossing(string One, string Other, double Longitude, double Latitude);

/// <summary>Centre lines by name, and where they meet.</summary>
public sealed class CityRoads
{
    private readonly ILookup<string, RoadPiece> _byName;
    private readonly ILookup<(string, string), RoadCrossing> _crossings;

    public CityRoads(IReadOnlyList<RoadPiece> pieces)
    {
        Pieces = pieces;
        _byName = pieces.ToLookup(piece => piece.Name, StringComparer.Ordinal);
        Names = [.. _byName.Select(road => road.Key).Order(StringComparer.Ordinal)];
        Crossings = [.. FindCrossings(pieces)];
        _crossings = Crossings.ToLookup(crossing => (crossing.One, crossing.Other));
    }

    public static CityRoads None { get; } = new([]);

    public IReadOnlyList<RoadPiece> Pieces { get; }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<RoadCrossing> Crossings { get; }

    public IEnumerable<RoadPiece> Of(string name) => _byName[name];

    public bool Has(string name) => _byName.Contains(name);

    /// <summary>The crossings of two roads, in either order.</summary>
    public IEnumerable<RoadCrossing> Between(string one, string other) => string.CompareOrdinal(one, other) < 0 ? _crossings[(one, other)] : _crossings[(other, one)];

    private static IEnumerable<RoadCrossing> FindCrossings(IReadOnlyList<RoadPiece> pieces)
    {
        var nodes = new Dictionary<(long, long), (SortedSet<string> Names, double Longitude, double Latitude)>();
        foreach (var piece in pieces)
            foreach (var at in (int[])[0, piece.Corners.Length - 2])
            {
                var (longitude, latitude) = (piece.Corners[at], piece.Corners[at + 1]);
                // A hundred-thousandth of a degree is a metre.
                var key = ((long)Math.Round(longitude * 1e5), (long)Math.Round(latitude * 1e5));
                if (!nodes.TryGetValue(key, out var node)) nodes[key] = node = (new(StringComparer.Ordinal), longitude, latitude);
                node.Names.Add(piece.Name);
            }
        foreach (var (names, longitude, latitude) in nodes.Values.Where(node => node.Names.Count is > 1 and < 9))
        {
            var all = names.ToList();
            for (var i = 0; i < all.Count; i++)
                for (var j = i + 1; j < all.Count; j++) yield return new(all[i], all[j], longitude, latitude);
        }
    }
}
