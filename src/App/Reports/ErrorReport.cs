using Maru.App.Catalog;

namespace Maru.App.Reports;

/// <summary>An error report as it stands.</summary>
/// <param name="Number">What the sender looks it up by.</param>
/// <param name="Kind">Id of a <see cref="ReportKind"/>.</param>
/// <param name="Version">The newest version when it was sent.</param>
/// <param name="ReplyTo">Where to answer; forgotten once answered.</param>
public sealed record ErrorReport(
    string Number, string Dataset, int? Version, string Kind, string Message, string? Column, string? ReplyTo,
    ReportState State, string? Answer, DateTimeOffset CreatedAt, DateOnly DueOn, DateTimeOffset? AnsweredAt)
{
    public bool IsOpen => State != ReportState.Answered;

    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;
}
