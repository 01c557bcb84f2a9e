namespace Maru.App.Rows;

/// <summary>How many rows (or groups) a query matches.</summary>
/// <param name="Rows">Null when counting took too long.</param>
/// <param name="Exact">False: there are at least this many.</param>
public readonly record struct MatchCount(long? Rows, bool Exact)
{
    public static MatchCount Unknown { get; } = new(null, false);

    public static MatchCount Of(long rows) => new(rows, true);
}
