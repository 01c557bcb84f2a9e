namespace Maru.App.Sources;

/// <summary>How much archives may unpack to: against disks filled by mistake or malice.</summary>
public sealed record SourceLimits
{
    /// <summary>All unpacked files of one call together.</summary>
    public long MaxUnpackedBytes { get; init; } = 32L << 30;

    /// <summary>An entry may be this many times its packed size …</summary>
    public double MaxRatio { get; init; } = 200;

    /// <summary>… once it is larger than this.</summary>
    public long RatioFloor { get; init; } = 64L << 20;

    /// <summary>Entries of one archive, and files of one folder.</summary>
    public int MaxEntries { get; init; } = 20_000;

    /// <summary>Archives inside archives: a.zip!b.csv.gz is two deep.</summary>
    public int MaxDepth { get; init; } = 2;
}
