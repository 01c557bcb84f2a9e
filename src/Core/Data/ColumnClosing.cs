namespace Maru.Core.Data;

/// <summary>Which columns readers may not see.</summary>
public static class ColumnClosing
{
    /// <summary>
    /// True when a column is closed: as a person decided of it; else, when it was worked out from others, as soon as one of these is closed,
    /// for it tells what they tell; else as was found.
    /// </summary>
    /// <param name="found">Whether it was closed when the version was made.</param>
    /// <param name="decided">What a person decided of this very column; null when nobody did.</param>
    /// <param name="from">The columns it was worked out from; null for a column of the source.</param>
    /// <param name="closed">Names of the source's closed columns.</param>
    public static bool IsClosed(bool found, bool? decided, IReadOnlyList<string>? from, IReadOnlySet<string> closed) =>
        decided ?? (from is { Count: > 0 } ? from.Any(closed.Contains) : found);
}
