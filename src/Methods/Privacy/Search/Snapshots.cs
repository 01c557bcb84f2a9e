namespace Maru.Methods.Privacy;

/// <summary>Classes of nodes already tried, kept so that a coarser node is made from the smallest of them instead of from rows.</summary>
internal sealed class Snapshots
{
    private const int Most = 96;
    private const long MostClasses = 8_000_000;

    private readonly LinkedList<(int[] Levels, EquivalenceClasses Classes)> _kept = new();
    private readonly ClassBuilder _builder;
    private readonly EquivalenceClasses _finest;
    private long _classes;

    public Snapshots(ClassBuilder builder, int columns)
    {
        _builder = builder;
        _finest = builder.Group(new int[columns]);
    }

    public EquivalenceClasses ClassesAt(int[] levels)
    {
        LinkedListNode<(int[] Levels, EquivalenceClasses Classes)>? best = null;
        for (var node = _kept.First; node is not null; node = node.Next)
            if ((best is null || node.Value.Classes.Count < best.Value.Classes.Count) && IsFiner(node.Value.Levels, levels)) best = node;
        var classes = levels.All(level => level == 0) ? _finest : _builder.Coarsen(best?.Value.Classes ?? _finest, levels);
        if (best is not null)
        {
            _kept.Remove(best);
            _kept.AddFirst(best);
        }
        Keep(levels, classes, best?.Value.Classes.Count ?? _finest.Count);
        return classes;
    }

    // What is hardly smaller than what it was made from saves no work.
    private void Keep(int[] levels, EquivalenceClasses classes, int from)
    {
        if (classes.Count > from * 0.8) return;
        _kept.AddFirst((levels, classes));
        _classes += classes.Count;
        while (_kept.Count > Most || _classes > MostClasses)
        {
            _classes -= _kept.Last!.Value.Classes.Count;
            _kept.RemoveLast();
        }
    }

    private static bool IsFiner(int[] levels, int[] than)
    {
        for (int i = 0; i < levels.Length; i++)
            if (levels[i] > than[i]) return false;
        return true;
    }
}
