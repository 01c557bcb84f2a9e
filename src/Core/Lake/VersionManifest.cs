using System.Text.Json.Serialization;
using Maru.Core.Data;

namespace Maru.Core.Lake;

/// <summary>
/// What a version is: written last, so that a version exists when its manifest does. Everything needed to check or rebuild the
/// catalogue lies in the lake itself.
/// </summary>
/// <param name="Dataset">The dataset's id.</param>
/// <param name="Version">1, 2, 3 … within the dataset.</param>
/// <param name="Title">Name for people, as found; the catalogue may have a better one by now.</param>
/// <param name="Rows">Admitted rows.</param>
/// <param name="SetAside">Rows kept apart with a reason, in <c>set-aside.jsonl</c> beside this file.</param>
/// <param name="ReferenceDate">기준日: the day the data speak of, when the source says so; else null.</param>
/// <param name="CollectedAt">When Maru took it.</param>
public sealed record VersionManifest(
    string Dataset, int Version, string Title, long Rows, long SetAside,
    DateOnly? ReferenceDate, DateTimeOffset CollectedAt,
    IReadOnlyList<Column> Columns, IReadOnlyList<PartFile> Parts, SourceRecord Source)
{
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>What changed against the version before; null for the first.</summary>
    public VersionDiff? Diff { get; init; }

    /// <summary>How its columns differ from those of the version before; null for the first version, and when nothing differs.</summary>
    public SchemaDrift? Drift { get; init; }

    /// <summary>What was done to the source, in order: the lineage of every value.</summary>
    public IReadOnlyList<LineageStep> Lineage { get; init; } = [];

    /// <summary>Where the rows lie on the map, when they have places.</summary>
    public PlaceSummary? Places { get; init; }

    /// <summary>Set when the rows are dong boundaries.</summary>
    public BoundaryRecord? Boundary { get; init; }

    /// <summary>Seconds the ingest took.</summary>
    public double Seconds { get; init; }

    /// <summary>SQL that the rows of a reader's share fulfil; null for all rows. Never written down: only a reader's view of a version has it.</summary>
    [JsonIgnore]
    public string? RowFilter { get; init; }
}

/// <param name="Sha256">Of the file's bytes, lower-case hex.</param>
public sealed record PartFile(string Name, long Rows, long Bytes, string Sha256);

/// <param name="Origin">What the user named: path, archive entry or address.</param>
/// <param name="Sha256">Of the source's bytes and the settings that shape the result: the same hash makes no new version.</param>
public sealed record SourceRecord(string Connector, string Name, string Origin, long Bytes, string Sha256)
{
    public string? Table { get; init; }

    public string? Encoding { get; init; }

    public string? Crs { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <param name="Key">Column the rows were matched by; null when whole rows were compared.</param>
public sealed record VersionDiff(
    int Against, string? Key, long Added, long Removed, long Changed,
    IReadOnlyList<string> AddedColumns, IReadOnlyList<string> RemovedColumns);

/// <param name="RowsIn">Rows before the step.</param>
public sealed record LineageStep(string Name, Bilingual What, long RowsIn, long RowsOut, string? Sql = null);

/// <summary>Where rows lie.</summary>
/// <param name="Crs">Coordinate system found in the source, as EPSG:5186.</param>
/// <param name="Located">Rows with usable coordinates.</param>
/// <param name="Inside">Of these, rows inside a known region; null when no boundaries are known.</param>
/// <param name="Box">West, south, east, north in degrees.</param>
public sealed record PlaceSummary(string Crs, long Located, long? Inside, double[] Box)
{
    /// <summary>Candidates tried, with the points each would put inside the target area.</summary>
    public IReadOnlyList<CrsCandidate> Candidates { get; init; } = [];
}

public sealed record CrsCandidate(string Crs, long Inside);
