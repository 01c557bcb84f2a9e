using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class ApartmentComplexes : CityDataset
{
    public override About About => new("apartment-complexes", "공동주택 단지 정보", "아파트 단지의 동·세대 수, 지은 날, 난방과 관리 방식입니다.",
        "주택과/공동주택팀", Cycle.HalfYearly, "2026-06-30", "아파트 공동주택 단지 세대 관리")
    { Provider = "공동주택관리정보시스템" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("단지코드", "단지명", "단지분류", "법정동주소", "도로명주소", "분양형태", "사용승인일", "동수", "세대수", "관리방식", "난방방식", "복도유형", "최고층수", "관리비부과면적") { Title = ["공동주택 단지 기본정보"] };
        foreach (var complex in city.Housing.Complexes)
            table.Add(complex.Code, complex.Name, "아파트", complex.Spot.LotAddress, complex.Spot.RoadAddress, chance.Pick(["분양", "분양", "분양", "임대"]), complex.Approved.AsDecimal(), complex.Buildings, complex.Households, complex.Management, complex.Heating, complex.Corridor, complex.Floors, complex.FloorArea);
        to.Xlsx("단지_기본정보.xlsx", table).Mess("dates as 20040517.0", "read as dates");
    }
}
