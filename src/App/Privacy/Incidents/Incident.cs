namespace Maru.App.Privacy.Incidents;

/// <summary>A breach of personal data, or what may be one, as its entries say.</summary>
public sealed class Incident
{
    private readonly List<IncidentEntry> _entries = [];

    private Incident(string id) => Id = id;

    public string Id { get; }

    public IReadOnlyList<IncidentEntry> Entries => _entries;

    public IncidentOpening Opening { get; private set; } = null!;

    public string OpenedBy => _entries[0].By;

    /// <summary>When it became known: the clocks run from here.</summary>
    public DateTimeOffset KnownAt { get; private set; }

    /// <summary>Names of the accounts that were put on it.</summary>
    public IReadOnlyList<string> Team { get; private set; } = [];

    /// <summary>Null until somebody said it.</summary>
    public IncidentScope? Scope { get; private set; }

    /// <summary>The notice as it was written last; null before.</summary>
    public IncidentNotice? Notice { get; private set; }

    public bool IsContained { get; private set; }

    public IncidentEntry? NotReported { get; private set; }

    /// <summary>How it ended; null while it is open.</summary>
    public IncidentEntry? End { get; private set; }

    public bool IsOpen => End is null;

    public bool WasDismissed => End?.Act == IncidentAct.Dismissed;

    /// <summary>What was sent to one of those who have to be told, in order.</summary>
    public IReadOnlyList<IncidentEntry> SentTo(IncidentDuty duty) => [.. _entries.Where(entry => entry.Sent?.To == duty)];

    /// <summary>The incidents of a book, in the order they were opened.</summary>
    public static IReadOnlyList<Incident> Read(IEnumerable<IncidentEntry> entries)
    {
        var all = new Dictionary<string, Incident>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!all.TryGetValue(entry.Incident, out var incident)) all.Add(entry.Incident, incident = new(entry.Incident));
            incident.Take(entry);
        }
        return [.. all.Values];
    }

    private void Take(IncidentEntry entry)
    {
        _entries.Add(entry);
        switch (entry.Act)
        {
            case IncidentAct.Opened: (Opening, KnownAt) = (entry.Opening!, entry.Opening!.KnownAt); break;
            case IncidentAct.Timed: KnownAt = entry.KnownAt!.Value; break;
            case IncidentAct.Assigned: Team = [.. Team, entry.Person!]; break;
            case IncidentAct.Contained: IsContained = true; break;
            case IncidentAct.Scoped:
                Scope = entry.Scope;
                // What was decided was decided on what was known then.
                NotReported = null;
                break;
            case IncidentAct.Drafted: Notice = entry.Notice; break;
            case IncidentAct.NotReported: NotReported = entry; break;
            case IncidentAct.Dismissed or IncidentAct.Closed: End = entry; break;
        }
    }
}

public enum ClockState
{
    /// <summary>There is time.</summary>
    Running,
    /// <summary>Little time is left.</summary>
    Urgent,
    Overdue,
    /// <summary>Told in time, and what was not known then is still to be told.</summary>
    Preliminary,
    Done,
    DoneLate,
    /// <summary>Need not be told: below the law's limits, or by a decision that is kept.</summary>
    NotNeeded,
}

/// <summary>One of the two clocks of a breach.</summary>
/// <param name="DoneAt">When they were told first; null while they are not.</param>
/// <param name="IsCertain">False while it is not known whether they have to be told: the clock runs all the same.</param>
public sealed record IncidentClock(IncidentDuty Duty, DateTimeOffset DueAt, DateTimeOffset? DoneAt, ClockState State, bool IsCertain)
{
    public bool IsOpen => State is ClockState.Running or ClockState.Urgent or ClockState.Overdue or ClockState.Preliminary;
}

/// <summary>What the access log says of a dataset within a period.</summary>
/// <param name="Subjects">Persons handled, as often as they were: at most so many.</param>
/// <param name="Most">Persons of the record that handled most: at least so many.</param>
public sealed record IncidentTouch(string Dataset, long Records, long Subjects, long Most, long Downloads, IReadOnlyList<string> Columns, IReadOnlyList<string> Accounts, DateTimeOffset From, DateTimeOffset Until, bool IsSensitive);
