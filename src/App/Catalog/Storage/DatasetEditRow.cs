namespace Maru.App.Catalog.Storage;

/// <summary>One thing that somebody changed of what is said of a dataset or of one of its columns. Written with the change itself, never altered.</summary>
public sealed class DatasetEditRow
{
    public required string Id { get; set; }
    public required string Dataset { get; set; }

    /// <summary>Logical name of the column; null for what is said of the dataset.</summary>
    public string? ColumnName { get; set; }

    /// <summary>Name of the changed column of the catalogue's own table: title_ko, legal_basis, …</summary>
    public required string Field { get; set; }

    /// <summary>Null when nothing was said before.</summary>
    public string? Before { get; set; }
    public string? After { get; set; }
    public string? EditedBy { get; set; }
    public DateTimeOffset EditedAt { get; set; }
}
