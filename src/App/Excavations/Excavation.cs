using Maru.Core;

namespace Maru.App.Excavations;

/// <summary>What a work is doing at a moment.</summary>
public enum WorkState
{
    /// <summary>Within its period and its hours: the road is closed as far as the permit says.</summary>
    Closed,

    /// <summary>Within its period, at other hours.</summary>
    Open,

    Planned,
    Over,
}

public enum BusAction
{
    None,
    StopMoved,
    Detour,
}

/// <summary>A permitted work on a road.</summary>
/// <param name="Line">Longitude, latitude, longitude, latitude … along the road; a point alone when the ledger has no more.</param>
/// <param name="Lanes">Of the whole road; null when the ledger does not say.</param>
/// <param name="Closed">Lanes closed; 0 when the footway alone is.</param>
public sealed record Excavation(
    string Number, string Work, string Road, string? From, string? To, DateOnly First, DateOnly Last, WorkHours Hours, int? Lanes, int? Closed, string? Place, string? Towards,
    string? Agency, string? Department, string? Extension, BusAction BusAction, string? BusStop, int? StopMovedMetres, string? Detour, IReadOnlyList<double[]> Lines)
{
    /// <summary>Nothing but the footway is closed.</summary>
    public bool IsFootway => Closed == 0;

    public bool IsWholeRoad => Lanes is { } lanes && Closed >= lanes;

    public WorkState At(DateTime moment)
    {
        var day = DateOnly.FromDateTime(moment);
        if (day < First) return WorkState.Planned;
        if (moment >= Hours.EndOf(Last)) return WorkState.Over;
        return ShiftAt(moment) is null ? WorkState.Open : WorkState.Closed;
    }

    /// <summary>When the shift that runs at the moment ends; null when none runs.</summary>
    public DateTime? ShiftAt(DateTime moment)
    {
        var today = DateOnly.FromDateTime(moment);
        foreach (var day in (DateOnly[])[today, today.AddDays(-1)])
            if (day >= First && day <= Last && Hours.IsOn(day) && moment >= Hours.StartOf(day) && moment < Hours.EndOf(day)) return Hours.EndOf(day);
        return null;
    }

    /// <summary>When the next shift begins after the moment; null when there is none any more.</summary>
    public DateTime? NextShift(DateTime moment)
    {
        var day = DateOnly.FromDateTime(moment);
        if (day < First) day = First;
        // Between two working days lie ten days at most, 추석 included; a longer search finds what is there.
        for (var i = 0; i < 30 && day <= Last; i++, day = day.AddDays(1))
            if (Hours.IsOn(day) && Hours.StartOf(day) > moment) return Hours.StartOf(day);
        return null;
    }

    /// <summary>True when the work closes something at any hour of the day.</summary>
    public bool IsOn(DateOnly day) => day >= First && day <= Last && Hours.IsOn(day);

    public bool Overlaps(Excavation other) => First <= other.Last && other.First <= Last;
}

/// <summary>Two works close to each other at the same time.</summary>
/// <param name="SharedMetres">How much of the first lies on the stretch of the second.</param>
public sealed record Conflict(Excavation One, Excavation Other, int Metres, int SharedMetres, DateOnly From, DateOnly To);

/// <summary>A work on a stretch that was paved, or dug up and filled, not long before.</summary>
/// <param name="On">The day it was paved or the work before ended.</param>
/// <param name="Before">The work before; null when the street was paved.</param>
public sealed record Redig(Excavation Work, DateOnly On, Excavation? Before, int SharedMetres);

/// <summary>A stop inside a closed stretch and the routes that serve it.</summary>
public sealed record StopHit(BusStop Stop, int Metres);

public sealed record BusStop(string Number, string Name, double Longitude, double Latitude, IReadOnlyList<string> Routes);

/// <summary>A work near a place.</summary>
public sealed record NearWork(Excavation Work, WorkState State, int Metres, Compass Direction);

public enum Compass
{
    North,
    NorthEast,
    East,
    SouthEast,
    South,
    SouthWest,
    West,
    NorthWest,
}

public static class CompassNames
{
    private static readonly Bilingual[] s_names = [new("북쪽", "north"), new("북동쪽", "north-east"), new("동쪽", "east"), new("남동쪽", "south-east"), new("남쪽", "south"), new("남서쪽", "south-west"), new("서쪽", "west"), new("북서쪽", "north-west")];

    public static Bilingual Name(this Compass direction) => s_names[(int)direction];
}
