using Maru.App.Catalog;
using Maru.Core;
using Maru.Methods.KoreanText;
using Maru.Methods.PersonalData;
using Maru.Web.Text;

namespace Maru.Web.Features.Reports;

/// <summary>What the pages of error reports say.</summary>
public static class ReportWords
{
    public static readonly Bilingual Report = new("오류 신고", "Report an error");
    public static readonly Bilingual Reports = new("오류 신고", "Error reports");
    public static readonly Bilingual Lead = new(
        "담당 부서가 열흘 안에 답합니다. 보내면 번호를 드리고, 그 번호로 처리 상황을 볼 수 있습니다.",
        "The office in charge answers within ten days. You get a number to see what becomes of it.");
    public static readonly Bilingual Kind = new("무엇이 문제인가요?", "What is wrong?");
    public static readonly Bilingual KindName = new("종류", "Kind");
    public static readonly Bilingual ColumnName = new("컬럼", "Column");
    public static readonly Bilingual Column = new("어느 컬럼인가요?", "Which column?");
    public static readonly Bilingual WholeDataset = new("데이터 전체", "The whole dataset");
    public static readonly Bilingual Message = new("내용", "What you found");
    public static readonly Bilingual MessageHelp = new(
        "어느 행이 어떻게 틀렸고 무엇이 맞는지 적어 주세요. 다른 사람의 이름이나 전화번호는 적지 마세요.",
        "Which row is wrong in what way, and what is right. Please leave out other people's names and phone numbers.");
    public static readonly Bilingual ReplyTo = new("답을 받을 곳", "Where to answer");
    public static readonly Bilingual ReplyHelp = new(
        "이메일 주소나 전화번호. 적지 않아도 번호로 답을 볼 수 있습니다. 답하고 나면 지웁니다.",
        "An e-mail address or phone number. You can also see the answer by the number. It is deleted once you are answered.");
    public static readonly Bilingual Send = new("신고 보내기", "Send the report");
    public static readonly Bilingual SendAgain = new("고친 대로 보내기", "Send as mended");
    public static readonly Bilingual SendCovered = new("가려서 보내기", "Send with it covered");
    public static readonly Bilingual SendAnyway = new("그대로 보내기", "Send as it is");
    public static readonly Bilingual NotSent = new("아직 보내지 않았습니다.", "Not sent yet.");
    public static readonly Bilingual WouldRead = new("가리면 이렇게 됩니다", "Covered it would read");

    public static readonly Bilingual Status = new("신고 처리 상황", "Where a report stands");
    public static readonly Bilingual LookUpText = new("오류를 신고하고 받은 번호를 넣으세요.", "Enter the number you got when you reported an error.");
    public static readonly Bilingual Number = new("신고 번호", "Report number");
    public static readonly Bilingual LookUp = new("찾기", "Look up");
    public static readonly Bilingual NoSuchTitle = new("그런 번호의 신고가 없습니다", "There is no report of this number");
    public static readonly Bilingual NoSuchText = new("번호를 다시 보세요. 앞 여덟 자리는 보낸 날입니다.", "Check the number: its first eight digits are the day you sent it.");
    public static readonly Bilingual Sent = new("신고를 받았습니다.", "Your report has arrived.");
    public static readonly Bilingual KeepNumber = new("번호를 적어 두세요. 이 번호로 처리 상황을 볼 수 있습니다.", "Write the number down: it shows what becomes of your report.");
    public static readonly Bilingual Data = new("데이터", "Dataset");
    public static readonly Bilingual Version = new("버전", "Version");
    public static readonly Bilingual Received = new("보낸 때", "Sent");
    public static readonly Bilingual Due = new("답할 날", "Answer due");
    public static readonly Bilingual Answered = new("답한 때", "Answered");
    public static readonly Bilingual Answer = new("답", "Answer");
    public static readonly Bilingual NoAnswer = new("아직 답이 없습니다.", "No answer yet.");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual Late = new("늦음", "Late");

    public static readonly Bilingual DeskLead = new(
        "받은 날부터 열흘 안에 답합니다(공공데이터법 시행령 제16조 제3항). 답할 날이 지난 것이 먼저 나옵니다.",
        "Due an answer within ten days of arriving (Open Data Act Decree, art. 16(3)). Those past their day come first.");
    public static readonly Bilingual ClosedTitle = new("신고는 담당자만 처리할 수 있습니다", "Only staff answer reports");
    public static readonly Bilingual ClosedText = new(
        "신고 번호가 있으면 아래에서 처리 상황을 볼 수 있습니다. 담당자는 마루가 설치된 컴퓨터에서, ./maru up을 켠 창에 나온 ‘데이터 올리기’ 주소를 한 번 여세요.",
        "With a report's number you can see where it stands. Staff: on the machine Maru runs on, open the address \"to add data\" that ./maru up printed once.");
    public static readonly Bilingual NoneOpen = new("답할 신고가 없습니다", "No report waits for an answer");
    public static readonly Bilingual NoneOpenText = new("데이터 쪽의 ‘품질’에 있는 ‘오류 신고하기’로 신고가 들어옵니다.", "Readers send them by \"Report an error\" under a dataset's quality.");
    public static readonly Bilingual Open = new("답할 신고", "To answer");
    public static readonly Bilingual Done = new("답한 신고", "Answered");
    public static readonly Bilingual TakeOn = new("접수하기", "Take it on");
    public static readonly Bilingual SendAnswer = new("답을 통지하기", "Answer it");
    public static readonly Bilingual AnswerHelp = new("신고한 사람이 번호로 보게 됩니다. 무엇을 어떻게 고쳤는지, 고치지 않는다면 왜인지 적으세요.", "The sender sees it by the number. Say what was mended, or why it was not.");
    public static readonly Bilingual AnswerTo = new("답 받을 곳", "Answer to");
    public static readonly Bilingual AnswerToNote = new("직접 알린 다음 통지하세요. 통지하면 이 주소는 지워집니다.", "Tell them first: the address is deleted when you answer here.");
    public static readonly Bilingual OnlyNumber = new("받을 곳을 적지 않았습니다. 번호로 봅니다.", "None given; they look by the number.");
    public static readonly Bilingual AllData = new("모든 데이터 보기", "Show all datasets");
    public static readonly Bilingual ReportThis = new("오류 신고하기", "Report an error");
    public static readonly Bilingual ReportsOf = new("오류 신고", "Error reports");
    public static readonly Bilingual NoReports = new("들어온 오류 신고가 없습니다.", "No errors have been reported.");
    public static readonly Bilingual HandleThese = new("신고 처리하기", "Answer them");

    /// <summary>적은 내용에 휴대전화번호와 이메일 주소가 있습니다.</summary>
    public static Bilingual Holds(IReadOnlyList<PersonalDataKind> kinds)
    {
        var korean = string.Join(", ", kinds.Select(kind => kind.KoreanName()));
        return new($"적은 내용에 {Josa.IGa(korean)} 있어 보입니다.", $"What you wrote seems to hold {string.Join(", ", kinds.Select(kind => kind.EnglishName()))}.");
    }

    /// <summary>버스정류장 위치정보 오류 신고.</summary>
    public static Bilingual ReportOf(Bilingual title) => new($"{title.Ko} {Report.Ko}", $"{Report.En}: {title.En}");

    public static Bilingual OpenCount(int count) => count == 0 ? new("모두 답했습니다.", "All are answered.") : new($"{Figures.Number(count)}건에 아직 답하지 않았습니다.", $"{Figures.Number(count)} not answered yet.");

    public static Bilingual LateCount(int count) => new($"{Figures.Number(count)}건은 답할 날이 지났습니다.", $"{Figures.Number(count)} past the day.");

    public static Bilingual VersionOf(int version) => new($"버전 {Figures.Number(version)}", $"version {Figures.Number(version)}");

    public static Bilingual DaysLeft(int days) => days switch
    {
        < 0 => new($"{-days}일 지남", $"{-days} days late"),
        0 => new("오늘까지", "today"),
        _ => new($"{days}일 남음", $"{days} days left"),
    };
}
