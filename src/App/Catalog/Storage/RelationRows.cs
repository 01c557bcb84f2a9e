namespace Maru.App.Catalog.Storage;

/// <summary>What is known of a column's values without the values.</summary>
public sealed class ValueSketchRow
{
    public required string Dataset { get; set; }
    public required string ColumnName { get; set; }
    public int Version { get; set; }
    public long DistinctValues { get; set; }
    public long ValueRows { get; set; }
    public double Serial { get; set; }
    public string? Prefix { get; set; }
    public long Regions { get; set; }
    public long RegionRows { get; set; }

    /// <summary>The smallest fingerprints, eight bytes each.</summary>
    public required byte[] Smallest { get; set; }
}

/// <summary>A join of two columns as it was last measured.</summary>
public sealed class RelationRow
{
    public required string LeftDataset { get; set; }
    public required string LeftColumn { get; set; }
    public required string RightDataset { get; set; }
    public required string RightColumn { get; set; }

    /// <summary>A <see cref="Relations.RelationKind"/> by name: Key, Mismatch or Region.</summary>
    public required string Kind { get; set; }
    public int LeftVersion { get; set; }
    public int RightVersion { get; set; }
    public long LeftValues { get; set; }
    public long RightValues { get; set; }
    public long CommonValues { get; set; }
    public long LeftRows { get; set; }
    public long RightRows { get; set; }
    public long LeftMatched { get; set; }
    public long RightMatched { get; set; }
    public long LeftMost { get; set; }
    public long RightMost { get; set; }

    /// <summary>A <see cref="Relations.JoinEvidence"/> by name.</summary>
    public string? Evidence { get; set; }
    public DateTimeOffset MeasuredAt { get; set; }
}

/// <summary>The version at which a dataset's relations were measured, and by which test.</summary>
public sealed class RelationStateRow
{
    public required string Dataset { get; set; }
    public int Version { get; set; }
    public int Method { get; set; }
    public DateTimeOffset MeasuredAt { get; set; }
}
