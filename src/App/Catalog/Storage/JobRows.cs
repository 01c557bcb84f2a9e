namespace Maru.App.Catalog.Storage;

/// <summary>A declared job and when it is due next.</summary>
public sealed class JobRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }

    /// <summary>Id of the kind's card.</summary>
    public required string Kind { get; set; }

    /// <summary>The kind's settings as a JSON object of texts.</summary>
    public required string Settings { get; set; }

    /// <summary>Dataset it keeps fresh, when there is one.</summary>
    public string? Dataset { get; set; }

    /// <summary>Five fields of cron; null when it runs after others or by hand only.</summary>
    public string? Cron { get; set; }
    public required string Holidays { get; set; }

    /// <summary>Ids of the jobs that must have succeeded before, as a JSON list.</summary>
    public required string AfterJobs { get; set; }
    public required string CatchUp { get; set; }
    public int Attempts { get; set; }

    /// <summary>1 while it is paused.</summary>
    public int Paused { get; set; }
    public DateTimeOffset? NextDue { get; set; }
    public DateTimeOffset? LastStart { get; set; }
    public DateTimeOffset? LastSuccess { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public string? CreatedBy { get; set; }

    /// <summary>Paths that may lie outside the folders jobs collect from, as a JSON list; null for all it has.</summary>
    public string? FreePaths { get; set; }
}

/// <summary>One run of a job, from being due to its end.</summary>
public sealed class JobRunRow
{
    public required string Id { get; set; }
    public required string Job { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public required string Cause { get; set; }
    public required string State { get; set; }
    public int Attempt { get; set; }
    public DateTimeOffset NotBefore { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public long Rows { get; set; }
    public string? MessageKo { get; set; }
    public string? MessageEn { get; set; }

    /// <summary>The versions it made or found unchanged, as a JSON list.</summary>
    public string? Versions { get; set; }

    /// <summary>1 when somebody asked to cancel it.</summary>
    public int CancelAsked { get; set; }
}

/// <summary>Requests of the newest day a scope was asked with a key.</summary>
public sealed class HostCallRow
{
    public required string Scope { get; set; }

    /// <summary>A mark of the key, never the key itself.</summary>
    public required string KeyMark { get; set; }
    public DateOnly Day { get; set; }
    public int Calls { get; set; }
}
