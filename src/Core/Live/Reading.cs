namespace Maru.Core.Live;

/// <summary>A value that a station gave for a time.</summary>
/// <param name="Station">What the provider calls the place: unique within the feed.</param>
/// <param name="Quantity">Id of what was measured, as the feed's card has it.</param>
/// <param name="At">The time the value speaks of; of a forecast the time it is for.</param>
public readonly record struct Reading(string Station, string Quantity, DateTimeOffset At, double Value);

/// <summary>Where readings come from.</summary>
/// <param name="Longitude">Degrees, EPSG:4326; null when the provider does not say.</param>
public sealed record Station(string Id, string Name, double? Longitude = null, double? Latitude = null)
{
    /// <summary>Code or name of the region it lies in; null when nobody said it.</summary>
    public string? Region { get; init; }
}

/// <summary>A value that is none: kept with its reason, never dropped.</summary>
/// <param name="At">The time it was for; null when even that could not be read.</param>
/// <param name="Found">What stood there.</param>
public sealed record BadValue(string Station, string Quantity, DateTimeOffset? At, string Found, BadReason Reason)
{
    /// <summary>What the provider says of the value beside it, as "점검및교정"; null when nothing.</summary>
    public string? Flag { get; init; }
}

/// <summary>Why a value was set aside.</summary>
public enum BadReason
{
    /// <summary>The provider wrote that there is none: "-", blank, -999.</summary>
    Missing,
    /// <summary>The provider flags it as wrong: 점검및교정, 자료이상.</summary>
    Flagged,
    /// <summary>Outside what the quantity can be.</summary>
    Absurd,
    /// <summary>Not a number where one belongs.</summary>
    Unreadable,
    /// <summary>Its time can't be read.</summary>
    NoTime,
    /// <summary>Its time has not come yet.</summary>
    Future,
    /// <summary>It came after its feed's time for late values.</summary>
    TooLate,
    /// <summary>The feed declares no such quantity, or the station has no name.</summary>
    Unknown,
}
