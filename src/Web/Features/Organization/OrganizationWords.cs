using Maru.App.Organization;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Organization;

/// <summary>What the pages of the organisation say.</summary>
public static class OrganizationWords
{
    public static readonly Bilingual Menu = new("조직", "Organisation");
    public static readonly Bilingual Title = new("부서와 팀", "Departments and teams");
    public static readonly Bilingual OfDay = new("이날의 조직", "The organisation on");
    public static readonly Bilingual Show = new("보기", "Show");
    public static readonly Bilingual Today = new("오늘로", "Back to today");
    public static readonly Bilingual ChangeIt = new("조직 바꾸기", "Change it");
    public static readonly Bilingual UnitsFile = new("조직 CSV", "Units CSV");
    public static readonly Bilingual PeopleFile = new("직원 CSV", "Staff CSV");
    public static readonly Bilingual Departments = new("부서", "Departments");
    public static readonly Bilingual Department = new("부서", "Department");
    public static readonly Bilingual Teams = new("팀", "Teams");
    public static readonly Bilingual Team = new("팀", "Team");
    public static readonly Bilingual Datasets = new("데이터", "Datasets");
    public static readonly Bilingual Leads = new("데이터 담당", "Data leads");
    public static readonly Bilingual Lead = new("데이터 담당", "Data lead");
    public static readonly Bilingual Staff = new("직원", "Staff");
    public static readonly Bilingual Phone = new("전화", "Telephone");
    public static readonly Bilingual OpenTitle = new("나눌 데이터", "To be divided");
    public static readonly Bilingual OpenNote = new("부서가 나뉘거나 없어졌습니다. 누가 맡을지 정하기 전까지 이어받은 부서의 데이터 담당이 모두 봅니다.", "Their department was split or abolished. Until somebody takes them, the data leads of all that followed see them.");
    public static readonly Bilingual Takes = new("맡을 부서", "Who takes it");
    public static readonly Bilingual Take = new("정하기", "Settle");
    public static readonly Bilingual Homeless = new("부서를 정해야 하는 직원", "Staff without a department");
    public static readonly Bilingual NoBureau = new("국·소에 속하지 않은 부서", "Departments under no bureau");
    public static readonly Bilingual DepartmentItself = new("부서", "The department");
    public static readonly Bilingual NoLead = new("담당 없음", "No lead");
    public static readonly Bilingual OtherDay = new("다른 날의 조직에는 데이터를 보이지 않습니다.", "Datasets are shown for today only.");
    public static readonly Bilingual Empty = new("조직이 아직 없습니다", "There is no organisation yet");
    public static readonly Bilingual EmptyText = new("조직 파일(CSV·XLSX)을 들이면 부서와 팀이 여기에 보입니다.", "Take in a file of units (CSV, XLSX) to see departments and teams here.");
    public static readonly Bilingual EmptyDay = new("그날에는 조직이 없었습니다", "There was none on that day");
    public static readonly Bilingual EmptyDayText = new("더 뒤의 날을 고르세요.", "Choose a later day.");
    public static readonly Bilingual History = new("조직개편 기록", "What was reorganised");
    public static readonly Bilingual NoHistory = new("아직 조직개편이 없습니다", "Nothing was reorganised yet");
    public static readonly Bilingual NoHistoryText = new("바꾸면 언제 무엇을 왜 누가 바꾸었는지 여기에 남습니다.", "What is changed, when, why and by whom, stays here.");
    public static readonly Bilingual FirstDay = new("첫날", "First day");
    public static readonly Bilingual What = new("무엇", "What");
    public static readonly Bilingual Units = new("조직", "Units");
    public static readonly Bilingual Ground = new("근거", "Legal ground");
    public static readonly Bilingual GroundHelp = new("조례·규칙의 이름과 조문, 방침, 인사발령. 기록에 남습니다.", "The ordinance with its article, or the order. It stays on record.");
    public static readonly Bilingual ByWhom = new("누가", "By whom");
    public static readonly Bilingual Reorganize = new("조직개편", "Reorganise");
    public static readonly Bilingual Kind = new("무엇을 하나요", "What is done");
    public static readonly Bilingual Which = new("바뀌는 조직", "What is changed");
    public static readonly Bilingual WhichHelp = new("부서 이름 또는 부서/팀. 여럿이면 쉼표로 나눕니다.", "A department, or department/team; several apart by commas.");
    public static readonly Bilingual Into = new("새 이름", "New name");
    public static readonly Bilingual IntoHelp = new("이름 바꾸기·합치기는 하나, 나누기는 둘 이상을 쉼표로. 있는 부서 이름을 쓰면 그 부서에 합칩니다.", "One to rename or merge, two or more apart by commas to split. The name of a department that is there merges into it.");
    public static readonly Bilingual Under = new("옮겨 갈 곳", "Where to");
    public static readonly Bilingual UnderHelp = new("팀은 부서, 부서는 국·소. 옮길 때만 꼭 적습니다.", "A department for teams, a bureau for departments; needed to move.");
    public static readonly Bilingual TeamsOf = new("나눌 때 팀이 갈 곳", "Teams of a split department");
    public static readonly Bilingual TeamsHelp = new("한 줄에 하나씩 ‘주차팀=주차과’. 적지 않은 팀은 부서와 함께 끝납니다.", "One a line: team=department. Teams that are not named end with it.");
    public static readonly Bilingual On = new("그렇게 되는 첫날", "First day it holds");
    public static readonly Bilingual Look = new("미리 보기", "Look first");
    public static readonly Bilingual Do = new("바꾸기", "Change");
    public static readonly Bilingual WouldBe = new("이렇게 바뀝니다. ", "This is what changes. ");
    public static readonly Bilingual Import = new("파일로 들이기", "Take in a file");
    public static readonly Bilingual ImportNote = new("바뀔 것을 먼저 보이고, 한 곳이라도 틀리면 아무것도 들이지 않습니다.", "What would change is shown first; one wrong row, and nothing is taken.");
    public static readonly Bilingual File = new("조직이나 직원 목록", "List of units or staff");
    public static readonly Bilingual FileHelp = new("CSV(CP949·UTF-8)나 XLSX, 4MB까지", "CSV or XLSX, up to 4 MB");
    public static readonly Bilingual OfWhat = new("무엇의 목록인가요", "What it lists");
    public static readonly Bilingual OfUnits = new("부서와 팀", "Departments and teams");
    public static readonly Bilingual OfPeople = new("직원과 데이터 담당", "Staff and data leads");
    public static readonly Bilingual Whole = new("파일에 없는 것은 끝난 것으로 봅니다", "What the file lacks has ended");
    public static readonly Bilingual FileDay = new("파일의 기준일", "The day the file speaks of");
    public static readonly Bilingual FileMissing = new("고른 파일이 없습니다.", "No file was chosen.");
    public static readonly Bilingual FileMissingTodo = new("CSV나 XLSX 파일을 고르세요.", "Choose a CSV or XLSX file.");
    public static readonly Bilingual UploadGone = new("올린 파일을 더는 갖고 있지 않습니다.", "The file is no longer kept.");
    public static readonly Bilingual UploadGoneTodo = new("다시 올리세요.", "Send it again.");
    public static readonly Bilingual Row = new("행", "Row");
    public static readonly Bilingual Column = new("칸", "Column");
    public static readonly Bilingual Found = new("있는 것", "Found");
    public static readonly Bilingual Expected = new("있어야 할 것", "Expected");
    public static readonly Bilingual Name = new("이름", "Name");
    public static readonly Bilingual Before = new("전", "Before");
    public static readonly Bilingual TakeIn = new("들이기", "Take in");
    public static readonly Bilingual Problems = new("고칠 곳", "To be mended");
    public static readonly Bilingual Lines = new("바뀌는 것", "What changes");
    public static readonly Bilingual NoRights = new("직원 목록은 권한을 주지 않습니다. 권한은 계정의 역할에서 나옵니다.", "The list of staff gives no rights; those come from the roles of accounts.");

    public static Bilingual Lead1(DateOnly day, int departments, int teams) => new($"{Figures.Day(day)} 기준 부서 {departments}개와 팀 {teams}개입니다.", $"{departments} departments and {teams} teams on {Figures.Day(day)}.");

    public static Bilingual Count(int count) => new($"{Figures.Number(count)}종", Figures.Number(count));

    public static Bilingual TeamCount(int count) => new($"팀 {count}개", $"{count} teams");

    public static Bilingual Once(IReadOnlyList<string> names) => new($"옛 {string.Join(", ", names)}", $"Formerly {string.Join(", ", names)}");

    public static Bilingual LeavesOpen(int count) => new($"데이터 {count}종을 누가 맡을지 정해야 합니다.", $"{count} datasets have to be taken by somebody.");

    public static Bilingual About(OrgChangeKind kind) => kind switch
    {
        OrgChangeKind.Rename => new("같은 조직의 이름만 바뀝니다.", "The same unit under another name."),
        OrgChangeKind.Split => new("둘 이상으로 나뉩니다. 데이터는 누가 맡을지 정합니다.", "Into two or more; somebody says who takes which dataset."),
        OrgChangeKind.Merge => new("여럿이 하나가 됩니다. 팀과 데이터가 따라갑니다.", "Several become one; teams and datasets follow."),
        OrgChangeKind.Move => new("다른 부서나 국·소 아래로 갑니다.", "Under another department or bureau."),
        _ => new("팀과 함께 없어집니다. 데이터는 누가 맡을지 정합니다.", "Ends with its teams; somebody says who takes its datasets."),
    };
}
