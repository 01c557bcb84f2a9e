using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class Migration : CityDataset
{
    public override About About => new("migration", "전입과 전출", "읍면동마다 달마다 들어오고 나간 사람 수입니다.",
        "총무과/조직팀", Cycle.Monthly, "2026-09-30", "전입 전출 이사 인구이동 순이동");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var sheets = new List<(string, Table, DateOnly)>();
        for (var year = 2023; year <= 2026; year++)
        {
            var table = new Table("월", "읍면동", "전입|계", "전입|시내", "전입|시외", "전출|계", "전출|시내", "전출|시외", "순이동") { Title = [$"{year}년 전출입 현황"], Unit = "(단위: 명)" };
            foreach (var month in CityCalendar.Months(new DateOnly(year, 1, 1), year == 2026 ? Population.Latest : new DateOnly(year, 12, 31)))
            {
                foreach (var dong in city.Dongs)
                {
                    var events = VitalEvents.Of(city, dong, month);
                    var (inner, outer) = ((int)(events.MovedIn * 0.58), (int)(events.MovedOut * 0.58));
                    table.Add($"{month.Month}월", dong.Name, events.MovedIn, inner, events.MovedIn - inner, events.MovedOut, outer, events.MovedOut - outer, events.MovedIn - events.MovedOut);
                }
                var rows = table.Rows.TakeLast(city.Dongs.Count).ToList();
                table.AddStray(Stray.Total, [$"{month.Month}월", "계", .. Enumerable.Range(2, 7).Select(i => (object?)rows.Sum(row => (int)row[i]!))]);
            }
            sheets.Add(($"{year}년", table, year == 2026 ? Population.Latest : new DateOnly(year, 12, 31)));
        }
        to.XlsxSheets("전출입현황_2023-2026.xlsx", sheets);
    }
}
