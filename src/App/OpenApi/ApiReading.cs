using System.Globalization;
using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.OpenApi;

/// <summary>Reads a call's pages one after the other into its spool, from the first that is not there yet.</summary>
internal sealed class ApiReading(ApiCall call, ApiCaller caller, IReadOnlyDictionary<string, string> keys, PageSpool spool, TimeProvider clock, IProgress<long>? rows)
{
    private const int MostPages = 100_000;

    private readonly PageLedger _ledger = new(call.Api.Paging.Rows);
    private readonly RecordLines _lines = new(call.Api);
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private string? _cursor;
    private int _number;
    private long _rows;

    /// <summary>Pages that are there.</summary>
    public int Count => _number;

    private ApiPaging Paging => call.Api.Paging;

    /// <returns>What was noticed about the pages.</returns>
    /// <exception cref="InputException">A page can't be had. When it may be had later, those before it are kept.</exception>
    public async Task<IReadOnlyList<Issue>> ReadAll(CancellationToken stop)
    {
        try
        {
            var (resumed, more) = Resume();
            if (more) await ReadRest(stop);
            return resumed is null ? _ledger.Issues(Paging.First) : [.. _ledger.Issues(Paging.First), InParts(resumed.Value.Pages, resumed.Value.Last)];
        }
        catch (InputException e) when (!e.IsTransient)
        {
            spool.Clear();
            throw;
        }
    }

    // The account is kept anew from the pages that are there: it comes out as it was.
    private ((int Pages, DateTimeOffset Last)? Resumed, bool More) Resume()
    {
        (int, DateTimeOffset)? resumed = null;
        while (spool.Page(_number) is { } page)
        {
            List<ulong> marks = [.. page.Lines.Select(RecordLines.Mark)];
            var verdict = _ledger.Judge(_number, marks, page.Total, IsCounted);
            if (page.IsRepeat) _ledger.LeaveOut(_number);
            else _ledger.Take(_number, marks, verdict);
            resumed = (_number + 1, page.At);
            if (!Advance(page)) return (resumed, false);
        }
        return (resumed, true);
    }

    private async Task ReadRest(CancellationToken stop)
    {
        var token = call.Api.Token is null ? null : await Token(stop);
        do
        {
            if (_number == MostPages) throw ApiErrors.TooManyPages(call.Origin, MostPages);
        }
        while (Advance(await OnePage(call.AddressOf(_number, _cursor, keys, token), stop)));
    }

    /// <returns>True when a page is to follow.</returns>
    private bool Advance(KeptPage page)
    {
        var number = _number++;
        rows?.Report(_rows += page.Rows);
        if (Paging.Kind == ApiPagingKind.None) return false;
        if (Paging.Kind != ApiPagingKind.Cursor) return !_ledger.IsLast(number, page.Received);
        _cursor = page.Next;
        if (string.IsNullOrEmpty(_cursor)) return false;
        return _cursors.Add(_cursor) ? true : throw ApiErrors.SameCursor(call.Origin);
    }

    // A page that is short, or one that came before, is asked for once more: most often the server has only stumbled.
    private async Task<KeptPage> OnePage(Uri address, CancellationToken stop)
    {
        var (page, marks, verdict) = await Asked(address, stop);
        if (verdict != PageVerdict.Whole)
        {
            var again = await Asked(address, stop);
            if (again.Verdict == PageVerdict.Whole || verdict == PageVerdict.Repeated || (again.Verdict == PageVerdict.Short && again.Page.Received > page.Received)) (page, marks, verdict) = again;
        }
        if (verdict == PageVerdict.Repeated)
        {
            _ledger.LeaveOut(_number);
            page = page with { Rows = 0, Lines = [] };
        }
        else
        {
            _ledger.Take(_number, marks, verdict);
        }
        spool.Keep(_number, page);
        return page;
    }

    private async Task<(KeptPage Page, List<ulong> Marks, PageVerdict Verdict)> Asked(Uri address, CancellationToken stop)
    {
        using var answered = await caller.Ask(address, stop);
        var lines = _lines.Of(answered.Answer.Rows);
        List<ulong> marks = [.. lines.Select(RecordLines.Mark)];
        var next = Paging.Kind == ApiPagingKind.Cursor ? AnswerPath.Text(answered.Root, [Paging.Next]) : null;
        var page = new KeptPage(lines.Count, lines.Count, answered.Answer.Total, next, clock.GetUtcNow()) { Lines = lines };
        return (page, marks, _ledger.Judge(_number, marks, page.Total, IsCounted));
    }

    private bool IsCounted => Paging.Kind is ApiPagingKind.Page or ApiPagingKind.Range;

    private async Task<string> Token(CancellationToken stop)
    {
        using var page = await caller.Ask(call.TokenAddress(keys), stop);
        var token = AnswerPath.Text(page.Root, [call.Api.Token!.Path]);
        if (string.IsNullOrEmpty(token)) throw ApiErrors.NoToken(call.Origin);
        caller.Hide([token]);
        return token;
    }

    private static Issue InParts(int pages, DateTimeOffset last)
    {
        var time = KoreanTime.Of(last).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new("collected-in-parts", 0, "", pages.ToString(CultureInfo.InvariantCulture), Severity.Info)
        {
            Message = new(
                $"전에 받다가 멈춘 {pages:N0}쪽({time}까지 받음)에 이어서 받았습니다. 그사이 제공 기관이 자료를 고쳤다면 빠지거나 겹친 행이 있을 수 있습니다.",
                $"It went on behind {pages:N0} pages that had come until {time}, before it was stopped; rows the provider changed in between may be missing or double."),
        };
    }
}
