using Maru.App.Drift;
using Maru.App.Egress;
using Maru.App.Ingest;
using Maru.App.Jobs.Collect;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Jobs.Watch;

/// <summary>Looks into a folder that others put files into, and takes in what is complete, as <c>maru watch</c> does until it is stopped.</summary>
public sealed class WatchJob(TakeDropped dropped, JobIngest ingest, CollectFolders folders, DataHome home, TimeProvider clock) : IJobKind
{
    public const string Id = "watch";
    public const string Folder = "folder";
    public const string Rest = "rest";

    /// <summary>How often a folder is looked into when nothing else is said.</summary>
    public const string UsualSchedule = "1분마다";

    // Timers may end a little early.
    private static readonly TimeSpan Spare = TimeSpan.FromMilliseconds(50);

    public static Card Declared { get; } = new(
        Id, new("폴더 지켜보기", "Watched folder"), new("폴더에 들어오는 파일을 들여와 done으로, 안 되면 까닭과 함께 failed로 옮깁니다.", "Takes in files that arrive in a folder and moves them to done, or to failed with the reason."),
        [
            new Parameter(Folder, ParameterType.Text, new("지켜볼 폴더", "Folder"), new("파일이 들어오는 폴더의 전체 경로.", "Whole path of the folder files arrive in.")),
            JobIngest.Dataset,
            new Parameter(Rest, ParameterType.Number, new("다 온 것으로 볼 때까지", "Rest"), new("크기와 시각이 이만큼 그대로면 다 온 파일입니다.", "A file is complete when its size and time have rested for so long."), "5", 0.1, 600, "초"),
            JobIngest.Connector,
            JobIngest.Reading,
            JobIngest.Access,
        ]);

    public Card Card => Declared;

    public void Check(Settings settings)
    {
        if (settings.Text(Folder) is not { Length: > 0 } folder) throw WatchWords.NoFolder;
        if (!Path.IsPathFullyQualified(folder)) throw WatchWords.NotWhole(folder);
        DueText.Require(folder, JobDeclaration.OptionOf(Folder));
        RequireApart(home, folder);
        ingest.Check(settings);
    }

    public void CheckBeside(Settings settings, IReadOnlyList<(Job Job, Settings Settings)> others, DateTimeOffset now)
    {
        if (settings.Text(Folder) is not { Length: > 0 } folder) return;
        var wanted = Taken(folder, now);
        foreach (var (job, other) in others)
            if (other.Text(Folder) is { Length: > 0 } there && Taken(there, now) is var taken && (wanted[0] == taken[0] || wanted[1..].Any(place => RealPath.IsIn(taken[0], place)) || taken[1..].Any(place => RealPath.IsIn(wanted[0], place))))
                throw WatchWords.Watched(folder, job);
    }

    // Where files are taken from, and where they are put: what one job has put away would arrive for the other.
    private static string[] Taken(string folder, DateTimeOffset now)
    {
        var filled = folder;
        try
        {
            filled = DueText.Fill(folder, now);
        }
        catch (InputException)
        {
            // A job from before such dates were refused; it takes nothing.
        }
        return [.. ((string[])["", DropFolder.DoneName, DropFolder.FailedName]).Select(name => Path.Combine(filled, name)).Select(path => RealPath.Of(path) ?? path)];
    }

    /// <summary>Refuses the data folder: what lies in a watched folder is moved away.</summary>
    /// <exception cref="InputException">As said.</exception>
    public static void RequireApart(DataHome home, string folder)
    {
        if (home.IsAbout(folder)) throw WatchWords.Own(folder);
    }

    public IReadOnlyList<Uri> Addresses(Settings settings) => [];

    public IReadOnlyList<string> Paths(Settings settings) => settings.Text(Folder) is { Length: > 0 } folder ? [folder] : [];

    public async Task<JobResult> Run(JobWork work, CancellationToken stop)
    {
        var named = work.Settings.Text(Folder)!;
        var folder = DueText.Fill(named, work.DueAt);
        if (work.Job.FreePaths is { } free && !free.Contains(named)) folders.Require(folder);
        if (!Directory.Exists(folder)) throw SourceErrors.NotThere(folder);
        RequireApart(home, folder);
        var rest = TimeSpan.FromSeconds(work.Settings.Number(Rest)!.Value);
        var drop = new DropFolder(folder, rest, clock, home);
        drop.Look();
        if (drop.Waiting == 0) return JobResult.Nothing(WatchWords.Nothing);
        // Nothing is computed meanwhile: its place is another's.
        using (AwayTime.Leave()) await Task.Delay(rest + Spare, clock, stop);
        var results = await TakeAll(drop, ingest.Request(work, []), stop);
        return Told(results, drop.Waiting);
    }

    private async Task<List<DroppedResult>> TakeAll(DropFolder drop, IngestRequest reading, CancellationToken stop)
    {
        var results = new List<DroppedResult>();
        // Once each: what was left where it is waits for the next run.
        foreach (var files in drop.Look())
        {
            var taken = await dropped.Take(drop, files, reading, null, stop);
            ingest.Keep([.. taken.SelectMany(result => result.Outcomes)], stop);
            results.AddRange(taken);
        }
        return results;
    }

    private static JobResult Told(List<DroppedResult> all, int waiting)
    {
        var outcomes = all.SelectMany(result => result.Outcomes).ToList();
        var versions = JobIngest.Versions(outcomes);
        var results = all.Where(result => !result.IsArriving || result.Outcomes.Count > 0).ToList();
        if (results.Count == 0) return JobResult.Nothing(WatchWords.Arriving(Math.Max(waiting, all.Count)));
        var (refused, left) = (results.Where(result => result.Refused is not null && result.Outcomes.All(outcome => outcome.Held is null)).ToList(), results.Find(result => result.Left is not null));
        // What could be taken in stays; the run counts as failed, so that somebody looks.
        if (refused.Count > 0) return JobResult.Partly(versions, WatchWords.Refused(results.Count - refused.Count, refused));
        if (left is not null) return JobResult.Partly(versions, WatchWords.Left(left));
        return outcomes.Select(outcome => outcome.Held).FirstOrDefault(hold => hold is not null) is { } held ? new(HeldWords.Waits(held), versions) : new(WatchWords.Taken(results.Count, versions), versions);
    }
}
