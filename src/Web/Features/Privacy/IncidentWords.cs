using System.Globalization;
using Maru.App.Privacy.Incidents;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>What the pages of breaches say.</summary>
public static class IncidentWords
{
    public static readonly Bilingual Title = new("유출 대응", "Breach response");
    /// <param name="hours">How long there is to tell the persons.</param>
    public static Bilingual Lead(int hours) => new(
        $"개인정보가 나갔거나 나갔을지 모르면 누구나 바로 엽니다. 안 때부터 {hours}시간 안에 정보주체에게 알리고, 기준이 되면 신고합니다.", $"Whoever learns that personal data got out, or may have, opens this at once. Persons are told within {hours} hours of knowledge, and a report is made where the law asks for it.");

    public static readonly Bilingual New = new("유출 사고 열기", "Open an incident");
    public static readonly Bilingual NewLead = new("확실하지 않아도 여세요. 아니었으면 그렇게 끝냅니다. 연 사람과 때는 고칠 수 없이 남습니다.", "Open it even when you are not sure; it ends as a false alarm if it was none. Who opened it and when stays.");
    public static readonly Bilingual None = new("유출 사고가 없습니다", "No incidents");
    public static readonly Bilingual NoneText = new("내가 열었거나 맡은 사고가 여기에 보입니다.", "Incidents you opened or work on are shown here.");
    public static readonly Bilingual Broken = new("유출 대응 기록이 온전하지 않습니다", "The book of breaches is not whole");
    public static readonly Bilingual Pressing = new("유출 대응 기한", "Breach clocks");
    public static readonly Bilingual Incident = new("사고", "Incident");
    public static readonly Bilingual Number = new("번호", "Number");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual Open = new("대응 중", "Open");
    public static readonly Bilingual Closed = new("종결", "Closed");
    public static readonly Bilingual Dismissed = new("유출 아님", "No breach");
    public static readonly Bilingual KnownAt = new("안 때", "Known at");
    public static readonly Bilingual KnownHelp = new("유출을 처음 안 때입니다. 기한은 이때부터 셉니다.", "When it was first known: the clocks run from here.");
    public static readonly Bilingual OpenedBy = new("연 사람", "Opened by");
    public static readonly Bilingual Finding = new("점검 결과", "Finding");
    public static readonly Bilingual What = new("무슨 일인지", "What happened");
    public static readonly Bilingual WhatHelp = new("무엇이 언제 어디로 어떻게 나갔는지 아는 대로 적으세요. 이름이나 번호 같은 개인정보는 적지 마세요.", "What got out, when, where to and how, as far as you know. No names or numbers of persons.");
    public static readonly Bilingual TitleField = new("제목", "Title");
    public static readonly Bilingual Begin = new("열기", "Open it");
    public static readonly Bilingual FromFinding = new("접속기록 점검에서 넘어왔습니다", "From the review of the access log");
    public static readonly Bilingual Team = new("대응하는 사람", "People on it");
    public static readonly Bilingual Assign = new("사람 더하기", "Put somebody on it");
    public static readonly Bilingual Account = new("계정", "Account");
    public static readonly Bilingual Note = new("한 일과 있은 일", "What was done and what happened");
    public static readonly Bilingual IsContainment = new("확산을 막은 조치(접속 차단, 회수, 삭제)", "It was done against the spreading (access cut, called back, deleted)");
    public static readonly Bilingual AddNote = new("남기기", "Keep");
    public static readonly Bilingual Scope = new("범위", "Scope");
    public static readonly Bilingual ScopeNote = new("접속기록에서 재고 확인한 수를 적습니다", "Measured by the access log, then said as confirmed");
    public static readonly Bilingual NoScope = new("아직 정하지 않았습니다. 신고 여부는 범위로 정해지므로, 모르는 동안에도 신고 기한이 갑니다.", "Not said yet. Whether it is reported depends on it, so that clock runs meanwhile.");
    public static readonly Bilingual From = new("이때부터", "From");
    public static readonly Bilingual Until = new("이때까지", "To");
    public static readonly Bilingual Measure = new("접속기록에서 재기", "Measure by the access log");
    public static readonly Bilingual Measured = new("이 기간의 접속기록", "The access log of this period");
    public static readonly Bilingual MeasuredNote = new("정보주체는 다룬 만큼 더한 것이라 많아야 이만큼입니다. 한 번에 가장 많이 다룬 수가 적어도 이만큼입니다.", "Persons are added as often as they were handled: at most so many. The most at once is at least so many.");
    public static readonly Bilingual NothingMeasured = new("이 기간에 다룬 개인정보가 없습니다", "No personal data were handled in this period");
    public static readonly Bilingual NothingMeasuredText = new("마루를 거치지 않고 나간 것은 접속기록에 없습니다. 데이터와 수를 직접 적으세요.", "What got out without Maru is not in the log. Write datasets and numbers yourself.");
    public static readonly Bilingual Dataset = new("데이터", "Dataset");
    public static readonly Bilingual Datasets = new("데이터(id, 쉼표로)", "Datasets (ids, by comma)");
    public static readonly Bilingual Columns = new("항목(컬럼, 쉼표로)", "Items (columns, by comma)");
    public static readonly Bilingual ColumnsHead = new("항목", "Columns");
    public static readonly Bilingual Records = new("기록", "Records");
    public static readonly Bilingual AtMost = new("많아야(명)", "At most");
    public static readonly Bilingual AtLeast = new("한 번에 가장 많이(명)", "Most at once");
    public static readonly Bilingual Downloads = new("내려받음", "Downloads");
    public static readonly Bilingual Accounts = new("계정", "Accounts");
    public static readonly Bilingual Subjects = new("확인한 정보주체 수", "Persons, as confirmed");
    public static readonly Bilingual SubjectsHelp = new("아직 모르면 비워 두세요.", "Leave it empty while it is not known.");
    public static readonly Bilingual Sensitive = new("민감정보나 고유식별정보가 있음", "Sensitive or identifying data among it");
    public static readonly Bilingual Outside = new("외부의 불법 접근으로 나감", "Through illegal access from outside");
    public static readonly Bilingual How = new("어떻게 확인했는지", "How it was confirmed");
    public static readonly Bilingual SaveScope = new("범위 정하기", "Set the scope");
    public static readonly Bilingual FromLog = new("접속기록", "Access log");
    public static readonly Bilingual Notice = new("통지문", "Notice");
    public static readonly Bilingual NoticeNote = new("개인정보 보호법 제34조 제1항의 다섯 항목", "The five items of article 34(1)");
    public static readonly Bilingual SaveNotice = new("통지문 남기기", "Keep the notice");
    public static readonly Bilingual ForSubjects = new("정보주체에게 보내는 글", "To the persons");
    public static readonly Bilingual ForCommission = new("신고서 내용", "Report");
    public static readonly Bilingual Sent = new("보낸 것", "What was sent");
    public static readonly Bilingual SendTitle = new("보냄 표시", "Mark as sent");
    public static readonly Bilingual SendText = new("통지와 신고는 마루 밖에서 보냅니다. 여기에는 언제 누구에게 어떻게 보냈는지와 그때의 통지문이 증거로 남습니다.", "Notices are sent outside Maru. Here stays when, to whom and how, with the notice as it was.");
    public static readonly Bilingual To = new("받는 곳", "To");
    public static readonly Bilingual SentAt = new("보낸 때", "Sent at");
    public static readonly Bilingual Way = new("방법", "Way");
    public static readonly Bilingual Count = new("보낸 수", "How many");
    public static readonly Bilingual Preliminary = new("먼저 알림(항목과 경위는 확인되는 대로 다시)", "First notice (items and course follow)");
    public static readonly Bilingual PostedUntil = new("게시하는 마지막 날", "Posted until");
    public static readonly Bilingual PostedHelp = new("누리집 게시로 갈음할 때만", "For a posting only");
    public static readonly Bilingual Receipt = new("접수 번호", "Receipt");
    public static readonly Bilingual WhyLate = new("기한을 넘긴 까닭", "Why late");
    public static readonly Bilingual WhyLateHelp = new("넘겼을 때만. 시행령 제39조 제1항 단서(긴급한 조치, 천재지변)인지 적으세요.", "When it is late only: say whether decree 39(1) proviso applies.");
    public static readonly Bilingual Send = new("보냄으로 남기기", "Keep as sent");
    public static readonly Bilingual NoReport = new("신고하지 않음", "No report");
    public static readonly Bilingual NoReportText = new("경로를 확인하고 회수·삭제하여 침해 가능성이 현저히 낮아졌으면 신고하지 않을 수 있습니다(시행령 제40조 제1항 단서).", "Where the way is known and the data were called back so that harm is very unlikely, no report is needed (decree 40(1), proviso).");
    public static readonly Bilingual Why = new("까닭", "Why");
    public static readonly Bilingual EndTitle = new("끝내기", "End");
    public static readonly Bilingual Prevention = new("재발 방지 대책", "What keeps it from happening again");
    public static readonly Bilingual Close = new("종결", "Close");
    public static readonly Bilingual Dismiss = new("유출이 아니었음", "It was no breach");
    public static readonly Bilingual StillOpen = new("종결 전에 남은 것", "To be done before closing");
    public static readonly Bilingual TimeTitle = new("안 때 고치기", "Correct when it was known");
    public static readonly Bilingual Correct = new("고치기", "Correct");
    public static readonly Bilingual Steps = new("남은 기록", "What is kept");
    public static readonly Bilingual When = new("때", "When");
    public static readonly Bilingual By = new("누가", "By");
    public static readonly Bilingual Did = new("무엇을", "What");
    public static readonly Bilingual Said = new("내용", "Said");
    public static readonly Bilingual Unsure = new("범위를 정하면 신고 여부가 정해집니다.", "Whether it is needed depends on the scope.");

    public static Bilingual Of(IncidentDuty duty) => duty == IncidentDuty.Subjects ? new("정보주체 통지", "Notice to persons") : new("보호위원회·인터넷진흥원 신고", "Report to the commission");

    public static Bilingual Of(SendWay way) => way switch
    {
        SendWay.Letter => new("서면", "letter"),
        SendWay.Mail => new("전자우편", "e-mail"),
        SendWay.Fax => new("팩스", "fax"),
        SendWay.Phone => new("전화", "telephone"),
        SendWay.Message => new("문자", "text message"),
        SendWay.Portal => new("개인정보 포털 신고", "the commission's site"),
        _ => new("누리집 게시로 갈음", "posting on the site"),
    };

    public static Bilingual Of(ClockState state) => state switch
    {
        ClockState.Running => new("시간이 있음", "Running"),
        ClockState.Urgent => new("급함", "Urgent"),
        ClockState.Overdue => new("기한이 지남", "Overdue"),
        ClockState.Preliminary => new("먼저 알림. 나머지를 알려야 함", "First notice; the rest is to follow"),
        ClockState.Done => new("기한 안에 함", "Done in time"),
        ClockState.DoneLate => new("늦게 함", "Done late"),
        _ => new("필요 없음", "Not needed"),
    };

    public static Bilingual Of(IncidentAct act) => act switch
    {
        IncidentAct.Opened => new("열었음", "Opened"),
        IncidentAct.Timed => new("안 때를 고침", "Time of knowledge corrected"),
        IncidentAct.Assigned => new("사람을 더함", "Somebody put on it"),
        IncidentAct.Noted => new("적음", "Noted"),
        IncidentAct.Contained => new("확산을 막음", "Contained"),
        IncidentAct.Scoped => new("범위를 정함", "Scope set"),
        IncidentAct.Drafted => new("통지문을 씀", "Notice written"),
        IncidentAct.Sent => new("보냄", "Sent"),
        IncidentAct.NotReported => new("신고하지 않기로 함", "No report decided"),
        IncidentAct.Dismissed => new("유출 아님", "No breach"),
        _ => new("종결", "Closed"),
    };

    /// <summary>"31시간 남음", "5시간 지남".</summary>
    public static Bilingual Left(TimeSpan left)
    {
        var span = left.Duration();
        var text = span < TimeSpan.FromHours(1) ? (Ko: string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}분"), En: string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"))
            : (Ko: string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}시간"), En: string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"));
        return left >= TimeSpan.Zero ? new($"{text.Ko} 남음", $"{text.En} left") : new($"{text.Ko} 지남", $"{text.En} over");
    }

    public static Bilingual Told(Incident incident, IncidentClock clock, DateTimeOffset now) => new(
        $"{incident.Id} {incident.Opening.Title}: {Of(clock.Duty).Ko} {Left(clock.DueAt - now).Ko}", $"{incident.Id} {incident.Opening.Title}: {Of(clock.Duty).En}, {Left(clock.DueAt - now).En}");

    public static Bilingual StateOf(Incident incident) => incident.IsOpen ? Open : incident.WasDismissed ? Dismissed : Closed;

    /// <summary>What an entry says, in one line.</summary>
    public static Bilingual Told(IncidentEntry entry)
    {
        if (entry.Opening is { } opening) return new(opening.What, opening.What);
        if (entry.Person is { } person) return new(person, person);
        if (entry.KnownAt is { } known) return new($"{Figures.Minute(Shell.PageTime.Local(known))} · {entry.Text}", $"{Figures.Minute(Shell.PageTime.Local(known))} · {entry.Text}");
        if (entry.Scope is { } scope) return new(
            $"{string.Join(", ", scope.Datasets)} · {string.Join(", ", scope.Columns)} · {(scope.Subjects is { } many ? Figures.Number(many) + "명" : "수를 모름")} · {scope.How}", $"{string.Join(", ", scope.Datasets)} · {string.Join(", ", scope.Columns)} · {(scope.Subjects is { } some ? Figures.Number(some) : "number not known")} · {scope.How}");
        if (entry.Sent is { } sent) return new(
            $"{Of(sent.To).Ko} · {Figures.Minute(Shell.PageTime.Local(sent.At))} · {Of(sent.Way).Ko} · {Figures.Number(sent.Count)}건{(sent.IsPreliminary ? " · 먼저 알림" : "")}{(sent.PostedUntil is { } day ? $" · {Figures.Day(day)}까지 게시" : "")}{(sent.Receipt is { } receipt ? $" · {receipt}" : "")}{(sent.WhyLate is { } late ? $" · 늦은 까닭: {late}" : "")}",
            $"{Of(sent.To).En} · {Figures.Minute(Shell.PageTime.Local(sent.At))} · {Of(sent.Way).En} · {Figures.Number(sent.Count)}{(sent.IsPreliminary ? " · first notice" : "")}{(sent.PostedUntil is { } last ? $" · posted until {Figures.Day(last)}" : "")}{(sent.Receipt is { } number ? $" · {number}" : "")}{(sent.WhyLate is { } why ? $" · late because: {why}" : "")}");
        var text = entry.Notice is { } notice ? $"{notice.Items} · {notice.When}" : entry.Text ?? "";
        return new(text, text);
    }
}
