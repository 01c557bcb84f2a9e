using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class CitizenProposals : CityDataset
{
    private static readonly string[] Subjects = ["버스정류장에 온열의자를 놓아 주세요", "강변 자전거길이 어두워요", "학교 앞 건널목 신호가 너무 짧습니다", "빈집을 마을 쉼터로 바꾸면 좋겠습니다", "재활용 정거장을 늘려 주세요", "시장 주차장이 모자랍니다", "경로당에 공기청정기가 필요해요", "놀이터 그늘이 없습니다", "마을버스 막차를 늦춰 주세요", "도서관 문 여는 시간을 늘려 주세요"];
    private static readonly string[] Reasons = ["아이와 다니기에 <b>위험</b>합니다.", "어르신들이 많이 불편해하십니다.&nbsp;", "다른 도시는 이미 하고 있습니다.<br>", "밤에는 더 심합니다.<br/>사진도 올립니다.", "작년에도 말씀드렸는데 그대로입니다."];

    public override About About => new("citizen-proposals", "시민 제안", "시민이 시정에 바라는 것을 적은 제안 글과 검토 결과입니다.",
        "기획예산과/법무팀", Cycle.Weekly, "2026-10-18", "시민제안 제안 의견 건의 아이디어")
    { Access = Access.OnRequest };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "제목", "내용", "등록일", "공감수", "처리상태", "담당부서") { Personal = ["내용"] };
        for (var i = 0; i < 820; i++)
        {
            var subject = chance.Pick(Subjects);
            var contact = chance.Index(12) switch { 0 => $"<br>연락처 {PersonNames.Mobile(chance)}", 1 => $"<br>{PersonNames.Name(chance)} 드림 ({PersonNames.Email(chance)})", 2 => $"<br>차량 {PersonNames.CarNumber(chance)}가 늘 막고 있어요", _ => "" };
            var day = new DateOnly(2024, 1, 1).AddDays(i * 1_021 / 820);
            table.Add(i + 1, subject, $"<p>{chance.Pick(city.Dongs).Name}에 삽니다. {subject}. {chance.Pick(Reasons)}{chance.Pick(Reasons)}{contact}</p>", day.Dotted(), chance.Poisson(6), chance.Pick(["채택", "불채택", "검토중", "일부채택"]), chance.Pick(city.Organisation.Current).Name);
        }
        to.Xlsx("시민제안_목록.xlsx", table, "제안").Mess("HTML in cells; phones, e-mail and car numbers inside the text", "stripped for reading; found by content");
    }
}
