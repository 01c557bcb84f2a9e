using Maru.App.Access;
using Maru.Core;

namespace Maru.App.Privacy.Incidents;

/// <summary>Clocks and limits of a breach: said with <c>maru accounts settings</c> as every other limit.</summary>
public static class IncidentSetting
{
    public static AccessSetting NotifyHours { get; } = new("breach-notify-hours", new("유출: 정보주체에게 알리기까지", "Breach: time to notify persons"), new("시간", "hours"), 72, 1, 72, Law("제34조 제1항, 시행령 제39조 제1항: 안 때부터 72시간", "article 34(1), decree 39(1): 72 hours from knowledge"));
    public static AccessSetting ReportHours { get; } = new("breach-report-hours", new("유출: 보호위원회나 인터넷진흥원에 신고하기까지", "Breach: time to report to the commission"), new("시간", "hours"), 72, 1, 72, Law("제34조 제3항, 시행령 제40조 제1항: 안 때부터 72시간", "article 34(3), decree 40(1): 72 hours from knowledge"));
    public static AccessSetting ReportSubjects { get; } = new("breach-report-subjects", new("유출: 이 수부터 신고", "Breach: reported from so many persons"), new("명", "persons"), 1_000, 1, 1_000, Law("시행령 제40조 제1항 제1호: 1천명. 민감·고유식별정보와 외부의 불법 접근은 수와 무관(제2·3호)", "decree 40(1) no. 1: 1,000; sensitive and identifying data and illegal access from outside at any number (nos. 2, 3)"));
    public static AccessSetting PostDays { get; } = new("breach-post-days", new("유출: 누리집 게시로 갈음할 때 게시하는 기간", "Breach: days a posting stands in for a notice"), new("일", "days"), 30, 30, 365, Law("시행령 제39조 제3항: 30일 이상", "decree 39(3): 30 days at least"));
    public static AccessSetting WarnHours { get; } = new("breach-warn-hours", new("유출: 기한이 이만큼 남으면 급함", "Breach: urgent with so much time left"), new("시간", "hours"), 24, 1, 71,
        new("기관의 내부 관리계획으로 정함. 처음 값은 마루의 제안(2026-11-23)", "Set by the agency's own plan; the first value is Maru's proposal (2026-11-23)"));

    public static IReadOnlyList<AccessSetting> All { get; } = [NotifyHours, ReportHours, ReportSubjects, PostDays, WarnHours];

    private static Bilingual Law(string ko, string en) => new($"개인정보 보호법 {ko}(2025-10-02 시행, 2026-11-23 확인)", $"Personal data law, {en} (in force 2025-10-02, seen 2026-11-23)");
}
