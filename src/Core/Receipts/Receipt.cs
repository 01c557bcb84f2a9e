namespace Maru.Core.Receipts;

/// <summary>
/// What makes a number checkable: the versions it was computed from, the steps in order with their row counts, the settings, the times and a
/// hash of the result. Anybody with the same data gets the same result by the same steps.
/// </summary>
/// <param name="Id">Hash of data, steps, settings and result: the same computation with the same result has the same receipt.</param>
/// <param name="ComputedAt">When it was computed first. 표시 (shown) is the reader's own time and is not kept.</param>
/// <param name="ResultSha256">Of the result in canonical form: one line a row, cells between tabs.</param>
public sealed record Receipt(
    string Id, Bilingual Title, IReadOnlyList<UsedVersion> Data, IReadOnlyList<ReceiptStep> Steps, DateTimeOffset ComputedAt, string ResultSha256)
{
    /// <summary>기준일: the oldest day that any of the data speak of; null when none says.</summary>
    public DateOnly? ReferenceDate => Data.Min(d => d.ReferenceDate);

    /// <summary>수집: when the last of the data were collected.</summary>
    public DateTimeOffset? CollectedAt => Data.Count == 0 ? null : Data.Max(d => d.CollectedAt);

    /// <summary>Id and version of the method, as "forecast 2.1.0"; null when the steps are SQL alone.</summary>
    public string? Method { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Seed of the random numbers; null when there are none.</summary>
    public long? Seed { get; init; }

    /// <summary>Seconds the computation took.</summary>
    public double Seconds { get; init; }

    /// <summary>The command line that computes it again, or null.</summary>
    public string? Command { get; init; }
}

/// <param name="Rows">Rows of the version, all of them in reach of the computation.</param>
/// <param name="SetAside">Rows that did not fit and took no part.</param>
public sealed record UsedVersion(string Dataset, string Title, int Version, long Rows, long SetAside, DateOnly? ReferenceDate, DateTimeOffset CollectedAt);

/// <param name="Sql">The step's SQL; null for a step of a method.</param>
/// <param name="RowsIn">Rows before the step.</param>
/// <param name="RowsOut">Rows after it.</param>
public sealed record ReceiptStep(string Name, Bilingual What, string? Sql, long RowsIn, long RowsOut);
