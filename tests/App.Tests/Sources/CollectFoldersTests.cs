using System.Text;
using Maru.App.Access;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Sources;

/// <summary>Jobs made on a page collect from the folders that whoever runs the machine named, whatever a path looks like.</summary>
public sealed class CollectFoldersTests : IAsyncDisposable
{
    private readonly string _place = RealPathOf(Directory.CreateTempSubdirectory("maru-folders-").FullName);
    private readonly ServiceProvider _services;

    public CollectFoldersTests()
    {
        _services = new ServiceCollection().AddMaru(Path.Combine(_place, "data")).BuildServiceProvider();
        foreach (var folder in (string[])["공유/안", "공유-옆", "비밀"]) Directory.CreateDirectory(Path.Combine(_place, folder));
        foreach (var file in (string[])["공유/정류장.csv", "공유/안/정류장.csv", "공유-옆/정류장.csv", "비밀/암호.csv"]) File.WriteAllText(Path.Combine(_place, file), "번호,이름\n1,시청\n");
        Folders.Add("공유", Path.Combine(_place, "공유"), "시험");
    }

    private CollectFolders Folders => _services.GetRequiredService<CollectFolders>();

    private JobDesk Desk => _services.GetRequiredService<JobDesk>();

    [Theory]
    [InlineData("{0}/공유/정류장.csv")]
    [InlineData("{0}/공유")]
    [InlineData("{0}/공유/안/../정류장.csv")]
    [InlineData("{0}/비밀/../공유/정류장.csv")]
    [InlineData("{0}/공유/아직-없음.csv")]
    [InlineData("/{0}/공유/정류장.csv")]
    public void What_lies_in_a_folder_may_be_collected(string path) => Folders.Require(At(path));

    [Theory]
    [InlineData("{0}/비밀/암호.csv")]
    [InlineData("{0}/공유/../비밀/암호.csv")]
    [InlineData("{0}/공유/안/../../비밀/암호.csv")]
    [InlineData("{0}/공유/..")]
    [InlineData("{0}")]
    [InlineData("/")]
    [InlineData("{0}/공유-옆/정류장.csv")]
    [InlineData("/proc/self/root{0}/비밀/암호.csv")]
    [InlineData("/proc/self/environ")]
    [InlineData("/proc/self/cwd/암호.csv")]
    [InlineData("/proc/self/fd/0")]
    [InlineData("/dev/stdin")]
    [InlineData("//server/share/암호.csv")]
    [InlineData("{0}/공유/정류장.csv\0/../../비밀/암호.csv")]
    public void What_lies_outside_is_refused(string path)
    {
        var refused = Assert.Throws<InputException>(() => Folders.Require(At(path)));
        Assert.Contains("폴더 밖에 있습니다", refused.Message, StringComparison.Ordinal);
        Assert.Contains(At("공유({0}/공유)"), refused.Todo!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_in_other_letters_is_another_folder_where_case_counts()
    {
        Folders.Add("share", Directory.CreateDirectory(Path.Combine(_place, "share")).FullName, "시험");
        if (Directory.Exists(Path.Combine(_place, "SHARE"))) return;
        Directory.CreateDirectory(Path.Combine(_place, "SHARE"));
        Assert.Throws<InputException>(() => Folders.Require(Path.Combine(_place, "SHARE", "암호.csv")));
    }

    [Fact]
    public void Links_are_followed_before_paths_are_compared()
    {
        Link("공유/곧장.csv", "{0}/비밀/암호.csv");
        Link("공유/돌아서.csv", "곧장.csv");
        Link("공유/옆으로.csv", "../비밀/암호.csv");
        Link("공유/폴더", "{0}/비밀");
        Link("공유/프로세스", "/proc/self/root");
        Link("공유/맴돎.csv", "맴돎.csv");
        Link("공유/안으로.csv", "안/정류장.csv");
        Link("밖에서", "{0}/공유");
        foreach (var path in (string[])["곧장.csv", "돌아서.csv", "옆으로.csv", "폴더", "폴더/암호.csv", "프로세스/etc/hostname", "맴돎.csv"])
            Assert.True(CollectFolders.Of(At("{0}/공유/" + path), Folders.All()) is null, path);
        Assert.Equal("공유", CollectFolders.Of(At("{0}/공유/안으로.csv"), Folders.All())!.Name);
        Assert.Equal("공유", CollectFolders.Of(At("{0}/밖에서/정류장.csv"), Folders.All())!.Name);
        // A folder that holds links to outside is refused as a whole.
        Assert.Contains("가리키는 링크", Assert.Throws<InputException>(() => Folders.Require(At("{0}/공유"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_connector_opens_beside_a_file_is_looked_at_too()
    {
        File.WriteAllText(Path.Combine(_place, "공유/도로.shp"), "");
        Folders.Require(At("{0}/공유/도로.shp"));
        Link("공유/도로.DBF", "{0}/비밀/암호.csv");
        Assert.Contains("도로.DBF", Assert.Throws<InputException>(() => Folders.Require(At("{0}/공유/도로.shp"))).Message, StringComparison.Ordinal);
        Folders.Require(At("{0}/공유/정류장.csv"));
        if (OperatingSystem.IsWindows()) return;
        // Signs of patterns in a name hide nothing.
        File.WriteAllText(Path.Combine(_place, "공유/a\\b[*].shp"), "");
        Link("공유/a\\b[*].dbf", "{0}/비밀/암호.csv");
        Assert.Throws<InputException>(() => Folders.Require(At("{0}/공유/a\\b[*].shp")));
    }

    [Fact]
    public void Links_that_lead_back_inside_are_not_walked_for_ever()
    {
        foreach (var name in (string[])["가", "나", "다"]) Link("공유/안/" + name, "{0}/공유");
        Folders.Require(At("{0}/공유"));
    }

    [Fact]
    public void A_name_spelled_in_another_form_is_the_file_it_names()
    {
        var decomposed = "가로등.csv".Normalize(NormalizationForm.FormD);
        Folders.Add("share", Directory.CreateDirectory(Path.Combine(_place, "share")).FullName, "시험");
        Folders.Require(At("{0}/share/가로등.csv"));
        Link("share/" + decomposed, "{0}/비밀/암호.csv");
        Assert.Throws<InputException>(() => Folders.Require(At("{0}/share/가로등.csv")));
    }

    [Fact]
    public void A_page_declares_jobs_inside_only_and_the_machine_anywhere()
    {
        string secret = At("{0}/비밀/암호.csv"), inside = At("{0}/공유/정류장.csv");
        var machines = Desk.Add(Collect("명령", secret));
        Assert.Equal([secret], machines.FreePaths);
        As(Reader.Desk, () =>
        {
            Assert.Contains("폴더 밖", Assert.Throws<InputException>(() => Desk.Add(Collect("화면", secret))).Message, StringComparison.Ordinal);
            Assert.Empty(Desk.Add(Collect("화면", inside)).FreePaths!);
            // In a date, behind a scheme that brings nothing, relative.
            Assert.Throws<InputException>(() => Desk.Add(Collect("날짜", At("{0}/공유/{{..}}/비밀/암호.csv"))));
            foreach (var odd in (string[])["zz:/../../../../../../../../../../.." + secret, "file://" + secret, "../비밀/암호.csv", @"\\server\share\암호.csv"])
                Assert.Throws<InputException>(() => Desk.Add(Collect("이상한", odd)));
            // A job of the machine may be changed in all but where it collects from.
            Assert.Equal([secret], Desk.Change("명령", job => job with { Name = "새 이름" }).FreePaths);
            Assert.Throws<InputException>(() => Desk.Change("명령", job => Collect("명령", At("{0}/비밀/다른.csv"))));
            Assert.Empty(Desk.Change("명령", job => Collect("명령", inside)).FreePaths!);
            Assert.Throws<InputException>(() => Desk.Change("명령", job => Collect("명령", secret)));
        });
    }

    [Fact]
    public void A_job_from_before_there_were_folders_goes_on_and_is_named()
    {
        var secret = At("{0}/비밀/암호.csv");
        Desk.Add(Collect("옛", secret));
        using (var connection = _services.GetRequiredService<App.Catalog.CatalogStore>().Database.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "update jobs set free_paths = null";
            command.ExecuteNonQuery();
        }
        Assert.Null(Desk.Find("옛").Job.FreePaths);
        var outside = Assert.Single(Desk.Outside(Desk.List().Select(view => view.Job)));
        Assert.Equal(("옛", secret), (outside.Job.Id, outside.Path));
        As(Reader.Desk, () => Assert.Equal([secret], Desk.Change("옛", job => job with { Attempts = 3 }).FreePaths));
    }

    [Fact]
    public async Task A_file_that_became_a_link_since_is_not_collected()
    {
        As(Reader.Desk, () => Desk.Add(Collect("화면", At("{0}/공유/정류장.csv"))));
        Assert.Equal(RunState.Succeeded, (await Run("화면")).State);
        File.Delete(At("{0}/공유/정류장.csv"));
        Link("공유/정류장.csv", "{0}/비밀/암호.csv");
        var run = await Run("화면");
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("폴더 밖", run.Message!.Value.Ko, StringComparison.Ordinal);
        Assert.Equal([1], _services.GetRequiredService<LakeStore>().Versions("stops"));
    }

    [Fact]
    public void A_folder_is_named_once_and_taken_off_the_list()
    {
        Assert.Throws<InputException>(() => Folders.Add("공유", _place, "시험"));
        Assert.Throws<InputException>(() => Folders.Add("없음", Path.Combine(_place, "없음"), "시험"));
        Assert.Throws<InputException>(() => Folders.Add("모두", "/", "시험"));
        Folders.Remove("공유");
        Assert.Throws<InputException>(() => Folders.Remove("공유"));
        Assert.Throws<InputException>(() => Folders.Require(At("{0}/공유/정류장.csv")));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_place, recursive: true);
    }

    private static Job Collect(string name, string source) => new(name, name, CollectJob.Id)
    {
        Settings = new Dictionary<string, string> { [CollectJob.Sources] = source, [CollectJob.Dataset] = "stops" },
    };

    private async Task<JobRun> Run(string job)
    {
        var asked = Desk.RunNow(job);
        Assert.True(await _services.GetRequiredService<JobRunner>().RunDue(job, CancellationToken.None));
        return Desk.FindRun(asked)!;
    }

    private static void As(Reader reader, Action act)
    {
        Asking.As(reader);
        try
        {
            act();
        }
        finally
        {
            Asking.As(Reader.Machine);
        }
    }

    private void Link(string path, string target) => File.CreateSymbolicLink(Path.Combine(_place, path), At(target));

    private string At(string path) => path.Replace("{0}", _place, StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    // The temporary folder of macOS is a link.
    private static string RealPathOf(string path) => Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
