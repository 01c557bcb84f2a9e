using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class TraditionalMarkets : CityDataset
{
    public override About About => new("traditional-markets", "전통시장", "시장의 위치, 점포 수, 장 서는 날과 주차장입니다.",
        "경제정책과/상권활성화팀", Cycle.Yearly, "2026-02-28", "전통시장 시장 오일장 점포");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시장명", "시장유형", "소재지도로명주소", "시장개설주기", "위도", "경도", "점포수", "취급품목", "사용가능상품권", "공중화장실보유여부", "주차장보유여부", "개설연도", "전화번호", "데이터기준일자") { Crs = 4326 };
        foreach (var place in city.Landmarks.Of("시장"))
            table.Add(place.Name, chance.Pick(["상설장", "상설장", "상설장+5일장"]), place.Spot.RoadAddress, chance.Pick(["매일", "2일+7일", "4일+9일"]), place.Spot.Latitude, place.Spot.Longitude, chance.Between(24, 310), "농산물+수산물+의류", "온누리상품권+지역상품권", "Y", chance.Happens(0.6) ? "Y" : "N", chance.Between(1952, 2004), city.Phone("경제정책과"), "2026-02-28");
        to.Xml("tn_pubr_public_trdit_mrkt.xml", table).Mess("several values in a cell joined with +", "kept as text");
    }
}
