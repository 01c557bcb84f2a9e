using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class CareRoster : CityDataset
{
    public override About About => new("care-roster", "노인맞춤돌봄 대상자 명부", "돌봄을 받는 어르신의 이름과 연락처가 있는 내부 명부입니다.",
        "경로복지과/노인돌봄팀", Cycle.Monthly, "2026-09-30", "돌봄 노인맞춤돌봄 명부 대상자")
    { Access = Access.Internal, Licence = 0 };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("관리번호", "성명", "등록번호", "성별", "연락처", "주소", "돌봄군", "담당자", "비고") { Personal = ["성명", "등록번호", "연락처", "주소", "담당자", "비고"] };
        foreach (var spot in city.Places.Spread(chance, 1_240, dong => city.Population.Between(dong.Index, Population.Latest, 75, 120)))
        {
            var born = new DateOnly(1931, 1, 1).AddDays(chance.Index(8_000));
            var woman = chance.Happens(0.72);
            var note = chance.Pick(["", "", "", $"아들 {PersonNames.Mobile(chance)}", $"딸 {PersonNames.Name(chance)} {PersonNames.Mobile(chance)}", "청력 약함", $"계좌 {PersonNames.Account(chance)}"]);
            table.Add($"C{(table.Rows.Count + 1).Digits(5)}", PersonNames.Name(chance), PersonNames.ResidentNumber(chance, born, woman, chance.Happens(0.8)), woman ? "여" : "남", chance.Happens(0.9) ? PersonNames.Mobile(chance) : $"033-000-{chance.Index(10000).Digits(4)}", spot.RoadAddress, chance.Pick(["일반", "일반", "중점", "특화"]), PersonNames.Name(chance), note);
        }
        to.Xlsx("★노인맞춤돌봄 대상자(9월)_내부용.xlsx", table, "명단").Mess("resident numbers in a column called 등록번호, four in five with a valid check digit", "found by content");
    }
}
