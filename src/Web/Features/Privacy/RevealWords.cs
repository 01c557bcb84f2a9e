using System.Globalization;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>What the page that turns pseudonyms back says.</summary>
public static class RevealWords
{
    public static readonly Bilingual Title = new("가명 되돌리기", "Turn pseudonyms back");
    public static readonly Bilingual Lead = new(
        "법이 허락하는 때에만 가명이 누구인지 되돌려 봅니다. 원본의 잠긴 컬럼을 볼 수 있는 사람이 까닭을 적어 신청하고, 다른 사람이 승인합니다. 되돌려 보기 전에 접속기록에 남고, 승인은 한 번만 쓸 수 있습니다.",
        "Only where the law allows it. Who may open the closed column of the original asks with a reason, somebody else approves, the access log has it before anything is shown, and an approval serves once.");
    public static readonly Bilingual None = new("되돌릴 수 있는 컬럼이 없습니다", "No column can be turned back");
    public static readonly Bilingual NoneText = new("승인된 결과에 encrypt, fpe, token으로 바꾼 컬럼이 없거나, 추가정보를 파기했습니다. 해시와 묶은 값은 되돌릴 수 없습니다.", "No column of the approved result was made with encrypt, fpe or token, or the additional information was destroyed. Hashes and groups never turn back.");
    public static readonly Bilingual NotYours = new("이 화면을 보는 사람은 신청할 수 없습니다. 원본의 잠긴 컬럼을 볼 수 있고, 이 가명정보를 만들지 않은 사람만 신청합니다.", "You can't ask here: only who may open the closed column of the original, and had no hand in these data.");
    public static readonly Bilingual Ask = new("신청", "Ask");
    public static readonly Bilingual Ground = new("근거", "Ground");
    public static readonly Bilingual Column = new("컬럼", "Column");
    public static readonly Bilingual Pseudonyms = new("되돌릴 가명", "Pseudonyms");
    public static readonly Bilingual PseudonymsHelp = new("결과 파일에 있는 그대로, 한 줄에 하나씩 적으세요.", "As they stand in the result, one a line.");
    public static readonly Bilingual Why = new("까닭", "Reason");
    public static readonly Bilingual WhyHelp = new("무슨 일로 누구에게 알리거나 무엇을 하려는지 적으세요. 기록과 접속기록에 남습니다.", "What for, and what is done with it; it stays in both records.");
    public static readonly Bilingual Requests = new("신청한 것", "Requests");
    public static readonly Bilingual NoRequests = new("아직 신청이 없습니다.", "Nobody asked yet.");
    public static readonly Bilingual Show = new("되돌려 보기", "Turn them back");
    public static readonly Bilingual ShowText = new("누르면 접속기록에 남습니다. 한 번만 보이니 필요한 곳에 바로 쓰세요.", "Pressing it is logged. They are shown once: use them at once.");
    public static readonly Bilingual Shown = new("되돌린 값", "Turned back");
    public static readonly Bilingual ShownText = new("이 화면을 닫으면 다시 볼 수 없습니다. 접속기록에 남겼습니다.", "Closed, this page does not come again. It is in the access log.");
    public static readonly Bilingual Pseudonym = new("가명", "Pseudonym");
    public static readonly Bilingual Value = new("원래 값", "Value");
    public static readonly Bilingual Approved = new("승인됨", "Approved");
    public static readonly Bilingual Refused = new("거절됨", "Refused");
    public static readonly Bilingual Done = new("되돌려 봄", "Turned back");
    public static readonly Bilingual Over = new("승인 기한 지남", "Approval over");

    public static Bilingual Of(RevealGround ground) => ground switch
    {
        RevealGround.Law => new("법률의 특별한 규정이나 법령상 의무", "A law says so, or a duty of law"),
        RevealGround.Safety => new("생명·신체·재산의 급박한 위험", "Urgent danger to life, body or property"),
        RevealGround.Subject => new("정보주체 본인의 요구", "The person themselves asks"),
        _ => new("알아볼 수 있게 된 사고의 확인과 통지", "An incident: to find and tell who is concerned"),
    };

    public static Bilingual Count(int count) => new(string.Create(CultureInfo.InvariantCulture, $"{count:#,0}개"), string.Create(CultureInfo.InvariantCulture, $"{count:#,0}"));

    public static Bilingual UntilDay(DateOnly day) => new($"{Figures.Day(day)}까지 한 번", $"Once, until {Figures.Day(day)}");
}
