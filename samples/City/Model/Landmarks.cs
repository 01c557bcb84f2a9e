using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>Places everybody knows and names other things after: schools, markets, halls, apartment complexes.</summary>
internal sealed record Landmark(string Name, string Kind, Spot Spot);

internal sealed class Landmarks
{
    private static readonly (string Kind, string Suffix, int InTown, int InCountry)[] Plan =
    [
        ("초등학교", "초등학교", 2, 1), ("중학교", "중학교", 1, 0), ("고등학교", "고등학교", 1, 0), ("행정복지센터", "행정복지센터", 1, 1),
        ("우체국", "우체국", 1, 1), ("공원", "공원", 3, 0), ("시장", "시장", 1, 0), ("성당", "성당", 1, 0), ("아파트", "아파트", 5, 0),
        ("사거리", "사거리", 4, 1), ("주민센터", "경로당", 2, 2), ("공단", "농공단지", 0, 1),
    ];

    private static readonly string[] Stems = [.. "한빛 솔숲 푸른 은하 가람 나래 다솜 미르 바른 새롬 아람 온누리 초롱 햇살 하늘 큰솔 늘봄 예솔 참빛 느티 두레 버들 샘터 달빛 보람 한결 이든 라온 동산 양지".Split(' ')];
    private static readonly string[] Corners = ["입구", "앞", "건너", "후문", "정류장"];
    private static readonly string[] VillageWords = ["마을회관", "입구", "삼거리", "보건진료소", "윗말", "아랫말", "다리", "고개", "종점"];

    private readonly ILookup<Dong, Landmark> byDong;

    public Landmarks(Land land, Places places, ulong seed)
    {
        var chance = Pcg.For(seed, "landmarks");
        var all = new List<Landmark>();
        var used = new HashSet<string>();
        foreach (var dong in land.Dongs)
            foreach (var (kind, suffix, inTown, inCountry) in Plan)
                for (var i = 0; i < (dong.Plan.IsRural ? inCountry : inTown); i++)
                {
                    var stem = dong.Plan.IsRural || i == 0 ? dong.Name[..^1] : chance.Pick(Stems);
                    var name = kind == "행정복지센터" ? $"{dong.Name} {suffix}" : stem + suffix;
                    while (!used.Add(name))
                        name = chance.Pick(Stems) + chance.Pick(["", "제2", "동", "서", "중앙"]) + suffix;
                    all.Add(new Landmark(name, kind, places.Near(chance, dong, 22)));
                }
        All = all;
        byDong = all.ToLookup(landmark => landmark.Spot.Dong);
    }

    public IReadOnlyList<Landmark> All { get; }

    public IEnumerable<Landmark> Of(string kind) => All.Where(landmark => landmark.Kind == kind);

    /// <summary>A name for a small thing at this spot: after the village, or the nearest landmark in town.</summary>
    public string NameNear(Spot spot, Pcg chance)
    {
        if (spot.Village is { } village)
            return village.Name + chance.Pick(VillageWords);
        var nearest = byDong[spot.Dong].MinBy(other => (other.Spot.X - spot.X) * (other.Spot.X - spot.X) + (other.Spot.Y - spot.Y) * (other.Spot.Y - spot.Y));
        return nearest!.Name.Replace(" ", "", StringComparison.Ordinal) + (chance.Happens(0.55) ? chance.Pick(Corners) : "");
    }
}
