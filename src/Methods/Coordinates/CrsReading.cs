namespace Maru.Methods.Coordinates;

/// <summary>What a text said about a coordinate system.</summary>
/// <param name="Crs">The best reading, or null when there is none.</param>
/// <param name="Candidates">Every system the text can mean, best first: "중부원점" alone can be four. One entry means no doubt.</param>
/// <param name="Problem">Why there is no reading, or what contradicts it; null when all is well.</param>
public sealed record CrsReading(Crs? Crs, IReadOnlyList<Crs> Candidates, Notice? Problem = null)
{
    public bool IsCertain => Candidates.Count == 1 && Problem is null;

    internal static CrsReading Of(Crs crs, Notice? problem = null) => new(crs, [crs], problem);

    internal static CrsReading OneOf(IReadOnlyList<Crs> candidates) => new(candidates[0], candidates);

    internal static CrsReading None(string korean, string english) => new(null, [], new(korean, english));
}

/// <summary>A sentence for the user, in both languages.</summary>
public sealed record Notice(string Korean, string English);
