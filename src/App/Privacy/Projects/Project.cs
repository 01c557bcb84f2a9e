namespace Maru.App.Privacy.Projects;

/// <summary>Where a step stands.</summary>
public enum StepState
{
    /// <summary>Its work is to be done.</summary>
    Open,
    /// <summary>It was done and waits for somebody else's approval.</summary>
    Waits,
    Done,
}

/// <param name="Return">What came when it was destroyed or given back; null while it is out.</param>
public sealed record CopyOut(ProjectCopy Copy, ProjectEntry Given, ProjectEntry? Return);

/// <summary>A request to turn pseudonyms back, and what became of it.</summary>
/// <param name="Decided">Its approval or refusal; null while it waits.</param>
/// <param name="Done">When it was carried out; null before.</param>
public sealed record RevealRequest(ProjectReveal Reveal, ProjectEntry Asked, ProjectEntry? Decided, ProjectEntry? Done);

/// <summary>How a copy stands on a day.</summary>
public enum CopyState
{
    InUse,
    /// <summary>Its licence ends within the days of <see cref="ProjectSetting.Remind"/>.</summary>
    EndsSoon,
    /// <summary>Its licence has ended and it is not back.</summary>
    Expired,
    /// <summary>The project was stopped: it is to come back at once.</summary>
    CalledBack,
    /// <summary>Destroyed or given back.</summary>
    Returned,
}

/// <summary>A project of pseudonymisation, as its entries say.</summary>
public sealed class Project
{
    private readonly List<ProjectEntry> _entries = [];
    private readonly List<ProjectEntry> _judgements = [];

    private Project(string id) => Id = id;

    public string Id { get; }

    public IReadOnlyList<ProjectEntry> Entries => _entries;

    public ProjectPlan Plan { get; private set; } = null!;

    public string Owner { get; private set; } = "";

    /// <summary>The step it is in.</summary>
    public ProjectStep Step { get; private set; }

    /// <summary>Where that step stands.</summary>
    public StepState State { get; private set; }

    public RiskAssessment? Risk { get; private set; }

    /// <summary>The last trial of the join that is planned; null before, and where none is planned.</summary>
    public ProjectTrial? Trial { get; private set; }

    /// <summary>The newest edition; null before the first.</summary>
    public ProjectEdition? Edition { get; private set; }

    /// <summary>Judgements of the newest edition, since it was last sent.</summary>
    public IReadOnlyList<ProjectEntry> Judgements => _judgements;

    /// <summary>The edition that was found adequate and approved; null before.</summary>
    public ProjectEdition? ApprovedEdition { get; private set; }

    public IReadOnlyList<CopyOut> Copies { get; private set; } = [];

    /// <summary>Packages for linkage outside.</summary>
    public IReadOnlyList<LinkPackage> Packages { get; private set; } = [];

    /// <summary>What the agency gave back.</summary>
    public IReadOnlyList<LinkedResult> Linked { get; private set; } = [];

    /// <summary>The last list of matches; null before.</summary>
    public LinkMatches? Matches { get; private set; }

    /// <summary>When the salt was kept last; null before.</summary>
    public ProjectEntry? Salt { get; private set; }

    /// <summary>Requests to turn pseudonyms back, in the order they were made.</summary>
    public IReadOnlyList<RevealRequest> Reveals { get; private set; } = [];

    public ProjectEntry? Stopped { get; private set; }

    public ProjectEntry? KeyDestroyed { get; private set; }

    public ProjectEntry? Destroyed { get; private set; }

    /// <summary>Everyone who wrote the plan, assessed or processed: none of them approves or judges.</summary>
    public IEnumerable<string> Makers => _entries.Where(entry => entry.Act is ProjectAct.Planned or ProjectAct.Assessed or ProjectAct.Processed or ProjectAct.Submitted).Select(entry => entry.By).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>When a step was done last; null while it is not.</summary>
    public DateTimeOffset? DoneAt(ProjectStep step) => step < Step ? _entries.LastOrDefault(entry => entry.Step == step && entry.Act is ProjectAct.Approved or ProjectAct.Submitted && entry.Step == step)?.At : null;

    /// <summary>How often the review found it inadequate.</summary>
    public int TimesRefused => _entries.Count(entry => entry is { Act: ProjectAct.Refused, Step: ProjectStep.AdequacyReview });

    /// <summary>The projects of a book, in the order they were begun.</summary>
    public static IReadOnlyList<Project> Read(IEnumerable<ProjectEntry> entries)
    {
        var all = new Dictionary<string, Project>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!all.TryGetValue(entry.Project, out var project)) all.Add(entry.Project, project = new(entry.Project));
            project.Take(entry);
        }
        return [.. all.Values];
    }

    private void Take(ProjectEntry entry)
    {
        _entries.Add(entry);
        switch (entry.Act)
        {
            case ProjectAct.Planned:
                if (Owner.Length == 0) Owner = entry.By;
                Plan = entry.Plan!;
                Trial = null;
                State = StepState.Waits;
                break;
            case ProjectAct.Assessed:
                Risk = entry.Risk;
                State = StepState.Waits;
                break;
            case ProjectAct.TrialJoined: Trial = entry.Trial; break;
            case ProjectAct.Processed:
                Edition = entry.Edition;
                State = StepState.Open;
                break;
            case ProjectAct.Submitted:
                _judgements.Clear();
                (Step, State) = (ProjectStep.AdequacyReview, StepState.Waits);
                break;
            case ProjectAct.Judged: _judgements.Add(entry); break;
            case ProjectAct.Approved: Approve(entry); break;
            case ProjectAct.Refused:
                if (entry.Step == ProjectStep.AdequacyReview) Step = ProjectStep.Processing;
                State = StepState.Open;
                break;
            case ProjectAct.Shared: Copies = [.. Copies, new(entry.Copy!, entry, null)]; break;
            case ProjectAct.Returned: Copies = [.. Copies.Select(copy => copy.Copy.Id == entry.Copy!.Id ? copy with { Return = entry } : copy)]; break;
            case ProjectAct.SaltKept: Salt = entry; break;
            case ProjectAct.Packaged: Packages = [.. Packages, entry.Package!]; break;
            case ProjectAct.MatchesTaken: Matches = entry.Matches; break;
            case ProjectAct.LinkedTaken: Linked = [.. Linked, entry.Linked!]; break;
            case ProjectAct.RevealAsked: Reveals = [.. Reveals, new(entry.Reveal!, entry, null, null)]; break;
            case ProjectAct.RevealApproved or ProjectAct.RevealRefused: Reveals = [.. Reveals.Select(one => one.Reveal.Id == entry.Reveal!.Id ? one with { Decided = entry } : one)]; break;
            case ProjectAct.Revealed: Reveals = [.. Reveals.Select(one => one.Reveal.Id == entry.Reveal!.Id ? one with { Done = entry } : one)]; break;
            case ProjectAct.KeyDestroyed: KeyDestroyed = entry; break;
            case ProjectAct.Stopped: Stopped = entry; break;
            case ProjectAct.Destroyed:
                Destroyed = entry;
                (Step, State) = (ProjectStep.Ended, StepState.Done);
                break;
        }
    }

    private void Approve(ProjectEntry entry)
    {
        if (entry.Step == ProjectStep.AdequacyReview) ApprovedEdition = Edition;
        (Step, State) = (entry.Step + 1, StepState.Open);
    }
}
