using Maru.App.Access;
using Maru.App.Metadata;
using Maru.App.Organization;
using Maru.App.Quality;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>Everything pages show of a dataset, worked out once. Immutable.</summary>
public sealed record CatalogEntry(string Id, Bilingual Title, Bilingual Description, Domain Domain)
{
    /// <summary>True when nobody has written the title, the description or the domain yet and Maru guessed it.</summary>
    public bool TitleGuessed { get; init; }
    public bool DescriptionGuessed { get; init; }
    public bool DomainGuessed { get; init; }

    /// <summary>Whose it is today, and what they were called when the data were made.</summary>
    public OrgOwner Owner { get; init; } = new(null, null);
    public string? Department => Owner.Department;
    public string? Team => Owner.Team;
    public string? Contact { get; init; }
    public Origin Origin { get; init; }
    public string? Provider { get; init; }

    /// <summary>Nobody named the provider: it is how the file's name begins.</summary>
    public bool ProviderGuessed { get; init; }
    public UpdateCycle Cycle { get; init; }

    /// <summary>Null when the dataset has no version: it is listed because it is refused.</summary>
    public Freshness? Freshness { get; init; }
    public string? Licence { get; init; }
    public AccessLevel Access { get; init; }

    /// <summary>Who reads this may see its rows. In the catalogue as a whole: everyone may.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The only rows of it that who reads this may see; null for all.</summary>
    public RowShare? Share { get; init; }

    /// <summary>Who reads this may see all its rows, and with them what is known of the dataset as a whole.</summary>
    public bool IsWhole => IsOpen && Share is null;

    /// <summary>There are data that who reads this may not see: they know its name only.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The highest class of closed columns that who reads this may open, through <see cref="AccessLog.PersonalRows"/> only.</summary>
    public PrivacyClass Opens { get; init; }
    public string? AccessReason { get; init; }
    public string? AccessLaw { get; init; }
    public string? Alternative { get; init; }
    public string? AlternativeDataset { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public DateOnly? NextUpdate { get; init; }
    public string? LegalBasis { get; init; }
    public string? Standard { get; init; }
    public string? JoinTip { get; init; }
    public string? JoinDataset { get; init; }

    public CollectionMethod? Collection { get; init; }
    public Registration Registration { get; init; } = Registration.NotSaid;

    /// <summary>The last day on which something changed that stands in the national list; null when nothing did.</summary>
    public DateOnly? ListedChangeOn { get; init; }

    /// <summary>The newest version; null when there is none.</summary>
    public VersionSummary? Newest { get; init; }
    public int Versions { get; init; }
    public DateTimeOffset? FirstCollectedAt { get; init; }
    public long Rows => Newest?.Rows ?? 0;
    public DateOnly? ReferenceDate => Newest?.ReferenceDate;
    public DateTimeOffset? CollectedAt => Newest?.CollectedAt;

    /// <summary>Columns with the data dictionary's words and decisions laid over what was found.</summary>
    public IReadOnlyList<CatalogColumn> Columns { get; init; } = [];

    /// <summary>Download formats and services: csv, xlsx, geojson, parquet, api, tiles.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];
    public PrivacyState Privacy { get; init; }

    /// <summary>The privacy state in words: 개인정보 없음, 닫힌 컬럼 2개, …</summary>
    public Bilingual PrivacyWords { get; init; }
    public QualityScore? Quality { get; init; }
    public RegionCoverage Coverage { get; init; } = RegionCoverage.None;
    public UsageSummary Usage { get; init; } = new(0, 0, 0, 0);

    /// <summary>Changes announced and not yet over, earliest first.</summary>
    public IReadOnlyList<ChangeNotice> Notices { get; init; } = [];

    /// <summary>Error reports of readers that are not answered yet.</summary>
    public int OpenReports { get; init; }

    /// <summary>True when columns that readers may see say where rows lie.</summary>
    public bool HasPlaces => ArePlacesOpen(Columns);

    internal static bool ArePlacesOpen(IReadOnlyList<CatalogColumn> columns)
    {
        var roles = columns.Where(c => !c.Closed).Select(c => c.Role).ToHashSet();
        return roles.Contains(ColumnRole.Geometry) || (roles.Contains(ColumnRole.Longitude) && roles.Contains(ColumnRole.Latitude));
    }
}

/// <summary>How personal data stand in a dataset.</summary>
public enum PrivacyState
{
    None,
    /// <summary>Some columns hold personal data and are closed.</summary>
    Closed,
    /// <summary>A person opened every column that holds personal data.</summary>
    Opened,
    /// <summary>The provider withheld small counts ("*").</summary>
    Masked,
}

/// <param name="Source">The header as the source wrote it.</param>
public sealed record CatalogColumn(string Name, Bilingual Label, ColumnType Type, ColumnRole Role, string? Unit, bool Closed)
{
    public string? Source { get; init; }
    public string? Description { get; init; }
    public string? StandardTerm { get; init; }
    public PrivacyClass Privacy { get; init; }

    /// <summary>Kind of personal data found, or null.</summary>
    public string? Personal { get; init; }
    public PrivacyDecision? Decision { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? DecidedWhy { get; init; }
}

/// <param name="LastMonth">Views, downloads and API calls of the calendar month before this one.</param>
/// <param name="Downloads">Downloads of the last 30 days.</param>
/// <param name="ApiCalls">API calls of the last 30 days.</param>
public sealed record UsageSummary(long LastMonth, long Views, long Downloads, long ApiCalls)
{
    /// <summary>Views, downloads and API calls of the last 30 days.</summary>
    public long Last30Days => Views + Downloads + ApiCalls;
}

/// <param name="Kind">change or stop.</param>
/// <param name="OldServedUntil">Last day the version before the change is served.</param>
public sealed record ChangeNotice(string Id, string Dataset, string Kind, Bilingual Message, DateOnly AnnouncedOn, DateOnly EffectiveOn, DateOnly OldServedUntil);
