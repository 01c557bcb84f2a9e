namespace Maru.App.Catalog.Storage;

/// <summary>One cell that a person mended in a row set aside, or a row taken as it is or left out for good. Mirrors what lies beside the version, which is the record.</summary>
public sealed class MendingRow
{
    public required string Id { get; set; }
    public required string Dataset { get; set; }

    /// <summary>The version in which it came about; of a row left out, the one it was looked at in.</summary>
    public int Version { get; set; }

    /// <summary><see cref="Core.Lake.MendingState"/> by name.</summary>
    public required string State { get; set; }
    public required string RowHash { get; set; }
    public long SourceRow { get; set; }
    public required string Rule { get; set; }

    /// <summary>Null when the row was taken as it is.</summary>
    public string? ColumnName { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }
    public required string MendedBy { get; set; }
    public DateTimeOffset MendedAt { get; set; }
    public required string Why { get; set; }
}
