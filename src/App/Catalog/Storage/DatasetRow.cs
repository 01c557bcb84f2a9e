namespace Maru.App.Catalog.Storage;

/// <summary>What people say of a dataset. Anything left null is guessed from the newest version and marked as a guess.</summary>
public sealed class DatasetRow
{
    public required string Id { get; set; }
    public string? TitleKo { get; set; }
    public string? TitleEn { get; set; }
    public string? DescriptionKo { get; set; }
    public string? DescriptionEn { get; set; }

    /// <summary>Id of a <see cref="Domain"/>: transport, safety, …</summary>
    public string? Domain { get; set; }
    public string? Department { get; set; }
    public string? Team { get; set; }

    /// <summary><see cref="Catalog.Origin"/> by name.</summary>
    public string? Origin { get; set; }

    /// <summary>Who produces a linked dataset.</summary>
    public string? Provider { get; set; }

    /// <summary>Text of an <see cref="UpdateCycle"/>.</summary>
    public string? Cycle { get; set; }

    /// <summary>공공누리 type: kogl-0 … kogl-4, or the licence's own name.</summary>
    public string? Licence { get; set; }

    /// <summary><see cref="AccessLevel"/> by name.</summary>
    public string? Access { get; set; }

    /// <summary>Why it is not for everyone, the law it rests on, and what can be used instead.</summary>
    public string? AccessReason { get; set; }
    public string? AccessLaw { get; set; }
    public string? Alternative { get; set; }

    /// <summary>Id of the dataset that can be used instead.</summary>
    public string? AlternativeDataset { get; set; }

    /// <summary>One keyword a line.</summary>
    public string? Keywords { get; set; }
    public string? Contact { get; set; }
    public DateOnly? NextUpdate { get; set; }
    public string? LegalBasis { get; set; }

    /// <summary>Name of the national open-data standard it follows (공공데이터 개방 표준), if any.</summary>
    public string? Standard { get; set; }

    /// <summary>A tip for those who want to join it with another dataset, and that dataset's id.</summary>
    public string? JoinTip { get; set; }
    public string? JoinDataset { get; set; }

    /// <summary>A <see cref="Core.Lake.DriftPolicy"/> by name; null goes by the default.</summary>
    public string? DriftPolicy { get; set; }

    /// <summary><see cref="Metadata.CollectionMethod"/> by name.</summary>
    public string? Collection { get; set; }

    /// <summary><see cref="Metadata.RegistrationState"/> by name.</summary>
    public string? Registration { get; set; }

    /// <summary>Number in the national list (목록 등록번호).</summary>
    public string? RegistryNumber { get; set; }

    /// <summary>The day it was made or acquired, from which the days to register run.</summary>
    public DateOnly? AcquiredOn { get; set; }
    public DateOnly? RegisteredOn { get; set; }

    /// <summary>The day a change was last registered.</summary>
    public DateOnly? RegistryUpdatedOn { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public string? UpdatedBy { get; set; }
}
