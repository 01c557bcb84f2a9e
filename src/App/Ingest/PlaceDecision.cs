using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Coordinates;

namespace Maru.App.Ingest;

/// <summary>What people said of a table's places: the coordinate system, and which columns are longitude and latitude (or x and y) by their roles.</summary>
internal sealed class PlaceDecision(string? crs, IReadOnlyList<ColumnRule> rules)
{
    /// <summary>The numbers are no places at all.</summary>
    public bool IsNone => crs == TableCorrections.NoPlaces;

    public Crs? System { get; } = crs is null or TableCorrections.NoPlaces ? null : KoreanSystems.Find(crs);

    /// <summary>The columns a person made longitude and latitude; null when they did not name both.</summary>
    public CoordinatePair? Pair(LoadPlan plan)
    {
        int x = IndexOf(plan, ColumnRole.Longitude), y = IndexOf(plan, ColumnRole.Latitude);
        return x >= 0 && y >= 0 ? new(x, y, false, "", null) : null;
    }

    /// <summary>True for a column that a person gave another part to play.</summary>
    public bool Excludes(string column) => rules.Any(rule => rule.Column == column && rule.Role is not (null or ColumnRole.Longitude or ColumnRole.Latitude));

    /// <summary>The finding read in the system a person chose; which of the columns is x is still found.</summary>
    public DetectedCoordinates Apply(DetectedCoordinates found)
    {
        if (System is null) return found;
        var chosen = found.Candidates.FirstOrDefault(candidate => candidate.Crs == System);
        IReadOnlyList<Methods.Coordinates.CrsCandidate> candidates = chosen is null ? [] : [chosen, .. found.Candidates.Where(candidate => candidate != chosen)];
        return found with { Crs = System, AreAxesSwapped = chosen?.AreAxesSwapped ?? false, Evidence = CrsEvidence.Names, Candidates = candidates, Rivals = [] };
    }

    private int IndexOf(LoadPlan plan, ColumnRole role) =>
        plan.Columns.ToList().FindIndex(column => rules.Any(rule => rule.Column == column.Name && rule.Role == role));
}
