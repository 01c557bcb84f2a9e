using Maru.App.Access;
using Maru.Core;

namespace Maru.App.Privacy.Publishing;

/// <summary>What published tables are held to: said with <c>maru accounts settings</c> as every other limit.</summary>
public static class PublishSetting
{
    public static AccessSetting Threshold { get; } = new("table-threshold", new("표에 그대로 낼 수 있는 가장 작은 칸", "Smallest cell that a table may show"), new("명", "people"), 5, 2, 1000,
        new("OECD 통계 용어집(2005) 임계값 규칙: 기관에 따라 3 또는 5. 처음 값은 큰 쪽(2026-11-23 확인)", "OECD glossary of statistical terms (2005), threshold rule: 3 or 5 by agency; the first value is the larger (seen 2026-11-23)"));

    public static AccessSetting Percent { get; } = new("table-percent", new("합의 칸에서 한 사람의 값을 짐작할 수 없어야 하는 범위(p%)", "Share within which nobody's part of a sum may be known (p%)"), new("%", "%"), 10, 1, 100,
        new("p% 규칙(ESSnet 통계노출제어 편람 2010). 값은 기관이 정하고 밖에 알리지 않음. 처음 값은 마루의 제안(2026-11-23)", "The p% rule (ESSnet handbook on disclosure control, 2010); the agency sets the value and keeps it to itself; the first is Maru's proposal (2026-11-23)"));

    public static AccessSetting Budget { get; } = new("table-budget", new("데이터 하나의 처음 ε 예산", "First ε budget of a dataset"), new("/100 ε", "/100 ε"), 100, 1, 10_000,
        new("기관의 내부 관리계획으로 정함. 처음 값 1.00은 마루의 제안(2026-11-23)", "Set by the agency's own plan; the first value 1.00 is Maru's proposal (2026-11-23)"));

    public static IReadOnlyList<AccessSetting> All { get; } = [Threshold, Percent, Budget];
}
