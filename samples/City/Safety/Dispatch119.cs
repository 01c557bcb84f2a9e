using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class Dispatch119 : CityDataset
{
    public override About About => new("dispatch-119", "119 출동 기록", "구급·구조·화재로 출동한 때와 동네, 출동에 걸린 시간입니다.",
        "안전총괄과/재난관리팀", Cycle.Daily, "2026-10-19", "119 출동 구급 구조 화재 소방")
    { Provider = "한빛소방서", Access = Access.OnRequest, Licence = 4 };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("dispatchNo", "receivedAt", "arrivedAt", "kind", "dongCode", "dongName", "distanceKm", "patients", "memo") { Personal = ["memo"] };
        var weights = city.Dongs.Select(dong => dong.Plan.Population * (0.5 + 3.2 * dong.Plan.ElderlyShare)).ToList();
        foreach (var day in CityCalendar.Days(new DateOnly(2026, 1, 1), city.Today.AddDays(-1)))
        {
            var times = Enumerable.Range(0, chance.Poisson(46 * city.Options.Scale * (1 + 0.09 * Rhythm.Season(day, 8))))
                .Select(_ => day.ToDateTime(new TimeOnly(chance.Weighted(Rhythm.EmergencyHours), chance.Index(60), chance.Index(60)))).Order().ToList();
            foreach (var received in times)
            {
                var dong = city.Dongs[chance.Weighted(weights)];
                var kilometres = (dong.Plan.IsRural ? chance.Between(1.5, 16) : chance.Between(0.4, 4.2)).Rounded(1);
                var kind = chance.Pick(["구급", "구급", "구급", "구급", "구조", "생활안전", "화재"]);
                var memo = chance.Happens(0.04) ? $"신고자 {PersonNames.Name(chance)} {PersonNames.Mobile(chance)}" : chance.Pick(["", "", "낙상", "복통", "벌집", "차량사고", "오인신고"]);
                table.Add($"{day.Compact()}-{(table.Rows.Count % 100_000).Digits(5)}", Iso(received), Iso(received.AddMinutes(2 + kilometres * 1.45 * chance.Factor(0.2))), kind, dong.Code, dong.Name, kilometres, kind == "구급" ? 1 : 0, memo);
            }
        }
        to.JsonLines("dispatch119_2026.jsonl.gz", table).Mess("JSON lines, gzip; callers' names and phones inside free text", "lines read; memo found by content");
    }

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "+09:00";
}
