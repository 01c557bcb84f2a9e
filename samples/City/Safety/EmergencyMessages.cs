using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class EmergencyMessages : CityDataset
{
    private static readonly (string Kind, string Text)[] Texts =
    [
        ("호우", "오늘 밤 많은 비가 예상되오니<br>하상도로와 징검다리에 들어가지 마세요."), ("폭염", "폭염경보 발효 중.<br/>12~17시 야외 활동을 삼가고 무더위쉼터를 이용하세요."),
        ("대설", "밤사이 눈이 쌓여 길이 미끄럽습니다.&nbsp;출근길 대중교통을 이용하세요."), ("미세먼지", "<b>초미세먼지 주의보</b> 발령.<br>창문을 닫고 마스크를 쓰세요."),
        ("산불", "건조경보 발효 중. 산림 100m 안에서 <b>불을 피우지 마세요.</b>"), ("실종", "한빛경찰서는 길을 잃은 어르신을 찾고 있습니다.<br>보신 분은 182로 알려 주세요."),
        ("단수", "송수관 공사로 오늘 22시~내일 05시 물이 나오지 않습니다.<br>문의 상수도과"), ("교통", "하상도로 통제 중입니다.<br>돌아서 가 주세요."),
    ];

    public override About About => new("emergency-messages", "재난문자 발송 내역", "시가 보낸 안전안내문자의 때, 종류와 내용입니다.",
        "안전총괄과/안전정책팀", Cycle.Daily, "2026-10-19", "재난문자 안전안내 문자 알림");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("순번", "발송일시", "재난종류", "발송지역", "내용", "발송부서");
        foreach (var day in CityCalendar.Days(new DateOnly(2024, 1, 1), city.Today.AddDays(-1)))
            for (var left = chance.Poisson(0.9); left > 0; left--)
            {
                var (kind, text) = chance.Pick(Texts);
                table.Add(table.Rows.Count + 1, $"{day.Korean()} {chance.Between(6, 22)}시 {chance.Index(60)}분", kind, chance.Happens(0.7) ? CityPlace.Name : $"{CityPlace.Name} {chance.Pick(city.Dongs).Name}", text, day < new DateOnly(2025, 7, 1) ? "안전재난과" : "안전총괄과");
            }
        to.Csv("재난문자_발송내역.csv", table, Delivery.Cp949).Mess("HTML in cells; times as 2026년 8월 3일 14시 5분; a department renamed in 2025", "tags stripped for reading; times read; 안전재난과 linked to 안전총괄과");
    }
}
