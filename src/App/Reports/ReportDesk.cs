using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Reports;

/// <summary>Takes in what readers report and looks up what became of it; guards the doors that anyone may knock at.</summary>
public sealed class ReportDesk(CatalogStore catalog, TimeProvider clock)
{
    private readonly SendingLimit _reports = new(clock, 5, TimeSpan.FromMinutes(10));
    private readonly SendingLimit _misses = new(clock, 20, TimeSpan.FromMinutes(10));

    /// <summary>Keeps a report that has no <see cref="ReportDraft.Problems"/>.</summary>
    /// <param name="sender">Address it comes from: only for counting, and never kept.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="InputException">The sender has reported too often.</exception>
    public string Send(string dataset, ReportDraft draft, string sender)
    {
        if (!_reports.TryTake(sender))
            throw new InputException(
                new("10분 동안 보낼 수 있는 신고 5건을 이미 보냈습니다.", "Five reports in ten minutes have been sent already."),
                new("조금 뒤에 다시 보내거나 여러 내용을 한 번에 적으세요.", "Send it again a little later, or put several things into one report."));
        return catalog.Report(dataset, draft.Kind, draft.Message, draft.Column, draft.ReplyTo);
    }

    /// <summary>The report of a number; null when there is none.</summary>
    /// <exception cref="InputException">Too many numbers were tried.</exception>
    public ErrorReport? Find(string number, string sender)
    {
        // Asked first: who guesses learns nothing more, not even of a number that exists.
        if (_misses.IsSpent(sender))
            throw new InputException(
                new("없는 번호를 너무 여러 번 찾았습니다.", "Too many numbers that don't exist were tried."), new("10분 뒤에 다시 해 보세요.", "Try again in ten minutes."));
        if (catalog.FindReport(ReportNumber.Read(number)) is { } found) return found;
        _misses.TryTake(sender);
        return null;
    }
}
