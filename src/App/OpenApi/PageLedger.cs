using System.Globalization;
using Maru.Core.Data;

namespace Maru.App.OpenApi;

internal enum PageVerdict
{
    /// <summary>As many rows as there should be.</summary>
    Whole,

    /// <summary>Fewer than there should be at this place.</summary>
    Short,

    /// <summary>Row for row a page that came before.</summary>
    Repeated,
}

/// <summary>
/// Keeps account of pages: what the provider said there is against what came. Nothing is corrected silently; every difference is an
/// issue of the version.
/// </summary>
internal sealed class PageLedger(int rowsOfPage)
{
    // Over this the count of repeated rows stops, not the reading.
    private const int MostHashes = 4_000_000;

    private readonly HashSet<ulong> _rows = [];
    private readonly HashSet<ulong> _pages = [];
    private readonly List<int> _missing = [];
    private readonly SortedSet<long> _totals = [];
    private readonly List<int> _repeated = [];
    private long _repeatedRows;
    private int? _rowsSent;

    public long Received { get; private set; }

    public long? Total { get; private set; }

    /// <summary>Rows that full pages really have: some servers give fewer than they were asked for.</summary>
    private int Full => _rowsSent ?? rowsOfPage;

    /// <summary>Judges a page before it is taken.</summary>
    /// <param name="number">0, 1, 2 …</param>
    /// <param name="isCounted">True when the page's number says which rows are to be on it.</param>
    public PageVerdict Judge(int number, IReadOnlyList<ulong> rows, long? total, bool isCounted)
    {
        if (total is not null) Total = total;
        if (total is { } said) _totals.Add(said);
        if (number == 0 && rows.Count > 0 && rows.Count < rowsOfPage && rows.Count < Total) _rowsSent = rows.Count;
        // A single row may well come twice.
        if (rows.Count > 1 && _pages.Contains(Fingerprint(rows))) return PageVerdict.Repeated;
        return isCounted && Total is { } all && rows.Count < Math.Min(Full, all - ((long)number * Full)) ? PageVerdict.Short : PageVerdict.Whole;
    }

    public void Take(int number, IReadOnlyList<ulong> rows, PageVerdict verdict)
    {
        Received += rows.Count;
        if (verdict == PageVerdict.Short) _missing.Add(number);
        if (_rows.Count < MostHashes)
        {
            _repeatedRows += rows.Count(_rows.Contains);
            _rows.UnionWith(rows);
        }
        _pages.Add(Fingerprint(rows));
    }

    public void LeaveOut(int number) => _repeated.Add(number);

    /// <summary>True when no page is to follow.</summary>
    public bool IsLast(int number, int rows)
    {
        if (_repeated.Count > 2 && _repeated[^3] == number - 2) return true;
        if (Total is { } all) return (long)(number + 1) * Full >= all;
        return rows < rowsOfPage;
    }

    /// <param name="first">Number the API gives its first page.</param>
    public IReadOnlyList<Issue> Issues(int first)
    {
        var issues = new List<Issue>();
        if (Total is { } said && said != Received)
            issues.Add(Issue("rows-differ-from-total", Text(Received), Severity.Error, Math.Abs(said - Received),
                $"제공 기관은 모두 {said:N0}행이라고 했는데 {Received:N0}행을 받았습니다.{Pages(" 모자란 쪽: ", _missing, first)}",
                $"The provider says {said:N0} rows, but {Received:N0} came.{Pages(" Short pages: ", _missing, first)}", Text(said)));
        if (_totals.Count > 1)
            issues.Add(Issue("total-changed", Text(_totals.Max), Severity.Warning, 1,
                $"받는 동안 제공 기관의 전체 행 수가 {_totals.Min:N0}에서 {_totals.Max:N0} 사이로 바뀌었습니다. 빠지거나 겹친 행이 있을 수 있습니다.",
                $"The provider's total changed between {_totals.Min:N0} and {_totals.Max:N0} while it was read; rows may be missing or double."));
        if (_repeated.Count > 0)
            issues.Add(Issue("page-repeated", Pages("", _repeated, first), Severity.Warning, _repeated.Count,
                $"앞에서 받은 것과 똑같은 쪽이 다시 와서 뺐습니다.{Pages(" 쪽: ", _repeated, first)}",
                $"Pages that had come before came again and were left out.{Pages(" Pages: ", _repeated, first)}"));
        if (_repeatedRows > 0)
            issues.Add(Issue("rows-on-two-pages", Text(_repeatedRows), Severity.Warning, _repeatedRows,
                $"다른 쪽에서 받은 것과 모든 값이 같은 행이 {_repeatedRows:N0}개 있습니다. 빼지 않았습니다.",
                $"{_repeatedRows:N0} rows are the same in every value as rows of another page; they were kept."));
        return issues;
    }

    private static string Pages(string before, List<int> numbers, int first) =>
        numbers.Count == 0 ? "" : before + string.Join(", ", numbers.Take(10).Select(number => Text(number + first))) + (numbers.Count > 10 ? " …" : "");

    private static ulong Fingerprint(IReadOnlyList<ulong> rows)
    {
        var mixed = (ulong)rows.Count;
        foreach (var row in rows) mixed = (mixed * 0x9E3779B97F4A7C15) ^ row;
        return mixed;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Issue Issue(string rule, string found, Severity severity, long count, string ko, string en, string expected = "") =>
        new(rule, 0, "", found, severity) { Count = count, Expected = expected, Message = new(ko, en) };
}
