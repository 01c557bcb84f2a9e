using Maru.Core.Receipts;

namespace Maru.App.Excavations;

/// <summary>Works, roads, stops and places as one reader may see them, of certain versions. Immutable, and quick to ask.</summary>
public sealed class ExcavationBook
{
    private const double SameStretchMetres = 10;
    private const double LeastShared = 8;

    private readonly Dictionary<Excavation, Track> _tracks;

    public ExcavationBook(ExcavationSettings settings, IReadOnlyList<Excavation> works, CityRoads roads, IReadOnlyList<BusStop> stops, IReadOnlyList<AddressPoint> addresses, string? city, IReadOnlyList<UsedVersion> sources)
    {
        (Settings, Works, Roads, Stops, Sources, City) = (settings, works, roads, stops, sources, city);
        Plane = Middle(works, roads);
        _tracks = new(ReferenceEqualityComparer.Instance);
        foreach (var work in works) _tracks[work] = new Track([.. work.Lines.Select(Plane.Project)]);
        Finder = new PlaceFinder(roads, addresses, Plane, city);
    }

    public static ExcavationBook Empty { get; } = new(new ExcavationSettings(), [], CityRoads.None, [], [], null, []);

    public ExcavationSettings Settings { get; }

    public IReadOnlyList<Excavation> Works { get; }

    public CityRoads Roads { get; }

    public IReadOnlyList<BusStop> Stops { get; }

    /// <summary>The versions all of it comes from, the permits first.</summary>
    public IReadOnlyList<UsedVersion> Sources { get; }

    public string? City { get; }

    public PlaceFinder Finder { get; }

    public Plane Plane { get; }

    public double Metres(Excavation work) => _tracks[work].Metres;

    /// <summary>Works that are not over at the moment: closed now first, then open, then planned, each by its first day.</summary>
    public IReadOnlyList<(Excavation Work, WorkState State)> At(DateTime moment, string? road = null, string? agency = null) =>
        [.. Works.Where(work => (road is null || work.Road == road) && (agency is null || work.Agency == agency)).Select(work => (Work: work, State: work.At(moment))).Where(line => line.State != WorkState.Over)
            .OrderBy(line => line.State).ThenBy(line => line.Work.First).ThenBy(line => line.Work.Number, StringComparer.Ordinal)];

    /// <summary>Works that are not over, nearest first.</summary>
    public IReadOnlyList<NearWork> Near(double longitude, double latitude, DateTime moment, double within)
    {
        var (x, y) = (Plane.X(longitude), Plane.Y(latitude));
        List<NearWork> near = [];
        foreach (var work in Works)
        {
            var track = _tracks[work];
            if (x < track.West - within || x > track.East + within || y < track.South - within || y > track.North + within) continue;
            var state = work.At(moment);
            if (state == WorkState.Over) continue;
            var (metres, atX, atY) = track.Nearest(x, y);
            if (metres <= within) near.Add(new(work, state, (int)Math.Round(metres), Towards(atX - x, atY - y)));
        }
        return [.. near.OrderBy(found => found.Metres).ThenBy(found => found.State).ThenBy(found => found.Work.Number, StringComparer.Ordinal)];
    }

    /// <summary>Works on the road of a name: closed now first.</summary>
    public IReadOnlyList<NearWork> OnRoad(string road, DateTime moment) => [.. At(moment, road).Select(line => new NearWork(line.Work, line.State, 0, Compass.North))];

    /// <summary>The work nearest to a place, however far.</summary>
    public NearWork? Next(double longitude, double latitude, DateTime moment)
    {
        for (var within = 1_000.0; within <= 64_000; within *= 4)
            if (Near(longitude, latitude, moment, within) is [var first, ..]) return first;
        return null;
    }

    /// <summary>Stops inside a closed stretch, with the routes that serve them.</summary>
    public IReadOnlyList<StopHit> StopsHit(Excavation work)
    {
        if (work.IsFootway) return [];
        var track = _tracks[work];
        List<StopHit> hits = [];
        foreach (var stop in Stops)
        {
            var (x, y) = (Plane.X(stop.Longitude), Plane.Y(stop.Latitude));
            if (x < track.West - Settings.StopsWithin || x > track.East + Settings.StopsWithin || y < track.South - Settings.StopsWithin || y > track.North + Settings.StopsWithin) continue;
            if (track.Nearest(x, y).Metres is var metres && metres <= Settings.StopsWithin) hits.Add(new(stop, (int)Math.Round(metres)));
        }
        return [.. hits.OrderBy(hit => hit.Metres)];
    }

    public BusStop? Stop(string number) => Stops.FirstOrDefault(stop => stop.Number == number);

    /// <summary>Pairs of works that are not over, close to each other, whose periods overlap; those that share most first.</summary>
    public IReadOnlyList<Conflict> Conflicts(DateTime moment)
    {
        var live = Works.Where(work => work.At(moment) != WorkState.Over).ToList();
        List<Conflict> found = [];
        for (var i = 0; i < live.Count; i++)
            for (var j = i + 1; j < live.Count; j++)
            {
                var (one, other) = (live[i], live[j]);
                if (!one.Overlaps(other) || !_tracks[one].IsWithin(_tracks[other], Settings.ConflictWithin)) continue;
                var (metres, shared) = _tracks[one].Against(_tracks[other], SameStretchMetres);
                if (metres > Settings.ConflictWithin) continue;
                found.Add(new(one, other, (int)Math.Round(metres < 4 ? 0 : metres), (int)Math.Round(shared), one.First > other.First ? one.First : other.First, one.Last < other.Last ? one.Last : other.Last));
            }
        return [.. found.OrderByDescending(conflict => conflict.SharedMetres).ThenBy(conflict => conflict.Metres).ThenBy(conflict => conflict.One.Number, StringComparer.Ordinal)];
    }

    /// <summary>Works that are not over, on a stretch that was paved or dug up fewer years before than the rule says; the freshest first.</summary>
    public IReadOnlyList<Redig> Redigs(DateTime moment)
    {
        List<Redig> found = [];
        foreach (var work in Works.Where(work => work.At(moment) != WorkState.Over && !work.IsFootway))
        {
            var since = work.First.AddYears(-Settings.Redig.Years);
            var track = _tracks[work];
            // A work lies beside the centre line, on the side it closes.
            var paved = Roads.Of(work.Road).Where(piece => piece.Paved > since && piece.Paved < work.First && track.IsWithin(piece.Track, SameStretchMetres))
                .Select(piece => (On: piece.Paved!.Value, track.Against(piece.Track, SameStretchMetres).Shared)).Where(piece => piece.Shared >= LeastShared).ToList();
            if (paved.Count > 0)
            {
                var on = paved.Max(piece => piece.On);
                found.Add(new(work, on, null, (int)Math.Round(paved.Where(piece => piece.On == on).Sum(piece => piece.Shared))));
            }
            foreach (var before in Works)
                if (before.Last < work.First && before.Last > since && !before.IsFootway && before.Number != work.Number && track.IsWithin(_tracks[before], SameStretchMetres) && track.Against(_tracks[before], SameStretchMetres).Shared is var shared && shared >= LeastShared)
                    found.Add(new(work, before.Last, before, (int)Math.Round(shared)));
        }
        return [.. found.OrderByDescending(redig => redig.On).ThenBy(redig => redig.Work.Number, StringComparer.Ordinal)];
    }

    private static Compass Towards(double dx, double dy)
    {
        if (dx == 0 && dy == 0) return Compass.North;
        var clockwise = (450 - Math.Atan2(dy, dx) * 180 / Math.PI) % 360;
        return (Compass)((int)Math.Round(clockwise / 45) % 8);
    }

    private static Plane Middle(IReadOnlyList<Excavation> works, CityRoads roads)
    {
        var corners = roads.Pieces.Count > 0 ? roads.Pieces.Select(piece => piece.Corners) : works.SelectMany(work => work.Lines);
        var points = corners.Select(line => (Longitude: line[0], Latitude: line[1])).ToList();
        return points.Count == 0 ? new(127.5, 36.5) : new(points.Average(point => point.Longitude), points.Average(point => point.Latitude));
    }
}
