using System.Globalization;
using Maru.City.Chance;

namespace Maru.City.Model;

internal sealed record Complex(string Code, string Name, Spot Spot, int Households, int Buildings, int Floors, DateOnly Approved, string Heating, string Corridor, string Management, double FloorArea);

internal sealed record Building(string Id, Spot Spot, double Width, double Depth, double BearingRadians, string Use, string Structure, int Floors, int Year);

/// <summary>Apartment complexes, and single buildings along the streets.</summary>
internal sealed class Housing
{
    private static readonly string[] Brands = ["푸르미", "한빛마을", "누리마을", "솔숲", "은하수", "해오름", "가람", "햇살", "두레", "큰솔", "참빛", "라온", "아람", "늘봄", "현진", "주공", "청솔"];

    public Housing(Land land, Places places, ulong seed)
    {
        var chance = Pcg.For(seed, "complexes");
        var spots = places.Spread(chance, 132, dong => dong.Plan.IsRural ? (dong.Plan.Population > 9000 ? dong.Plan.Population * 0.25 : 0) : dong.Plan.Population * (dong.Plan.Kind == DongKind.NewTown ? 1.5 : 0.8), 40);
        Complexes = [.. spots.Select((spot, i) => Make(spot, i, chance))];
        buildings = new Lazy<IReadOnlyList<Building>>(() => Raise(land, places, Pcg.For(seed, "buildings")));
    }

    private readonly Lazy<IReadOnlyList<Building>> buildings;

    public IReadOnlyList<Complex> Complexes { get; }

    public IReadOnlyList<Building> Buildings => buildings.Value;

    private static Complex Make(Spot spot, int index, Pcg chance)
    {
        var newTown = spot.Dong.Plan.Kind == DongKind.NewTown;
        var year = newTown ? chance.Between(2008, 2024) : chance.Between(1986, 2016);
        var households = (int)(chance.Between(120, 900) * (newTown ? 1.4 : 1));
        var floors = year < 1995 ? 5 + 5 * chance.Index(3) : chance.Between(12, newTown ? 29 : 21);
        var name = $"{spot.Dong.LegalName[..^1]}{Brands[(index * 7 + spot.Dong.Index) % Brands.Length]}{(chance.Happens(0.4) ? chance.Between(1, 9).ToString(CultureInfo.InvariantCulture) + "단지" : "")}아파트";
        return new Complex("A" + (19900101 + index * 13).ToString(CultureInfo.InvariantCulture), name, spot, households, Math.Max(1, households / 95), floors,
            new DateOnly(year, chance.Between(1, 12), chance.Between(1, 28)), year < 2000 && chance.Happens(0.3) ? "중앙난방" : newTown && chance.Happens(0.5) ? "지역난방" : "개별난방",
            year < 1998 ? "복도식" : chance.Pick(["계단식", "계단식", "혼합식"]), households > 300 ? "위탁관리" : chance.Pick(["위탁관리", "자치관리"]), Math.Round(households * chance.Between(62.0, 108.0), 1));
    }

    private static List<Building> Raise(Land land, Places places, Pcg chance)
    {
        var made = new List<Building>();
        foreach (var spot in places.Spread(chance, 21_000, dong => Math.Pow(dong.Plan.Population, 0.62) * (dong.Plan.IsRural ? 1.25 : 1), 15))
        {
            var rural = spot.Dong.Plan.IsRural;
            var use = rural
                ? chance.Pick(["단독주택", "단독주택", "단독주택", "창고시설", "동물및식물관련시설", "제1종근린생활시설", "제2종근린생활시설"])
                : chance.Pick(["단독주택", "단독주택", "다가구주택", "다세대주택", "제1종근린생활시설", "제2종근린생활시설", "제2종근린생활시설", "업무시설", "교육연구시설", "공동주택"]);
            var floors = use is "단독주택" or "창고시설" or "동물및식물관련시설" ? chance.Between(1, 2) : use == "공동주택" ? chance.Between(5, 20) : use == "업무시설" ? chance.Between(4, 12) : chance.Between(2, 5);
            var year = spot.Dong.Plan.Kind switch { DongKind.NewTown => chance.Between(2005, 2025), DongKind.OldCentre => chance.Between(1962, 2008), _ => chance.Between(1970, 2024) };
            var id = $"{spot.LegalCode}1{spot.Lot:0000}{spot.SubLot:0000}{made.Count:00000}";
            made.Add(new Building(id, spot, chance.Between(7.0, use == "공동주택" ? 46 : 17), chance.Between(6.5, 14.0), chance.Between(0, Math.PI / 2), use,
                year < 1985 ? chance.Pick(["목구조", "벽돌구조", "블록구조"]) : floors > 3 ? "철근콘크리트구조" : chance.Pick(["벽돌구조", "철근콘크리트구조", "일반철골구조"]), floors, year));
        }
        return made;
    }
}
