namespace Maru.App.Catalog.Storage;

/// <summary>A person's word on a header of coming files.</summary>
public sealed class ColumnAliasRow
{
    public required string Dataset { get; set; }

    /// <summary>The header as it was written when they said so; spelling does not tell.</summary>
    public required string Header { get; set; }

    /// <summary>The column it is; null when it is a column of its own.</summary>
    public string? ColumnName { get; set; }
    public required string DecidedBy { get; set; }
    public DateTimeOffset DecidedAt { get; set; }
    public required string Why { get; set; }
}
