using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Organization;

namespace Maru.Browser.Tests;

/// <summary>An organisation as it is after some years: with staff, and a department that was split with data nobody took yet.</summary>
internal static class SampleOrganization
{
    public static void Begin(Site site)
    {
        var desk = site.Get<OrgDesk>();
        var view = desk.View();
        string[] posts = ["팀장", "주무관", "주무관"];
        string[] names = ["김서연", "이도현", "박지우", "최하린", "정민준", "한유진", "윤가람"];
        var rows = new List<OrgFileRow>();
        foreach (var department in view.Departments.Take(12))
            foreach (var team in department.Teams)
                for (var i = 0; i < 2; i++)
                    rows.Add(new(rows.Count + 2, new Dictionary<string, string>
                    {
                        [OrgFile.Department] = department.Unit.NameKo,
                        [OrgFile.Team] = team.Unit.NameKo,
                        [OrgFile.Person] = names[rows.Count % names.Length],
                        [OrgFile.Post] = posts[i],
                        [OrgFile.Phone] = team.Unit.Phone ?? "",
                        [OrgFile.Lead] = i == 1 && team == department.Teams[0] ? "Y" : "N",
                    }));
        desk.Take(Reader.Machine, rows, people: true, null, whole: true, "2026년 하반기 인사발령");
        var split = view.Departments.First(department => department.Teams.Count > 2 && department.Datasets.Count is > 1 and < 6 && department.Unit.NameKo.EndsWith('과'));
        var name = split.Unit.NameKo;
        desk.Reorganize(Reader.Machine, new(OrgChangeKind.Split, [name], view.Today, "한빛시 행정기구 및 정원 조례 시행규칙 제5조")
        {
            Into = [name, name[..^1] + "관리과"],
            Teams = new Dictionary<string, string> { [split.Teams[0].Unit.Id] = name },
        });
        desk.Reorganize(Reader.Machine, new(OrgChangeKind.Rename, [view.Departments[^1].Unit.NameKo], view.Today.AddMonths(-1), "한빛시 행정기구 설치 조례 제8조") { Into = [view.Departments[^1].Unit.NameKo[..^1] + "지원과"] });
    }
}
