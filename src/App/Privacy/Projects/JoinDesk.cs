using System.Globalization;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.Core;

namespace Maru.App.Privacy.Projects;

/// <summary>A number of rows as a trial tells it: rounded down, and a few without saying how many.</summary>
/// <param name="AtLeast">A multiple of the trial's step.</param>
/// <param name="IsFew">More than none and fewer than the step.</param>
public readonly record struct TrialCount(int AtLeast, bool IsFew)
{
    public static TrialCount Of(int rows, int step) => new(rows / step * step, rows > 0 && rows < step);
}

/// <summary>What a trial join (모의 결합) found. It tells of nobody: counts are rounded down, few rows are not counted, and who found no partner is not counted at all.</summary>
/// <param name="Step">What counts are rounded to.</param>
public sealed record ProjectTrial(int Step, int LeftRows, int RightRows, TrialCount LeftBlank, TrialCount RightBlank, TrialCount LeftRepeated, TrialCount RightRepeated, TrialCount Matched)
{
    /// <summary>Version of each dataset.</summary>
    public int LeftVersion { get; init; }

    public int RightVersion { get; init; }

    /// <summary>Share of the first dataset's rows that are joined, at least, 0 to 1.</summary>
    public double LeftShare => LeftRows == 0 ? 0 : (double)Matched.AtLeast / LeftRows;

    /// <summary>Share of the other's; rows of a person who is joined several times count each.</summary>
    public double RightShare => RightRows == 0 ? 0 : Math.Min(1, (double)Matched.AtLeast / RightRows);
}

/// <summary>
/// Joins two datasets of ours by keyed hashes of normalised fields (내부 결합): declared with the plan and approved with it, tried before it is done, and processed and
/// reviewed as every other project. The key is the project's own and lies apart with its additional information.
/// </summary>
public sealed class JoinDesk(ProjectDesk projects, ProjectFiles files, PrivacyTableReader reader, AccessLogStore log, AccessSettings settings)
{
    /// <summary>May try the join: who does the work, once the plan was approved.</summary>
    public bool MayTry(Reader by, Project project) =>
        project is { Plan.Join: not null, Stopped: null, Destroyed: null, Step: ProjectStep.RiskReview or ProjectStep.Processing } && (by.Kind == ReaderKind.Machine || projects.MayWork(by, project));

    /// <summary>Declares the join, or takes it back with null, while the plan is not approved: the plan is sent anew.</summary>
    /// <exception cref="InputException">The plan is approved, or something is wrong.</exception>
    public void Declare(Reader by, string id, TableJoin? join) => projects.Plan(by, id, projects.Find(by, id).Plan with { Join = join });

    /// <summary>Tries the join on the newest versions: how many rows meet, nothing of anybody. Both readings are in the access log.</summary>
    /// <exception cref="InputException">It is not its time, or a column is gone.</exception>
    public async Task<ProjectTrial> Try(Reader by, string id, string place, CancellationToken stop)
    {
        var project = projects.Find(by, id);
        if (!MayTry(by, project)) throw ProjectDesk.NotNow;
        var join = project.Plan.Join!;
        var recipe = files.Read(project, "identifiers: []\n", "x.csv");
        var joined = reader.Join(recipe, stop);
        var account = by.Kind == ReaderKind.Machine ? MachineAccount.Name : by.Name;
        foreach (var (dataset, rows, columns) in ((string, int, IReadOnlyList<string>)[])[(project.Plan.Dataset, joined.Counts.LeftRows, [.. join.Fields.Select(field => field.Left)]), (join.Dataset, joined.Counts.RightRows, [.. join.Fields.Select(field => field.Right)])])
            await log.Append(new(account, place, AccessAction.View, dataset, rows) { Columns = columns, Reason = string.Create(CultureInfo.InvariantCulture, $"모의 결합 {id}: {project.Plan.Title}") }, stop);
        int step = settings.Value(ProjectSetting.TrialStep);
        TrialCount Told(int count) => TrialCount.Of(count, step);
        var counts = joined.Counts;
        var table = joined.Table(join, project.Plan.Items);
        var trial = new ProjectTrial(step, counts.LeftRows, counts.RightRows, Told(counts.LeftBlank), Told(counts.RightBlank), Told(counts.LeftRepeated), Told(counts.RightRepeated), Told(counts.Matched)) { LeftVersion = table.Version ?? 0, RightVersion = table.JoinedVersion ?? 0 };
        projects.Act(id, now => MayTry(by, now) && PlannedAt(now) == PlannedAt(project) ? projects.Entry(by, now, ProjectAct.TrialJoined) with { By = account, Trial = trial } : throw ProjectDesk.NotNow);
        return trial;
    }

    // A plan that was written anew in between is another join.
    private static long PlannedAt(Project project) => project.Entries.Last(entry => entry.Act == ProjectAct.Planned).Number;
}
