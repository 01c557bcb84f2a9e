using Maru.App.Catalog.Storage;
using Maru.Core;
using Microsoft.EntityFrameworkCore;

namespace Maru.App.Catalog;

/// <summary>Error reports and import drafts: the catalogue's desk.</summary>
public sealed partial class CatalogStore
{
    private const int LongestMessage = 4000;
    private const int DaysToAnswer = 10;

    /// <summary>Somebody reports an error in a dataset; due an answer within ten days (시행령 제16조 제3항).</summary>
    /// <param name="kind">missing, hard-to-use or wrong-value.</param>
    /// <param name="replyTo">Where to answer; kept only until answered.</param>
    /// <returns>The report's id.</returns>
    public string Report(string dataset, string kind, string message, string? column = null, string? replyTo = null)
    {
        if (Snapshot().Find(dataset) is not { } entry)
            throw new InputException(new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."));
        if (string.IsNullOrWhiteSpace(message) || message.Length > LongestMessage)
            throw new InputException(
                new($"신고 내용은 1~{LongestMessage:N0}자여야 하는데 {message?.Length ?? 0:N0}자입니다.", $"A report takes 1 to {LongestMessage} characters; this has {message?.Length ?? 0}."),
                new("무엇이 어떻게 틀렸는지 줄여 적으세요.", "Say briefly what is wrong."));
        var id = NewId();
        Write((context, now) => context.Add(new ErrorReportRow
        {
            Id = id,
            Dataset = dataset,
            Version = entry.Newest?.Version,
            Kind = kind,
            Message = message.Trim(),
            ColumnName = column,
            ReplyTo = replyTo,
            State = nameof(ReportState.Waiting),
            CreatedAt = now,
            DueOn = BusinessDays.OnOrAfter(KoreanTime.Day(now).AddDays(DaysToAnswer)),
        }));
        return id;
    }

    /// <summary>Takes a report on, or answers it; the address to answer to is forgotten once it is answered.</summary>
    public void AnswerReport(string id, ReportState state, string? answer) => Write((context, now) =>
    {
        var row = context.ErrorReports.Find(id) ?? throw new InputException(new("그런 신고가 없습니다.", "There is no such report."), null, id);
        row.State = state.ToString();
        row.Answer = answer ?? row.Answer;
        if (state != ReportState.Answered) return;
        row.AnsweredAt = now;
        row.ReplyTo = null;
    });

    /// <summary>Error reports, newest first; of one dataset, or of all.</summary>
    public IReadOnlyList<ErrorReportRow> Reports(string? dataset = null) => Read(context =>
        context.ErrorReports.AsNoTracking().Where(r => dataset == null || r.Dataset == dataset).OrderByDescending(r => r.Id).Take(500).ToList());

    /// <summary>Keeps the wizard's answers so that its owner can go on later. A draft with this id is replaced.</summary>
    /// <param name="id">Null for a new draft.</param>
    /// <param name="state">open, done or dropped.</param>
    /// <returns>The draft's id.</returns>
    public string SaveDraft(string? id, string title, string body, string? owner = null, string? dataset = null, string state = "open")
    {
        id ??= NewId();
        Write((context, now) =>
        {
            var row = context.ImportDrafts.Find(id);
            if (row is null) context.Add(row = new ImportDraftRow { Id = id, Title = title, State = state, Body = body, Owner = owner, CreatedAt = now });
            (row.Title, row.Body, row.State, row.Dataset, row.UpdatedAt) = (title, body, state, dataset, now);
        });
        return id;
    }

    public ImportDraftRow? Draft(string id) => Read(context => context.ImportDrafts.AsNoTracking().FirstOrDefault(d => d.Id == id));

    /// <summary>Open drafts, last touched first.</summary>
    public IReadOnlyList<ImportDraftRow> OpenDrafts(string? owner = null) => Read(context =>
        context.ImportDrafts.AsNoTracking().Where(d => d.State == "open" && (owner == null || d.Owner == owner)).OrderByDescending(d => d.UpdatedAt).Take(100).ToList());
}
