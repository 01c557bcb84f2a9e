using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class FacilityInspections : CityDataset
{
    public override About About => new("facility-inspections", "시설물 안전점검 결과", "다리, 터널, 공공건물의 안전등급과 점검 결과입니다.",
        "안전총괄과/중대재해팀", Cycle.HalfYearly, "2026-06-30", "안전점검 시설물 교량 안전등급");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("연번", "시설물|이름", "시설물|종별", "시설물|준공", "점검|상반기|일자", "점검|상반기|등급", "점검|하반기(예정)|일자", "보수·보강|필요", "보수·보강|예산", "담당부서") { Title = ["2026년 시설물 정기안전점검 결과"], Unit = "(단위: 백만원)", Footnotes = ["※ 등급: A(우수)~E(불량)", "※ 제3종은 육안 점검"] };
        var bridges = city.Roads.Roads.Where(road => road.IsBridge).Select(road => road.Name + "교").Distinct().Select(name => (name, "도로과"));
        var halls = city.Landmarks.All.Where(place => place.Kind is "행정복지센터" or "시장").Select(place => (place.Name, place.Kind == "시장" ? "경제정책과" : "회계과"));
        foreach (var (name, department) in bridges.Concat(halls))
        {
            var bad = chance.Happens(0.14);
            table.Add(table.Rows.Count + 1, name, chance.Pick(["제1종", "제2종", "제2종", "제3종"]), $"{chance.Between(1972, 2019)}.", new DateOnly(2026, chance.Between(2, 6), chance.Between(1, 28)).Dotted(), bad ? chance.Pick(["C", "C", "D"]) : chance.Pick(["A", "B", "B"]), $"2026. {chance.Between(9, 11)}월", bad ? "필요" : "-", bad ? chance.Between(15, 900) : null, department);
        }
        table.AddStray(Stray.Total, "합계", $"{table.Rows.Count}개소", "", "", "", "", "", "", table.Rows.Sum(row => row[8] is int money ? money : 0), "");
        to.Xlsx("2026_정기안전점검_총괄표(보고용).xlsx", table, "총괄", ["보고용", "안전총괄과 중대재해팀"]).Mess("years as “1987.”, months as “2026. 10월”", "read as year, as month");
    }
}
