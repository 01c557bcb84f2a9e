using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Drift;

public enum HoldState
{
    /// <summary>Waits for a person.</summary>
    Waiting,

    /// <summary>Taken in as a version.</summary>
    Accepted,

    /// <summary>Not taken in; its files are deleted.</summary>
    Refused,
}

/// <summary>
/// A table that was not taken in because its columns differ: what came, how it would have looked, and what became of it. Kept in
/// <c>DATA/held/&lt;dataset&gt;/&lt;id&gt;/hold.json</c> with copies of its files beside it until a person decides.
/// </summary>
/// <param name="Id">Sorts by time.</param>
/// <param name="Columns">As they would have become; profiles of closed columns hold counts only.</param>
public sealed record HeldArrival(
    string Id, string Dataset, string Title, DateTimeOffset HeldAt, SchemaDrift Drift, IReadOnlyList<Column> Columns, long Rows, long SetAside, SourceRecord Source, IReadOnlyList<HeldFile> Files)
{
    public HoldState State { get; init; }

    /// <summary>The tables of its files that it is made of, in order.</summary>
    public IReadOnlyList<HeldTable> Tables { get; init; } = [];

    /// <summary>All tables were to become one version, one after the other.</summary>
    public bool Append { get; init; }

    /// <summary>The version it became.</summary>
    public int? Version { get; init; }

    /// <summary>Its source has sent the newest version's file again since; null when it has not, or has sent this one once more.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? DecidedWhy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }
}

/// <param name="Path">Within the hold's folder.</param>
/// <param name="Name">What people call the file.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Connector">Id of the connector that reads it.</param>
/// <param name="Collected">A collector brought it: the call's settings are not its connector's.</param>
public sealed record HeldFile(string Path, string Name, string Origin, string Connector, bool Collected);

/// <param name="File">Place among the files, from 0.</param>
/// <param name="Name">Sheet, layer or record path; empty when the file is one table.</param>
public sealed record HeldTable(int File, string Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(HeldArrival))]
internal sealed partial class HoldJson : JsonSerializerContext
{
    static HoldJson() => Default = new HoldJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
