using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class SportsFacilities : CityDataset
{
    public override About About => new("sports-facilities", "공공체육시설", "체육관, 수영장, 운동장의 위치와 넓이, 이용료입니다.",
        "체육과/체육시설팀", Cycle.Yearly, "2026-03-31", "체육시설 수영장 체육관 운동 축구장");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시설명", "시설유형", "주소", "면적(㎡)", "수용인원", "이용료", "야간조명", "준공년도", "X", "Y") { Crs = 5181 };
        foreach (var spot in city.Places.Spread(chance, 118, _ => 1, 45))
        {
            var kind = chance.Pick(["게이트볼장", "체육관", "축구장", "테니스장", "족구장", "수영장", "파크골프장", "풋살장"]);
            var (x, y) = spot.In(5181);
            table.Add($"{spot.Dong.Name[..^1]} {kind}", kind, spot.RoadAddress, chance.Between(200, 9_800).Grouped(), chance.Between(20, 1_500), chance.Pick(["무료", "무료", "2,000원", "시간당 10,000원"]), chance.Pick(["유", "무"]), $"{chance.Between(1982, 2025)}.{chance.Between(1, 12)}", x.Rounded(2), y.Rounded(2));
        }
        to.Csv("공공체육시설(체육과).csv", table, Delivery.Cp949).Mess("fees in words; yes and no as 유 and 무", "text kept; read as yes/no");
    }
}
