using Maru.App.Access;
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
