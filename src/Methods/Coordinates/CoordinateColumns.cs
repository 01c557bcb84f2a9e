using System.Text;
using System.Text.RegularExpressions;

namespace Maru.Methods.Coordinates;

/// <summary>Two columns that together say where a row is.</summary>
/// <param name="X">Position of the easting or longitude column among the headers.</param>
/// <param name="Y">Position of the northing or latitude column.</param>
/// <param name="IsGeographic">The names say 경도/위도, not X/Y.</param>
/// <param name="Stem">What the names share besides the axis: "출발지" of 출발지X, 출발지Y.</param>
/// <param name="Hint">The system the names give, as in 좌표정보X(EPSG5174) or UTMK_X.</param>
public sealed record CoordinatePair(int X, int Y, bool IsGeographic, string Stem, Crs? Hint);

/// <summary>Finds coordinate columns by their names: 경도/위도, lon/lat, X/Y, 좌표정보(X), WGS84위도, xcord, entX …</summary>
public static partial class CoordinateColumns
{
    private static readonly HashSet<string> _longitude = ["경도", "longitude", "long", "lon", "lng", "lo", "lot", "logt", "lngt"];
    private static readonly HashSet<string> _latitude = ["위도", "latitude", "latit", "lat", "la", "latd"];
    private static readonly HashSet<string> _x = ["x", "xcord", "xcoord", "xcrd", "xcrdnt", "xpos", "posx", "coordx", "mapx", "gpsx", "tmx", "xcnts", "easting", "x좌표", "좌표x", "엑스"];
    private static readonly HashSet<string> _y = ["y", "ycord", "ycoord", "ycrd", "ycrdnt", "ypos", "posy", "coordy", "mapy", "gpsy", "tmy", "ydnts", "northing", "y좌표", "좌표y", "와이"];

    // Words that say "coordinate" and tell nothing of which place.
    private static readonly HashSet<string> _fillers = ["좌표", "좌표값", "좌표정보", "coord", "coordinate", "crd", "pos", "position", "값", "point", "geo"];

    /// <summary>Every pair, nearest columns first; a column is in one pair only.</summary>
    public static IReadOnlyList<CoordinatePair> Find(IReadOnlyList<string> headers)
    {
        var axes = headers.Select((header, index) => Axis.Of(header, index)).OfType<Axis>().ToList();
        var pairs = new List<CoordinatePair>();
        var possible = from x in axes
                       where x.IsX
                       from y in axes
                       where !y.IsX && y.IsGeographic == x.IsGeographic && y.Stem == x.Stem
                       orderby Math.Abs(x.Index - y.Index), Math.Min(x.Index, y.Index)
                       select (x, y);
        var used = new HashSet<int>();
        foreach (var (x, y) in possible)
            if (!used.Contains(x.Index) && !used.Contains(y.Index))
            {
                used.Add(x.Index);
                used.Add(y.Index);
                pairs.Add(new(x.Index, y.Index, x.IsGeographic, x.Stem, x.Hint ?? y.Hint));
            }
        return [.. pairs.OrderBy(pair => Math.Min(pair.X, pair.Y))];
    }

    private sealed record Axis(int Index, bool IsX, bool IsGeographic, string Stem, Crs? Hint)
    {
        public static Axis? Of(string header, int index)
        {
            var words = Words(header);
            bool isLongitude = words.Exists(_longitude.Contains), isLatitude = words.Exists(_latitude.Contains);
            bool isX = words.Exists(_x.Contains), isY = words.Exists(_y.Contains);
            var isGeographic = isLongitude || isLatitude;
            // 위도경도 in one column, or "x y", is no axis.
            if (isGeographic ? isLongitude == isLatitude : isX == isY)
                return null;
            var hint = Hints(header);
            var stem = string.Concat(words.Where(word => !IsAxisWord(word) && !_fillers.Contains(word) && !HintWord().IsMatch(word)));
            return new(index, isGeographic ? isLongitude : isX, isGeographic, stem, hint);
        }

        private static bool IsAxisWord(string word) => _longitude.Contains(word) || _latitude.Contains(word) || _x.Contains(word) || _y.Contains(word);

        private static Crs? Hints(string header)
        {
            var match = HintWord().Match(header.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal));
            return match.Success ? CrsText.Read(match.Value) is { IsCertain: true } reading ? reading.Crs : null : null;
        }

        // entX → ent, x; 좌표정보(X) → 좌표정보, x; WGS84경도 → wgs84, 경도; 지점위도 → 지점, 위도.
        private static List<string> Words(string header)
        {
            var words = new List<string>();
            foreach (Match match in Word().Matches(header.Normalize(NormalizationForm.FormC)))
                words.Add(match.Value.ToLowerInvariant());
            return words;
        }
    }

    [GeneratedRegex("위도|경도|[가-힣]+?(?=위도|경도)|[가-힣]+|[A-Za-z][a-z]*[0-9]+(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"epsg:?\s*\d{4,5}|utm-?k|katec|카텍|wgs84|중부원점|서부원점|동부원점", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HintWord();
}
