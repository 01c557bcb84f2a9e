namespace Maru.Core.Lake;

/// <summary>What people decided of how the columns of coming files are known.</summary>
/// <param name="Aliases">By header, whatever its spelling.</param>
public sealed record ColumnMemory(DriftPolicy Policy, IReadOnlyList<ColumnAlias> Aliases)
{
    /// <summary>Of a dataset nobody decided anything of.</summary>
    public static ColumnMemory Nothing { get; } = new(DriftPolicy.Evolve, []);

    /// <summary>Standard terms that people mapped columns to, by column.</summary>
    public IReadOnlyDictionary<string, string> Terms { get; init; } = new Dictionary<string, string>();
}

/// <summary>A person's word on a header.</summary>
/// <param name="Column">The column it is; null when it is a column of its own, however much it looks like another.</param>
public sealed record ColumnAlias(string Header, string? Column);
