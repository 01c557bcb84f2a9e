namespace Maru.City;

/// <summary>What city to make. The same options give the same bytes.</summary>
/// <param name="Seed">Every name, place and number follows from it.</param>
/// <param name="Scale">Multiplies the events (complaints, boardings, calls, …); places and people stay as they are.</param>
public sealed record CityOptions(ulong Seed = 20261020, double Scale = 1)
{
    /// <summary>The day the departments delivered their files; no data is younger. Reference dates are written for this day.</summary>
    public static DateOnly Today { get; } = new(2026, 10, 20);
}
