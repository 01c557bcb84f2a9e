using Maru.App.Access;
using Maru.Core;

namespace Maru.App.AccessLog.Review;

/// <summary>What the review of the access log looks for: said with <c>maru accounts settings</c> as every other limit.</summary>
public static class ReviewSetting
{
    public static AccessSetting Months { get; } = new("review-months", new("접속기록 점검 주기", "Review of the access log every"), new("달", "months"), 1, 1, 12,
        new("개인정보의 안전성 확보조치 기준 제8조(2025-10-31 시행): 점검 주기는 내부 관리계획으로 정함. 처음 값은 그전 기준의 월 1회(2026-11-23 확인)", "Safety standard of personal data, article 8 (in force 2025-10-31): the cycle is set by the agency's plan; monthly as before (seen 2026-11-23)"));

    public static AccessSetting NightFrom { get; } = new("review-night-from", new("심야 접속: 이 시각부터", "Use at night: from"), new("시", "o'clock"), 2, 0, 23, Example);
    public static AccessSetting NightUntil { get; } = new("review-night-until", new("심야 접속: 이 시각 전까지", "Use at night: before"), new("시", "o'clock"), 5, 1, 24, Example);
    public static AccessSetting Views { get; } = new("review-views", new("하루에 조회한 정보주체", "Persons viewed in a day"), new("명", "persons"), 50_000, 1, 100_000_000, Example);
    public static AccessSetting Downloads { get; } = new("review-downloads", new("하루에 내려받은 횟수", "Downloads in a day"), new("번", "times"), 50, 1, 1_000_000, Example);
    public static AccessSetting SignIns { get; } = new("review-signins", new("하루에 로그인한 횟수", "Sign-ins in a day"), new("번", "times"), 50, 1, 1_000_000, Example);
    public static AccessSetting Failures { get; } = new("review-failures", new("하루에 로그인을 틀린 횟수", "Failed sign-ins in a day"), new("번", "times"), 10, 1, 1_000_000, Plan);
    public static AccessSetting Addresses { get; } = new("review-addresses", new("하루에 쓴 주소", "Addresses in a day"), new("곳", "addresses"), 4, 2, 10_000, Plan);
    public static AccessSetting Group { get; } = new("review-group", new("역할 안에서 견줄 때 가장 적은 사람 수", "Fewest people of a role that are compared"), new("명", "people"), 8, 5, 1_000, Plan);
    public static AccessSetting Outlier { get; } = new("review-outlier", new("역할 안에서 튀는 정도(수정 z의 10배)", "Outlier within a role (ten times the modified z)"), new("", ""), 35, 20, 100,
        new("Iglewicz·Hoaglin(1993): 수정 z 3.5 초과는 이상값", "Iglewicz and Hoaglin (1993): a modified z over 3.5"));
    public static AccessSetting Days { get; } = new("review-days", new("소명을 기다리는 기간", "Time to explain"), new("일", "days"), 7, 1, 90, Plan);

    public static IReadOnlyList<AccessSetting> All { get; } = [Months, NightFrom, NightUntil, Views, Downloads, SignIns, Failures, Addresses, Group, Outlier, Days];

    private static Bilingual Example => new(
        "개인정보보호위원회 2025년 공공시스템 점검에서 모범으로 든 기준(2025-11-21 보도: 02~05시, 조회 5만, 다운로드 50, 로그인 50). 세는 단위는 내부 관리계획: 처음 값은 하루",
        "The commission's inspection of public systems in 2025 named it as an example (press of 2025-11-21: 02–05 h, 50,000 views, 50 downloads, 50 log-ins); counted by day unless the agency's plan says otherwise");

    private static Bilingual Plan => new("내부 관리계획", "The agency's own plan");
}
