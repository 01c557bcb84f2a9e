using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class SecurityServices : CityDataset
{
    private static readonly (string Service, string Code, double Blocked)[] Services =
    [
        ("유해사이트 차단", "WEB", 21_400), ("방화벽", "FW", 208_000), ("침입방지", "IPS", 37_600), ("웹방화벽", "WAF", 4_350), ("DDoS 대응", "DDS", 320), ("스팸메일 차단", "SPM", 9_180), ("가상사설망", "VPN", 140),
    ];

    public override About About => new("security-services", "보안장비 이중화 상태", "유해사이트 차단과 방화벽 같은 보안장비 두 대 가운데 어느 것이 일하고 있는지, 하루에 얼마나 막았는지 담았습니다.",
        "정보통신과/정보보호팀", Cycle.Daily, "2026-10-20", "보안 유해사이트 차단 이중화 방화벽 정보보호")
    { Licence = 0, Access = Access.Internal };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("점검일", "서비스", "장비명", "순번", "역할", "상태", "차단건수", "CPU(%)", "가동률(%)", "비고") { Title = ["보안장비 이중화 일일 점검표"] };
        foreach (var day in CityCalendar.Days(new DateOnly(2026, 7, 1), city.Today))
            foreach (var (service, code, blocked) in Services)
            {
                var working = Working(code, day);
                var stopped = Stopped(code, day);
                var count = (int)(blocked * (CityCalendar.IsWorking(day) ? 1 : 0.42) * (code == "IPS" && day == new DateOnly(2026, 9, 24) ? 4.3 : 1) * chance.Factor(0.09));
                for (var unit = 1; unit <= 2; unit++)
                {
                    var isActive = unit == working;
                    var state = unit == stopped.Unit ? stopped.State : "정상";
                    table.Add(day.Compact(), service, $"{code}-{unit}", unit, isActive ? "활성" : "대기", state, isActive ? count.Grouped() : "-",
                        state == "장애" ? "-" : (isActive ? 34 * chance.Factor(0.18) : 4 * chance.Factor(0.2)).Rounded(1), state switch { "장애" => 0.0, "점검" => 91.7, _ => 100.0 }, unit == stopped.Unit ? stopped.Note : "");
                }
            }
        to.Csv("보안장비_일일점검_2026.csv", table, Delivery.Cp949).Mess("“-” for what a standby device does not count; days as 20261020", "empty; dates read");
    }

    /// <summary>Which of the two works: the second takes over while the first is down, and on the day of the drill.</summary>
    private static int Working(string code, DateOnly day) => code switch
    {
        "WEB" when day >= new DateOnly(2026, 9, 11) && day < new DateOnly(2026, 9, 14) => 2,
        "FW" when day == new DateOnly(2026, 10, 7) => 2,
        "IPS" when day >= new DateOnly(2026, 8, 19) => 2,
        _ => 1,
    };

    private static (int Unit, string State, string Note) Stopped(string code, DateOnly day) => code switch
    {
        "WEB" when day >= new DateOnly(2026, 9, 11) && day < new DateOnly(2026, 9, 14) => (1, "장애", "전원부 교체, 2호기로 넘김"),
        "FW" when day == new DateOnly(2026, 10, 7) => (1, "점검", "전환 훈련"),
        "IPS" when day == new DateOnly(2026, 8, 19) => (1, "점검", "정책 갱신 뒤 2호기 활성 유지"),
        "WAF" when day >= new DateOnly(2026, 10, 17) => (2, "장애", "대기 장비 디스크 고장, 부품 기다림"),
        _ => (0, "정상", ""),
    };
}
