using System.Text.Json;
using Maru.Core;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>What <c>maru drift --json</c> says of a dataset; <c>/api/v1/datasets/{id}/drift</c> gives its versions as far as everybody may see them.</summary>
/// <param name="Policy">alert, evolve or stop.</param>
/// <param name="Waiting">Tables that wait for a person, the oldest first.</param>
/// <param name="Versions">Versions whose columns differ from those of the version before, the newest first.</param>
public sealed record DriftReport(string Dataset, string Policy, bool PolicyIsDefault, IReadOnlyList<DriftArrivalReport> Waiting, IReadOnlyList<DriftArrivalReport> Versions)
{
    public static DriftReport Of(DriftView view) => new(
        view.Dataset, Word(view.Policy), !view.IsOwn, [.. view.Waiting.Select(arrival => DriftArrivalReport.Of(arrival, true))], [.. view.Past.Select(arrival => DriftArrivalReport.Of(arrival, true))]);

    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

/// <param name="State">waiting, accepted or refused; null for a version that came straight in.</param>
/// <param name="Grade">none, harmless, notable or grave.</param>
public sealed record DriftArrivalReport(
    int? Version, string? Hold, string? State, int Against, DateTimeOffset At, string Policy, string Grade, long RowsBefore, long RowsNow, bool Reordered, bool LooksLikeAnother,
    string Summary, IReadOnlyList<DriftColumnReport> Columns, IReadOnlyList<DriftProposalReport> Proposals, string? DecidedBy, string? DecidedWhy)
{
    /// <summary>What uses columns that change or go; only for what waits.</summary>
    public IReadOnlyList<Bilingual> Uses { get; init; } = [];

    /// <param name="closedToo">Columns that readers may not see are named too.</param>
    public static DriftArrivalReport Of(DriftArrival arrival, bool closedToo)
    {
        var drift = arrival.Drift;
        var hidden = closedToo ? [] : drift.Columns.Where(arrival.IsClosed).Select(column => column.Before).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(
            arrival.Version, arrival.Hold?.Id ?? drift.Hold, arrival.State is { } state ? DriftReport.Word(state) : null, drift.Against, arrival.At, DriftReport.Word(drift.Policy), DriftReport.Word(drift.Grade),
            drift.RowsBefore, drift.RowsNow, drift.Reordered, drift.LooksLikeAnother, DriftWords.Counts(drift).Ko,
            [.. drift.Columns.Where(column => closedToo || !arrival.IsClosed(column)).Select(DriftColumnReport.Of)],
            [.. drift.Proposals.Where(proposal => !hidden.Contains(proposal.Before)).Select(proposal => new DriftProposalReport(proposal.Before, proposal.Header, DriftReport.Word(proposal.By), proposal.Score))],
            drift.AcceptedBy ?? arrival.Hold?.DecidedBy, drift.AcceptedWhy ?? arrival.Hold?.DecidedWhy)
        {
            Uses = closedToo ? [.. arrival.Uses.Select(use => use.Title)] : [],
        };
    }
}

/// <param name="Fate">same, renamed, added, removed, still-missing or returned.</param>
/// <param name="By">header, spelling, person, earlier, standard-term or content.</param>
public sealed record DriftColumnReport(string? Before, string? Now, string? Header, string Fate, string? By, double? Score, string Grade, IReadOnlyList<DriftChangeReport> Changes)
{
    public static DriftColumnReport Of(ColumnDrift column) => new(
        column.Before, column.Now, column.Header, DriftReport.Word(column.Fate), column.By is { } by ? DriftReport.Word(by) : null, column.Score, DriftReport.Word(column.Grade),
        [.. column.Changes.Select(change => new DriftChangeReport(DriftReport.Word(change.Kind), DriftReport.Word(change.Grade), change.Before, change.Now, change.Came, change.Went, change.Times, change.Describe()))]);
}

public sealed record DriftChangeReport(string Kind, string Grade, string? Before, string? Now, int Came, int Went, double? Times, Bilingual Message);

public sealed record DriftProposalReport(string Before, string Header, string By, double Score);
