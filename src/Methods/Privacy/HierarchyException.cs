namespace Maru.Methods.Privacy;

public enum HierarchyFlaw
{
    /// <summary>There is no line.</summary>
    Empty,

    /// <summary>A line has more or fewer levels than the first.</summary>
    LevelsDiffer,

    /// <summary>A value stands twice, with other labels.</summary>
    ValueTwice,

    /// <summary>Two values are one at a level and two again at a higher one.</summary>
    NotNested,

    /// <summary>The data holds a value that the hierarchy does not.</summary>
    ValueMissing,
}

/// <summary>A hierarchy that can't be used: why, at which line (from 1; 0 when no line is meant) and for which value.</summary>
public sealed class HierarchyException(HierarchyFlaw flaw, int line, string found) : FormatException($"Hierarchy: {flaw} at line {line}: '{found}'.")
{
    public HierarchyFlaw Flaw { get; } = flaw;

    public int Line { get; } = line;

    public string Found { get; } = found;

    /// <summary>How many fields the line has, and how many the first one.</summary>
    public (int Found, int Expected) Fields { get; init; }
}
