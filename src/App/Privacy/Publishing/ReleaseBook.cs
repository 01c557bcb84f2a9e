using System.Text.Json.Serialization;
using Maru.App.AccessLog;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Privacy.Publishing;

public enum ReleaseAct
{
    /// <summary>A dataset's switch was set.</summary>
    Switched,
    /// <summary>A dataset's budget was set.</summary>
    Budgeted,
    /// <summary>A table was made, and what it costs was spent.</summary>
    Prepared,
    /// <summary>돌려보냄.</summary>
    Refused,
    /// <summary>승인.</summary>
    Approved,
    /// <summary>It lies in the catalogue.</summary>
    Published,
    /// <summary>Labels were looked for in the data, and what that costs was spent.</summary>
    Proposed,
}

/// <summary>A table as it was made.</summary>
/// <param name="Version">Of the dataset it was made from.</param>
/// <param name="Threshold">Counts below it are small.</param>
/// <param name="Percent">p of the p% rule; kept to the agency.</param>
/// <param name="Small">Cells held back for themselves.</param>
/// <param name="WithThem">Cells held back because the small ones could be computed from them.</param>
/// <param name="Budget">Of the dataset when it was made; null without noise.</param>
/// <param name="SpentBefore">Of the budget; null without noise.</param>
/// <param name="Sha256">Of the table's file, in hexadecimal.</param>
public sealed record MadeTable(TableSpec Spec, SafeSwitch Switch, int Version, string Title, int Cells, int Threshold, int Percent, int Small, int WithThem, decimal? Budget, decimal? SpentBefore, string Sha256)
{
    public decimal? SpentAfter => SpentBefore + Spec.Epsilon;
}

/// <summary>Where a table is to be found.</summary>
/// <param name="Receipt">Id of its receipt.</param>
public sealed record TablePlace(string Dataset, int Version, string Receipt);

/// <summary>Labels that were proposed for a grouping.</summary>
/// <param name="By">The grouping, with its step.</param>
/// <param name="Epsilon">What was spent of the budget.</param>
public sealed record ProposedLabels(int Version, string By, decimal Epsilon, IReadOnlyList<string> Labels);

/// <summary>A line of the book.</summary>
/// <param name="By">Name of who did it.</param>
/// <param name="Dataset">Id of the dataset that tables are made from.</param>
/// <param name="Release">Number of the table; null for what is about the dataset.</param>
public sealed record ReleaseEntry(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string By, string Dataset, ReleaseAct Act, string? Release = null, string? Text = null,
    SafeSwitch? Switch = null, decimal? Budget = null, MadeTable? Table = null, TablePlace? Place = null, ProposedLabels? Proposal = null) : IEvidence<ReleaseEntry>
{
    /// <summary>Id that the dataset of an approved table has, whenever it comes into the catalogue.</summary>
    public string? Slug { get; init; }

    public ReleaseEntry Numbered(long number) => this with { Number = number };
}

/// <summary>
/// Which tables were published of which data, how they were made safe, by whom and what of the budget it took. It is the budget itself: what is spent is
/// the sum of its lines, and a line is on the disk whole or not at all.
/// </summary>
public sealed class ReleaseBook(DataHome home) : EvidenceBook<ReleaseEntry>(
    FileOf(home), Path.Combine(home.AccessSeals, "tables"), PublishJson.Default.ReleaseEntry, new("안전 공표 기록", "book of published tables"))
{
    private (DateTime At, long Length, IReadOnlyList<ReleaseEntry> Entries)? _kept;

    private static string FileOf(DataHome home) => Path.Combine(home.Publishing, "tables.log");

    /// <summary>The lines as pages show them: read again only when the file changed.</summary>
    public IReadOnlyList<ReleaseEntry> Shown()
    {
        var file = new FileInfo(FileOf(home));
        if (!file.Exists) return [];
        var (at, length) = (file.LastWriteTimeUtc, file.Length);
        if (_kept is { } kept && (kept.At, kept.Length) == (at, length)) return kept.Entries;
        var entries = Read();
        _kept = (at, length, entries);
        return entries;
    }
}
