using System.Diagnostics;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.AccessLog.Keeping;

/// <summary>How a backup went, as it is kept beside the signed checkpoints.</summary>
/// <param name="By">Who asked for it; null when it was done at its time.</param>
/// <param name="Records">Number of the last record the backup has.</param>
/// <param name="Bytes">Bytes that were added.</param>
/// <param name="Where">File of what went wrong; null when it went well.</param>
public sealed record BackupDone(DateTimeOffset At, string? By, string Folder, long Records, long Bytes, double Seconds, string? Where = null, string? Ko = null, string? En = null)
{
    public bool WentWell => Ko is null;

    public Bilingual? Message => Ko is null || En is null ? null : new(Ko, En);
}

/// <summary>Where the backup stands.</summary>
/// <param name="Folder">Where backups go when nobody says otherwise; null when no folder is set.</param>
/// <param name="Last">The last try; null before the first.</param>
/// <param name="Good">The last that went well.</param>
/// <param name="Behind">Records that the last good one lacks.</param>
/// <param name="IsLate">None went well within the cycle, though there is something to keep.</param>
public sealed record BackupState(string? Folder, BackupDone? Last, BackupDone? Good, long Records, long Behind, bool IsLate);

/// <summary>
/// Backs the access log up to a storage of its own: the log, its checkpoints, the books of evidence. Appended only, each line proven as it comes; the key
/// that signs stays where it is, so that nobody can sign in the backup's name.
/// </summary>
public sealed class BackUpAccessLog(DataHome home, ReadAccessLog read, AccessSettings settings, TimeProvider clock) : IDisposable
{
    public const string Variable = "MARU_ACCESS_BACKUP";

    // A storage that was away for a moment is tried again soon.
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(15);

    // One that begins at its time is under way a while before it could be late.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The folder backups go to when nobody says otherwise; null when MARU_ACCESS_BACKUP is not set.</summary>
    public string? Folder { get; init; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    public BackupState State()
    {
        var (last, good, records) = (Kept("backup.json"), Kept("backup-good.json"), read.Last()?.Number ?? 0);
        var behind = Math.Max(0, records - (good?.Records ?? 0));
        var late = records > 0 && (good is null || (behind > 0 && clock.GetUtcNow() - good.At > Cycle + Grace));
        return new(Folder, last, good, records, behind, late);
    }

    /// <summary>True when a folder is set and the last that went well is as long ago as the cycle; one that failed is tried again soon.</summary>
    public bool IsDue() => Folder is not null && (Kept("backup.json") is not { } last || clock.GetUtcNow() - last.At >= (last.WentWell ? Cycle : Retry));

    /// <summary>Brings the backup up to date.</summary>
    /// <param name="folder">Null for the folder that is set.</param>
    /// <param name="by">Null when it is done at its time.</param>
    /// <exception cref="InputException">No folder is named, it can't be used, or the log does not go on from it.</exception>
    public async Task<BackupDone> Run(string? folder, string? by, CancellationToken stop)
    {
        var target = Checked(folder ?? Folder);
        await _one.WaitAsync(stop);
        var (watch, at) = (Stopwatch.StartNew(), clock.GetUtcNow());
        try
        {
            PrivateFiles.CreateFolder(target);
            using var held = FileLock.TryTake(Path.Combine(target, "lock")) ?? throw new InputException(new("다른 백업이 하고 있습니다.", "Another backup is under way."), new("끝난 뒤 다시 하세요.", "Try again when it is done."), target) { IsTransient = true };
            var copy = new CopyAccessLog(AccessLogPlace.Of(home), AccessLogPlace.InBackup(target));
            await Task.Run(() => copy.Run(stop), stop);
            return Keep(new(at, by, target, copy.Number, copy.Bytes, watch.Elapsed.TotalSeconds));
        }
        catch (InputException e) when (!e.IsTransient)
        {
            Keep(new(at, by, target, 0, 0, watch.Elapsed.TotalSeconds, e.Where, e.Problem.Ko, e.Problem.En));
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = new InputException(new($"백업 폴더에 쓸 수 없습니다: {e.Message}", $"The backup folder can't be written: {e.Message}"), new("저장소가 연결되어 있는지, 자리가 남았는지 보세요.", "See whether the storage is connected and has space."), target, e);
            Keep(new(at, by, target, 0, 0, watch.Elapsed.TotalSeconds, target, problem.Problem.Ko, problem.Problem.En));
            throw problem;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private TimeSpan Cycle => TimeSpan.FromHours(settings.Value(RetentionSetting.BackupHours));

    private string Checked(string? folder)
    {
        if (string.IsNullOrWhiteSpace(folder)) throw new InputException(
            new("백업할 폴더가 정해지지 않았습니다.", "No folder for the backup is set."), new($"--to 폴더로 말하거나 {Variable}에 다른 저장소의 폴더를 적으세요.", $"Say --to FOLDER, or set {Variable} to a folder on another storage."), "--to");
        var target = Path.GetFullPath(folder);
        return !home.IsAbout(target) ? target : throw new InputException(
            new("데이터 폴더 안이나 그 위의 폴더입니다.", "It lies in the data folder, or holds it."), new("데이터 폴더를 잃어도 남을 다른 저장소의 폴더를 고르세요.", "Choose a folder on another storage, which stays when the data folder is lost."), target);
    }

    private BackupDone Keep(BackupDone done)
    {
        PrivateFiles.CreateFolder(home.AccessSeals);
        foreach (var name in (string[])["backup.json", .. done.WentWell ? ["backup-good.json"] : Array.Empty<string>()])
        {
            var path = Path.Combine(home.AccessSeals, name);
            PrivateFiles.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(done, AccessLogJson.Default.BackupDone));
            File.Move(path + ".new", path, overwrite: true);
        }
        return done;
    }

    private BackupDone? Kept(string name)
    {
        try
        {
            var path = Path.Combine(home.AccessSeals, name);
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), AccessLogJson.Default.BackupDone) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
