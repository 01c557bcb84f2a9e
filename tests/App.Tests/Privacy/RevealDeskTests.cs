using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Privacy.Projects;
using Maru.Core.Data;

namespace Maru.App.Tests.Privacy;

/// <summary>Pseudonyms are turned back by right, reason and somebody else's approval only.</summary>
public sealed class RevealDeskTests : IAsyncDisposable
{
    private readonly ProjectFolder _folder = new();

    private RevealDesk Reveals => _folder.Get<RevealDesk>();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Who_may_open_the_column_asks_another_approves_and_the_access_log_has_it_first()
    {
        var id = await _folder.Kept();
        var (first, second) = (_folder.Result(id)[1], _folder.Result(id)[2]);
        var request = Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Law, "이름", [first[0], second[0], first[0]], "수사기관의 요청");
        Assert.Equal("R-01", request);
        // Nobody approves their own, and nothing is said before it is approved.
        ProjectFolder.Refused(() => Reveals.Decide(ProjectFolder.Officer, id, request, true, "좋음"));
        await ProjectFolder.Refused(() => Reveals.Reveal(ProjectFolder.Officer, id, request, "10.0.0.2", default));
        ProjectFolder.Refused(() => Reveals.Decide(ProjectFolder.Second, id, request, true, " "));
        Reveals.Decide(ProjectFolder.Second, id, request, true, "공문 확인");
        await ProjectFolder.Refused(() => Reveals.Reveal(ProjectFolder.Second, id, request, "10.0.0.3", default));
        var values = await Reveals.Reveal(ProjectFolder.Officer, id, request, "10.0.0.2", default);
        var names = Enumerable.Range(0, 120).Select(n => ProjectFolder.PersonOf(n).Name).ToHashSet();
        Assert.Equal([first[0], second[0]], values.Select(one => one.Pseudonym));
        Assert.All(values, one => Assert.Contains(one.Value, names));
        var logged = new ReadAccessLog(_folder.Home).Last()!;
        Assert.Equal(("officer", "10.0.0.2", AccessAction.View, ProjectFolder.Welfare, 2L), (logged.Account, logged.Place, logged.Action, logged.What, logged.Subjects));
        Assert.Contains("수사기관의 요청", logged.Reason!, StringComparison.Ordinal);
        // An approval serves once, and neither book nor log holds what came of it.
        await ProjectFolder.Refused(() => Reveals.Reveal(ProjectFolder.Officer, id, request, "10.0.0.2", default));
        Assert.DoesNotContain(values[0].Value, await File.ReadAllTextAsync(Path.Combine(_folder.Home.Pseudonyms, "projects.log")), StringComparison.Ordinal);
        Assert.Equal([ProjectAct.RevealAsked, ProjectAct.RevealApproved, ProjectAct.Revealed], _folder.Project(id).Entries.TakeLast(3).Select(entry => entry.Act));
        Assert.Null(_folder.Desk.Fault());
    }

    [Fact]
    public async Task Every_reversible_technique_turns_back_and_no_other_does()
    {
        var id = await _folder.Kept("identifiers: [이름, 전화]\nquasiIdentifiers: {나이: {intervals: [20]}}\ntechniques: {이름: token, 전화: fpe, 급여: {round: {to: 100}}}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05");
        Assert.Equal([("이름", "token"), ("전화", "fpe")], Reveals.Columns(_folder.Project(id)));
        var row = _folder.Result(id)[1];
        var (name, phone) = (await Turned("이름", row[0]), await Turned("전화", row[1]));
        var n = Enumerable.Range(0, 120).Single(n => ProjectFolder.PersonOf(n).Name == name);
        Assert.Equal(ProjectFolder.PersonOf(n).Phone, phone);
        Assert.Contains("되돌릴 수 없습니다", ProjectFolder.Refused(() => Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Law, "급여", ["100"], "확인")).Message, StringComparison.Ordinal);

        async Task<string> Turned(string column, string pseudonym)
        {
            var request = Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Incident, column, [pseudonym], "사고 확인");
            Reveals.Decide(ProjectFolder.Second, id, request, true, "확인");
            return Assert.Single(await Reveals.Reveal(ProjectFolder.Officer, id, request, "10.0.0.2", default)).Value;
        }
    }

    [Fact]
    public async Task The_key_is_no_oracle_and_those_who_made_the_data_do_not_ask()
    {
        var id = await _folder.Kept();
        var row = _folder.Result(id)[1];
        // A number of that form which was never published.
        Assert.Contains("가명이 없습니다", ProjectFolder.Refused(() => Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Law, "전화", ["010-1234-5678"], "확인")).Message, StringComparison.Ordinal);
        ProjectFolder.Refused(() => Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Law, "이름", [.. _folder.Result(id).Skip(1).Take(21).Select(cells => cells[0])], "너무 많음"));
        ProjectFolder.Refused(() => Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Law, "이름", [row[0]], " "));
        foreach (var reader in (Reader[])[ProjectFolder.Maker, ProjectFolder.Staff, ProjectFolder.Person("maker", new RoleHeld(Role.PrivacyOfficer)), Reader.Desk]) ProjectFolder.Refused(() => Reveals.Ask(reader, id, RevealGround.Law, "이름", [row[0]], "궁금함"));
        Assert.Empty(_folder.Project(id).Reveals);
        // A grant of the closed columns opens it; one of some rows does not.
        var granted = ProjectFolder.Staff with { Name = "guest", Account = "guest", Grants = [new(ProjectFolder.Welfare, PrivacyClass.UniqueIdentifier, new("나이", ["20"]))] };
        ProjectFolder.Refused(() => Reveals.Ask(granted, id, RevealGround.Law, "이름", [row[0]], "확인함"));
        Assert.Equal("R-01", Reveals.Ask(granted with { Grants = [new(ProjectFolder.Welfare, PrivacyClass.UniqueIdentifier)] }, id, RevealGround.Law, "이름", [row[0]], "확인함"));
    }

    [Fact]
    public async Task A_stopped_project_turns_back_only_to_tell_who_is_concerned_or_in_urgent_danger()
    {
        var id = await _folder.Kept();
        var row = _folder.Result(id)[1];
        var before = Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Law, "이름", [row[0]], "수사기관의 요청");
        Reveals.Decide(ProjectFolder.Second, id, before, true, "확인");
        _folder.Desk.Stop(ProjectFolder.Officer, id, "알아볼 수 있음");
        await ProjectFolder.Refused(() => Reveals.Reveal(ProjectFolder.Officer, id, before, "10.0.0.2", default));
        Assert.Contains("멈춘 뒤", ProjectFolder.Refused(() => Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Subject, "이름", [row[0]], "본인 요청")).Message, StringComparison.Ordinal);
        var after = Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Incident, "이름", [row[0]], "누구인지 알려야 함");
        Reveals.Decide(ProjectFolder.Second, id, after, true, "확인");
        Assert.Single(await Reveals.Reveal(ProjectFolder.Officer, id, after, "10.0.0.2", default));
    }

    [Fact]
    public async Task An_approval_ends_and_without_the_key_nothing_turns_back()
    {
        var id = await _folder.Kept();
        var row = _folder.Result(id)[1];
        var late = Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Safety, "이름", [row[0]], "급함");
        Reveals.Decide(ProjectFolder.Second, id, late, true, "확인");
        _folder.Clock.Ahead = TimeSpan.FromDays(8);
        await ProjectFolder.Refused(() => Reveals.Reveal(ProjectFolder.Officer, id, late, "10.0.0.2", default));
        var refused = Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Safety, "이름", [row[0]], "급함");
        Reveals.Decide(ProjectFolder.Second, id, refused, false, "근거 없음");
        await ProjectFolder.Refused(() => Reveals.Reveal(ProjectFolder.Officer, id, refused, "10.0.0.2", default));
        var machine = Reveals.Ask(ProjectFolder.Officer, id, RevealGround.Safety, "이름", [row[0]], "급함");
        await ProjectFolder.Refused(() => Reveals.Reveal(Reader.Machine, id, machine, "host", default));
        Reveals.Decide(ProjectFolder.Second, id, machine, true, "확인");
        _folder.Desk.DestroyKey(ProjectFolder.Officer, id, "필요 없음");
        await ProjectFolder.Refused(() => Reveals.Reveal(Reader.Machine, id, machine, "host", default));
        Assert.Empty(Reveals.Columns(_folder.Project(id)));
    }
}
