using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Core.Sources;
using Maru.Methods.Coordinates;

namespace Maru.App.Ingest;

/// <param name="Dataset">Id the table is to be a version of.</param>
/// <param name="Connector">Id of the connector that opened it.</param>
public sealed record TableRequest(RawTable Table, SourceFile File, string Connector, IReadOnlyDictionary<string, string> Settings, string Dataset, string Title)
{
    /// <summary>Further files whose tables were appended to the first one's.</summary>
    public IReadOnlyList<SourceFile> More { get; init; } = [];

    /// <summary>Problems seen while the file was brought.</summary>
    public IReadOnlyList<Issue> Noticed { get; init; } = [];

    /// <summary>Bytes of all files.</summary>
    public long Bytes => File.Length + More.Sum(file => file.Length);

    /// <summary>People's decisions about the dataset's columns, as the catalogue keeps them.</summary>
    public IReadOnlyList<ColumnRule> Rules { get; init; } = [];

    /// <summary>How the dataset's columns are known in coming files.</summary>
    public ColumnMemory Memory { get; init; } = ColumnMemory.Nothing;

    /// <summary>Files of this dataset that wait for a person, by what <see cref="SourceRecord.Sha256"/> would be.</summary>
    public IReadOnlyDictionary<string, string> Held { get; init; } = new Dictionary<string, string>();

    /// <summary>A person has seen how the columns differ and takes the table in; null when nobody has.</summary>
    public DriftAcceptance? Accepted { get; init; }

    /// <summary>What is said of this very table.</summary>
    public TableCorrections Corrections { get; init; } = TableCorrections.None;
}

/// <summary>A person's word that a table is taken in although its columns differ.</summary>
/// <param name="Hold">The hold it lies in; null when it was never held.</param>
public sealed record DriftAcceptance(string By, string Why, string? Hold = null);

/// <param name="Version">The version that now holds the table; an earlier one when the bytes were the same, or when it is held.</param>
/// <param name="Unchanged">True when the same bytes were in the newest version already.</param>
/// <param name="Plan">How it was read; null when it was not read again.</param>
/// <param name="Places">Where its places were read from; null when it has none.</param>
public sealed record TableResult(VersionManifest Version, bool Unchanged, LoadPlan? Plan = null, PlaceReading? Places = null)
{
    /// <summary>Set when the table was not taken in because its columns differ: the version it would have become, whose files are not there.</summary>
    public VersionManifest? HeldBack { get; init; }

    /// <summary>Set when the same bytes wait for a person already: the hold they lie in.</summary>
    public string? HeldAs { get; init; }
}

/// <summary>Where places were read from: a pair of columns, or shapes when both are null.</summary>
public sealed record PlaceReading(Crs Crs, string? X, string? Y, bool AreAxesSwapped, bool ArePacked)
{
    public CrsOrigin Origin { get; init; }
}

/// <summary>How the coordinate system a table was read in is known.</summary>
public enum CrsOrigin
{
    /// <summary>Nothing is written: it was found by trying.</summary>
    Found,

    /// <summary>The file or its headers say so, and the points agree.</summary>
    Written,

    /// <summary>Another one is written, but the points are not where it would put them.</summary>
    Contradicted,

    /// <summary>What is written names no system known here.</summary>
    Unreadable,

    /// <summary>A person said so.</summary>
    Decided,
}
