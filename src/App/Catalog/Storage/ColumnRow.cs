namespace Maru.App.Catalog.Storage;

/// <summary>The data dictionary: what a person decided of a column. Holds at every later ingest; null means "as found".</summary>
public sealed class ColumnRow
{
    public required string Dataset { get; set; }

    /// <summary>Logical name of the column.</summary>
    public required string ColumnName { get; set; }

    /// <summary>A <see cref="Core.Data.ColumnType"/> by name.</summary>
    public string? Type { get; set; }

    /// <summary>A <see cref="Core.Data.ColumnRole"/> by name.</summary>
    public string? Role { get; set; }
    public string? Unit { get; set; }
    public string? LabelKo { get; set; }
    public string? LabelEn { get; set; }
    public string? Description { get; set; }
    public string? StandardTerm { get; set; }

    /// <summary>A <see cref="Catalog.PrivacyDecision"/> by name, with who decided it, when and why.</summary>
    public string? Decision { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedWhy { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public string? UpdatedBy { get; set; }
}
