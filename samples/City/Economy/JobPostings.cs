using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class JobPostings : CityDataset
{
    public override About About => new("job-postings", "구인 정보", "지금 사람을 구하는 일자리의 하는 일, 품삯과 마감일입니다.",
        "일자리청년과/일자리팀", Cycle.Daily, "2026-10-19", "일자리 구인 채용 취업 알바")
    { Provider = "고용24" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("wantedAuthNo", "company", "title", "salTpNm", "sal", "region", "holidayTpNm", "career", "regDt", "closeDt", "empTel");
        for (var i = 0; i < city.Scaled(1_180); i++)
        {
            var registered = city.Today.AddDays(-1 - chance.Index(40));
            var monthly = chance.Happens(0.6);
            table.Add($"K15{registered.ToString("yyMM", CultureInfo.InvariantCulture)}{(i + 1).Digits(6)}", $"{chance.Pick(["한빛", "대성", "미래", "푸른", "누리"])}{chance.Pick(["요양원", "산업", "식품", "건설", "병원", "마트", "물류"])}", chance.Pick(["요양보호사 모집", "생산직 사원", "주방 보조", "사회복지사", "간호조무사", "배송 기사", "사무 보조", "청소원", "조리사"]), monthly ? "월급" : "시급", monthly ? $"{chance.Between(206, 380)}만원" : $"{chance.Between(10_320, 14_000).Grouped()}원", $"{CityPlace.Name} {chance.Pick(city.Dongs).Name}", chance.Pick(["주5일근무", "주6일근무", "교대근무"]), chance.Pick(["경력무관", "신입", "경력 1년"]), registered.Short(), chance.Happens(0.3) ? "채용시까지" : registered.AddDays(chance.Between(10, 60)).Short(), $"033-000-{chance.Index(10000).Digits(4)}");
        }
        to.Json("wanted.json", table, "wantedRoot.wanted").Mess("money as 230만원 and 10,320원 in one column; “채용시까지” among dates; short dates 26-10-02", "text kept; empty with its word; dates read");
    }
}
