using System.Text;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>Why a row is no data row.</summary>
public enum RowVerdict
{
    Data,
    Blank,
    Total,
    Footnote,
    RepeatedHeader,
    Ragged,
}

/// <summary>Tells totals, footnotes, repeated headers and torn rows from data, by cells that cost little to look at.</summary>
public sealed class RowFilter
{
    private static readonly HashSet<string> TotalWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "합계", "총계", "소계", "계", "누계", "총합계", "총 합계", "합 계", "총 계", "소 계", "전체합계", "월계", "부분합", "total", "sum", "subtotal", "sub total", "grand total",
    };

    private readonly byte[][][] _header;
    private readonly int[] _cells;
    private readonly int _width;
    private readonly bool _totals;
    private readonly bool _sumsUnderKey;
    private readonly long _wholeRow;
    private readonly IReadOnlySet<RowVerdict> _admitted;

    public RowFilter(TableLayout layout)
    {
        _admitted = layout.Admitted;
        _header = [.. layout.Headers.Select(column => column.Source.Split(" · ").Select(Encoding.UTF8.GetBytes).ToArray())];
        _cells = [.. layout.Headers.Select(column => column.Cell)];
        _width = layout.Headers.Count == 0 ? 0 : layout.Headers.Max(column => column.Cell) + 1;
        _sumsUnderKey = layout.SumsUnderKey;
        _wholeRow = layout.WholeRowNumber;
        _totals = layout.TotalsAreRows && layout.Headers.Count > 1;
    }

    public static bool IsTotal(string? first) => first is not null && TotalWords.Contains(HeaderNames.Clean(first).Trim('[', ']', '(', ')', '<', '>', '*', ' '));

    public RowVerdict Judge(CellBlock block, int row)
    {
        var cells = block.Cells(row);
        var first = FirstFilled(block, row, cells.Length);
        if (first < 0) return RowVerdict.Blank;
        var text = CellText.Trim(block.Utf8(row, first));
        // Only letters can begin what is no data row; most data rows begin with a digit and are done here.
        if ((uint)(text[0] - '0') > 9 && Special(block, row, cells.Length, first, text) is var verdict and not RowVerdict.Data && !_admitted.Contains(verdict)) return verdict;
        if ((_totals && IsSubtotal(block, row, first) || block.RowNumber(row) == _wholeRow) && !_admitted.Contains(RowVerdict.Total)) return RowVerdict.Total;
        return cells.Length > _width && HasValueBehind(block, row, cells.Length) ? RowVerdict.Ragged : RowVerdict.Data;
    }

    /// <summary>The row ends before the last column of the header.</summary>
    public bool IsShort(CellBlock block, int row) => block.CellCount(row) < _width;

    /// <summary>Lines within the row's cells that have as many delimiters as a row of the table: what a quote that was never closed swallows.</summary>
    public int RowsInside(CellBlock block, int row, byte delimiter)
    {
        var count = 0;
        for (var column = 0; _width > 1 && column < block.CellCount(row); column++)
        {
            var text = block.Utf8(row, column);
            // What stands before the first break and behind the last belongs to the row itself.
            while (text.IndexOf((byte)'\n') is >= 0 and var end)
            {
                text = text[(end + 1)..];
                var line = text.IndexOf((byte)'\n') is >= 0 and var next ? text[..next] : text;
                if (line.Count(delimiter) >= _width - 1) count++;
            }
        }
        return count;
    }

    private RowVerdict Special(CellBlock block, int row, int count, int first, ReadOnlySpan<byte> text)
    {
        if (_totals && text.Length <= 24 && MayBeTotal(text) && IsTotal(Encoding.UTF8.GetString(text))) return RowVerdict.Total;
        if (IsFootnote(block, row, count, first, text)) return RowVerdict.Footnote;
        return first < _cells.Length && IsHeaderAgain(block, row) ? RowVerdict.RepeatedHeader : RowVerdict.Data;
    }

    // 2023년 1월,소계: in a table by two or three keys the word stands in the second or third.
    private bool IsSubtotal(CellBlock block, int row, int first)
    {
        for (var column = first + 1; column <= first + 2; column++)
        {
            var text = block.Utf8(row, column);
            if (_sumsUnderKey && text.SequenceEqual("계"u8)) return true;
            if (text.Length == 6 && text[0] >= 0xEC && (text.SequenceEqual("소계"u8) || text.SequenceEqual("합계"u8) || text.SequenceEqual("총계"u8))) return true;
        }
        return false;
    }

    private static bool MayBeTotal(ReadOnlySpan<byte> s) =>
        s[0] is (byte)'[' or (byte)'(' or (byte)'<' or (byte)'*' or (byte)'t' or (byte)'T' or (byte)'s' or (byte)'S' or (byte)'g' or (byte)'G'
        || s.StartsWith("합"u8) || s.StartsWith("총"u8) || s.StartsWith("소"u8) || s.StartsWith("계"u8) || s.StartsWith("누"u8) || s.StartsWith("전체합"u8) || s.StartsWith("월계"u8) || s.StartsWith("부분합"u8);

    // A mark begins a note only when the row holds nothing else; in a table of one column, where every row is such, only ※ does.
    private bool IsFootnote(CellBlock block, int row, int count, int first, ReadOnlySpan<byte> s)
    {
        if (_width < 2) return s.StartsWith("※"u8);
        var mark = s.StartsWith("※"u8) || s.StartsWith("*)"u8) || s.StartsWith("* "u8) || s.StartsWith("주)"u8) || s.StartsWith("주:"u8) || s.StartsWith("주 :"u8)
            || s.StartsWith("주1)"u8) || s.StartsWith("자료:"u8) || s.StartsWith("자료 :"u8) || s.StartsWith("출처"u8) || s.StartsWith("비고:"u8) || s.StartsWith("작성"u8);
        if (!mark) return false;
        for (var column = first + 1; column < count; column++)
            if (CellText.Trim(block.Utf8(row, column)).Length > 0) return false;
        return true;
    }

    // Of a stacked header any of its rows may come again; the cells behind a merged parent are blank then.
    private bool IsHeaderAgain(CellBlock block, int row)
    {
        var same = 0;
        for (var i = 0; i < _cells.Length; i++)
        {
            var text = CellText.Trim(block.Utf8(row, _cells[i]));
            if (text.Length == 0) continue;
            if (!IsOneOf(text, _header[i])) return false;
            same++;
        }
        return same * 2 > _cells.Length;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> text, byte[][] levels)
    {
        foreach (var level in levels)
            if (text.SequenceEqual(level)) return true;
        return false;
    }

    private int FirstFilled(CellBlock block, int row, int count)
    {
        for (var column = 0; column < count; column++)
            if (CellText.Trim(block.Utf8(row, column)).Length > 0) return column;
        return -1;
    }

    private bool HasValueBehind(CellBlock block, int row, int count)
    {
        for (var column = _width; column < count; column++)
            if (CellText.Trim(block.Utf8(row, column)).Length > 0) return true;
        return false;
    }
}
