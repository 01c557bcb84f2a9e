namespace Maru.Core.Live;

public enum EventState
{
    Open,
    Ended,
}

/// <summary>Something that happens at a place: an accident, a warning, an excavation. Told again with other words it is the same event, changed.</summary>
/// <param name="Id">Unique within the feed.</param>
/// <param name="Kind">Word of the feed for what it is: 사고, 공사, 호우경보.</param>
public sealed record LiveEvent(string Id, string Kind, string Title, DateTimeOffset From)
{
    /// <summary>When it ended or is to end; null when nobody knows.</summary>
    public DateTimeOffset? Until { get; init; }

    public EventState State { get; init; }

    /// <summary>0 for information, 1 notice, 2 warning, 3 danger.</summary>
    public int Severity { get; init; }

    /// <summary>Degrees, EPSG:4326.</summary>
    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>Its shape as WKT in EPSG:4326, where it is more than a point.</summary>
    public string? Shape { get; init; }

    /// <summary>Where it is, in words.</summary>
    public string? Place { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Office { get; init; }

    /// <summary>What else the feed tells, in its own words: 차단차로, 굴착기관. Never a person's name.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>True when both say the same.</summary>
    public bool SaysAs(LiveEvent other) =>
        this with { Details = other.Details } == other && Details.Count == other.Details.Count && Details.All(pair => other.Details.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
