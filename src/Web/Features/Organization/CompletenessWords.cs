using Maru.Core;

namespace Maru.Web.Features.Organization;

/// <summary>What the pages of delivered data say.</summary>
public static class CompletenessWords
{
    public static readonly Bilingual Title = new("데이터 제출 현황", "Data delivered");
    public static readonly Bilingual Lead = new("팀마다 맡은 데이터가 정한 주기에 맞게 왔는지, 지난 여섯 기간을 봅니다.", "Whether each team's data came as often as declared, over the last six periods.");
    public static readonly Bilingual Due = new("와야 하는 것", "Due");
    public static readonly Bilingual ByDepartment = new("부서별", "By department");
    public static readonly Bilingual ByDepartmentNote = new("부서를 열면 팀과 데이터가 나옵니다.", "Open a department for its teams and datasets.");
    public static readonly Bilingual Matrix = new("팀과 데이터", "Teams and datasets");
    public static readonly Bilingual MatrixNote = new("데이터의 기준일이 든 기간에 온 것으로 봅니다.", "Data belong to the period of the day they speak of.");
    public static readonly Bilingual Cycle = new("주기", "Cycle");
    public static readonly Bilingual NoTeam = new("팀을 정하지 않음", "No team named");
    public static readonly Bilingual Hidden = new("볼 수 없는 데이터입니다", "Not open to you");
    public static readonly Bilingual NoPeriods = new("정한 주기가 없거나 수시라 기한이 없습니다", "No cycle, or as needed: nothing is due");
    public static readonly Bilingual NothingDue = new("기한 없음", "Nothing due");
    public static readonly Bilingual Share = new("제때 온 비율", "Share on time");
    public static readonly Bilingual Empty = new("부서가 맡은 데이터가 없습니다", "No department has data");
    public static readonly Bilingual EmptyText = new("조직을 들이고 데이터에 담당 부서를 적으면 여기에 보입니다.", "Take in the organisation and name departments of datasets to see them here.");

    public static Bilingual Back(int periods) => periods == 0 ? new("이번", "This period") : new($"{periods}기간 전", periods == 1 ? "1 period ago" : $"{periods} periods ago");
}
