using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maru.Methods.KoreanText;

namespace Maru.App.Excavations;

public enum PlaceKind
{
    Address,
    Road,
    Crossing,
    Site,
}

/// <summary>How sure a candidate is.</summary>
public enum PlaceMatch
{
    Exact,

    /// <summary>The road is there, the number is not: the nearest number stands for it.</summary>
    NearNumber,

    /// <summary>The road is there, and no number near the one asked for.</summary>
    RoadOnly,

    /// <summary>Found by initial consonants, another keyboard or a wrong letter.</summary>
    Similar,
}

/// <summary>A place somebody may have meant.</summary>
/// <param name="Detail">What tells it from others of the name: 학림동 612-3.</param>
/// <param name="Road">Name of the road it lies on.</param>
public sealed record Place(PlaceKind Kind, string Title, string? Detail, double Longitude, double Latitude, string? Road, PlaceMatch Match);

/// <param name="Candidates">Best first.</param>
/// <param name="Suggestions">Names of roads most like the query, when there is no candidate.</param>
public sealed record FoundPlaces(string Query, IReadOnlyList<Place> Candidates, IReadOnlyList<string> Suggestions);

/// <summary>A row with an address: what the finder knows places by.</summary>
public sealed record AddressPoint(string? Name, AddressText? Road, AddressText? Lot, double Longitude, double Latitude);

/// <summary>
/// Finds addresses, roads, crossings and sites as people type them. Exact forms come first; what is not there is looked for among roads alike
/// in letters, then in the search of names. Immutable; bounded in query length and in candidates.
/// </summary>
public sealed partial class PlaceFinder
{
    public const int LongestQuery = 100;
    public const int MostCandidates = 8;

    private const int LongestName = 40;

    // A number farther off than this is another place.
    private const int NearNumbers = 40;

    // Rows of one address farther apart than this are two places that share a number.
    private const double SamePlaceMetres = 150;

    private readonly CityRoads _roads;
    private readonly Plane _plane;
    private readonly string? _city;
    private readonly Dictionary<string, List<AddressPoint>> _onRoad;
    private readonly Dictionary<string, List<AddressPoint>> _inArea;
    private readonly List<AddressPoint> _sites;
    private readonly string[] _siteNames;
    private readonly SearchIndex _names;
    private readonly Dictionary<string, string> _squeezedRoads;
    private readonly ILookup<string, string> _roadsByInitials;

    /// <param name="city">한빛시: a word that says nothing here.</param>
    public PlaceFinder(CityRoads roads, IReadOnlyList<AddressPoint> points, Plane plane, string? city)
    {
        (_roads, _plane, _city) = (roads, plane, city);
        _onRoad = points.Where(point => point.Road is not null).GroupBy(point => point.Road!.Road!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.OrderBy(point => point.Road!.Main).ToList(), StringComparer.Ordinal);
        _inArea = points.Where(point => point.Lot is not null).GroupBy(point => point.Lot!.Area!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        _sites = [.. points.Where(point => point.Name is { Length: > 1 }).DistinctBy(point => (point.Name, point.Road?.Written ?? point.Lot?.Written))];
        _siteNames = [.. _sites.Select(site => Squeeze(site.Name!))];
        var names = roads.Names.Concat(_onRoad.Keys).Distinct(StringComparer.Ordinal).ToList();
        _squeezedRoads = names.DistinctBy(Squeeze).ToDictionary(Squeeze, name => name, StringComparer.Ordinal);
        _roadsByInitials = names.ToLookup(name => Hangul.InitialsOf(Squeeze(name)), StringComparer.Ordinal);
        _names = SearchIndex.Build(
        [
            .. names.Select(name => new SearchDocument("r" + name, name)),
            .. _sites.Select((site, i) => new SearchDocument("s" + i.ToString(CultureInfo.InvariantCulture), site.Name!, Places: site.Road?.Area ?? site.Lot?.Area ?? "")),
        ]);
    }

    /// <summary>How many places it knows: addresses, roads and sites.</summary>
    public int Count => _onRoad.Values.Sum(list => list.Count) + _roads.Names.Count + _sites.Count;

    public FoundPlaces Find(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = Clean(query);
        if (asked.Length == 0) return new(asked, [], []);
        var found = Exact(asked);
        if (found.Count == 0 && asked.Any(char.IsAsciiLetter) && KoreanKeyboard.HangulFromKeys(asked) is var typed && typed != asked) found = [.. Exact(Clean(typed)).Select(Similar)];
        if (found.Count == 0) found = AlikeRoads(asked);
        // What looks like an address is not guessed at from names that share a letter or a number with it.
        if (AddressLike().IsMatch(asked)) found.AddRange(SitesWith(asked));
        else if (found.Count < MostCandidates) found.AddRange(Named(asked, sure: found.Count == 0));
        // A road that was meant goes before a site whose name merely holds it, a site of the very name before all that is alike.
        var squeezed = Squeeze(asked);
        var candidates = found.DistinctBy(place => (place.Kind, place.Title, place.Detail))
            .OrderByDescending(place => Squeeze(place.Title) == squeezed).ThenBy(place => place.Match == PlaceMatch.Similar).Take(MostCandidates).ToList();
        return new(asked, candidates, candidates.Count == 0 ? Nearest(asked) : []);
    }

    /// <summary>The query without what says nothing: control characters, brackets, the names of province and city.</summary>
    private string Clean(string query)
    {
        // Half a surrogate pair and what is no character can't be normalised, and say nothing.
        var text = Hangul.Normalize(string.Concat((query.Length > LongestQuery ? query[..LongestQuery] : query).EnumerateRunes().Select(rune =>
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse || rune.Value is ',' or '，' or '"' or '\'' ? " " : rune.ToString())));
        text = Brackets().Replace(text, " ");
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && (Province().IsMatch(words[0]) || words[0] == _city)) words.RemoveAt(0);
        return string.Join(' ', words);
    }

    private List<Place> Exact(string asked)
    {
        var crossing = Crossing(asked);
        if (crossing.Count > 0) return crossing;
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // 읍면동 before the road may be said or not.
        for (var skip = 0; skip < Math.Min(3, words.Length); skip++)
            if (OnRoad(string.Concat(words[skip..]), skip > 0 ? words[skip - 1] : null) is { Count: > 0 } onRoad) return onRoad;
        for (var skip = 0; skip < Math.Min(3, words.Length); skip++)
            if (OnLot(string.Concat(words[skip..]), skip > 0 ? words[skip - 1] : null) is { Count: > 0 } onLot) return onLot;
        return [];
    }

    private List<Place> OnRoad(string compact, string? area)
    {
        if (Numbered().Match(compact) is { Success: true } match && _squeezedRoads.TryGetValue(Squeeze(match.Groups["name"].Value), out var road)) return Numbers(road, match, area);
        return _squeezedRoads.TryGetValue(Squeeze(compact), out var whole) ? WholeRoad(whole, PlaceMatch.Exact) : [];
    }

    private List<Place> Numbers(string road, Match match, string? area)
    {
        var (main, sub) = (Number(match.Groups["main"]), Number(match.Groups["sub"]));
        var all = _onRoad.GetValueOrDefault(road, []);
        var here = all.Where(point => area is null || point.Road!.Area is null || point.Road.Area == area || area[^1] is not ('읍' or '면' or '동' or '리')).ToList();
        if (here.Count == 0) here = all;
        var exact = here.Where(point => point.Road!.Main == main && (sub == 0 || point.Road.Sub == sub)).ToList();
        if (exact.Count > 0) return Places(exact, PlaceMatch.Exact);
        // Odd and even numbers stand on different sides, so a number of the same side is nearer.
        var near = here.Where(point => Math.Abs(point.Road!.Main - main) <= NearNumbers).OrderBy(point => Math.Abs(point.Road!.Main - main) + (point.Road.Main % 2 == main % 2 ? 0 : 1)).ToList();
        return near.Count > 0 ? Places([.. near.Where(point => point.Road!.Main == near[0].Road!.Main)], PlaceMatch.NearNumber) : WholeRoad(road, PlaceMatch.RoadOnly);
    }

    private List<Place> Places(List<AddressPoint> points, PlaceMatch match)
    {
        List<Place> places = [];
        foreach (var point in points)
            if (places.Count < MostCandidates && places.All(place => _plane.Between(place.Longitude, place.Latitude, point.Longitude, point.Latitude) > SamePlaceMetres))
                places.Add(new(PlaceKind.Address, point.Road!.Written, point.Lot?.Written ?? point.Road.Area, point.Longitude, point.Latitude, point.Road.Road, match));
        return places;
    }

    private List<Place> WholeRoad(string road, PlaceMatch match)
    {
        var pieces = _roads.Of(road).ToList();
        if (pieces.Count > 0)
        {
            var middle = pieces[pieces.Count / 2].Corners;
            return [new(PlaceKind.Road, road, null, middle[0], middle[1], road, match)];
        }
        return _onRoad.GetValueOrDefault(road) is { } points ? [new(PlaceKind.Road, road, points[points.Count / 2].Road!.Area, points[points.Count / 2].Longitude, points[points.Count / 2].Latitude, road, match)] : [];
    }

    private List<Place> OnLot(string compact, string? area)
    {
        if (Lot().Match(compact) is not { Success: true } match) return [];
        var (name, main, sub) = (match.Groups["area"].Value, Number(match.Groups["main"]), Number(match.Groups["sub"]));
        if (!_inArea.TryGetValue(name, out var points)) return [];
        var exact = points.Where(point => point.Lot!.Main == main && point.Lot.Sub == sub).ToList();
        if (exact.Count == 0) exact = [.. points.Where(point => point.Lot!.Main == main)];
        List<Place> places = [];
        foreach (var point in exact)
            if (places.Count < MostCandidates && places.All(place => _plane.Between(place.Longitude, place.Latitude, point.Longitude, point.Latitude) > SamePlaceMetres))
                places.Add(new(PlaceKind.Address, point.Lot!.Written, point.Road?.Written ?? area, point.Longitude, point.Latitude, point.Road?.Road, point.Lot.Sub == sub ? PlaceMatch.Exact : PlaceMatch.NearNumber));
        return places;
    }

    private List<Place> Crossing(string asked)
    {
        var parts = Apart().Split(CrossingWord().Replace(asked, " ")).SelectMany(part => Words(part)).Where(part => part.Length > 0).ToList();
        if (parts.Count != 2) return [];
        if (!_squeezedRoads.TryGetValue(Squeeze(parts[0]), out var one) || !_squeezedRoads.TryGetValue(Squeeze(parts[1]), out var other)) return [];
        var title = $"{one}·{other} 교차로";
        List<Place> places = [];
        foreach (var crossing in _roads.Between(one, other))
            if (places.All(place => _plane.Between(place.Longitude, place.Latitude, crossing.Longitude, crossing.Latitude) > SamePlaceMetres))
                places.Add(new(PlaceKind.Crossing, title, null, crossing.Longitude, crossing.Latitude, one, PlaceMatch.Exact));
        return places;

        // 중앙로와 → 중앙로, where that is a road.
        IEnumerable<string> Words(string part) => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > 2 && word[^1] is '와' or '과' && _squeezedRoads.ContainsKey(Squeeze(word[..^1])) ? word[..^1] : word);
    }

    // ㅈㅇㄹ 120, 증앙로 120: the road by its initials or the letters nearest, the number as it stands.
    private List<Place> AlikeRoads(string asked)
    {
        var compact = string.Concat(asked.Split(' '));
        var digits = compact.Length;
        while (digits > 0 && (char.IsAsciiDigit(compact[digits - 1]) || compact[digits - 1] == '-')) digits--;
        var (name, number) = (compact[..digits], compact[digits..]);
        if (name.Length < 2) return [];
        var roads = name.All(Hangul.IsCompatibilityConsonant) ? [.. _roadsByInitials[name]]
            : number.Length > 0 || name[^1] is '로' or '길' ? [.. Alike(name, name.Length <= 3 ? 0.7 : 1.0), .. Holding(name)] : new List<string>();
        return [.. roads.Take(MostCandidates).SelectMany(road => OnRoad(Squeeze(road) + number, null)).Select(Similar)];
    }

    // 중앙로 of 누리중앙로 and 새벌중앙로.
    private IEnumerable<string> Holding(string name) => name.Length < 3 ? [] : _squeezedRoads.Where(road => road.Key.EndsWith(name, StringComparison.Ordinal)).Select(road => road.Value).Order(StringComparer.Ordinal);

    private List<string> Alike(string name, double limit) =>
        [.. _squeezedRoads.Select(road => (Name: road.Value, Distance: JamoDistance.Between(road.Key, name, limit))).Where(road => road.Distance <= limit).OrderBy(road => road.Distance).ThenBy(road => road.Name, StringComparer.Ordinal).Select(road => road.Name)];

    // 새터로 of 새터로약국.
    private IEnumerable<Place> SitesWith(string asked) =>
        Squeeze(asked) is { Length: > 1 } squeezed ? _sites.Where((_, i) => _siteNames[i].Contains(squeezed, StringComparison.Ordinal)).Take(MostCandidates).Select(site => Site(site, PlaceMatch.Exact)) : [];

    private IEnumerable<Place> Named(string asked, bool sure)
    {
        var squeezed = Squeeze(asked);
        if (squeezed.Length < 2) yield break;
        var result = _names.Search(asked.Length > LongestName ? asked[..LongestName] : asked);
        if (result.Relaxed && !sure) yield break;
        foreach (var hit in result.Hits.Take(MostCandidates * 2))
        {
            if (hit.Id[0] == 'r')
            {
                if (!sure) continue;
                foreach (var road in WholeRoad(hit.Id[1..], PlaceMatch.Similar)) yield return road;
                continue;
            }
            var at = int.Parse(hit.Id.AsSpan(1), CultureInfo.InvariantCulture);
            yield return Site(_sites[at], _siteNames[at].Contains(squeezed, StringComparison.Ordinal) ? PlaceMatch.Exact : PlaceMatch.Similar);
        }
    }

    private static Place Site(AddressPoint site, PlaceMatch match)
    {
        var address = site.Road is { } road ? road.Area is { } area ? $"{road.Written} ({area})" : road.Written : site.Lot?.Written;
        return new(PlaceKind.Site, site.Name!, address, site.Longitude, site.Latitude, site.Road?.Road, match);
    }

    private List<string> Nearest(string asked)
    {
        var name = Squeeze(asked).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return name.Length == 0 ? [] : [.. _squeezedRoads.Select(road => (Name: road.Value, Distance: JamoDistance.Between(road.Key, name, 3))).Where(road => road.Distance <= Math.Max(1.5, name.Length * 0.6)).OrderBy(road => road.Distance).ThenBy(road => road.Name, StringComparer.Ordinal).Take(5).Select(road => road.Name)];
    }

    private static Place Similar(Place place) => place with { Match = PlaceMatch.Similar };

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int Number(Group group) => group.Success && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?<name>.*(?:로|길))(?:지하)?(?<main>[0-9]{1,5})(?:-(?<sub>[0-9]{1,4}))?(?:번지|번|호)?(?:앞|근처|부근)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<area>.+(?:동|리|가))산?(?<main>[0-9]{1,5})(?:-(?<sub>[0-9]{1,4}))?(?:번지)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Lot();

    [GeneratedRegex(@"(?:[0-9]|로|길|번지)$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressLike();

    [GeneratedRegex(@"\([^)]*\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:.+(?:특별자치도|광역시|특별시|특별자치시|도))$", RegexOptions.CultureInvariant)]
    private static partial Regex Province();

    [GeneratedRegex(@"[·ㆍ&×/+]|하고", RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    [GeneratedRegex(@"(?:교차로|[사네삼오]거리)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex CrossingWord();
}
