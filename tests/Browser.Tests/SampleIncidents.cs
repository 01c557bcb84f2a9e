using Maru.App.Access;
using Maru.App.Privacy.Assessments;
using Maru.App.Privacy.Incidents;

namespace Maru.Browser.Tests;

/// <summary>Breaches at several of their steps, and files before an impact assessment.</summary>
internal static class SampleIncidents
{
    public static IReadOnlyList<SitePage> Begin(Site site, string officer, string lead)
    {
        var desk = site.Get<IncidentDesk>();
        var (opener, leader) = (Holder(site, "lee.dohyun"), Holder(site, "park.jiwoo"));
        var now = DateTimeOffset.UtcNow;
        var id = desk.All(Reader.Machine) is { Count: > 0 } before ? before[0].Id : Opened();
        return
        [
            new("privacy", "/privacy", "/privacy") { Session = officer },
            new("assessments", "/privacy/assessments", "/privacy/assessments") { Session = officer },
            new("assessments-lead", "/privacy/assessments", "/privacy/assessments") { Session = lead },
            new("incidents", "/privacy/incidents", "/privacy/incidents") { Session = officer },
            new("incident-new", "/privacy/incidents/new", "/privacy/incidents/new") { Session = lead },
            new("incident", "/privacy/incidents/" + id, "/privacy/incidents/{Id}") { Session = officer },
            new("incident-mine", "/privacy/incidents/" + id, "/privacy/incidents/{Id}") { Session = lead },
        ];

        string Opened()
        {
            var over = desk.Open(opener, "시험 서버의 옛 명단", "시험 서버에 남은 명단을 발견했습니다.", now.AddDays(-20));
            desk.Dismiss(leader, over, "지어낸 자료였음. 시험 자료 목록을 갱신함");
            var mine = desk.Open(opener, "안부 확인 명단을 다른 기관에 잘못 보냄", "11월 안부 확인 방문 명단 파일을 협력 기관이 아닌 곳의 전자우편으로 보냈습니다.\n받은 곳에서 알려 와 알게 되었습니다.", now.AddHours(-55));
            desk.Note(opener, mine, "받은 기관에 파일 삭제를 요청하고 확인서를 받음", isContainment: true);
            desk.Scope(leader, mine, new(now.AddDays(-2), now, ["care-roster"], ["성명", "생년월일", "휴대전화번호"], null, 312, false, false, 0, 0, "보낸 파일의 행을 세고 겹친 사람을 뺌"), CancellationToken.None);
            desk.Draft(leader, mine, NoticeItems.Draft(desk.Find(leader, mine)) with { Contact = "정보보호과 033-250-0000 (평일 09:00–18:00)" });
            desk.Send(leader, mine, IncidentDuty.Subjects, now.AddHours(-5), SendWay.Message, 312, isPreliminary: false, null, null, null);
            var pressing = desk.Open(opener, "담당자 계정의 한밤 내려받기", "점검에서 찾은 야간 내려받기가 소명과 맞지 않습니다.", now.AddHours(-61));
            foreach (var (file, limit) in site.Get<AssessmentDesk>().All(leader).Where(one => !one.IsGroup).Take(2).Select((one, i) => (one, i)))
                if (limit == 1) site.Get<AssessmentDesk>().Count(leader, file.Id, 43_200, "한 행이 한 가구여서 가구원 수를 더함(2026-11 조사표)");
                else site.Get<AssessmentDesk>().Record(leader, file.Id, new(2026, 3, 12), "한국영향평가원", "정보보호과-2026-118", null);
            return pressing;
        }
    }

    private static Reader Holder(Site site, string account)
    {
        var line = site.Get<Accounts>().Find(account);
        return new(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles };
    }
}
