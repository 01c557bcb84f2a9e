using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Privacy.Projects;
using Maru.Methods.Linkage;

namespace Maru.App.Tests.Privacy;

/// <summary>Packages for a linkage agency: what each part holds, what neither does, and what is taken back.</summary>
public sealed class LinkageDeskTests : IAsyncDisposable
{
    private const string Salt = "한국-결합-2026-0a1b2c3d4e5f";
    private const string Recipe = "quasiIdentifiers: {나이: {intervals: [20]}}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05";
    private static readonly OutsideLinkage s_outside = new("한국결합원", "키관리원", "보험공단", [new("이름", JoinForm.Name), new("생년월일", JoinForm.Date)], LinkKeyMaking.Sha256);

    private readonly ProjectFolder _folder = new();

    private LinkageDesk Links => _folder.Get<LinkageDesk>();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Keys_and_data_lie_in_two_parts_that_meet_by_serial_numbers_and_hold_nobody()
    {
        var id = await Kept(s_outside);
        Assert.Contains("솔트", (await ProjectFolder.Refused(() => Links.Package(ProjectFolder.Officer, id, "10.0.0.1", false, default))).Message, StringComparison.Ordinal);
        ProjectFolder.Refused(() => Links.KeepSalt(ProjectFolder.Officer, id, "짧음"));
        ProjectFolder.Refused(() => Links.KeepSalt(ProjectFolder.Maker, id, Salt));
        Links.KeepSalt(ProjectFolder.Officer, id, Salt + "\n");
        await ProjectFolder.Refused(() => Links.Package(ProjectFolder.Maker, id, "10.0.0.1", false, default));
        var package = await Links.Package(ProjectFolder.Officer, id, "10.0.0.1", false, default);
        var (keys, data) = (await Part(id, 1, true), await Part(id, 1, false));
        Assert.Equal(["manifest.json", "결합키.csv"], keys.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["manifest.json", "결합대상정보.csv", "레코드정의서.csv"], data.Keys.Order(StringComparer.Ordinal));
        var (keyRows, dataRows) = (Rows(keys["결합키.csv"]), Rows(data["결합대상정보.csv"]));
        Assert.Equal(["결합일련번호", "결합키"], keyRows[0]);
        Assert.Equal(["결합일련번호", "나이", "급여"], dataRows[0]);
        Assert.Equal(keyRows.Select(row => row[0]), dataRows.Select(row => row[0]));
        Assert.Equal(keyRows.Select(row => row[0]).Skip(1).Order(StringComparer.Ordinal), keyRows.Select(row => row[0]).Skip(1));
        // The key as any other applicant makes it from the same agreement.
        var expected = Enumerable.Range(0, 120).Select(n => ProjectFolder.PersonOf(n)).Select(person => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{KoreanPersonName.Normalize(person.Name)}\u001f{person.Born.Replace("-", "", StringComparison.Ordinal)}{Salt}")))).ToHashSet();
        Assert.All(keyRows.Skip(1), row => Assert.Contains(row[1], expected));
        var everything = string.Concat(keys.Values.Concat(data.Values).Select(Encoding.UTF8.GetString));
        foreach (var mark in (string[])[Salt, ProjectFolder.PersonOf(7).Name, ProjectFolder.PersonOf(7).Phone, ProjectFolder.PersonOf(7).Born, File.ReadAllText(Path.Combine(_folder.Home.PseudonymKeys, id, "project.key")).Trim()]) Assert.DoesNotContain(mark, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(keyRows[1][1], Encoding.UTF8.GetString(data["결합대상정보.csv"]), StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(data["manifest.json"]);
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData((keys.GetValueOrDefault(file.GetProperty("name").GetString()!) ?? data[file.GetProperty("name").GetString()!]))), file.GetProperty("sha256").GetString());
        Assert.Equal(package.Files.Select(file => file.Sha256), _folder.Project(id).Packages[0].Files.Select(file => file.Sha256));
        // The two bodies hold copies: the project ends only when both are back.
        Assert.Equal(["키관리원", "한국결합원"], _folder.Project(id).Copies.Select(copy => copy.Copy.To));
        ProjectFolder.Refused(() => _folder.Desk.Destroy(ProjectFolder.Officer, id, "끝"));
        Assert.Contains(new ReadAccessLog(_folder.Home).Records(new()), record => record.Reason!.StartsWith($"결합키 생성 {id}", StringComparison.Ordinal) && record.Columns.SequenceEqual(["이름", "생년월일"]));
    }

    [Fact]
    public async Task Each_row_has_the_key_of_its_own_person()
    {
        var id = await Kept(s_outside with { Making = LinkKeyMaking.HmacSha256, Fields = [new("전화", JoinForm.Phone)] });
        Links.KeepSalt(ProjectFolder.Officer, id, Salt);
        await Links.Package(ProjectFolder.Officer, id, "10.0.0.1", false, default);
        var keys = Rows((await Part(id, 1, true))["결합키.csv"]).Skip(1).ToDictionary(row => row[0], row => row[1]);
        var pays = Rows((await Part(id, 1, false))["결합대상정보.csv"]).Skip(1).ToDictionary(row => keys[row[0]], row => row[2]);
        foreach (var n in (int[])[3, 42, 77])
        {
            var key = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Salt), Encoding.UTF8.GetBytes(ProjectFolder.PersonOf(n).Phone.Replace("-", "", StringComparison.Ordinal))));
            Assert.Equal((n % 4 * 100).ToString(System.Globalization.CultureInfo.InvariantCulture), pays[key]);
        }
    }

    [Fact]
    public async Task A_list_of_matches_cuts_the_package_and_one_that_was_never_sent_is_refused()
    {
        var id = await Kept(s_outside);
        Links.KeepSalt(Reader.Machine, id, Salt);
        await Links.Package(Reader.Machine, id, "host", false, default);
        var serials = Rows((await Part(id, 1, true))["결합키.csv"]).Skip(1).Select(row => row[0]).ToList();
        await ProjectFolder.Refused(() => Links.Package(ProjectFolder.Officer, id, "10.0.0.1", true, default));
        ProjectFolder.Refused(() => Links.TakeMatches(ProjectFolder.Officer, id, Text("결합일련번호\nS0000\n")));
        ProjectFolder.Refused(() => Links.TakeMatches(ProjectFolder.Officer, id, Text("결합일련번호\n")));
        var matches = Links.TakeMatches(ProjectFolder.Officer, id, Text("결합일련번호\n" + string.Join("\n", serials.Take(30)) + "\n"));
        Assert.Equal((30, serials.Count), (matches.Rows, matches.Of));
        var cut = await Links.Package(ProjectFolder.Officer, id, "10.0.0.1", true, default);
        Assert.Equal((2, 30), (cut.Number, cut.Only));
        Assert.Equal(serials.Take(30).Order(StringComparer.Ordinal), Rows((await Part(id, 2, false))["결합대상정보.csv"]).Skip(1).Select(row => row[0]));
        Assert.Equal(2, _folder.Project(id).Copies.Count);
        // One that came back is no licence for what goes out again.
        _folder.Desk.Return(ProjectFolder.Officer, id, _folder.Project(id).Copies[0].Copy.Id, "파기확인서");
        await Links.Package(ProjectFolder.Officer, id, "10.0.0.1", true, default);
        Assert.Equal(["키관리원", "한국결합원", "키관리원"], _folder.Project(id).Copies.Select(copy => copy.Copy.To));
    }

    [Fact]
    public async Task What_comes_back_is_kept_only_when_nothing_in_it_leads_to_anybody()
    {
        var id = await Kept(s_outside);
        ProjectFolder.Refused(() => Links.TakeBack(ProjectFolder.Officer, id, Text("나이,보험료\n20,1\n"), "반출-1"));
        Links.KeepSalt(ProjectFolder.Officer, id, Salt);
        await Links.Package(ProjectFolder.Officer, id, "10.0.0.1", false, default);
        var serial = Rows((await Part(id, 1, true))["결합키.csv"])[1][0];
        foreach (var bad in (string[])["", "나이\n", "나이,보험료\n20\n", "결합일련번호,보험료\nX,1\n", $"번호,보험료\n{serial},1\n", "연락처,보험료\n010-2345-6789,1\n"])
            ProjectFolder.Refused(() => Links.TakeBack(ProjectFolder.Officer, id, Text(bad), "반출-1"));
        ProjectFolder.Refused(() => Links.TakeBack(ProjectFolder.Officer, id, Text("나이,보험료\n20,1\n"), " "));
        ProjectFolder.Refused(() => Links.TakeBack(ProjectFolder.Maker, id, Text("나이,보험료\n20,1\n"), "반출-1"));
        Assert.Empty(_folder.Project(id).Linked);
        var linked = Links.TakeBack(ProjectFolder.Officer, id, Text("나이,보험료\n20–39,1\n40–59,2\n"), "반출-2026-7");
        Assert.Equal((1, 2, "반출-2026-7"), (linked.Number, linked.Rows, linked.Approval));
        await ProjectFolder.Refused(() => Links.FetchLinked(ProjectFolder.Staff, id, 1, "10.0.0.1", "연구에 씀", default));
        var path = await Links.FetchLinked(ProjectFolder.Maker, id, 1, "10.0.0.1", "연구에 씀", default);
        Assert.Equal(AccessAction.Download, new ReadAccessLog(_folder.Home).Last()!.Action);
        await File.AppendAllTextAsync(path, "60,3\n");
        await ProjectFolder.Refused(() => Links.FetchLinked(ProjectFolder.Maker, id, 1, "10.0.0.1", "연구에 씀", default));
    }

    [Fact]
    public async Task Who_made_the_data_gets_no_keys_and_nothing_is_sent_when_it_is_stopped()
    {
        var id = await Kept(s_outside);
        Links.KeepSalt(ProjectFolder.Officer, id, Salt);
        await Links.Package(ProjectFolder.Officer, id, "10.0.0.1", false, default);
        await ProjectFolder.Refused(() => Links.Fetch(ProjectFolder.Maker, id, 1, true, "10.0.0.1", "키관리기관에 보냄", default));
        // Not as a privacy officer either, which they have become since.
        await ProjectFolder.Refused(() => Links.Fetch(ProjectFolder.Person("maker", new RoleHeld(Role.Analyst), new RoleHeld(Role.PrivacyOfficer)), id, 1, true, "10.0.0.1", "키관리기관에 보냄", default));
        Assert.EndsWith(".zip", await Links.Fetch(ProjectFolder.Maker, id, 1, false, "10.0.0.1", "결합전문기관에 보냄", default), StringComparison.Ordinal);
        await ProjectFolder.Refused(() => Links.Fetch(ProjectFolder.Officer, id, 1, true, "10.0.0.1", " ", default));
        await ProjectFolder.Refused(() => Links.Fetch(ProjectFolder.Officer, id, 9, true, "10.0.0.1", "키관리기관에 보냄", default));
        _folder.Desk.Stop(ProjectFolder.Officer, id, "알아볼 수 있음");
        await ProjectFolder.Refused(() => Links.Fetch(ProjectFolder.Officer, id, 1, false, "10.0.0.1", "결합전문기관에 보냄", default));
        await ProjectFolder.Refused(() => Links.Package(ProjectFolder.Officer, id, "10.0.0.1", false, default));
    }

    [Fact]
    public async Task Two_bodies_are_named_and_no_one_of_them_gets_both()
    {
        await _folder.Ready();
        var plan = ProjectFolder.Plan("나이", "급여");
        foreach (var wrong in (OutsideLinkage[])[s_outside with { KeyBody = "한국결합원" }, s_outside with { Fields = [] }, s_outside with { Fields = [new("없음", JoinForm.Name)] }, s_outside with { Agency = " " }])
            ProjectFolder.Refused(() => _folder.Begin(plan with { Outside = wrong }));
        ProjectFolder.Refused(() => _folder.Begin(plan with { Outside = s_outside, Join = new(ProjectFolder.Housing, ["임대료"], [new("이름", "성명", JoinForm.Name)], false) }));
        var id = _folder.Begin(plan with { Outside = s_outside });
        Links.Declare(ProjectFolder.Maker, id, null);
        Assert.Null(_folder.Project(id).Plan.Outside);
    }

    private async Task<string> Kept(OutsideLinkage outside)
    {
        await _folder.Ready();
        var id = _folder.Begin(ProjectFolder.Plan("나이", "급여") with { Outside = outside });
        _folder.Assess(id);
        await _folder.Keep(id, Recipe);
        return id;
    }

    private async Task<Dictionary<string, byte[]>> Part(string id, int number, bool forKeyBody)
    {
        using var zip = ZipFile.OpenRead(await Links.Fetch(ProjectFolder.Officer, id, number, forKeyBody, "10.0.0.1", "시험에 씀", default));
        return zip.Entries.ToDictionary(entry => entry.Name, entry =>
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static List<string[]> Rows(byte[] csv) => [.. Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));
}
