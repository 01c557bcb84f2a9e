using Maru.App.Access;
using Maru.Core;

namespace Maru.App.Privacy.Projects;

/// <summary>What projects of pseudonymisation are held to: said with <c>maru accounts settings</c> as every other limit.</summary>
public static class ProjectSetting
{
    public static AccessSetting Reviewers { get; } = new("pseudonym-reviewers", new("적정성 검토위원의 가장 적은 수", "Fewest reviewers of pseudonymised data"), new("명", "people"), 3, 1, 20, Guideline);
    public static AccessSetting Outside { get; } = new("pseudonym-outside", new("그 가운데 외부 위원의 가장 적은 수", "Fewest of them from outside"), new("명", "people"), 1, 0, 20, Guideline);
    public static AccessSetting LowK { get; } = new("pseudonym-k-low", new("위험이 낮을 때 k", "k at low risk"), new("명", "people"), 3, 2, 1000, Plan);
    public static AccessSetting MiddleK { get; } = new("pseudonym-k-middle", new("위험이 보통일 때 k", "k at middle risk"), new("명", "people"), 5, 2, 1000, Plan);
    public static AccessSetting HighK { get; } = new("pseudonym-k-high", new("위험이 높을 때 k", "k at high risk"), new("명", "people"), 10, 2, 1000, Plan);
    public static AccessSetting LeftOut { get; } = new("pseudonym-left-out", new("뺄 수 있는 행의 가장 큰 비율", "Largest share of rows left out"), new("%", "%"), 5, 0, 50, Plan);
    public static AccessSetting KeepYears { get; } = new("pseudonym-record-years", new("가명처리 기록을 파기 뒤에 두는 기간", "How long records of pseudonymised data are kept after these are destroyed"), new("년", "years"), 3, 3, 20,
        new("개인정보 보호법 제28조의4 제3항: 가명정보를 파기한 날부터 3년 이상(2026-11-23 확인)", "Personal data law, article 28-4(3): three years at least from the day they are destroyed (seen 2026-11-23)"));

    public static AccessSetting Remind { get; } = new("pseudonym-remind-days", new("사본의 기한을 며칠 앞서 알리나", "How long before its end a copy's licence is reminded of"), new("일", "days"), 14, 0, 365, Plan);

    public static AccessSetting RevealMost { get; } = new("pseudonym-reveal-most", new("한 번에 되돌릴 수 있는 가명의 수", "Most pseudonyms turned back by one request"), new("개", "pseudonyms"), 20, 1, 1000, Plan);
    public static AccessSetting RevealDays { get; } = new("pseudonym-reveal-days", new("되돌리기 승인을 쓸 수 있는 날수", "Days for which an approval to turn pseudonyms back serves"), new("일", "days"), 7, 0, 90, Plan);

    public static AccessSetting TrialStep { get; } = new("pseudonym-trial-step", new("모의 결합이 행의 수를 내림해 말하는 단위", "What a trial join rounds its counts down to"), new("행", "rows"), 5, 3, 1000, Plan);

    public static IReadOnlyList<AccessSetting> All { get; } = [Reviewers, Outside, LowK, MiddleK, HighK, LeftOut, KeepYears, Remind, RevealMost, RevealDays, TrialStep];

    private static Bilingual Guideline => new("가명정보 처리 가이드라인의 적정성 검토위원회. 수는 내부 관리계획(2026-11-23)", "The guideline's committee of adequacy; numbers by the agency's plan (2026-11-23)");

    private static Bilingual Plan => new("기관의 내부 관리계획으로 정함. 처음 값은 마루의 제안(2026-11-23)", "Set by the agency's own plan; the first value is Maru's proposal (2026-11-23)");
}
