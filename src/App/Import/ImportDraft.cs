using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.Core.Data;

namespace Maru.App.Import;

/// <summary>Where an import stands.</summary>
public enum ImportStep
{
    /// <summary>It is still being fetched or collected.</summary>
    Arriving,
    /// <summary>Several tables came: which are meant?</summary>
    Tables,
    /// <summary>What was found, to be corrected.</summary>
    Found,
    /// <summary>Name, owner, cycle and who may see it.</summary>
    About,
    /// <summary>Everything is said; it can be loaded.</summary>
    Ready,
    /// <summary>Loaded.</summary>
    Done,
}

/// <summary>An import that somebody began: what came, what they say of it, and how far they are. Kept in the catalogue as JSON.</summary>
/// <param name="Name">What its owner knows it by: the file's name.</param>
/// <param name="Upload">Folder of the files below <see cref="Lake.DataHome.Imports"/>; drafts of one upload share it.</param>
public sealed record ImportDraft(string Id, string Name, string Upload)
{
    public ImportStep Step { get; init; }

    public IReadOnlyList<ImportFile> Files { get; init; } = [];

    /// <summary>The address it was fetched from, without its keys, or what was collected (<c>api:…</c>); null for files.</summary>
    public string? Address { get; init; }

    /// <summary>What was noticed while it was collected; kept with the version.</summary>
    public IReadOnlyList<Issue> Noticed { get; init; } = [];

    /// <summary>The tables there are, as found on arrival.</summary>
    public IReadOnlyList<FoundTable> Tables { get; init; } = [];

    /// <summary>The tables that make this dataset; more than one when they are joined end to end.</summary>
    public IReadOnlyList<TablePick> Picks { get; init; } = [];

    /// <summary>Settings of the connector, and corrections: what <c>maru ingest --set</c> takes.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Cells whose column was once found to be personal: covered from then on, however the file is read.</summary>
    public IReadOnlyDictionary<int, SeenPersonal> Personal { get; init; } = new Dictionary<int, SeenPersonal>();

    /// <summary>Why a personal column may be open, by final name.</summary>
    public IReadOnlyDictionary<string, string> OpenedBecause { get; init; } = new Dictionary<string, string>();

    /// <summary>The dataset this is the next version of; null for a new one.</summary>
    public string? Continues { get; init; }

    /// <summary>A person said whether it continues a dataset; until then it is found.</summary>
    public bool ContinuesDecided { get; init; }

    public ImportDetails Details { get; init; } = new();

    /// <summary>Grows with every change that asks for the file to be read again.</summary>
    public int Revision { get; init; }

    /// <summary>The dataset it is loaded as, known from when loading began.</summary>
    public string? Dataset { get; init; }

    /// <summary>The version it became.</summary>
    public int? Version { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The draft as the next version of another dataset, or as a new one; where an earlier try to load it was going is forgotten.</summary>
    public ImportDraft Continue(string? dataset) => dataset == Continues ? this : this with { Continues = dataset, Dataset = null };

    [JsonIgnore]
    public TableCorrections Corrections => TableCorrections.Read(Settings).Corrections;

    /// <summary>No person moved the header: what stands above the data is titles and names, not values.</summary>
    [JsonIgnore]
    public bool IsHeaderAsFound => Corrections is { HeaderLine: null, HeaderRows: null };

    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <param name="Name">The column's final name when it was last read.</param>
public sealed record SeenPersonal(string Name, PersonalFinding Finding);

/// <param name="Name">As its owner calls it; also its name on disk.</param>
public sealed record ImportFile(string Name, long Bytes);

/// <summary>A table in what was brought.</summary>
/// <param name="Columns">Names from its header.</param>
/// <param name="Problem">Why it can't be read; null when it can.</param>
public sealed record FoundTable(string File, string Table, string Connector, IReadOnlyList<string> Columns, ImportProblem? Problem = null)
{
    public TablePick Pick => new(File, Table);
}

/// <summary>What a person says of the dataset itself. Null where nothing was said yet.</summary>
public sealed record ImportDetails
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Domain { get; init; }

    /// <summary>Ids of the organisation chart, or names where there is none.</summary>
    public string? Department { get; init; }
    public string? Team { get; init; }

    /// <summary>Code of an <see cref="UpdateCycle"/>.</summary>
    public string? Cycle { get; init; }
    public string? Licence { get; init; }
    public AccessLevel? Access { get; init; }
    public string? AccessReason { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportDraft))]
[JsonSerializable(typeof(ImportFinding))]
internal sealed partial class ImportJson : JsonSerializerContext
{
    static ImportJson() => Default = new ImportJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
