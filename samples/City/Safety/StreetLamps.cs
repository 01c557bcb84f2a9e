using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class StreetLamps : CityDataset
{
    public override About About => new("street-lamps", "가로등 현황", "큰길을 밝히는 가로등의 관리번호, 등 종류와 위치입니다.",
        "도로과/조명팀", Cycle.Yearly, "2026-04-30", "가로등 조명 밤길 도로");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("관리번호", "노선명", "행정동", "광원", "소비전력(W)", "등주형태", "설치년월", "X", "Y") { Crs = 5186 };
        foreach (var road in city.Roads.Roads.Where(road => road.IsMain && !road.IsBridge))
            for (var metres = 20.0; metres < road.Length; metres += road.Class == RoadClass.Arterial ? 36 : 62)
                if (city.Places.On(chance, road, metres / road.Length, (int)metres % 2 == 0 ? 11 : -11) is { } spot)
                    table.Add($"가-{(table.Rows.Count + 1).Digits(5)}", road.Name, spot.Dong.Name, chance.Pick(["LED", "LED", "LED", "나트륨", "메탈할라이드"]), chance.Pick([100, 120, 150, 250]), chance.Pick(["단등", "단등", "쌍등"]), $"{chance.Between(1998, 2025)}.{chance.Between(1, 12)}", spot.X, spot.Y);
        to.Csv("가로등 현황.csv".Normalize(System.Text.NormalizationForm.FormD), table, Delivery.Cp949)
            .Mess("file name in decomposed letters (NFD), from a Mac", "joined to NFC").Mess("months as 2003.7", "read as year and month");
    }
}
