using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class PublicWifiUse : CityDataset
{
    public override About About => new("public-wifi-use", "공공와이파이 월별 이용량", "공공와이파이마다 한 달에 접속한 사람과 쓴 데이터, 통신비로 치는 단가입니다.",
        "정보통신과/통신팀", Cycle.Monthly, "2026-09-30", "와이파이 이용량 데이터 통신비 절감 무선인터넷")
    { Combine = Combine.Append };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var sites = PublicWifi.Sites(city);
        foreach (var year in new[] { 2025, 2026 })
        {
            var last = year == 2026 ? Population.Latest : new DateOnly(year, 12, 31);
            var table = new Table("관리번호", "설치장소명", "시설구분", "읍면동", "이용월", "접속자수", "데이터(GB)", "GB당 단가(원)", "비고") { Title = [$"{year}년 공공와이파이 이용 현황"], Footnotes = ["※ 단가: 이동통신 3사 데이터 요금의 평균, 해마다 1월에 고침", "※ 절감액 = 데이터 × 단가"] };
            foreach (var month in CityCalendar.Months(new DateOnly(year, 1, 1), last))
                for (var i = 0; i < sites.Count; i++)
                {
                    var site = sites[i];
                    if (new DateOnly(site.Year, site.Month, 1) > month)
                        continue;
                    var outdoors = site.Kind is "공원" or "버스정류장";
                    var users = (int)(site.Users * month.Day * (year == 2026 ? 1.09 : 1) * (1 + (outdoors ? 0.22 : 0.06) * Rhythm.Season(month, 7.5)) * chance.Factor(0.12));
                    var perUser = site.Kind switch { "공공기관" => 0.21, "전통시장" => 0.1, "경로당" => 0.3, "공원" => 0.13, _ => 0.08 } * (year == 2026 ? 1.12 : 1);
                    var isOff = chance.Happens(0.006);
                    table.Add($"WF-{(i + 1).Digits(4)}", site.Name, site.Kind, site.Spot.Dong.Name, $"{month.Year}년 {month.Month.Digits(2)}월", isOff ? "-" : users.Grouped(), isOff ? "-" : (users * perUser * chance.Factor(0.1)).Rounded(1), year == 2026 ? "3,850" : "4,100", isOff ? chance.Pick(["장비 교체", "회선 장애"]) : "");
                }
            to.Csv($"공공와이파이_이용현황_{year}.csv", table, Delivery.Cp949).AsOf(last).Mess("months as 2026년 09월; “-” while out of service", "months read; empty");
        }
    }
}
