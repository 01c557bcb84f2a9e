using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class RecyclingPoints : CityDataset
{
    public override About About => new("recycling-points", "재활용 정거장과 의류수거함", "재활용품과 헌옷을 내놓는 곳의 위치와 여는 때입니다.",
        "자원순환과/재활용팀", Cycle.HalfYearly, "2026-05-31", "재활용 의류수거함 분리배출 정거장");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "종류", "위치", "읍면동", "운영", "경도", "위도") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 820, dong => dong.Plan.Population * (dong.Plan.IsRural ? 0.4 : 1), 6))
        {
            var broken = table.Rows.Count is 100 or 411;
            object?[] cells = [(table.Rows.Count + 1).Digits(4), chance.Pick(["의류수거함", "의류수거함", "재활용정거장", "폐건전지함"]), spot.RoadAddress, spot.Dong.Name, chance.Pick(["상시", "화·목 18~22시"]), spot.Longitude, broken ? "확인필요" : spot.Latitude];
            if (broken)
                table.AddStray(Stray.Unreadable, cells);
            else
                table.Add(cells);
        }
        to.Csv("재활용정거장.csv", table, Delivery.Cp949, '|').Mess("“확인필요” in two latitudes", "rows set aside");
    }
}
