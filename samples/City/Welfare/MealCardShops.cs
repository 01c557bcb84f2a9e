using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class MealCardShops : CityDataset
{
    public override About About => new("meal-card-shops", "아동급식카드 가맹점", "끼니 걱정이 있는 아이가 급식카드를 쓸 수 있는 가게입니다.",
        "아동보육과/아동정책팀", Cycle.Quarterly, "2026-09-30", "아동급식 급식카드 가맹점 결식 식당");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("가맹점명", "가맹점유형코드", "소재지도로명주소", "소재지지번주소", "위도", "경도", "전화번호", "데이터기준일자") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 690, dong => dong.Plan.Population))
            table.Add($"{chance.Pick(["한솥", "엄마손", "바다", "골목", "할매", "우리", "학교앞", "동네"])}{chance.Pick(["분식", "김밥", "국밥", "반찬", "제과점", "편의점", "식당"])}", chance.Pick(["01", "02", "03", "05", "09"]), spot.RoadAddress, spot.LotAddress, spot.Latitude, spot.Longitude, chance.Happens(0.7) ? $"033-000-{chance.Index(10000).Digits(4)}" : "", "2026-09-30");
        table.AddStray(Stray.Duplicate, table.Rows[10]);
        table.AddStray(Stray.Duplicate, table.Rows[333]);
        table.AddStray(Stray.Duplicate, table.Rows[334]);
        to.Csv("아동급식카드_가맹점.csv", table, Delivery.Utf16, '\t').Mess("유형코드 with leading zeros", "stays text");
    }
}
