using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class CoolingCentres : CityDataset
{
    public override About About => new("cooling-centres", "무더위쉼터", "더울 때 쉬어 갈 수 있는 경로당, 마을회관, 은행의 위치와 수용 인원입니다.",
        "안전총괄과/재난관리팀", Cycle.Yearly, "2026-05-20", "무더위쉼터 폭염 경로당 더위");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("쉼터명", "시설구분", "소재지도로명주소", "행정동코드", "이용가능인원", "냉방기|에어컨", "냉방기|선풍기", "운영|평일", "운영|주말", "운영|야간", "위도", "경도") { Crs = 4326, Title = ["2026년 무더위쉼터 지정 현황"], Unit = "(단위: 명, 대)" };
        foreach (var spot in city.Places.Spread(chance, 342, dong => dong.Plan.IsRural ? 12 : dong.Plan.Population / 1300.0))
            table.Add($"{spot.Village?.Name ?? spot.Dong.Name} {chance.Pick(["경로당", "마을회관", "경로당", "복지회관", "은행", "작은도서관"])}", chance.Pick(["노인시설", "마을회관", "주민센터", "금융기관"]), spot.RoadAddress, spot.Dong.OldCode, chance.Between(8, 60), chance.Between(1, 5), chance.Between(1, 8), "O", chance.Happens(0.4) ? "O" : "X", chance.Happens(0.15) ? "O" : "X", spot.Latitude, spot.Longitude);
        table.AddStray(Stray.Total, "합계", "", "", "", table.Rows.Sum(row => (int)row[4]!), table.Rows.Sum(row => (int)row[5]!), table.Rows.Sum(row => (int)row[6]!), "", "", "", null, null);
        to.Xlsx("무더위쉼터 지정현황.xlsx", table, "지정현황").Mess("행정동코드 from before 2023 (42…); yes and no as O and X", "codes carried over; O/X read as yes/no");
    }
}
