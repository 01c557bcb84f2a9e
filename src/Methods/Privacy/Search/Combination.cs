namespace Maru.Methods.Privacy;

/// <summary>A combination of levels that was looked at.</summary>
/// <param name="Levels">A level for each quasi-identifier.</param>
/// <param name="Holds">Whether the models hold within the suppression limit.</param>
/// <param name="SuppressedRows">Rows left out there; where the models do not hold, the rows that fail them class by class.</param>
public sealed record Combination(IReadOnlyList<int> Levels, bool Holds, int SuppressedRows);

/// <summary>Remembers what a search looked at, evenly thinned when it is much.</summary>
internal sealed class LookedAt
{
    private readonly List<Combination> _kept = [];
    private int _every = 1;
    private int _seen;

    public IReadOnlyList<Combination> Kept => _kept;

    public void Add(int[] levels, NodeResult result)
    {
        if (_seen++ % _every != 0) return;
        _kept.Add(new([.. levels], result.Holds, result.SuppressedRows));
        if (_kept.Count < LatticeSurvey.Most) return;
        _every *= 2;
        for (int i = _kept.Count - 1; i > 0; i--)
            if (i % 2 == 1) _kept.RemoveAt(i);
    }
}
