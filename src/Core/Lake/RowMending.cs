namespace Maru.Core.Lake;

/// <summary>
/// What a person did to a row that was set aside. A version keeps those that hold for it in <c>mendings.jsonl</c> beside its manifest, one a
/// line, so that the next file with the same wrong row is mended alike.
/// </summary>
/// <param name="RowHash">Of the source's own cells: what the row is known by in the next file.</param>
/// <param name="Row">Line or row of the source it was found at.</param>
/// <param name="Rule">Why it was set aside.</param>
/// <param name="Cells">What was changed; none when the row was taken as it is.</param>
/// <param name="Version">The version in which this came about.</param>
public sealed record RowMending(string RowHash, long Row, string Rule, IReadOnlyList<CellMending> Cells, string By, DateTimeOffset At, string Why, int Version, MendingState State);

/// <param name="Column">Logical name.</param>
/// <param name="Before">The source's cell; null for "no value".</param>
public sealed record CellMending(string Column, string? Before, string? After);

public enum MendingState
{
    /// <summary>Mended by a person; the row is in the data.</summary>
    Mended,

    /// <summary>A later file held the same wrong row, and it was mended again.</summary>
    Again,

    /// <summary>A later file no longer held the row among those set aside: the mending ended.</summary>
    Dropped,

    /// <summary>A person decided that the row stays out.</summary>
    StaysOut,
}
