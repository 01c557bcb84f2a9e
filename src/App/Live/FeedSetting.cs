using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>A feed that a city runs: a kind with its settings. Kept as <c>DATA/feeds/ID.yaml</c>.</summary>
/// <param name="Kind">Id of the <see cref="IFeed"/>.</param>
public sealed record FeedSetting(string Id, string Kind, string Title)
{
    /// <summary>Who is asked: <see cref="OfApi"/>, <see cref="OfPush"/>, or the id of another <see cref="IFeedSource"/>.</summary>
    public string Source { get; init; } = OfApi;

    public const string OfApi = "api";
    public const string OfPush = "push";

    public string? TitleEn { get; init; }

    /// <summary>Settings of the kind, and of the open API it asks.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Department that answers for it, and team.</summary>
    public string? Department { get; init; }

    public string? Team { get; init; }

    /// <summary>Domain of the catalogue: environment, traffic.</summary>
    public string? Domain { get; init; }

    /// <summary>True when everyone may see it; else staff of its department only.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Instead of the kind's own cadence.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Instead of the kind's own.</summary>
    public TimeSpan? StaleAfter { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Degrees, for answers that name no place.</summary>
    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>Ids of API keys that may push readings to it.</summary>
    public IReadOnlyList<string> Pushers { get; init; } = [];

    /// <summary>Queue of RabbitMQ it takes readings from; null for none.</summary>
    public string? Queue { get; init; }

    /// <summary>The dataset its readings become in the lake.</summary>
    public string Dataset => Id;
}
