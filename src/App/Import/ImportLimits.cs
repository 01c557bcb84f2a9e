namespace Maru.App.Import;

/// <summary>How much one import may bring.</summary>
public sealed record ImportLimits
{
    /// <summary>All files of one upload together.</summary>
    public long MaxBytes { get; init; } = 2_000_000_000;

    public int MaxFiles { get; init; } = 60;

    /// <summary>Tables to choose from; of an archive with more, the first are shown.</summary>
    public int MaxTables { get; init; } = 120;

    /// <summary>Drafts kept open at a time.</summary>
    public int MaxDrafts { get; init; } = 100;
}
