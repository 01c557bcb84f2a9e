using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class LocalCurrency : CityDataset
{
    public override About About => new("local-currency", "지역화폐 사용액", "한빛사랑상품권을 읍면동과 업종별로 쓴 금액입니다.",
        "경제정책과/지역화폐팀", Cycle.Monthly, "2026-09-30", "지역화폐 상품권 결제 소비 매출")
    { Provider = "지역화폐 운영대행사" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("기준년월", "읍면동", "업종", "결제건수", "결제금액", "가맹점수") { Title = ["한빛사랑상품권 사용 현황"], Unit = "(단위: 건, 백만원, 곳)" };
        foreach (var month in CityCalendar.Months(new DateOnly(2024, 1, 1), Population.Latest))
            foreach (var dong in city.Dongs)
                foreach (var (kind, share) in new[] { ("음식점", 0.31), ("마트·슈퍼", 0.24), ("학원", 0.14), ("병원·약국", 0.13), ("미용·생활", 0.1), ("기타", 0.08) })
                {
                    var shops = (int)(dong.Plan.Population * share / 38 * (dong.Plan.Kind == DongKind.OldCentre ? 2.4 : 1)) + 1;
                    var won = dong.Plan.Population * 21_500.0 * share * (dong.Plan.Kind == DongKind.OldCentre ? 2.1 : 1) * (1 + 0.07 * Rhythm.Season(month, 12)) * chance.Factor(0.07);
                    table.Add($"{month.Year}년 {month.Month.Digits(2)}월", dong.Name, kind, ((int)(won / 27_400)).Grouped(), (won / 1e6).Rounded(1), shops);
                }
        to.Xlsx("지역화폐_사용현황_누적.xlsx", table, "사용현황").Mess("money in 백만원, months as 2026년 09월", "unit noted; months read");
    }
}
