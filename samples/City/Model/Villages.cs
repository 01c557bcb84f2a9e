using Maru.City.Chance;
using NetTopologySuite.Geometries;

namespace Maru.City.Model;

/// <summary>A 리: the unit of settlement outside the town. The first of each 읍·면 is its seat.</summary>
internal sealed record Village(string Name, Dong Dong, int Number, double X, double Y)
{
    public bool IsSeat => Number == 0;

    public string LegalCode => Dong.LegalCode[..8] + (21 + Number).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal static class Villages
{
    private const double SpacingMetres = 1500;
    private const int Tries = 60;

    public static IReadOnlyList<Village> Settle(Land land, Pcg chance)
    {
        var villages = new List<Village>();
        foreach (var dong in land.Dongs.Where(dong => dong.Plan.IsRural))
        {
            var names = dong.Plan.Villages.Split(' ');
            villages.Add(new Village(names[0], dong, 0, CityPlace.HallX + dong.Plan.East * 1000, CityPlace.HallY + dong.Plan.North * 1000));
            for (var number = 1; number < names.Length; number++)
                if (LowestFreePlace(land, dong, villages, chance) is { } place)
                    villages.Add(new Village(names[number], dong, number, place.X, place.Y));
        }
        return villages;
    }

    /// <summary>People settle low: of many random places the lowest that is not too close to another village.</summary>
    private static Coordinate? LowestFreePlace(Land land, Dong dong, List<Village> villages, Pcg chance)
    {
        var box = dong.Polygon.EnvelopeInternal;
        Coordinate? best = null;
        var lowest = double.MaxValue;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var place = new Coordinate(chance.Between(box.MinX, box.MaxX), chance.Between(box.MinY, box.MaxY));
            if (land.DongAt(place.X, place.Y) != dong.Index || land.IsWater(place.X, place.Y))
                continue;
            if (villages.Any(village => Math.Abs(village.X - place.X) < SpacingMetres && Math.Abs(village.Y - place.Y) < SpacingMetres))
                continue;
            if (land.Height(place.X, place.Y) is var height && height < lowest)
                (best, lowest) = (place, height);
        }
        return best;
    }
}
