namespace Maru.App.Catalog.Storage;

/// <summary>Mirror of a version of the lake, so that a listing reads one table. Can be rebuilt from the manifests at any time.</summary>
public sealed class VersionRow
{
    public required string Dataset { get; set; }
    public int Version { get; set; }
    public long Rows { get; set; }
    public long SetAside { get; set; }
    public DateOnly? ReferenceDate { get; set; }
    public DateTimeOffset CollectedAt { get; set; }

    /// <summary>The four criteria's scores when the version was registered, for the trend.</summary>
    public int Structure { get; set; }
    public int Management { get; set; }
    public int Standard { get; set; }
    public int Accuracy { get; set; }

    /// <summary>A <see cref="VersionSummary"/> as JSON.</summary>
    public required string Summary { get; set; }
}
