using Maru.Core.Data;

namespace Maru.Core.Lake;

/// <summary>What happens when the columns of a new version differ from those of the version before.</summary>
public enum DriftPolicy
{
    /// <summary>Taken in as the file has it, and told.</summary>
    Alert,

    /// <summary>Taken in; columns that were only renamed keep their name, columns that are missing stay as blanks.</summary>
    Evolve,

    /// <summary>Not taken in until a person accepts it.</summary>
    Stop,
}

/// <summary>How much a change weighs.</summary>
public enum DriftGrade
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Told, and never a reason to stop: order, spelling, a known other name.</summary>
    Harmless,

    /// <summary>The columns are not what they were. <see cref="DriftPolicy.Stop"/> waits for a person.</summary>
    Notable,

    /// <summary>Figures would silently become wrong, or personal data seen: every policy waits for a person.</summary>
    Grave,
}

/// <summary>What became of a column.</summary>
public enum ColumnFate
{
    Same,
    Renamed,
    Added,
    Removed,

    /// <summary>Missing as it was before, kept as blanks.</summary>
    StillMissing,

    /// <summary>There again after versions without it.</summary>
    Returned,
}

/// <summary>By what a column of the file was known to be one of the version before.</summary>
public enum MatchManner
{
    /// <summary>The header is the same.</summary>
    Header,

    /// <summary>The same but for spaces, marks, case or the unit in brackets.</summary>
    Spelling,

    /// <summary>The same but for the period that every header of the file names: 2026년06월_남_0~4세.</summary>
    Period,

    /// <summary>A person said so.</summary>
    Person,

    /// <summary>The column bore this header in an earlier version.</summary>
    Earlier,

    /// <summary>Both name the same standard term (공통표준용어).</summary>
    StandardTerm,

    /// <summary>The values are the same ones.</summary>
    Content,
}

public enum ColumnChangeKind
{
    Type,

    /// <summary>A unit is written that is not the one before.</summary>
    Unit,

    /// <summary>The values became about 1,000 (10,000, …) times larger or smaller.</summary>
    Scale,

    /// <summary>It no longer tells the rows apart.</summary>
    Key,

    /// <summary>Personal data of a graver class than before.</summary>
    Privacy,

    /// <summary>Values of a list of codes came or went.</summary>
    Codes,
}

/// <param name="Before">In the words of types, units and classes; null for none. Never a value of the data.</param>
public sealed record ColumnChange(ColumnChangeKind Kind, DriftGrade Grade, string? Before, string? Now)
{
    /// <summary>Codes that came, and codes that went.</summary>
    public int Came { get; init; }

    public int Went { get; init; }

    /// <summary>How many times larger the values are now.</summary>
    public double? Times { get; init; }
}

/// <summary>One column before and now.</summary>
/// <param name="Before">Its name in the version before; null when it was added.</param>
/// <param name="Now">Its name in this version; null when it is not there.</param>
public sealed record ColumnDrift(string? Before, string? Now, ColumnFate Fate)
{
    /// <summary>Its header in the file.</summary>
    public string? Header { get; init; }

    public MatchManner? By { get; init; }

    /// <summary>How sure the match is, 0–1.</summary>
    public double? Score { get; init; }

    public DriftGrade Grade { get; init; }

    public IReadOnlyList<ColumnChange> Changes { get; init; } = [];
}

/// <summary>Two columns that may be one: not sure enough, or more than one may be it. A person decides.</summary>
/// <param name="Header">The header in the file.</param>
public sealed record MatchProposal(string Before, string Header, MatchManner By, double Score);

/// <summary>How a version's columns differ from those of the version before. Names and counts only, never a value of the data.</summary>
/// <param name="Against">The version before.</param>
/// <param name="Policy">By which it was judged.</param>
public sealed record SchemaDrift(int Against, DriftPolicy Policy, IReadOnlyList<ColumnDrift> Columns)
{
    public IReadOnlyList<MatchProposal> Proposals { get; init; } = [];

    /// <summary>The columns stand in another order.</summary>
    public bool Reordered { get; init; }

    public long RowsBefore { get; init; }

    public long RowsNow { get; init; }

    /// <summary>What the sharp change of rows weighs.</summary>
    public DriftGrade RowsGrade { get; init; }

    /// <summary>Fewer than half of the columns are there: it looks like another table.</summary>
    public bool LooksLikeAnother { get; init; }

    /// <summary>Who took in what was held, and why; null when nobody had to.</summary>
    public string? AcceptedBy { get; init; }

    public string? AcceptedWhy { get; init; }

    /// <summary>The hold it lay in; null when it came straight in.</summary>
    public string? Hold { get; init; }

    public DriftGrade Grade => (DriftGrade)Math.Max(
        (int)(LooksLikeAnother ? DriftGrade.Grave : Reordered ? DriftGrade.Harmless : DriftGrade.None),
        Math.Max((int)RowsGrade, Columns.Select(column => (int)column.Grade).DefaultIfEmpty().Max()));

    /// <summary>True when it is not taken in before a person accepts it.</summary>
    public bool IsToBeHeld => Grade >= (Policy == DriftPolicy.Stop ? DriftGrade.Notable : DriftGrade.Grave);
}
