using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>When a street was paved last: one in seven within the last three years, the others long ago.</summary>
internal static class Paving
{
    public static DateOnly Of(CityModel city, Road road)
    {
        var chance = Pcg.For(city.Options.Seed, "paving " + road.Name);
        var days = chance.Happens(0.14) ? chance.Between(40, 1_060) : chance.Between(1_200, 6_900);
        return city.Today.AddDays(-days);
    }

    public static bool IsFresh(CityModel city, Road road) => Of(city, road) > city.Today.AddYears(-3);
}
