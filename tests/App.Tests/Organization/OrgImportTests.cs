using System.Text;
using Maru.App.Access;
using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Metadata;
using Maru.App.Organization;
using Maru.App.Tests.Catalog;
using Maru.Core;
using Maru.Core.Data;
using Maru.Engines.DuckDb;

namespace Maru.App.Tests.Organization;

public sealed class OrgImportTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 10, 20);
    private static readonly Reader Boss = new(ReaderKind.Account, "boss") { Account = "1", Roles = [new(Role.Administrator)] };
    private readonly CatalogFolder _folder = new();

    public OrgImportTests()
    {
        _folder.Store.Prepare();
        _folder.Commit("stops", "정류장");
        _folder.Store.Prepare();
        Desk = new(_folder.Store, new(_folder.Store), new AccountsDatabase(new DataHome(_folder.Path)), _folder.Clock);
    }

    private OrgDesk Desk { get; }

    public void Dispose() => _folder.Dispose();

    private static List<OrgFileRow> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var headers = lines[0].Split(',');
        return [.. lines.Skip(1).Select((line, i) => new OrgFileRow(i + 2, line.Split(',').Select((cell, at) => (headers[at], cell)).ToDictionary(pair => pair.Item1, pair => pair.cell, StringComparer.Ordinal)))];
    }

    private void Take(string csv, bool whole = true) => Desk.Take(Boss, Rows(csv), people: false, Day, whole, "조례 제1조");

    private const string City = "조직코드,종류,조직명,상위조직명,시작일,종료일\nB1,국,건설국,,2018-07-01,\nD1,부서,교통과,건설국,2018-07-01,\nT1,팀,민원팀,교통과,2018-07-01,\nD2,부서,도로과,건설국,2018.7.1.,\nT2,팀,민원팀,도로과,20180701,\n";

    [Fact]
    public void A_role_is_for_an_office_the_chart_knows_and_without_a_chart_for_any()
    {
        RoleOffices.Require(_folder.Store.Snapshot(), new RoleHeld(Role.Staff, "교통가"));
        Take(City);
        var catalog = _folder.Store.Snapshot();
        RoleOffices.Require(catalog, new(Role.Staff), new(Role.Staff, "교통과"), new(Role.DataLead, "D2", "민원팀"), new(Role.DataLead, "도로과", "T2"));
        var slip = Assert.Throws<InputException>(() => RoleOffices.Require(catalog, new RoleHeld(Role.Staff, "교통가")));
        Assert.Equal("department", slip.Where);
        Assert.Contains("교통과, 도로과", slip.Todo!.Value.Ko, StringComparison.Ordinal);
        Assert.Equal("team", Assert.Throws<InputException>(() => RoleOffices.Require(catalog, new RoleHeld(Role.Staff, "교통과", "없는팀"))).Where);
    }

    [Fact]
    public void Teams_of_one_name_under_two_departments_are_two()
    {
        Take(City);
        var chart = _folder.Store.Snapshot().Organization;
        Assert.Equal(["T1", "T2"], chart.Named("민원팀", Day).Select(unit => unit.Id));
        Assert.Equal("T2", chart.Find("민원팀", Day, ["D2"])!.Id);
    }

    [Fact]
    public void A_preview_tells_what_is_new_renamed_moved_and_gone_and_changes_nothing()
    {
        Take(City);
        var plan = Desk.Plan(Rows(City.Replace("D1,부서,교통과", "D1,부서,교통정책과", StringComparison.Ordinal).Replace("T1,팀,민원팀,교통과", "T1,팀,민원팀,도로과2", StringComparison.Ordinal).Replace("D2,부서,도로과", "D2,부서,도로과2", StringComparison.Ordinal)
            .Replace("T2,팀,민원팀,도로과,20180701,\n", "T3,팀,주차팀,교통정책과,,\n", StringComparison.Ordinal)), false, Day, whole: true);
        Assert.Empty(plan.Problems);
        Assert.Equal(
            [(OrgImportAct.Renamed, "교통정책과", "교통과"), (OrgImportAct.Renamed, "도로과2", "도로과"), (OrgImportAct.Moved, "도로과2/민원팀", "교통과/민원팀"), (OrgImportAct.Added, "교통정책과/주차팀", null), (OrgImportAct.Ended, "도로과/민원팀", null)],
            plan.Lines.Select(line => (line.Act, line.Name, line.Before)));
        Assert.Equal("교통과", _folder.Store.Snapshot().Organization.At("D1", Day)!.NameKo);
    }

    [Theory]
    [InlineData("D3,부서,공원과,없는국,,", "상위조직명: '없는국'이 파일에도 지금 조직에도 없습니다.")]
    [InlineData("T9,팀,새팀,,,", "상위조직명: 비어 있습니다. 팀이 속한 부서의 이름이나 코드가 있어야 합니다.")]
    [InlineData("D3,부서,공원과,건설국,2026-13-01,", "시작일: '2026-13-01'입니다.")]
    [InlineData("D3,부서,공원과,건설국,2026-07-01,2026-06-30", "종료일: 시작일(2026-07-01)보다 앞섭니다.")]
    [InlineData("D3,부대,공원과,건설국,,", "종류: '부대'입니다. 국, 부서, 팀 가운데 하나여야 합니다.")]
    [InlineData("D1,부서,공원과,건설국,,", "조직코드: 'D1'이 3행에도 있습니다.")]
    [InlineData("T9,팀,민원팀,교통과,,", "조직명: '민원팀'이 4행에도 있습니다.")]
    [InlineData("T9,팀,새팀,건설국,,", "상위조직명: '건설국'은 국·소입니다. 팀 위에는 부서가 있어야 합니다.")]
    [InlineData("D3,부서,빙글과,빙글과,,", "위로 따라가면 빙글과로 되돌아옵니다.")]
    [InlineData("T9,팀,새팀,민원팀,,", "'민원팀'이 파일에 2번 있습니다")]
    [InlineData("D3,부서,,건설국,,", "조직명: 비어 있습니다.")]
    [InlineData("D3,부서,옛과,건설국,,2020-01-01", "시작일: 끝난 조직인데 시작일이 없습니다.")]
    public void A_wrong_row_is_told_with_what_was_found_and_nothing_is_taken(string row, string said)
    {
        var rows = Rows(City + row + "\n");
        var problem = Assert.Single(Desk.Plan(rows, false, Day, true).Problems, problem => problem.Row == 7);
        Assert.Contains(said, problem.Words.Ko, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Desk.Take(Boss, rows, false, Day, true, "조례"));
        Assert.Empty(_folder.Store.Snapshot().Organization.Units);
        Assert.Empty(Desk.Changes);
    }

    [Fact]
    public void A_row_a_team_with_merged_cells_is_read_too()
    {
        Take("국,부서,팀,전화번호\n건설국,교통과,교통기획팀,033-1\n,,주차팀,033-2\n,도로과,도로팀,033-3\n-,감사관,감사팀,\n");
        var view = Desk.View();
        Assert.Equal(["교통과", "도로과", "감사관"], view.Departments.Select(department => department.Unit.NameKo));
        Assert.Equal(["교통기획팀", "주차팀"], view.Departments[0].Teams.Select(team => team.Unit.NameKo));
        Assert.Equal(("건설국", null), (view.Departments[1].Bureau?.NameKo, view.Departments[2].Bureau?.NameKo));
        Assert.Empty(Desk.Plan(Rows("국,부서,팀,전화번호\n건설국,교통과,교통기획팀,033-1\n,,주차팀,033-2\n,도로과,도로팀,033-3\n-,감사관,감사팀,\n"), false, Day, true).Lines);
    }

    [Fact]
    public void A_unit_that_the_file_ends_on_a_day_ends_on_that_day()
    {
        Take(City);
        Take(City.Replace("T2,팀,민원팀,도로과,20180701,\n", "T2,팀,민원팀,도로과,20180701,2026-06-30\n", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2026, 7, 1), _folder.Store.Snapshot().Organization.Periods("T2").Single().ValidTo);
    }

    [Fact]
    public void One_time_of_a_unit_stands_in_one_row()
    {
        Take(City);
        var problem = Assert.Single(Desk.Plan(Rows(City + "D1,부서,교통과,건설국,2018-07-01,2020-12-31\n"), false, Day, true).Problems);
        Assert.Equal("7행 시작일: 'D1'의 2018-07-01부터가 3행에도 있습니다. 한 조직의 한 기간은 한 행이어야 합니다.", problem.Words.Ko);
    }

    [Fact]
    public void A_name_that_another_unit_bears_is_refused_also_when_the_file_does_not_name_that_unit()
    {
        Take(City);
        var problem = Assert.Single(Desk.Plan(Rows("조직코드,종류,조직명,상위조직명,시작일,종료일\nD9,부서,교통과,건설국,2026-10-20,\n"), false, Day, whole: false).Problems);
        Assert.Contains("2행 조직명: '교통과'는 2018-07-01부터 이미 다른 조직(D1)의 이름입니다.", problem.Words.Ko, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Take("조직코드,종류,조직명,상위조직명,시작일,종료일\nT9,팀,민원팀,교통과,2026-10-20,\n", whole: false));
    }

    [Fact]
    public void A_successor_goes_by_the_name_it_has_on_the_day_it_takes_over()
    {
        Take("조직코드,종류,조직명,상위조직명,시작일,종료일,승계조직코드\nB1,국,건설국,,2018-07-01,,\nD1,부서,교통과,건설국,2018-07-01,2026-06-30,교통혁신과\nD9,부서,교통혁신과,건설국,2026-07-01,,\n");
        Assert.Equal(["D9"], _folder.Store.Snapshot().Organization.Periods("D1").Single().Successors);
        // A name of that day, borne by another unit today.
        Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["교통혁신과"], Day, "조례") { Into = ["미래교통과"] });
        Take("조직코드,종류,조직명,상위조직명,시작일,종료일,승계조직코드\nD5,부서,신호과,건설국,2018-07-01,2026-07-31,교통혁신과\n", whole: false);
        Assert.Equal(["D9"], _folder.Store.Snapshot().Organization.Periods("D5").Single().Successors);
        Assert.Contains("'없는과'가 파일에도 그날의 조직에도 없습니다", Assert.Single(Desk.Plan(Rows("조직코드,종류,조직명,상위조직명,시작일,종료일,승계조직코드\nD6,부서,옛과,건설국,2018-07-01,2026-07-31,없는과\n"), false, Day, false).Problems).Words.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_staff_says_nothing_else_of_the_time_before_it()
    {
        Take(City);
        const string Staff = "부서,팀,이름,직위,전화번호,데이터담당\n교통과,민원팀,김서연,주무관,033-1,Y\n도로과,,박도윤,과장,,N\n";
        Desk.Take(Boss, Rows(Staff), people: true, Day.AddDays(-30), true, "인사발령 제1호");
        Desk.Take(Boss, Rows(Staff.Replace("주무관,033-1,Y", "팀장,033-2,N", StringComparison.Ordinal)), people: true, Day, true, "인사발령 제2호");
        OrgPerson Kim(DateOnly day) => Desk.View(day).Departments.SelectMany(department => department.Everybody).Single(person => person.Name == "김서연");
        Assert.Equal(("주무관", "033-1", true), (Kim(Day.AddDays(-1)).Post, Kim(Day.AddDays(-1)).Phone, Kim(Day.AddDays(-1)).IsLead));
        Assert.Equal(("팀장", "033-2", false, Day), (Kim(Day).Post, Kim(Day).Phone, Kim(Day).IsLead, Kim(Day).ValidFrom));
        // Mended on the same day it is one time.
        Desk.Take(Boss, Rows(Staff.Replace("주무관,033-1,Y", "팀장,033-3,N", StringComparison.Ordinal)), people: true, Day, true, "인사발령 제2호");
        Assert.Equal([1, 2], _folder.Store.People().GroupBy(person => person.Name).Select(times => times.Count()).Order());
        Assert.Empty(Desk.Plan(Rows(Staff.Replace("주무관,033-1,Y", "팀장,033-3,N", StringComparison.Ordinal)), true, Day.AddDays(1), true).Lines);
    }

    [Fact]
    public void What_leaves_as_a_file_changes_nothing_when_it_comes_back()
    {
        Take(City);
        Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["교통과"], Day, "조례") { Into = ["교통정책과"] });
        Desk.Reorganize(Boss, new(OrgChangeKind.Split, ["도로과"], Day, "조례") { Into = ["도로과", "도로시설과"] });
        using var file = new MemoryStream();
        OrgExport.Units(file, _folder.Store.Snapshot().Organization);
        var plan = Desk.Plan(Rows(Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Replace("\r", "", StringComparison.Ordinal)), false, Day, true);
        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Lines);
    }

    [Fact]
    public void Staff_are_placed_told_apart_and_follow_their_department()
    {
        Take(City);
        const string Staff = "부서,팀,이름,직위,전화번호,데이터담당\n교통과,민원팀,김서연,주무관,033-1,Y\n교통과,,박도윤,과장,,N\n";
        Desk.Take(Boss, Rows(Staff), people: true, Day, true, "인사발령 제12호");
        Assert.Equal("김서연", Assert.Single(Desk.View().Departments[0].Leads).Name);
        var plan = Desk.Plan(Rows("부서,팀,이름,데이터담당\n교통과,주차팀,이하나,Y\n없는과,,최민,N\n교통과,,박도윤,글쎄\n"), true, Day, true);
        Assert.Equal(["2행 팀: 교통과에 '주차팀'이 없습니다. 있는 팀: 민원팀", "3행 부서: '없는과'가 그날의 조직에 없습니다. 조직 화면에 있는 부서의 이름이어야 합니다.", "4행 데이터담당: '글쎄'입니다. Y나 N(예·아니오, ○·×)이어야 합니다."], plan.Problems.Select(problem => problem.Words.Ko));
        Desk.Reorganize(Boss, new(OrgChangeKind.Merge, ["교통과", "도로과"], Day, "조례") { Into = ["교통도로과"] });
        Assert.Equal(["김서연", "박도윤"], Desk.View().Departments.Single().Everybody.Select(person => person.Name).Order());
        Assert.Equal(2, Desk.View(Day.AddDays(-1)).Departments.Count);
    }

    [Fact]
    public void Rights_follow_a_department_that_is_renamed_and_a_split_one_concerns_all_parts_until_it_is_taken()
    {
        Take(City);
        _folder.Store.EditDataset("stops", "시험", row => (row.Department, row.Access) = ("교통과", nameof(AccessLevel.Internal)));
        var lead = new Reader(ReaderKind.Account, "lead") { Account = "2", Roles = [new(Role.DataLead, "교통과")] };
        var other = new Reader(ReaderKind.Account, "other") { Account = "3", Roles = [new(Role.DataLead, "도로과")] };
        Assert.True(May(lead) && !May(other));
        Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["교통과"], Day.AddDays(-5), "조례") { Into = ["교통정책과"] });
        Assert.Equal("교통정책과", Stops.Department);
        Assert.True(May(lead) && May(new(ReaderKind.Account, "new") { Roles = [new(Role.DataLead, "교통정책과")] }) && !May(other));
        Desk.Reorganize(Boss, new(OrgChangeKind.Split, ["교통정책과"], Day, "조례") { Into = ["교통운영과", "도로과"] });
        Assert.True(May(lead) && May(other) && May(new(ReaderKind.Account, "ops") { Roles = [new(Role.DataLead, "교통운영과")] }));
        Assert.Equal("stops", Assert.Single(Desk.View().Open).Id);
        Assert.Throws<InputException>(() => Desk.Assign(new(ReaderKind.Account, "far") { Roles = [new(Role.Staff, "도로과")] }, "stops", "도로과"));
        Desk.Assign(other, "stops", "도로과");
        Assert.Empty(Desk.View().Open);
        Assert.Equal("도로과", Stops.Department);
        Assert.True(May(other) && !May(new(ReaderKind.Account, "ops") { Roles = [new(Role.DataLead, "교통운영과")] }));
        // Of the split department's people nobody said where they went: what was taken is no longer theirs.
        Assert.False(May(lead));
    }

    [Fact]
    public async Task A_role_stays_with_its_office_whoever_takes_the_old_name()
    {
        Take(City);
        var accounts = Accounts();
        await accounts.Add(Reader.Machine, "kim", null, [new(Role.DataLead, "교통과"), new(Role.Staff, "교통과", "민원팀")]);
        // As an earlier version kept it.
        using (var connection = Database.Open()) Maru.App.Catalog.Storage.PlainSql.Run(connection, "update account_roles set department = '교통과', team = case when team = '' then '' else '민원팀' end");
        Internal("교통과");
        Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["교통과"], Day.AddDays(-5), "조례") { Into = ["교통정책과"] });
        Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["도로과"], Day.AddDays(-1), "조례") { Into = ["교통과"] });
        Assert.Equal("교통정책과", Stops.Department);
        Assert.True(May(Held("kim")));
        // The other department bears the name now; nobody gave them its data.
        _folder.Store.EditDataset("stops", "시험", row => row.Department = "D2");
        Assert.Equal("교통과", Stops.Department);
        Assert.False(May(Held("kim")));
        Assert.Equal([("D1", (string?)null), ("D1", "T1")], accounts.Find("kim").Roles.OrderBy(held => held.Team).Select(held => (held.Department!, held.Team)));
        Assert.Empty(accounts.ToSettle());
        // Given under the name of today it is the same role, held once.
        accounts.SetRoles(Reader.Machine, "kim", [new(Role.DataLead, "교통정책과"), new(Role.DataLead, "D1")]);
        Assert.Equal("D1", Assert.Single(accounts.Find("kim").Roles).Department);
        Assert.Contains(new AccessEvents(Database, new(Database, _folder.Clock), _folder.Clock).Newest(9), line => line.What == "roles" && line.Detail == "data-lead 교통정책과");
    }

    [Fact]
    public async Task After_a_merger_a_role_reaches_what_was_its_own_until_somebody_settles_it()
    {
        Take(City);
        var accounts = Accounts();
        await accounts.Add(Reader.Machine, "kim", null, [new(Role.DataLead, "교통과")]);
        await accounts.Add(Reader.Machine, "lee", null, [new(Role.DataLead, "도로과", "민원팀")]);
        Internal("교통과");
        Desk.Reorganize(Boss, new(OrgChangeKind.Merge, ["교통과", "도로과"], Day, "조례") { Into = ["교통도로과"] });
        Assert.Equal("교통도로과", Stops.Department);
        Assert.True(May(Held("kim")));
        // A save that says nothing new does not make it the successor's own.
        new MetadataDesk(_folder.Store).Edit("stops", new Dictionary<string, string> { ["department"] = "교통도로과" }, "kim");
        Assert.True(May(Held("kim")));
        _folder.Store.EditDataset("stops", "시험", row => row.Department = "D2");
        Assert.Equal("교통도로과", Stops.Department);
        Assert.False(May(Held("kim")));
        Assert.Equal([("kim", "교통과", "교통도로과"), ("lee", "도로과", "교통도로과/민원팀")], accounts.ToSettle().Select(one => (one.Account.Name, one.Office.Department!, Assert.Single(one.Office.Heirs))));
        accounts.SetRoles(Reader.Machine, "kim", [new(Role.DataLead, "교통도로과")]);
        Assert.True(May(Held("kim")));
    }

    [Fact]
    public async Task A_split_departments_role_goes_to_no_part_and_is_listed()
    {
        Take(City);
        var accounts = Accounts();
        await accounts.Add(Reader.Machine, "kim", null, [new(Role.DataLead, "교통과")]);
        Internal("교통과");
        // One part keeps the old name.
        Desk.Reorganize(Boss, new(OrgChangeKind.Split, ["교통과"], Day, "조례") { Into = ["교통과", "주차과"] });
        Assert.True(May(Held("kim")));
        Desk.Assign(Boss, "stops", "교통과");
        Assert.False(May(Held("kim")));
        Assert.Equal(["교통과", "주차과"], Assert.Single(accounts.ToSettle()).Office.Heirs);
    }

    [Fact]
    public void An_office_that_only_gets_another_code_keeps_its_roles()
    {
        Take(City);
        Take("조직코드,종류,조직명,상위조직명,시작일,종료일,승계조직코드\nD1,부서,교통과,건설국,2018-07-01,2026-10-19,D9\nD9,부서,교통혁신과,건설국,2026-10-20,,\n", whole: false);
        Internal("D9");
        Assert.True(May(new(ReaderKind.Account, "kim") { Roles = [new(Role.Staff, "D1")] }));
    }

    [Fact]
    public async Task A_grant_of_a_department_stays_with_it()
    {
        Take(City);
        var accounts = Accounts();
        await accounts.Add(Reader.Machine, "kim", null, [new(Role.Staff, "교통과")]);
        Internal("도로과");
        using var engine = new DuckDbEngine(_folder.Lake.Home.Lake);
        var grants = new Grants(Database, new(Database, _folder.Clock), _folder.Store, new(_folder.Lake, _folder.Store), new(_folder.Lake, engine), _folder.Clock);
        grants.Ask(Held("kim"), "stops", PrivacyClass.None, forDepartment: true, "노선 검토", 30);
        using (var connection = Database.Open()) Maru.App.Catalog.Storage.PlainSql.Run(connection, "update grants set department = '교통과'");
        Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["교통과"], Day, "조례") { Into = ["교통정책과"] });
        grants.Approve(Reader.Machine, grants.Of(Reader.Machine)[0].Id, null, null);
        Assert.True(May(Held("kim")));
    }

    [Fact]
    public async Task What_can_t_be_recorded_is_not_done()
    {
        Take(City);
        await Accounts().Add(Reader.Machine, "kim", null, []);
        using (var connection = Database.Open()) Maru.App.Catalog.Storage.PlainSql.Run(connection, "drop table access_events");
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["교통과"], Day, "조례") { Into = ["길과"] }));
        Assert.Equal("교통과", _folder.Another().Snapshot().Organization.At("D1", Day)!.NameKo);
    }

    [Fact]
    public void Only_who_may_changes_it_and_what_was_done_is_kept()
    {
        Take(City);
        Assert.Throws<InputException>(() => Desk.Reorganize(new(ReaderKind.Account, "lead") { Roles = [new(Role.DataLead)] }, new(OrgChangeKind.Rename, ["교통과"], Day, "조례") { Into = ["길과"] }));
        _folder.Clock.Advance(TimeSpan.FromMinutes(1));
        Desk.Reorganize(Boss, new(OrgChangeKind.Rename, ["교통과"], Day, "행정기구 설치 조례 제8조") { Into = ["길과"] });
        var change = Desk.Changes[0];
        Assert.Equal((OrgChangeKind.Rename, Day, "행정기구 설치 조례 제8조", "교통과 → 길과", "boss"), (change.Kind, change.On, change.Ground, change.Line, change.By));
        // The city's own description no longer replaces what people changed.
        _folder.Store.SaveCityOrganization([]);
        Assert.NotEmpty(_folder.Another().Snapshot().Organization.Units);
    }

    private AccountsDatabase Database => field ??= new(new DataHome(_folder.Path));

    private Accounts Accounts() => new(Database, new(Database, new(Database, _folder.Clock)), new(Database, _folder.Clock), _folder.Store, new(Database, new(Database, _folder.Clock), _folder.Clock), _folder.Clock);

    private void Internal(string department) => _folder.Store.EditDataset("stops", "시험", row => (row.Department, row.Access) = (department, nameof(AccessLevel.Internal)));

    // What a session of the account is at this moment.
    private Reader Held(string account)
    {
        using var connection = Database.Open();
        return Sessions.ReaderOf(connection, ReaderKind.Account, Accounts().Find(account).Id, account, _folder.Clock.GetUtcNow());
    }

    private CatalogEntry Stops => _folder.Store.Snapshot().Find("stops")!;

    private bool May(Reader reader) => AccessRules.MayRead(reader, Stops, _folder.Store.Snapshot().Organization, _folder.Store.Snapshot().Today);
}
