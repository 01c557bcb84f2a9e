namespace Maru.App.Privacy.Publishing;

public enum ReleaseState
{
    /// <summary>It waits for somebody else's approval.</summary>
    Waits,
    Refused,
    /// <summary>Approved, and on its way into the catalogue.</summary>
    Approved,
    Published,
}

/// <summary>A table, as its lines in the book say.</summary>
public sealed record SafeRelease(string Id, string Dataset, ReleaseEntry Made, IReadOnlyList<ReleaseEntry> Entries)
{
    public MadeTable Table => Made.Table!;

    public string Maker => Made.By;

    public ReleaseState State => Entries[^1].Act switch
    {
        ReleaseAct.Refused => ReleaseState.Refused,
        ReleaseAct.Approved => ReleaseState.Approved,
        ReleaseAct.Published => ReleaseState.Published,
        _ => ReleaseState.Waits,
    };

    public TablePlace? Place => Entries.LastOrDefault(entry => entry.Place is not null)?.Place;

    /// <summary>The tables of a book, in the order they were made.</summary>
    public static IReadOnlyList<SafeRelease> All(IEnumerable<ReleaseEntry> entries) =>
        [.. entries.Where(entry => entry.Release is not null).GroupBy(entry => entry.Release!, StringComparer.Ordinal).Select(lines => new SafeRelease(lines.Key, lines.First().Dataset, lines.First(), [.. lines]))];

    /// <summary>How a dataset's tables are made safe.</summary>
    public static SafeSwitch SwitchOf(IEnumerable<ReleaseEntry> entries, string dataset) => entries.LastOrDefault(entry => entry.Act == ReleaseAct.Switched && entry.Dataset == dataset)?.Switch ?? SafeSwitch.Off;

    /// <summary>What was spent of a dataset's budget, by everything that anybody has seen.</summary>
    public static decimal SpentOf(IEnumerable<ReleaseEntry> entries, string dataset) => entries.Where(entry => entry.Dataset == dataset).Sum(entry =>
        entry.Act == ReleaseAct.Prepared && entry.Table!.Switch == SafeSwitch.Private ? entry.Table.Spec.Epsilon ?? 0 : entry.Proposal?.Epsilon ?? 0);
}
