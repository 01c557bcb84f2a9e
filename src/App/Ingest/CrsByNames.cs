using System.Text.RegularExpressions;
using Maru.Methods.Coordinates;

namespace Maru.App.Ingest;

/// <summary>
/// Settles which of several systems is meant when all put the points into the city: EPSG:5174 and 5181 lie 310 m apart. The dong that a row
/// names in its own words, an address most often, is more often the one it lies in when the system is right.
/// </summary>
internal static partial class CrsByNames
{
    // By how much the better system has to be ahead: points near a border agree with either.
    private const int LeastAhead = 3;
    private const double LeastShareAhead = 0.01;

    [GeneratedRegex("제?[0-9]+")]
    private static partial Regex Numbering();

    public static DetectedCoordinates Decide(DetectedCoordinates found, LoadPlan plan, IReadOnlyList<CoordinateColumn> columns, AreaSet? areas)
    {
        if (found.Crs is null || found.Rivals.Count == 0 || areas is null) return found;
        var words = Words(plan);
        if (words.Length == 0) return found;
        double[] x = columns[found.Pair.X].Values.ToArray(), y = columns[found.Pair.Y].Values.ToArray();
        var scores = ((IEnumerable<Crs>)[found.Crs, .. found.Rivals])
            .Select(crs => found.Candidates.First(candidate => candidate.Crs == crs))
            .Select(candidate => (Candidate: candidate, Score: Agreeing(candidate, x, y, words, areas)))
            .OrderByDescending(pair => pair.Score).ToList();
        if (scores[0].Score - scores[1].Score < Math.Max(LeastAhead, words.Length * LeastShareAhead)) return found;
        var best = scores[0].Candidate;
        return found with
        {
            Crs = best.Crs,
            AreAxesSwapped = best.AreAxesSwapped,
            Evidence = CrsEvidence.Names,
            Rivals = [],
            Candidates = [best, .. found.Candidates.Where(candidate => candidate != best)],
        };
    }

    // All texts of each sampled row.
    private static string[] Words(LoadPlan plan)
    {
        var texts = plan.Columns.Where(column => column.As == ReadAs.Text).Select(column => plan.Rows.Columns[plan.IndexOf(column)]).ToList();
        return texts.Count == 0 ? [] : [.. Enumerable.Range(0, plan.Rows.Count).Select(row => string.Join(' ', texts.Select(text => text[row])))];
    }

    private static int Agreeing(Methods.Coordinates.CrsCandidate candidate, double[] x, double[] y, string[] words, AreaSet areas)
    {
        var count = Math.Min(words.Length, x.Length);
        double[] longitude = new double[count], latitude = new double[count];
        var states = new PointState[count];
        var (east, north) = candidate.AreAxesSwapped ? (y, x) : (x, y);
        CoordinateRows.Convert(candidate.Crs, east.AsSpan(0, count), north.AsSpan(0, count), null, longitude, latitude, states);
        var agreeing = 0;
        for (var row = 0; row < count; row++)
        {
            if (double.IsNaN(longitude[row]) || areas.Index.Locate(longitude[row], latitude[row]) is not (>= 0 and var area)) continue;
            var name = areas.Areas[area].Name;
            // 효자1동 is 효자동 in an address.
            if (words[row].Contains(name, StringComparison.Ordinal) || words[row].Contains(Numbering().Replace(name, ""), StringComparison.Ordinal)) agreeing++;
        }
        return agreeing;
    }
}
