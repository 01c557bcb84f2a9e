using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class SeniorCentres : CityDataset
{
    public override About About => new("senior-centres", "경로당 현황", "어르신이 모이는 경로당의 위치와 회원 수입니다.",
        "경로복지과/노인시설팀", Cycle.HalfYearly, "2026-06-30", "경로당 어르신 노인 노인복지");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("연번", "경로당명", "읍면동", "도로명주소", "회원수|계", "회원수|남", "회원수|여", "면적(㎡)", "설치일", "전화번호") { Title = ["경로당 등록 현황"], Unit = "(단위: 명)" };
        foreach (var group in city.Places.Spread(chance, 388, dong => city.Population.Between(dong.Index, Population.Latest, 65, 120) * (dong.Plan.IsRural ? 2.2 : 1)).GroupBy(spot => spot.Dong))
        {
            var (men, women) = (0, 0);
            foreach (var spot in group)
            {
                var (m, w) = (chance.Between(4, 26), chance.Between(10, 48));
                (men, women) = (men + m, women + w);
                table.Add(table.Rows.Count + 1, $"{spot.Village?.Name[..^1] ?? city.Landmarks.NameNear(spot, chance)}{(table.Rows.Count % 3 == 0 ? "할머니" : "")}경로당", spot.Dong.Name, spot.RoadAddress, m + w, m, w, chance.Between(40, 210), new DateOnly(chance.Between(1978, 2022), chance.Between(1, 12), chance.Between(1, 28)).AsDecimal(), chance.Happens(0.8) ? $"033-000-{chance.Index(10000).Digits(4)}" : "-");
            }
            table.AddStray(Stray.Total, "", "소계", group.Key.Name, "", men + women, men, women, "", "", "");
        }
        to.Xlsx("경로당현황(2026.6.30).xlsx", table, "경로당").Mess("subtotal row after every 읍면동; dates as 19980301.0", "subtotals set aside; dates read");
    }
}
