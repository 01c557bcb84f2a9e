using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>What became of what arrived.</summary>
public sealed record Arrival
{
    /// <summary>Values that are new, late and corrected ones among them.</summary>
    public long Readings { get; init; }

    /// <summary>Of these, values older than the newest of their station.</summary>
    public long Late { get; init; }

    /// <summary>Of these, values that correct one that was there for the same time.</summary>
    public long Revised { get; init; }

    /// <summary>Values and events that were there already.</summary>
    public long Duplicates { get; init; }

    public long SetAside { get; init; }

    /// <summary>Events that are new or say something else than before.</summary>
    public long Events { get; init; }

    public static Arrival operator +(Arrival one, Arrival other) => new()
    {
        Readings = one.Readings + other.Readings,
        Late = one.Late + other.Late,
        Revised = one.Revised + other.Revised,
        Duplicates = one.Duplicates + other.Duplicates,
        SetAside = one.SetAside + other.SetAside,
        Events = one.Events + other.Events,
    };
}

/// <summary>A change of what is known, in the order it was kept.</summary>
/// <param name="Number">1, 2, 3 … within the feed.</param>
/// <param name="IsNewest">False for a value that came late: a newer one of its station is there.</param>
public sealed record LiveUpdate(long Number, DateTimeOffset ReceivedAt, Reading Reading, LiveEvent? Event, bool IsNewest)
{
    /// <summary>Two updates of one key: the later one is all a display needs.</summary>
    internal (string, string) Key => Event is { } happening ? (happening.Id, "\n") : (Reading.Station, Reading.Quantity);
}

/// <summary>The newest value of a station.</summary>
public sealed record NewestReading(Reading Reading, DateTimeOffset ReceivedAt, long Number)
{
    public int Gaps { get; init; }
}

/// <summary>An event as it is known now.</summary>
public sealed record KnownEvent(LiveEvent Event, DateTimeOffset ReceivedAt, DateTimeOffset ChangedAt, long Number);

/// <summary>A value set aside.</summary>
public sealed record AsideValue(BadValue Value, DateTimeOffset ReceivedAt);
