using Maru.App.Access;
using Maru.Core;

namespace Maru.App.AccessLog.Keeping;

/// <summary>How long the access log is kept, and how often it is backed up: said with <c>maru accounts settings</c> as every other limit.</summary>
public static class RetentionSetting
{
    public static AccessSetting Years { get; } = new("log-years", new("접속기록을 두는 기간", "How long the access log is kept"), new("년", "years"), 1, 1, 30, Standard("제1항 본문: 1년 이상", "(1): one year at least"));
    public static AccessSetting LongYears { get; } = new("log-years-long", new("많거나 민감한 개인정보의 접속기록을 두는 기간", "How long it is kept with many or sensitive data"), new("년", "years"), 2, 2, 30, Standard("제1항 단서: 2년 이상", "(1), proviso: two years at least"));
    public static AccessSetting Many { get; } = new("log-many-subjects", new("정보주체가 많다고 보는 수", "Persons from which they are many"), new("명", "persons"), 50_000, 1, 50_000, Standard("제1항 제1호: 5만명 이상", "(1) no. 1: 50,000 persons"));
    public static AccessSetting BackupHours { get; } = new("log-backup-hours", new("접속기록 백업 주기", "Backup of the access log every"), new("시간", "hours"), 24, 1, 720,
        new("개인정보의 안전성 확보조치 기준 제8조: 위조·변조·도난·분실되지 않게 안전하게 보관. 주기는 내부 관리계획, 처음 값은 마루의 제안(2026-11-23)", "Safety standard of personal data, article 8: kept safe from forgery, theft and loss; the cycle by the agency's plan, the first value is Maru's proposal (2026-11-23)"));

    public static IReadOnlyList<AccessSetting> All { get; } = [Years, LongYears, Many, BackupHours];

    private static Bilingual Standard(string ko, string en) => new($"개인정보의 안전성 확보조치 기준 제8조 {ko}(2025-10-31 시행, 2026-11-23 확인)", $"Safety standard of personal data, article 8 {en} (in force 2025-10-31, seen 2026-11-23)");
}
