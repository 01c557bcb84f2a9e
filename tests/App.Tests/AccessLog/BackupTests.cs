using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Keeping;
using Maru.App.AccessLog.Review;
using Maru.App.Lake;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.AccessLog;

/// <summary>A copy on another storage: it only grows, every line of it is proven, and what the log lost is named.</summary>
public sealed class BackupTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-backup-").FullName;
    private readonly ServiceProvider _services;

    public BackupTests() => _services = new ServiceCollection().AddLogging().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    private DataHome Home => _services.GetRequiredService<DataHome>();

    private string Target => Path.Combine(_folder, "other-storage");

    private AccessLogPlace Copy => AccessLogPlace.InBackup(Target);

    private BackUpAccessLog Backup => _services.GetRequiredService<BackUpAccessLog>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Write(int records, long mostBytes = 6_000)
    {
        await using var log = new AccessLogStore(Home, TimeProvider.System, mostBytes);
        for (var i = 0; i < records; i++) await log.Append(new("김주무관", "10.0.0.7", AccessAction.Download, "복지-대상자", i) { Columns = ["성명"], Reason = "현장 점검 명단" });
    }

    private Task<BackupDone> Run() => Backup.Run(Target, "시험", CancellationToken.None);

    private Task<AccessLogReport> VerifyCopy() => VerifyAccessLog.Run(Copy, CancellationToken.None);

    private LogComparison Compare() => CompareAccessLogs.Run(AccessLogPlace.Of(Home), Copy, CancellationToken.None);

    private string Last() => AccessLogStore.PathOf(Home, AccessLogStore.Files(Home)[^1]);

    private static async Task DropLines(string path, int count)
    {
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllTextAsync(path, string.Concat(lines.SkipLast(count).Select(line => line + "\n")));
    }

    [Fact]
    public async Task The_copy_grows_by_what_is_new_over_files_and_is_whole_each_time()
    {
        await Write(25);
        _services.GetRequiredService<ReviewBook>().Append(_ => [new(0, DateTimeOffset.UtcNow, null, ReviewStep.Reviewed, "2026-10")]);
        Assert.Equal(25, (await Run()).Records);
        var first = await File.ReadAllBytesAsync(Copy.PathOf(1));
        Assert.Equal(0, (await Run()).Bytes);
        await Write(45);
        Assert.Equal((70, 0, false), ((int)(await Run()).Records, (int)Backup.State().Behind, Backup.State().IsLate));
        var proof = await VerifyCopy();
        Assert.True(proof.IsWhole, proof.Bad?.ToString());
        Assert.Equal((70L, true), (proof.Records, proof.Files >= 3));
        // What was there before is there byte for byte.
        Assert.Equal(first, (await File.ReadAllBytesAsync(Copy.PathOf(1)))[..first.Length]);
        Assert.True(Compare().IsWhole);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Home.AccessLog, "reviews.log")), await File.ReadAllBytesAsync(Copy.Book("reviews").File));
        // Nobody can sign with what lies in a backup.
        Assert.Empty(Directory.EnumerateFiles(Target, "key.pem", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_changed_copy_is_found_by_its_own_checkpoints()
    {
        await Write(30);
        await Run();
        var path = Copy.PathOf(1);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"subjects\":3", "\"subjects\":4", StringComparison.Ordinal));
        Assert.False((await VerifyCopy()).IsWhole);
    }

    [Fact]
    public async Task A_log_that_lost_its_end_does_not_reach_the_copy_which_names_what_is_lost_and_restores_it()
    {
        await Write(30);
        await Run();
        await DropLines(Last(), 4);
        var problem = await Assert.ThrowsAsync<InputException>(Run);
        Assert.Contains("끝이 없습니다", problem.Problem.Ko, StringComparison.Ordinal);
        Assert.Equal((false, true), (Backup.State().Last!.WentWell, Backup.State().Good!.WentWell));
        Assert.True((await VerifyCopy()).IsWhole);
        var found = Compare();
        Assert.Equal((26L, 0L, 4L, false), (found.Same, found.OnlyHere, found.OnlyThere, found.IsWhole));
        Assert.Contains("27번부터 30번까지 4건", found.Message.Ko, StringComparison.Ordinal);
        // As docs/howto/access-log.md says: the files of the backup over those of the log.
        foreach (var file in Copy.Files()) File.Copy(Copy.PathOf(file), AccessLogStore.PathOf(Home, file), overwrite: true);
        Assert.True((await new VerifyAccessLog(Home).Run(CancellationToken.None)).IsWhole);
        await Write(5);
        Assert.Equal(35, (await Run()).Records);
    }

    [Fact]
    public async Task Everything_can_be_restored_without_the_key_that_signed_and_goes_on_under_a_new_one()
    {
        await Write(30);
        await Run();
        Directory.Delete(Home.AccessLog, recursive: true);
        Directory.Delete(Home.AccessSeals, recursive: true);
        CopyFolder(Copy.Log, Home.AccessLog);
        CopyFolder(Copy.Seals, Home.AccessSeals);
        await Write(3);
        var proof = await new VerifyAccessLog(Home).Run(CancellationToken.None);
        Assert.True(proof.IsWhole, proof.Bad?.ToString());
        Assert.Equal(33, (await Run()).Records);
        Assert.True((await VerifyCopy()).IsWhole);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("written anew")]
    [InlineData("first file gone")]
    public async Task A_log_that_was_tampered_with_is_refused_and_the_place_is_named(string how)
    {
        await Write(30);
        await Run();
        await Write(10);
        if (how == "changed") await File.WriteAllTextAsync(Last(), (await File.ReadAllTextAsync(Last())).Replace("현장 점검", "현장 정검", StringComparison.Ordinal));
        if (how == "written anew")
        {
            Directory.Delete(Home.AccessLog, recursive: true);
            await Write(60);
        }
        if (how == "first file gone") File.Delete(AccessLogStore.PathOf(Home, 1));
        var found = Compare();
        Assert.False(how == "first file gone" ? found.IsWhole : (await new VerifyAccessLog(Home).Run(CancellationToken.None)).IsWhole && found.IsWhole);
        if (how == "first file gone") Assert.Equal("access-000001.log", found.Where);
        else await Assert.ThrowsAsync<InputException>(Run);
        Assert.True((await VerifyCopy()).IsWhole);
    }

    [Fact]
    public async Task A_backup_into_the_data_folder_itself_or_to_nowhere_is_refused()
    {
        await Write(2);
        Assert.Contains("다른 저장소", (await Assert.ThrowsAsync<InputException>(() => Backup.Run(Path.Combine(Home.Folder, "backup"), null, CancellationToken.None))).Todo!.Value.Ko, StringComparison.Ordinal);
        Assert.Contains("MARU_ACCESS_BACKUP", (await Assert.ThrowsAsync<InputException>(() => Backup.Run(null, null, CancellationToken.None))).Todo!.Value.Ko, StringComparison.Ordinal);
        Assert.True(Backup.State().IsLate);
    }

    [Fact]
    public async Task One_that_failed_is_tried_again_soon_and_one_that_went_well_at_its_time()
    {
        await Write(2);
        var clock = new Clock { Now = DateTimeOffset.UtcNow };
        using var backup = new BackUpAccessLog(Home, _services.GetRequiredService<ReadAccessLog>(), _services.GetRequiredService<AccessSettings>(), clock) { Folder = Target };
        Assert.True(backup.IsDue());
        // The storage is away: its place is a file.
        await File.WriteAllTextAsync(Target, "");
        await Assert.ThrowsAsync<InputException>(() => backup.Run(null, null, CancellationToken.None));
        Assert.False(backup.IsDue());
        clock.Now += TimeSpan.FromMinutes(20);
        Assert.True(backup.IsDue());
        File.Delete(Target);
        await backup.Run(null, null, CancellationToken.None);
        await Write(1);
        clock.Now += TimeSpan.FromHours(23);
        Assert.False(backup.IsDue());
        clock.Now += TimeSpan.FromHours(1.5);
        Assert.Equal((true, false), (backup.IsDue(), backup.State().IsLate));
        clock.Now += TimeSpan.FromHours(1);
        Assert.True(backup.State().IsLate);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    [Fact]
    public async Task Half_a_line_that_a_killed_backup_left_is_written_again()
    {
        await Write(20);
        await Run();
        var last = Copy.PathOf(Copy.Files()[^1]);
        await using (var file = new FileStream(last, FileMode.Open)) file.SetLength(file.Length - 17);
        await Write(3);
        Assert.Equal(23, (await Run()).Records);
        Assert.True((await VerifyCopy()).IsWhole);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
