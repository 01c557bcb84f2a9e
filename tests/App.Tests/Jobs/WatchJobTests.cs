using Maru.App.Access;
using Maru.App.Ingest;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Watch;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Jobs;

/// <summary>A watched folder as a job: the real ingest on the real clock, with a rest of a tenth of a second.</summary>
public sealed class WatchJobTests : IAsyncDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("maru-watched-").FullName;
    private readonly string _folder;
    private readonly ServiceProvider _services;

    public WatchJobTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_place, "받는곳")).FullName;
        _services = new ServiceCollection().AddMaru(Path.Combine(_place, "data")).BuildServiceProvider();
    }

    private JobDesk Desk => _services.GetRequiredService<JobDesk>();

    [Fact]
    public async Task What_arrives_is_taken_in_and_told_with_its_file()
    {
        Desk.Add(Watch("받기", _folder));
        Write("정류장.csv", "번호,이름\n1,시청\n2,역앞\n");
        var run = await Run("받기");
        Assert.Equal((RunState.Succeeded, "파일 1개: 정류장 버전 1: 2행"), (run.State, run.Message!.Value.Ko));
        Assert.Equal([new RunVersion("정류장", 1, 2, 0, false)], run.Versions);
        Assert.True(File.Exists(Path.Combine(_folder, "done", "정류장.csv")));
        var stands = WatchedFolder.Of(_folder);
        Assert.Equal((0, "정류장.csv", 0), (stands.Waiting, stands.LastName, stands.RefusedCount));
        Assert.Equal("새로 들어온 파일이 없습니다.", (await Run("받기")).Message!.Value.Ko);
    }

    [Fact]
    public async Task A_refused_file_fails_the_run_with_its_reason_and_the_others_are_taken_in()
    {
        Desk.Add(Watch("받기", _folder));
        Write("정류장.csv", "번호,이름\n1,시청\n2,역앞\n");
        File.WriteAllBytes(Path.Combine(_folder, "깨짐.xlsx"), [1, 2, 3, 4]);
        var run = await Run("받기");
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("파일 1개를 받지 못해 failed로 옮겼습니다(1개는 들임): 깨짐", run.Message!.Value.Ko, StringComparison.Ordinal);
        Assert.Equal([1], _services.GetRequiredService<LakeStore>().Versions("정류장"));
        var refused = Assert.Single(WatchedFolder.Of(_folder).Refused);
        Assert.Equal("깨짐.xlsx", refused.Name);
        Assert.NotEmpty(refused.Why);
        Assert.True(Desk.Find("받기").IsTrouble);
    }

    [Fact]
    public async Task What_was_taken_in_beside_a_refused_file_stays_in_the_history_and_starts_the_jobs_behind()
    {
        Desk.Add(Watch("받기", _folder));
        Desk.Add(Watch("뒤", Directory.CreateDirectory(Path.Combine(_place, "다른곳")).FullName) with { After = ["받기"] });
        Write("정류장.csv", "번호,이름\n1,시청\n2,역앞\n");
        File.WriteAllBytes(Path.Combine(_folder, "깨짐.xlsx"), [1, 2, 3, 4]);
        var run = await Run("받기");
        Assert.Equal((RunState.Failed, 2), (run.State, run.Rows));
        Assert.Equal([new RunVersion("정류장", 1, 2, 0, false)], run.Versions);
        Assert.NotNull(Desk.Find("받기").Job.LastSuccess);
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_does_not_take_its_namesake_with_it()
    {
        Desk.Add(Watch("받기", _folder));
        Write("현황.csv", "번호,이름\n1,시청\n2,역앞\n");
        Write("현황.hwp", "\u0001\u0002\u0003");
        var run = await Run("받기");
        Assert.Contains("(1개는 들임): 현황.hwp", run.Message!.Value.Ko, StringComparison.Ordinal);
        Assert.Equal([1], _services.GetRequiredService<LakeStore>().Versions("현황"));
        Assert.Equal(["현황.csv"], Directory.GetFiles(Path.Combine(_folder, "done")).Select(Path.GetFileName));
        Assert.Equal(["현황.hwp", "현황.hwp.txt"], Directory.GetFiles(Path.Combine(_folder, "failed")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_empty_file_is_refused_and_comes_back_when_somebody_fills_it()
    {
        Desk.Add(Watch("받기", _folder));
        Write("정류장.csv", "");
        Assert.Equal(RunState.Failed, (await Run("받기")).State);
        File.AppendAllText(Path.Combine(_folder, "failed", "정류장.csv"), "번호,이름\n1,시청\n");
        Assert.Equal(RunState.Succeeded, (await Run("받기")).State);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "failed")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_while_it_is_read_is_taken_in_whole_the_next_time(bool replaced)
    {
        Write("정류장.csv", "번호,이름\n1,시청\n");
        var drop = new DropFolder(_folder, TimeSpan.Zero, TimeProvider.System);
        var reading = new IngestRequest([])
        {
            Naming = _ =>
            {
                if (replaced) File.Delete(Path.Combine(_folder, "정류장.csv"));
                Write("정류장.csv", "번호,이름\n1,시청\n2,역앞\n");
            },
        };
        var dropped = _services.GetRequiredService<TakeDropped>();
        var result = Assert.Single(await dropped.Take(drop, Assert.Single(drop.Look()), reading, null, CancellationToken.None));
        Assert.Equal((true, null, null), (result.IsArriving, result.Refused, result.Left));
        Assert.Empty(_services.GetRequiredService<LakeStore>().Versions("정류장"));
        result = Assert.Single(await dropped.Take(drop, Assert.Single(drop.Look()), new([]), null, CancellationToken.None));
        Assert.Equal(2, Assert.Single(result.Outcomes).Result!.Version.Rows);
        Assert.True(File.Exists(Path.Combine(_folder, "done", "정류장.csv")));
    }

    [Fact]
    public async Task A_collection_of_a_file_that_is_being_written_is_tried_again()
    {
        var path = Path.Combine(_folder, "정류장.csv");
        foreach (var fragment in (string[])["번호,이름\n1,시청\n", "번호,\"이름\n1"])
        {
            File.WriteAllText(path, fragment);
            var request = new IngestRequest([path]) { Naming = _ => File.AppendAllText(path, "2,역앞\n") };
            var refused = await Assert.ThrowsAsync<InputException>(() => _services.GetRequiredService<IngestSources>().Run(request, null, CancellationToken.None));
            Assert.Equal((true, "읽는 동안 파일이 바뀌었습니다."), (refused.IsTransient, refused.Problem.Ko));
            Assert.Empty(_services.GetRequiredService<LakeStore>().Versions("정류장"));
        }
    }

    [Fact]
    public async Task While_it_waits_for_files_to_rest_a_run_holds_no_place()
    {
        Write("정류장.csv", "번호,이름\n1,시청\n");
        var job = Desk.Add(Watch("받기", _folder));
        var kind = Desk.Kinds.First(kind => kind.Card.Id == WatchJob.Id);
        var away = new Maru.App.Egress.AwayTime();
        away.Hear();
        var run = kind.Run(new(job, kind.Card.Bind(job.Settings), DateTimeOffset.UtcNow, new Progress<long>()), CancellationToken.None);
        Assert.True(away.IsAway);
        await run;
        Assert.False(away.IsAway);
    }

    [Fact]
    public void A_reason_is_shown_only_of_a_file_beside_it_and_nothing_personal_of_its_name()
    {
        var failed = Directory.CreateDirectory(Path.Combine(_folder, "failed")).FullName;
        File.WriteAllText(Path.Combine(failed, "명단.txt"), "홍길동 010-1234-5678");
        File.WriteAllText(Path.Combine(failed, "표.csv"), "1");
        File.WriteAllText(Path.Combine(failed, "표.csv.txt"), "자료 010-1234-5678");
        File.WriteAllText(Path.Combine(failed, "표.csv.txt.txt"), "어떤 형식인지 알 수 없습니다.");
        File.WriteAllText(Path.Combine(failed, "민원 010-1234-5678 접수.csv"), "1");
        File.WriteAllText(Path.Combine(failed, "민원 010-1234-5678 접수.csv.txt"), "민원 010-1234-5678 접수.csv: 표가 비어 있습니다.");
        var stands = WatchedFolder.Of(_folder);
        Assert.Equal(["민원  접수.csv: 표가 비어 있습니다.", "어떤 형식인지 알 수 없습니다."], stands.Refused.Select(refused => refused.Why).Order(StringComparer.Ordinal));
        Assert.Equal(["민원  접수.csv", "표.csv.txt"], stands.Refused.Select(refused => refused.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("받기", "", "dataset", "../밖", "--dataset")]
    [InlineData("받기", "{bad}", "dataset", "승하차", "--folder")]
    [InlineData(null, "", "dataset", "승하차", "name")]
    public void What_no_run_could_do_is_refused_when_the_job_is_made(string? name, string below, string setting, string value, string where)
    {
        var wanted = Watch("받기", Path.Combine(_folder, below), (setting, value)) with { Name = name ?? new string('가', Job.LongestName + 1) };
        Assert.Equal(where, Assert.Throws<InputException>(() => Desk.Add(wanted)).Where);
        Assert.Empty(Desk.List());
    }

    [Theory]
    [InlineData("")]
    [InlineData("done")]
    [InlineData("failed")]
    [InlineData("../링크")]
    [InlineData("../받는곳/.")]
    public void A_folder_is_watched_by_one_job_only(string below)
    {
        Directory.CreateSymbolicLink(Path.Combine(_place, "링크"), _folder);
        var other = Path.Combine(_folder, below);
        foreach (var (first, second) in ((string, string)[])[(_folder, other), (other, _folder)])
        {
            Desk.Add(Watch("받기", first));
            var refused = Assert.Throws<InputException>(() => Desk.Add(Watch("또", second)));
            Assert.Contains("'받기' 작업이 이미", refused.Message, StringComparison.Ordinal);
            Assert.Equal("--folder", refused.Where);
            Desk.Add(Watch("받기", first, ("access", "internal")), replace: true);
            Desk.Remove("받기");
        }
        Desk.Add(Watch("받기", _folder));
        Desk.Add(Watch("곁", Path.Combine(_folder, "아래")));
        Assert.Throws<InputException>(() => Desk.Change("곁", job => job with { Settings = Watch("곁", _folder).Settings }));
    }

    [Theory]
    [InlineData("안\0밖")]
    [InlineData("{yyyy-9999y}")]
    public void A_folder_that_can_not_be_is_refused_in_words(string below) =>
        Assert.Throws<InputException>(() => Desk.Add(Watch("받기", Path.Combine(_folder, below))));

    [Fact]
    public async Task Files_whose_names_change_become_versions_of_one_dataset()
    {
        Desk.Add(Watch("받기", _folder, ("dataset", "승하차")));
        Write("승하차_1101.csv", "번호,이름\n1,시청\n");
        await Run("받기");
        Write("승하차_1102.csv", "번호,이름\n1,시청\n2,역앞\n");
        Assert.Equal(RunState.Succeeded, (await Run("받기")).State);
        Assert.Equal([1, 2], _services.GetRequiredService<LakeStore>().Versions("승하차"));
    }

    [Fact]
    public async Task A_page_watches_folders_inside_only_and_none_that_became_a_link()
    {
        _services.GetRequiredService<CollectFolders>().Add("받는곳", _folder, "시험");
        var elsewhere = Directory.CreateDirectory(Path.Combine(_place, "비밀")).FullName;
        Asking.As(Reader.Desk);
        try
        {
            Assert.Equal("--folder", Assert.Throws<InputException>(() => Desk.Add(Watch("몰래", elsewhere))).Where);
            Desk.Add(Watch("안", Directory.CreateDirectory(Path.Combine(_folder, "안")).FullName));
        }
        finally
        {
            Asking.As(Reader.Machine);
        }
        File.WriteAllText(Path.Combine(elsewhere, "암호.csv"), "번호,이름\n1,시청\n");
        Directory.Delete(Path.Combine(_folder, "안"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "안"), elsewhere);
        var run = await Run("안");
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("폴더 밖", run.Message!.Value.Ko, StringComparison.Ordinal);
        Assert.False(Desk.MayRead(Desk.Find("안").Job));
        Assert.True(File.Exists(Path.Combine(elsewhere, "암호.csv")));
    }

    [Fact]
    public void The_data_folder_is_not_watched_for_its_files_would_be_moved()
    {
        foreach (var folder in (string[])[_place, Path.Combine(_place, "data"), Path.Combine(_place, "data", "lake")])
            Assert.Contains("데이터 폴더", Assert.Throws<InputException>(() => Desk.Add(Watch("제 것", folder))).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Desk.Add(Watch("짧은", "받는곳")));
        Assert.Throws<InputException>(() => Desk.Add(Watch("빈", "")));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_place, recursive: true);
    }

    private static Job Watch(string name, string folder, params (string Field, string Value)[] more) => JobDeclaration.Read(
        WatchJob.Declared, new Dictionary<string, string>(more.Select(pair => KeyValuePair.Create(pair.Field, pair.Value))) { ["name"] = name, ["folder"] = folder, ["rest"] = "0.1" });

    private async Task<JobRun> Run(string job)
    {
        var asked = Desk.RunNow(job);
        Assert.True(await _services.GetRequiredService<JobRunner>().RunDue(job, CancellationToken.None));
        return Desk.FindRun(asked)!;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
