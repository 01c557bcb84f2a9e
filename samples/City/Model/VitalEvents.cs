using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>
/// Births, deaths and moves of a month in a 동. The balance holds exactly: residents now = residents before + births −
/// deaths + moved in − moved out.
/// </summary>
internal sealed record VitalEvents(int Births, int Deaths, int MovedIn, int MovedOut)
{
    public static VitalEvents Of(CityModel city, Dong dong, DateOnly month)
    {
        var chance = Pcg.For(city.Options.Seed, $"vital {dong.Index} {month.DayNumber}");
        var before = month.AddDays(1 - month.Day).AddDays(-1);
        var people = city.Population;
        var births = chance.Poisson(people.Between(dong.Index, month, 25, 39, sex: 1) * 0.043 / 12);
        var elderly = people.Between(dong.Index, month, 65, 120);
        var deaths = chance.Poisson(elderly * 0.031 / 12 * (1 + 0.12 * Rhythm.Season(month, 1)) + (people.Total(dong.Index, month) - elderly) * 0.0011 / 12);
        var balance = people.Total(dong.Index, month) - people.Total(dong.Index, before) - births + deaths;
        var moved = (int)(people.Total(dong.Index, before) * 0.0105 * (1 + 0.3 * Math.Max(0, Rhythm.Season(month, 2))) * chance.Factor(0.06));
        return new VitalEvents(births, deaths, moved + Math.Max(balance, 0), moved + Math.Max(-balance, 0));
    }
}
