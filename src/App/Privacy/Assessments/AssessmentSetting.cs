using Maru.App.Access;
using Maru.Core;

namespace Maru.App.Privacy.Assessments;

/// <summary>From how many persons on an impact assessment (개인정보 영향평가) is due: said with <c>maru accounts settings</c> as every other limit.</summary>
public static class AssessmentSetting
{
    public static AccessSetting Sensitive { get; } = new("assessment-sensitive", new("영향평가: 민감·고유식별정보의 정보주체", "Impact assessment: persons with sensitive or identifying data"), new("명", "persons"), 50_000, 1, 50_000, Decree(1));
    public static AccessSetting Linked { get; } = new("assessment-linked", new("영향평가: 연계한 결과의 정보주체", "Impact assessment: persons after linking"), new("명", "persons"), 500_000, 1, 500_000, Decree(2));
    public static AccessSetting Subjects { get; } = new("assessment-subjects", new("영향평가: 정보주체", "Impact assessment: persons"), new("명", "persons"), 1_000_000, 1, 1_000_000, Decree(3));
    public static AccessSetting Warn { get; } = new("assessment-warn", new("영향평가: 기준의 이만큼에서 미리 알림", "Impact assessment: warned at this share of the limit"), new("%", "%"), 80, 10, 100, Plan);
    public static AccessSetting FollowMonths { get; } = new("assessment-follow-months", new("영향평가: 다음에 살필 때까지", "Impact assessment: months until it is looked at again"), new("달", "months"), 12, 1, 60,
        new("개인정보 영향평가에 관한 고시의 개선사항 이행 확인(1년 안). 기관의 내부 관리계획으로 더 짧게 정할 수 있음(2026-11-23)", "The commission's notice on impact assessments: improvements are confirmed within a year; the agency's plan may say less (2026-11-23)"));

    public static IReadOnlyList<AccessSetting> All { get; } = [Sensitive, Linked, Subjects, Warn, FollowMonths];

    private static Bilingual Decree(int item) => new(
        $"개인정보 보호법 제33조, 시행령 제35조 제{item}호(2025-10-02 시행, 2026-11-23 확인). 낮출 수만 있음", $"Personal data law, article 33; decree, article 35 no. {item} (in force 2025-10-02, seen 2026-11-23); it can only be lowered");

    private static Bilingual Plan => new("기관의 내부 관리계획으로 정함. 처음 값은 마루의 제안(2026-11-23)", "Set by the agency's own plan; the first value is Maru's proposal (2026-11-23)");
}
