using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class TemporaryHousing : CityDataset
{
    public override About About => new("temporary-housing", "이재민 임시주거시설", "재난으로 집을 잃은 사람이 머무는 시설과 담당 연락처입니다.",
        "복지정책과/희망복지팀", Cycle.Yearly, "2026-04-15", "이재민 임시주거 재난 구호 체육관");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("연번", "시설|이름", "시설|종류", "시설|주소", "수용|면적(㎡)", "수용|인원(명)", "지진 겸용", "관리책임자", "연락처") { Title = ["이재민 임시주거시설 지정 현황", "(2026년 4월 15일 현재)"], Personal = ["관리책임자", "연락처"] };
        foreach (var place in city.Landmarks.All.Where(place => place.Kind is "초등학교" or "행정복지센터" or "중학교"))
        {
            var area = chance.Between(200, 1_800);
            table.Add(table.Rows.Count + 1, place.Name, place.Kind == "행정복지센터" ? "관공서" : "학교", place.Spot.RoadAddress, area, area / 4, chance.Happens(0.5) ? "겸용" : "-", PersonNames.Name(chance), PersonNames.Mobile(chance));
        }
        table.AddStray(Stray.Total, "계", $"{table.Rows.Count}개소", "", "", table.Rows.Sum(row => (int)row[4]!), table.Rows.Sum(row => (int)row[5]!), "", "", "");
        to.Xlsx("임시주거시설 지정현황_희망복지.xlsx", table);
    }
}
