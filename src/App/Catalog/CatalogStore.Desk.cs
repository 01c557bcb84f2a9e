using Maru.App.Catalog.Storage;
using Maru.App.Reports;
using Maru.Core;
using Microsoft.EntityFrameworkCore;

namespace Maru.App.Catalog;

/// <summary>Error reports and import drafts: the catalogue's desk.</summary>
public sealed partial class CatalogStore
{
    private const int DaysToAnswer = 10;
    private const int MostReports = 1000;

    private const string ReportColumns = "id, dataset, version, kind, message, column_name, reply_to, state, answer, created_at, due_on, answered_at";

    /// <summary>Somebody reports an error in a dataset; due an answer within ten days (시행령 제16조 제3항).</summary>
    /// <param name="kind">Id of a <see cref="ReportKind"/>.</param>
    /// <param name="replyTo">Where to answer; kept only until answered.</param>
    /// <returns>The report's number.</returns>
    public string Report(string dataset, string kind, string message, string? column = null, string? replyTo = null)
    {
        if (Snapshot().Find(dataset) is not { } entry)
            throw new InputException(new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."));
        if (new ReportDraft(kind, message, column, replyTo).Problems(entry) is { Count: > 0 } problems)
            throw new InputException(problems.First().Value, null, problems.First().Key);
        var number = ReportNumber.New(_clock.Today());
        Write((context, now) => context.Add(new ErrorReportRow
        {
            Id = number,
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
        return number;
    }

    /// <summary>Takes a report on, or answers it; the address to answer to is forgotten once it is answered.</summary>
    /// <exception cref="InputException">There is no such report, it is answered already, or the answer says nothing.</exception>
    public void AnswerReport(string number, ReportState state, string? answer) => Write((context, now) =>
    {
        var row = context.ErrorReports.Find(number) ?? throw new InputException(new("그런 번호의 신고가 없습니다.", "There is no report of this number."), null, number);
        if (row.State == nameof(ReportState.Answered)) throw new InputException(new("이미 통지한 신고입니다.", "This report is answered already."), null, number);
        if (state == ReportState.Answered && string.IsNullOrWhiteSpace(answer))
            throw new InputException(new("답이 비어 있습니다.", "The answer is empty."), new("무엇을 어떻게 고쳤는지, 고치지 않는다면 왜인지 적으세요.", "Say what was mended, or why it was not."), number);
        if (answer?.Length > ReportDraft.LongestMessage)
            throw new InputException(new($"답이 {answer.Length:N0}자입니다. {ReportDraft.LongestMessage:N0}자 안으로 줄이세요.", $"The answer has {answer.Length:N0} characters. Shorten it to {ReportDraft.LongestMessage:N0}."), null, number);
        row.State = state.ToString();
        row.Answer = string.IsNullOrWhiteSpace(answer) ? row.Answer : answer.Trim();
        if (state != ReportState.Answered) return;
        row.AnsweredAt = now;
        row.ReplyTo = null;
    });

    /// <summary>Error reports: the open ones first, by the day an answer is due, then the answered ones, newest first. Of one dataset, or of all.</summary>
    public IReadOnlyList<ErrorReport> Reports(string? dataset = null) => ReadReports(
        $"""
        where @p0 = '' or dataset = @p0
        order by case when answered_at is null then 0 else 1 end, case when answered_at is null then due_on else '' end, answered_at desc, created_at, id limit {MostReports}
        """, dataset ?? "");

    /// <summary>The report of a number; null when there is none.</summary>
    public ErrorReport? FindReport(string number) => ReadReports("where id = @p0", number).FirstOrDefault();

    private List<ErrorReport> ReadReports(string which, string parameter)
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows(
            $"select {ReportColumns} from error_reports {which}",
            r => new ErrorReport(
                r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetInt32(2), r.GetString(3), r.GetString(4), r.Text(5), r.Text(6),
                Enum.Parse<ReportState>(r.GetString(7)), r.Text(8), r.Time(9), r.Day(10)!.Value, r.IsDBNull(11) ? null : r.Time(11)),
            parameter);
    }

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
